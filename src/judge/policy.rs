//! The clinic's settings: what counts as worse, for how long, and when a score is late.

use super::{Json, PolicyError, Z_CHOICES};
use crate::record::from_json;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The settings in force. Every field has a default, so that `policy.json` may name only what differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Worsening that lasts this many days after the session is persistent.
    pub window_days: i32,
    /// Two scores that confirm each other are at least this many days apart.
    pub gap_days: i32,
    /// A score fewer than this many days after a session is acute: drawn, never judged.
    pub acute_days: i32,
    /// One-sided confidence as a quantile of the normal distribution.
    pub z: f64,
    /// Onset within this many days of a session is near it.
    pub attribution_days: i32,
    /// How many days old a baseline score may be at the course's first session.
    pub baseline_lookback_days: i32,
    /// How many of the latest baseline scores are averaged.
    pub baseline_max: i32,
    /// A baseline score this soon (in days) after an earlier course's session is contaminated.
    pub washout_days: i32,
    /// Cadence of follow-up scores in days.
    pub due_every_days: i32,
    /// How many days late a score may be before it is overdue.
    pub grace_days: i32,
    /// How many days old the last score of an open episode may be.
    pub stale_days: i32,
    /// Rise of PHQ-9 over its own baseline, in points, that is shown next to a memory flag.
    pub mood_rise: i32,
}

impl Default for Policy {
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

/// One whole-number setting: its name in files and its bounds.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// Name in `policy.json`.
    pub name: &'static str,
    /// Lowest allowed value.
    pub min: i32,
    /// Highest allowed value.
    pub max: i32,
    /// The value in a policy.
    pub get: fn(&Policy) -> i32,
    /// Where to set it in a policy.
    pub slot: fn(&mut Policy) -> &mut i32,
}

macro_rules! bound {
    ($field:ident, $min:literal, $max:literal) => {
        Bound { name: stringify!($field), min: $min, max: $max, get: |p| p.$field, slot: |p| &mut p.$field }
    };
}

impl Policy {
    /// Every setting by its name in files, with its value as a file has it.
    pub fn settings(&self) -> impl Iterator<Item = (&'static str, String)> + '_ {
        let whole = Self::BOUNDS.iter().map(|bound| (bound.name, (bound.get)(self).to_string()));
        whole.chain(std::iter::once_with(|| ("z", self.z.to_string())))
    }

    /// Every whole-number setting with its bounds; `z` is chosen from [`Z_CHOICES`] instead.
    pub const BOUNDS: [Bound; 11] = [
        bound!(window_days, 7, 365),
        bound!(gap_days, 1, 60),
        bound!(acute_days, 0, 14),
        bound!(attribution_days, 1, 90),
        bound!(baseline_lookback_days, 7, 365),
        bound!(baseline_max, 1, 10),
        bound!(washout_days, 0, 180),
        bound!(due_every_days, 1, 90),
        bound!(grace_days, 0, 60),
        bound!(stale_days, 7, 365),
        bound!(mood_rise, 1, 27),
    ];

    /// The names of the settings that the text of a `policy.json` does not name; all of them where it is none.
    pub fn names_missing(text: &str) -> Vec<&'static str> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let named: BTreeMap<String, IgnoredAny> = from_json(text).unwrap_or_default();
        Self::names().filter(|name| !named.contains_key(*name)).collect()
    }

    /// The names of all settings.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::BOUNDS.iter().map(|bound| bound.name).chain(["z"])
    }

    /// Whether every value lies within its bounds.
    ///
    /// # Errors
    /// Names the first setting that does not, what it is and what is allowed.
    pub fn check(&self) -> Result<(), PolicyError> {
        for bound in &Self::BOUNDS {
            let value = (bound.get)(self);
            if !(bound.min..=bound.max).contains(&value) {
                return Err(PolicyError::OutOfRange { name: bound.name, found: value, min: bound.min, max: bound.max });
            }
        }
        if Z_CHOICES.iter().all(|(z, _)| (z - self.z).abs() > 1e-9) {
            return Err(PolicyError::NotAChoice { found: Json::Plain(self.z.to_string()) });
        }
        Ok(())
    }
}
