//! Scores that are kept and not judged, and why.

use crate::record::Day;
use serde::Serialize;

/// Why a score is kept and not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SetAsideReason {
    /// Dated after today.
    Future,
    /// Too soon after a session.
    Acute,
    /// A later score of the same day counts instead.
    LaterScoreSameDay,
    /// Before the course, and older than the look-back allows.
    BeforeLookback,
    /// Before the course, and older than the scores that make the baseline.
    OlderThanBaseline,
    /// After the course's first session, but there is no baseline to compare it with.
    NoBaseline,
}

/// A score that is kept and not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// Place in the chart's list of scores.
    pub score: u32,
    /// Its day.
    pub day: Day,
    /// Why.
    pub reason: SetAsideReason,
}
