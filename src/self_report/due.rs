//! By when an answer is needed next, and why.

use crate::record::{BeforeSession, Day, Planned};

/// What is known of a patient that an answer depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The days of the sessions that were given, in any order.
    pub sessions: Vec<Day>,
    /// The days of the sessions that are planned, in any order.
    pub planned_sessions: Vec<Day>,
    /// The day of the last answer to the questionnaire.
    pub last_answer: Option<Day>,
}

/// Why an answer is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// There was no session yet.
    BeforeFirst,
    /// A session is planned on that day.
    BeforeSession(Day),
    /// So soon after the session of that day.
    AfterSession(Day),
    /// The session is some time ago, and it goes on.
    Later,
}

/// An answer that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// By this day; none where no day is known, so that it is needed as soon as possible.
    pub by: Option<Day>,
    /// Why.
    pub asked: Asked,
}

impl Due {
    /// Whether it is needed today, or was before.
    pub fn is_due(&self, today: Day) -> bool {
        self.by.is_none_or(|by| by <= today)
    }
}

/// The next answer that is needed to a planned questionnaire; none where nothing more is planned.
pub fn next_due(planned: &Planned, history: &History, today: Day) -> Option<Due> {
    let next_session = history.planned_sessions.iter().filter(|day| **day >= today).min().copied();
    let given = || history.sessions.iter().copied().filter(|day| *day <= today);
    let Some(session) = given().max() else {
        let is_open = planned.before != BeforeSession::None && history.last_answer.is_none();
        return is_open.then_some(Due { by: next_session, asked: Asked::BeforeFirst });
    };
    let ask = |session: Day| after_session(planned, session, history.last_answer);
    let is_answered = |day: &Day| history.last_answer.is_some_and(|answer| *day <= answer);
    let unanswered = given().filter(|day| !is_answered(day)).min();
    // A dose puts off what is asked for some time after the one before it, and nothing else: a clock that began anew with each dose would never
    // run out.
    let stays = |due: &Due| due.asked != Asked::Later || unanswered.is_none_or(|session| due.by <= Some(session));
    let earlier = given().filter(is_answered).max().and_then(ask).filter(stays);
    let after = earlier.into_iter().chain(unanswered.and_then(ask)).min_by_key(|due| due.by);
    // An answer that comes due before the session's day anyway is one before the session.
    let before = next_session.filter(|day| {
        let is_answered = history.last_answer.is_some_and(|answer| answer > session && answer.plus(1) >= *day);
        planned.before == BeforeSession::Each && !is_answered && after.is_none_or(|due| due.by > Some(*day))
    });
    before.map(|day| Due { by: Some(day), asked: Asked::BeforeSession(day) }).or(after)
}

fn after_session(planned: &Planned, session: Day, last_answer: Option<Day>) -> Option<Due> {
    let cadence = planned.after?;
    let base = last_answer.map_or(session, |answer| answer.max(session));
    let ends = session.plus(cadence.for_days);
    if base < ends {
        let by = base.plus(cadence.every_days).min(ends);
        return Some(Due { by: Some(by), asked: Asked::AfterSession(session) });
    }
    Some(Due { by: Some(base.plus(cadence.then_every_days?)), asked: Asked::Later })
}

/// The days on which answers are needed from today to that day, if each is given on its day, and each planned session, too: what a patient is
/// reminded of. At most 100.
pub fn due_days(planned: &Planned, history: &History, today: Day, until: Day) -> Vec<Day> {
    const MOST: usize = 100;
    let mut days: Vec<Day> = Vec::new();
    let mut history = history.clone();
    history.planned_sessions.retain(|session| *session >= today);
    let mut now = today;
    while days.len() < MOST {
        let day = next_due(planned, &history, now).map(|due| due.by.unwrap_or(now).max(now));
        let session = history.planned_sessions.iter().min().copied();
        // A session that comes before the next answer counts as given from the day after it on: what is needed then follows it.
        if let Some(session) = session.filter(|session| day.is_none_or(|day| day > *session)) {
            give(&mut history, session);
            now = session.plus(1);
            continue;
        }
        let Some(day) = day.filter(|day| *day <= until) else { break };
        days.push(day);
        history.last_answer = Some(day);
        now = day;
        if session == Some(day) {
            give(&mut history, day);
            now = day.plus(1);
        }
    }
    days
}

/// Counts a planned session as given.
fn give(history: &mut History, session: Day) {
    history.planned_sessions.retain(|planned| *planned > session);
    history.sessions.push(session);
}
