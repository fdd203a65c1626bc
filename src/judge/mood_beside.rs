//! What the latest PHQ-9 can say beside a memory track: whether the two were measured at comparable times.

use super::{Baseline, LastScore, Mood, MoodChange, PatientJudgement, TrackJudgement};
use crate::record::Day;

/// What mood can say beside a memory track today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MoodBeside<'a> {
    /// No PHQ-9 to compare with.
    NoBaseline(Option<&'a LastScore>),
    /// Not measured since the baseline, or since then only too soon after a session.
    NotMeasured(&'a Baseline, Option<Day>),
    /// Measured too long before the worsening to say anything about it.
    BeforeWorsening(&'a MoodChange),
    /// Measured too long ago to say anything about now.
    Stale(&'a MoodChange),
    /// Measured at the right time.
    Comparable(&'a MoodChange),
}

impl PatientJudgement {
    /// What mood can say beside that track. Beside an episode only a PHQ-9 from no earlier than `gap_days` before the onset is comparable.
    pub fn mood_beside(&self, track: Option<&TrackJudgement>) -> MoodBeside<'_> {
        let change = match &self.mood {
            Mood::NoBaseline { latest } => return MoodBeside::NoBaseline(latest.as_ref()),
            Mood::NotMeasured { baseline, acute } => return MoodBeside::NotMeasured(baseline, *acute),
            Mood::Measured(change) => change,
        };
        let onset = track.and_then(|t| t.episode.as_ref()).map(|e| e.onset);
        if onset.is_some_and(|onset| change.latest.day < onset.plus(-self.policy.gap_days)) {
            MoodBeside::BeforeWorsening(change)
        } else if self.as_of.days_since(change.latest.day) > self.policy.stale_days {
            MoodBeside::Stale(change)
        } else {
            MoodBeside::Comparable(change)
        }
    }
}
