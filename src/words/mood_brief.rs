//! Mood in a few words for a row. A PHQ-9 that says nothing about now is never shown as if it did.

use super::change_words::change_words;
use crate::judge::{MoodBeside, MoodChange, PatientJudgement};
use crate::record::{Day, format_points};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// Mood beside the track that speaks for the patient: "PHQ-9 12, 6 points worse", "mood not measured since 9 Nov".
pub(super) fn mood_brief(judgement: &PatientJudgement) -> String {
    let day = |day: Day| day.beside(judgement.as_of);
    match judgement.mood_beside(judgement.leading()) {
        MoodBeside::NoBaseline(None) => worded("mood not known").to_owned(),
        MoodBeside::NoBaseline(Some(latest)) => {
            say!("PHQ-9 {score} on {day}, no baseline", score = format_points(latest.value), day = day(latest.day))
        }
        MoodBeside::NotMeasured(baseline, _) if judgement.sessions.is_empty() => {
            say!("PHQ-9 {baseline} before treatment", baseline = format_points(baseline.value))
        }
        MoodBeside::NotMeasured(baseline, _) => {
            say!("mood not measured since {baseline}", baseline = day(baseline.last_day))
        }
        MoodBeside::BeforeWorsening(change) | MoodBeside::Stale(change) => {
            say!(
                "mood not measured since {day} (PHQ-9 {score} then)",
                day = day(change.latest.day),
                score = format_points(change.latest.value)
            )
        }
        MoodBeside::Comparable(change) => measured(change),
    }
}

/// "PHQ-9 12, 6 points worse".
fn measured(change: &MoodChange) -> String {
    let value = format_points(change.latest.value);
    match change_words(change.rise) {
        Some(change) => say!("PHQ-9 {value}, {change}", value, change),
        None => say!("PHQ-9 {value}, same as at baseline", value),
    }
}
