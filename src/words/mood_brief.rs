//! Mood in a few words for a row. A PHQ-9 that says nothing about now is never shown as if it did.

use super::change_words::change_words;
use super::day_words::day_words;
use crate::judge::{MoodBeside, MoodChange, PatientJudgement};
use crate::record::format_points;

/// Mood beside the track that speaks for the patient: "PHQ-9 12, 6 points worse", "mood not measured since 9 Nov".
pub(super) fn mood_brief(judgement: &PatientJudgement) -> String {
    let day = |day| day_words(day, judgement.as_of);
    match judgement.mood_beside(judgement.leading()) {
        MoodBeside::NoBaseline(None) => "mood not known".to_owned(),
        MoodBeside::NoBaseline(Some(latest)) => {
            format!("PHQ-9 {} on {}, no baseline", format_points(latest.value), day(latest.day))
        }
        MoodBeside::NotMeasured(baseline, _) if judgement.sessions.is_empty() => {
            format!("PHQ-9 {} before treatment", format_points(baseline.value))
        }
        MoodBeside::NotMeasured(baseline, _) => format!("mood not measured since {}", day(baseline.last_day)),
        MoodBeside::BeforeWorsening(change) | MoodBeside::Stale(change) => {
            format!(
                "mood not measured since {} (PHQ-9 {} then)",
                day(change.latest.day),
                format_points(change.latest.value)
            )
        }
        MoodBeside::Comparable(change) => measured(change),
    }
}

/// "PHQ-9 12, 6 points worse".
fn measured(change: &MoodChange) -> String {
    let value = format_points(change.latest.value);
    match change_words(change.rise) {
        Some(change) => format!("PHQ-9 {value}, {change}"),
        None => format!("PHQ-9 {value}, same as at baseline"),
    }
}
