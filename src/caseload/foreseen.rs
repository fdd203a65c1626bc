//! Where a patient would stand once the answers of a response are taken in: all of its scores together, as one press takes them all.

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
        (instruments, policy): (&InstrumentSet, &Policy),
        made: &[Made],
        kept: &[(Key, Kept)],
        today: Day,
    ) -> Self {
        let mut with = chart.clone();
        let scores = made.iter().filter_map(|made| match made {
            Made::Score { score, .. } => Some(score),
            _ => None,
        });
        let mut places = Vec::new();
        for score in scores {
            let becomes = kept.iter().find(|(key, _)| *key == score.key).map(|(_, kept)| *kept);
            places.extend(becomes.and_then(|kept| put(&mut with.scores, score, kept)).map(|place| (score.key, place)));
        }
        let judged = |chart| judge(chart, instruments, policy, today);
        Self { now: judged(chart), then: judged(&with), places }
    }

    /// The place of a score in [`Self::then`]; none where it would not be kept.
    pub fn place(&self, score: Key) -> Option<usize> {
        self.places.iter().find(|(key, _)| *key == score).map(|(_, place)| *place)
    }
}

/// Puts a score where it would stand, and says where.
fn put(scores: &mut Vec<Score>, score: &Score, kept: Kept) -> Option<usize> {
    let there = match kept {
        Kept::Left => return None,
        Kept::Added => None,
        Kept::InPlaceOf(there) => scores.iter().position(|other| other.key == there),
    };
    let place = there.unwrap_or(scores.len());
    scores.splice(place..scores.len().min(place + 1), [score.clone()]);
    Some(place)
}
