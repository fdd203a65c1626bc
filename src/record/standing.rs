//! Where a memory track stands, and where it stood when something was decided: in codes and figures, to be read years later.

use super::field::choice;
use super::{Day, InstrumentId};
use serde::{Deserialize, Serialize};

choice! {
    /// The state of one track. In the order that decides which track speaks for the patient: the most pressing first.
    pub enum TrackState {
        /// The flag: worse beyond the window, confirmed.
        Persistent = 1 "persistent",
        /// The flag stays up; the latest scores are recovered.
        Recovering = 2 "recovering",
        /// Worse beyond the window once; needs confirmation.
        Provisional = 3 "provisional",
        /// Worse inside the window.
        Emerging = 4 "emerging",
        /// No score before treatment: change can't be judged.
        NoBaseline = 5 "no_baseline",
        /// The flag came down with the latest score.
        Resolved = 6 "resolved",
        /// No episode.
        Stable = 7 "stable",
        /// No session yet in the course.
        BaselineOnly = 8 "baseline_only",
    }
}

/// Where one memory track stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// By which instrument.
    pub instrument: InstrumentId,
    /// The instrument's short name then.
    pub name: String,
    /// Its state.
    pub state: TrackState,
    /// Whether nothing could be told of how memory was then: no episode was open, and the track's silence told nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_silent: bool,
    /// The baseline, in instrument points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<f64>,
    /// From how many points on the bad side of the baseline a score was worse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worse_from: Option<f64>,
    /// The latest score that counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<LastScored>,
}

/// The latest score that counted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LastScored {
    /// Its day.
    pub day: Day,
    /// In instrument points.
    pub value: f64,
}

impl Standing {
    /// Whether the track stands in the same state as another: figures aside.
    pub fn is_as(&self, other: &Self) -> bool {
        self.instrument == other.instrument && self.state == other.state && self.is_silent == other.is_silent
    }
}
