//! Mood in a few words for a row. A PHQ-9 that says nothing about now is never shown as if it did.

use super::change_words::change_words;
use super::day_words::day_words;
use crate::judge::{MoodBeside, MoodChange, PatientJudgement};
use crate::record::{Day, format_points};

/// PHQ-9 in a few words.
#[derive(Clone, Debug, PartialEq)]
pub struct MoodBrief {
    /// The latest PHQ-9 after its own baseline that counts; none where mood was not measured since.
    pub latest: Option<(Day, f64)>,
    /// Points above its own baseline; negative when mood is better.
    pub rise: Option<f64>,
    /// Whether the rise reaches the setting.
    pub raised: bool,
    /// In words: "PHQ-9 12, 6 points worse", "mood not measured since 9 Nov".
    pub text: String,
}

impl MoodBrief {
    /// What is known of mood beside the track that speaks for the patient.
    pub(super) fn of(judgement: &PatientJudgement) -> Self {
        let change = judgement.mood.measured();
        Self {
            latest: change.map(|change| (change.latest.day, change.latest.value)),
            rise: change.map(|change| change.rise),
            raised: judgement.mood.is_raised(),
            text: text(judgement),
        }
    }
}

fn text(judgement: &PatientJudgement) -> String {
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
