//! What a whole-number setting of the rules is called, and what it means.

use crate::judge::Bound;

/// A setting in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettingWords {
    /// Label on the page.
    pub label: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

/// What a setting is called. One without words of its own is called by its name in files.
pub fn setting_words(bound: &Bound) -> SettingWords {
    let (label, meaning) = match bound.name {
        "window_days" => (
            "Window (days)",
            "Worsening that lasts this long after the session is persistent. Four weeks is a convention (“within a month”), not a biological constant.",
        ),
        "gap_days" => {
            ("Gap between confirming scores (days)", "Two scores that confirm each other are at least this far apart.")
        }
        "acute_days" => {
            ("Acute (days)", "A score fewer than this many days after a session is acute: drawn, never judged.")
        }
        "attribution_days" => ("Near a session (days)", "An onset within this of a session is near it."),
        "baseline_lookback_days" => {
            ("Baseline look-back (days)", "How old a baseline score may be at the course's first session.")
        }
        "baseline_max" => ("Baseline scores averaged", "How many of the latest baseline scores are averaged."),
        "washout_days" => (
            "Washout (days)",
            "A baseline score this soon after a session of an earlier course may itself be worse than usual, and is marked.",
        ),
        "due_every_days" => ("Follow-up every (days)", "Cadence of follow-up scores."),
        "grace_days" => ("Grace (days)", "How late a score may be before it is overdue."),
        "stale_days" => ("Stale after (days)", "How old the last score of an open episode may be."),
        "mood_rise" => {
            ("PHQ-9 rise shown (points)", "Rise of PHQ-9 over its own baseline that is shown next to a memory flag.")
        }
        name => (name, ""),
    };
    SettingWords { label, meaning }
}
