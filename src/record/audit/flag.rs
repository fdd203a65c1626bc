//! A flag as it was shown.

use crate::record::{Day, TrackState};
use serde::{Deserialize, Serialize};

/// A flag as it was shown: state, since when, and the rule in force. Nothing in it moves with the day alone, so that an unchanged flag is
/// recorded once.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownFlag {
    /// The track's state.
    pub state: TrackState,
    /// Persistent since that day, or, where it is not, worse since then.
    pub since: Day,
    /// Of a recovering track: back at baseline since that day, where the latest scores are. `since` is the same then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_back: bool,
    /// Whether it was severe.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub severe: bool,
    /// From how many points on the bad side of the baseline a score was worse, rounded to hundredths as it was shown; none where there was no
    /// rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worse_from: Option<f64>,
    /// Days of the window.
    pub window_days: i32,
}
