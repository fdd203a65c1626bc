//! The score that was given last.

use crate::record::Day;
use serde::Serialize;

/// The latest score that counts: eligible, or else of the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LastScore {
    /// Place in the chart's list of scores.
    pub score: u32,
    /// Its day.
    pub day: Day,
    /// The score itself, in instrument points.
    pub value: f64,
    /// Whether it was judged; else it belongs to the baseline.
    pub judged: bool,
}
