//! An episode: from the score that opens it to the one that closes it.

use super::Policy;
use super::threshold::ROUNDING;
use crate::record::Day;
use serde::Serialize;

/// Where an open episode stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Phase {
    Emerging,
    Provisional,
    Persistent,
    Recovering,
}

/// How surely the onset can be put down to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribution {
    /// Near a session, with no good score between.
    Probable,
    /// Neither probable nor unlikely.
    Possible,
    /// Not near a session, and a good score lies between.
    Unlikely,
}

/// What treatment did around the latest worse score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subtype {
    /// The last session lies the window or more back.
    OffDrug,
    /// A session came after the index session, or after the onset where there is none.
    OnTreatment,
    /// No further session came.
    SingleExposure,
}

/// The episode's largest worsening in standard deviations of the norm group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Less than one.
    Mild,
    /// Less than two.
    Moderate,
    /// Two or more.
    Severe,
}

/// How an episode ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A recovered score, and no worse one from the window's end on.
    Transient,
    /// A recovered score before the late worse score was confirmed.
    NotConfirmed,
    /// Recovered scores far enough apart after a flag.
    Resolved,
}

/// An episode that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PastEpisode {
    /// The day of the score that opened it.
    pub onset: Day,
    /// The day of the score that closed it.
    pub end: Day,
    /// How it ended.
    pub outcome: Outcome,
    /// The day on which its window ended, or would have.
    #[serde(skip)]
    pub window_ends: Day,
}

impl PastEpisode {
    /// Whether the score that closed it lies inside the window. Where it does not, whether the worsening lasted as long as the window is not
    /// known.
    pub fn closed_inside_window(&self) -> bool {
        self.end < self.window_ends
    }
}

/// An open episode.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Episode {
    #[serde(skip)]
    pub(super) phase: Phase,
    /// The day of the worse score that opened it.
    pub onset: Day,
    /// The session that the clock starts at; none if the attribution is unlikely.
    pub index_session: Option<Day>,
    /// The index session, or the onset.
    pub clock_start: Day,
    /// How surely the onset can be put down to the session before it.
    pub attribution: Attribution,
    /// What treatment did around the latest worse score.
    pub subtype: Subtype,
    /// The largest `w` of the episode, in instrument points.
    pub peak_worsening: f64,
    /// The day of the latest worse score.
    pub last_worse: Day,
    /// The last day before the onset with a score that was not worse, the baseline included.
    pub last_not_worse: Day,
    /// The day of the first time that it was persistent.
    pub persistent_since: Option<Day>,
    /// The two worse scores that confirmed each other when it became persistent.
    pub confirming_pair: Option<(Day, Day)>,
    /// The first day of the unbroken run of recovered scores, while recovering.
    pub recovered_since: Option<Day>,
    /// How often a worse score came while recovering.
    pub relapses: u32,
    /// The days of its worse scores, oldest first.
    pub worse_days: Vec<Day>,
    #[serde(skip)]
    pub(super) sessions_before: u32,
}

impl Episode {
    /// The day on which the window ends: worse from here on is no longer emerging.
    pub fn window_ends(&self, policy: &Policy) -> Day {
        self.clock_start.plus(policy.window_days)
    }

    /// Days for which the worsening is certain to have lasted: from the onset to the last worse score.
    pub fn at_least_days(&self) -> i32 {
        self.last_worse.days_since(self.onset)
    }

    /// Severity by the largest worsening, where the instrument has a norm group's standard deviation.
    pub fn severity(&self, norm_sd: Option<f64>) -> Option<Severity> {
        let sds = (self.peak_worsening + ROUNDING) / norm_sd?;
        Some(match sds {
            x if x < 1.0 => Severity::Mild,
            x if x < 2.0 => Severity::Moderate,
            _ => Severity::Severe,
        })
    }
}
