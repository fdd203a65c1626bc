//! The clinic's settings: what counts as worse, for how long, and when a score is late.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The confidences that may be chosen: z, and the one-sided confidence in per cent.
pub const Z_CHOICES: [(f64, &str); 4] = [(1.282, "90 %"), (1.645, "95 %"), (1.960, "97.5 %"), (2.326, "99 %")];

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

/// One whole-number setting: its name in files, what it is called and means on the page, and its bounds.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// Name in `policy.json`.
    pub name: &'static str,
    /// Label on the page.
    pub label: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
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
    ($field:ident, $label:literal, $min:literal, $max:literal, $meaning:literal) => {
        Bound {
            name: stringify!($field),
            label: $label,
            meaning: $meaning,
            min: $min,
            max: $max,
            get: |p| p.$field,
            slot: |p| &mut p.$field,
        }
    };
}

impl Policy {
    /// Every whole-number setting with its bounds; `z` is chosen from [`Z_CHOICES`] instead.
    pub const BOUNDS: [Bound; 11] = [
        bound!(
            window_days,
            "Window (days)",
            7,
            365,
            "Worsening that lasts this long after the session is persistent. Four weeks is a convention (“within a month”), not a biological constant."
        ),
        bound!(
            gap_days,
            "Gap between confirming scores (days)",
            1,
            60,
            "Two scores that confirm each other are at least this far apart."
        ),
        bound!(
            acute_days,
            "Acute (days)",
            0,
            14,
            "A score fewer than this many days after a session is acute: drawn, never judged."
        ),
        bound!(attribution_days, "Near a session (days)", 1, 90, "An onset within this of a session is near it."),
        bound!(
            baseline_lookback_days,
            "Baseline look-back (days)",
            7,
            365,
            "How old a baseline score may be at the course's first session."
        ),
        bound!(baseline_max, "Baseline scores averaged", 1, 10, "How many of the latest baseline scores are averaged."),
        bound!(
            washout_days,
            "Washout (days)",
            0,
            180,
            "A baseline score this soon after a session of an earlier course may itself be worse than usual, and is marked."
        ),
        bound!(due_every_days, "Follow-up every (days)", 1, 90, "Cadence of follow-up scores."),
        bound!(grace_days, "Grace (days)", 0, 60, "How late a score may be before it is overdue."),
        bound!(stale_days, "Stale after (days)", 7, 365, "How old the last score of an open episode may be."),
        bound!(
            mood_rise,
            "PHQ-9 rise shown (points)",
            1,
            27,
            "Rise of PHQ-9 over its own baseline that is shown next to a memory flag."
        ),
    ];

    /// The names of the settings that the text of a `policy.json` does not name; all of them where it is none.
    pub fn names_missing(text: &str) -> Vec<&'static str> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let named: BTreeMap<String, IgnoredAny> = serde_json::from_str(text).unwrap_or_default();
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
            if value < bound.min || value > bound.max {
                return Err(PolicyError::OutOfRange { name: bound.name, found: value, min: bound.min, max: bound.max });
            }
        }
        if Z_CHOICES.iter().all(|(z, _)| (z - self.z).abs() > 1e-9) {
            return Err(PolicyError::NotAChoice { found: self.z.to_string() });
        }
        Ok(())
    }
}

/// Why a policy is refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PolicyError {
    /// A whole-number setting lies outside its bounds.
    #[error("{name} must be {min} to {max}, found {found}")]
    OutOfRange {
        /// The setting.
        name: &'static str,
        /// What stood there.
        found: i32,
        /// Lowest allowed value.
        min: i32,
        /// Highest allowed value.
        max: i32,
    },
    /// What stands at a whole-number setting is no whole number.
    #[error("{name} must be a whole number, {min} to {max}, found {found}")]
    NotWhole {
        /// The setting.
        name: &'static str,
        /// What stood there, in words.
        found: String,
        /// Lowest allowed value.
        min: i32,
        /// Highest allowed value.
        max: i32,
    },
    /// `z` is none of the four confidences.
    #[error("z must be one of {}, found {found}", choices())]
    NotAChoice {
        /// What stood there, in words.
        found: String,
    },
    /// There is no such setting.
    #[error("there is no setting {name:?}; known is {known}")]
    Unknown {
        /// The name as it stands there.
        name: String,
        /// The setting that it most likely means, or all of them.
        known: String,
    },
    /// A setting stands twice.
    #[error("{name} stands twice")]
    NamedTwice {
        /// The setting.
        name: String,
    },
    /// The text is not JSON.
    #[error("not valid JSON: line {}, column {}: {why}", place.0, place.1)]
    NotJson {
        /// What is wrong there.
        why: &'static str,
        /// Line and column in the text, from 1.
        place: (usize, usize),
    },
}

/// The confidences, as a message lists them.
fn choices() -> String {
    Z_CHOICES.map(|(z, _)| z.to_string()).join(", ")
}
