//! Where a patient would stand with scores that are not kept yet: one that is typed, or all of a response together, as one press takes them all.

use super::{Kept, Made};
use crate::judge::{PatientJudgement, Policy, judge};
use crate::record::{Chart, Day, InstrumentSet, Key, Score};

/// Where a patient stands, and would stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreseen {
    /// As the record is.
    pub now: PatientJudgement,
    /// With the scores that would be kept.
    pub then: PatientJudgement,
    /// The place of each of those among the chart's scores.
    places: Vec<(Key, usize)>,
}

impl Foreseen {
    /// With what becomes of each score that is made.
    pub fn of(
        chart: &Chart,
        rules: (&InstrumentSet, &Policy),
        made: &[Made],
        kept: &[(Key, Kept)],
        today: Day,
    ) -> Self {
        let becomes = |score: &Score| match kept.iter().find(|(key, _)| *key == score.key)?.1 {
            Kept::Left => None,
            Kept::Added => Some(score.key),
            Kept::InPlaceOf(there) => Some(there),
        };
        let scores = made.iter().filter_map(|made| match made {
            Made::Score { score, .. } => Some((score, becomes(score)?)),
            _ => None,
        });
        Self::with(chart, rules, scores, today)
    }

    /// With these scores, each in the place of the one of that key, or else behind all.
    pub fn with<'a>(
        chart: &Chart,
        (instruments, policy): (&InstrumentSet, &Policy),
        scores: impl IntoIterator<Item = (&'a Score, Key)>,
        today: Day,
    ) -> Self {
        let (mut with, mut places) = (chart.clone(), Vec::new());
        for (score, there) in scores {
            let last = with.scores.len();
            let place = with.scores.iter().position(|other| other.key == there).unwrap_or(last);
            with.scores.splice(place..last.min(place + 1), [score.clone()]);
            places.push((score.key, place));
        }
        let judged = |chart| judge(chart, instruments, policy, today);
        Self { now: judged(chart), then: judged(&with), places }
    }

    /// The place of a score in [`Self::then`]; none where it would not be kept.
    pub fn place(&self, score: Key) -> Option<usize> {
        self.places.iter().find(|(key, _)| *key == score).map(|(_, place)| *place)
    }
}
