//! The clinic's rules in format 1, frozen: JSON with these names.

use crate::judge::Policy;
use serde::{Deserialize, Serialize};

/// The rules in force.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Policy1(#[serde(with = "Fields")] pub(crate) Policy);

/// Every field as it is named.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Policy", deny_unknown_fields)]
struct Fields {
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
