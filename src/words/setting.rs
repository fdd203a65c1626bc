//! What a whole-number setting of the rules is called, and what it means.

use crate::judge::Bound;
use crate::words::language::worded;

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
            worded("Window (days)"),
            worded(
                "Worsening that lasts this long after the session is persistent. Four weeks is a convention (“within a month”), not a biological constant.",
            ),
        ),
        "gap_days" => (
            worded("Gap between confirming scores (days)"),
            worded("Two scores that confirm each other are at least this far apart."),
        ),
        "acute_days" => (
            worded("Acute (days)"),
            worded("A score fewer than this many days after a session is acute: drawn, never judged."),
        ),
        "attribution_days" => {
            (worded("Near a session (days)"), worded("An onset within this of a session is near it."))
        }
        "baseline_lookback_days" => (
            worded("Baseline look-back (days)"),
            worded("How old a baseline score may be at the course’s first session."),
        ),
        "baseline_max" => {
            (worded("Baseline scores averaged"), worded("How many of the latest baseline scores are averaged."))
        }
        "washout_days" => (
            worded("Washout (days)"),
            worded(
                "A baseline score this soon after a session of an earlier course may itself be worse than usual, and is marked.",
            ),
        ),
        "due_every_days" => (worded("Follow-up every (days)"), worded("Cadence of follow-up scores.")),
        "grace_days" => (worded("Grace (days)"), worded("How late a score may be before it is overdue.")),
        "stale_days" => (worded("Stale after (days)"), worded("How old the last score of an open episode may be.")),
        "mood_rise" => (
            worded("PHQ-9 rise shown (points)"),
            worded("Rise of PHQ-9 over its own baseline that is shown next to a memory flag."),
        ),
        name => (name, ""),
    };
    SettingWords { label, meaning }
}
