//! Mood in brief, for a row.

use crate::judge::PatientJudgement;
use crate::record::Day;

/// PHQ-9 in brief.
#[derive(Clone, Debug, PartialEq)]
pub struct MoodBrief {
    /// The latest PHQ-9 after its own baseline that counts; none where mood was not measured since.
    pub latest: Option<(Day, f64)>,
    /// Points above its own baseline; negative when mood is better.
    pub rise: Option<f64>,
    /// Whether the rise reaches the setting.
    pub raised: bool,
}

impl MoodBrief {
    /// What is known of mood beside the track that speaks for the patient.
    pub(super) fn of(judgement: &PatientJudgement) -> Self {
        let change = judgement.mood.measured();
        Self {
            latest: change.map(|change| (change.latest.day, change.latest.value)),
            rise: change.map(|change| change.rise),
            raised: judgement.mood.is_raised(),
        }
    }
}
