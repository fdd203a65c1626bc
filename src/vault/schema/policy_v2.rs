//! The clinic's settings in schema version 2, which brought them among the records, frozen.

use crate::judge::Policy;
use serde::{Deserialize, Serialize};

/// The settings in force. A setting that isn't there had its default then.
#[derive(Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PolicyV2 {
    window_days: i32,
    gap_days: i32,
    acute_days: i32,
    z: f64,
    attribution_days: i32,
    baseline_lookback_days: i32,
    baseline_max: i32,
    washout_days: i32,
    due_every_days: i32,
    grace_days: i32,
    stale_days: i32,
    mood_rise: i32,
}

impl Default for PolicyV2 {
    fn default() -> Self {
        Self {
            window_days: 28,
            gap_days: 7,
            acute_days: 1,
            z: 1.645,
            attribution_days: 14,
            baseline_lookback_days: 90,
            baseline_max: 3,
            washout_days: 28,
            due_every_days: 7,
            grace_days: 7,
            stale_days: 56,
            mood_rise: 5,
        }
    }
}

impl From<&Policy> for PolicyV2 {
    fn from(p: &Policy) -> Self {
        Self {
            window_days: p.window_days,
            gap_days: p.gap_days,
            acute_days: p.acute_days,
            z: p.z,
            attribution_days: p.attribution_days,
            baseline_lookback_days: p.baseline_lookback_days,
            baseline_max: p.baseline_max,
            washout_days: p.washout_days,
            due_every_days: p.due_every_days,
            grace_days: p.grace_days,
            stale_days: p.stale_days,
            mood_rise: p.mood_rise,
        }
    }
}

impl PolicyV2 {
    /// As the program runs on it.
    pub(super) fn upgrade(self) -> Policy {
        Policy {
            window_days: self.window_days,
            gap_days: self.gap_days,
            acute_days: self.acute_days,
            z: self.z,
            attribution_days: self.attribution_days,
            baseline_lookback_days: self.baseline_lookback_days,
            baseline_max: self.baseline_max,
            washout_days: self.washout_days,
            due_every_days: self.due_every_days,
            grace_days: self.grace_days,
            stale_days: self.stale_days,
            mood_rise: self.mood_rise,
        }
    }
}
