//! Where a score would stand between the sessions.

use crate::judge::{PatientJudgement, lies_before, planned_doses};
use crate::record::{Chart, Day, Score, TimeOfDay};

/// Where a score stands between the sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placing {
    /// Its day.
    pub day: Day,
    /// The given session that it lies after.
    pub after: Option<Day>,
    /// Whether that session was on the same day, and no clock time or word says that the score came after it.
    pub is_taken_as_after: bool,
    /// The session that it lies before, given or planned.
    pub before: Option<Day>,
    /// Whether its day is still to come.
    pub is_to_come: bool,
}

/// Where that score stands in the chart, or would stand.
pub fn placing(score: &Score, chart: &Chart, judgement: &PatientJudgement) -> Placing {
    let given = || judgement.earlier_sessions.iter().chain(&judgement.sessions);
    let after = given().rfind(|session| !lies_before(score, session));
    let planned = planned_doses(chart).filter(|day| *day >= score.day);
    let before = given().find(|session| lies_before(score, session)).map(|session| session.day);
    let both: Option<(TimeOfDay, TimeOfDay)> = after.and_then(|session| score.time.zip(session.time));
    Placing {
        day: score.day,
        after: after.map(|session| session.day),
        is_taken_as_after: after.is_some_and(|s| s.day == score.day) && score.timing.is_none() && both.is_none(),
        before: before.or(planned.min()),
        is_to_come: score.day > judgement.as_of,
    }
}
