//! Where a patient would stand with what is not kept yet: a score, a session or a start of the course that is typed, or all scores of a
//! response together, as one press takes them all.

use super::{Counted, Kept, Made, score_standings};
use crate::judge::{PatientJudgement, Policy, SetAsideReason, Verdict, judge};
use crate::record::{Chart, Day, InstrumentSet, Key, Patient, Score, Session};

/// Where a patient stands, and would stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreseen {
    /// As the record is.
    pub now: PatientJudgement,
    /// With what would be kept.
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
        rules: (&InstrumentSet, &Policy),
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
        Self { places, ..Self::between(chart, &with, rules, today) }
    }

    /// With that session, in the place of the one of its key, or else beside the others.
    pub fn with_session(chart: &Chart, rules: (&InstrumentSet, &Policy), session: &Session, today: Day) -> Self {
        let mut with = chart.clone();
        match with.sessions.iter_mut().find(|other| other.key == session.key) {
            Some(other) => *other = session.clone(),
            None => with.sessions.push(session.clone()),
        }
        Self::between(chart, &with, rules, today)
    }

    /// With the patient's own record as that; the start of the course is part of it.
    pub fn with_patient(chart: &Chart, rules: (&InstrumentSet, &Policy), patient: &Patient, today: Day) -> Self {
        let mut with = chart.clone();
        with.patient = patient.clone();
        Self::between(chart, &with, rules, today)
    }

    /// As the one chart is judged, and as the other.
    pub fn between(chart: &Chart, with: &Chart, (instruments, policy): (&InstrumentSet, &Policy), today: Day) -> Self {
        let judged = |chart| judge(chart, instruments, policy, today);
        Self { now: judged(chart), then: judged(with), places: Vec::new() }
    }

    /// As what scores that are there would count that count as something else now, and how many of them; the scores of the chart are the same
    /// before and after.
    pub fn moved(&self, chart: &Chart, instruments: &InstrumentSet) -> Vec<(Becomes, usize)> {
        let standings = |judgement| score_standings(chart, judgement, instruments);
        let mut moved: Vec<(Becomes, usize)> = Vec::new();
        for (now, then) in standings(&self.now).iter().zip(standings(&self.then)) {
            let Some(becomes) = Becomes::of(then.counted).filter(|then| Becomes::of(now.counted) != Some(*then)) else {
                continue;
            };
            match moved.iter_mut().find(|(known, _)| *known == becomes) {
                Some((_, count)) => *count += 1,
                None => moved.push((becomes, 1)),
            }
        }
        moved
    }

    /// The place of a score in [`Self::then`]; none where it would not be kept.
    pub fn place(&self, score: Key) -> Option<usize> {
        self.places.iter().find(|(key, _)| *key == score).map(|(_, place)| *place)
    }
}

/// As what a score of memory would count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// Of the baseline.
    Baseline,
    /// Judged, and worse.
    Worse,
    /// Judged, and not worse.
    NotWorse,
    /// Kept and not judged.
    SetAside(SetAsideReason),
}

impl Becomes {
    /// None of a score that neither a session nor a start of the course could move.
    const fn of(counted: Counted) -> Option<Self> {
        match counted {
            Counted::Baseline { .. } => Some(Self::Baseline),
            Counted::Judged { verdict: Verdict::Worse, .. } => Some(Self::Worse),
            Counted::Judged { .. } => Some(Self::NotWorse),
            Counted::SetAside(reason) => Some(Self::SetAside(reason)),
            _ => None,
        }
    }
}
