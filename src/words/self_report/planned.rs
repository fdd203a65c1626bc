//! A plan in words: which questionnaires are answered when, and which answer is needed next and why.

use crate::caseload::Asked as Owed;
use crate::record::{BeforeSession, Cadence, Day, Planned};
use crate::self_report::{Asked, Due};
use crate::words::day::SayDay;
use crate::words::judgement::{ago, format_days};
use crate::words::language::{say, worded};

/// When a questionnaire is answered: "before the first session, then every 7 days for 28 days after each session, then every 14 days".
pub fn planned_words(planned: &Planned) -> String {
    let before = match planned.before {
        BeforeSession::None => None,
        BeforeSession::First => Some(worded("before the first session")),
        BeforeSession::Each => Some(worded("before each session")),
    };
    let after = planned.after.map(cadence_words);
    match (before, after) {
        (Some(before), Some(after)) => say!("{before}; {after}", before, after),
        (Some(before), None) => before.to_owned(),
        (None, after) => after.unwrap_or_default(),
    }
}

fn cadence_words(cadence: Cadence) -> String {
    let [every, for_days] = [cadence.every_days, cadence.for_days].map(format_days);
    match cadence.then_every_days.map(format_days) {
        Some(then) => say!("every {every} for {for_days} after each session, then every {then}", every, for_days, then),
        None => say!("every {every} for {for_days} after each session", every, for_days),
    }
}

/// Before which sessions, as a choice.
pub fn before_session_words(before: BeforeSession) -> &'static str {
    match before {
        BeforeSession::None => worded("Before no session"),
        BeforeSession::First => worded("Before the first session"),
        BeforeSession::Each => worded("Before each session"),
    }
}

/// By when an answer is needed: "as soon as possible", "today", "by 3 Apr 2026", "since 3 Apr 2026, 5 days ago".
pub fn due_words(due: &Due, today: Day) -> String {
    match due.by {
        None => worded("as soon as possible").to_owned(),
        Some(by) if by == today => worded("today").to_owned(),
        Some(by) if by < today => say!("since {by}, {ago}", by = by.long(), ago = ago(by, today)),
        Some(by) => say!("by {by}", by = by.long()),
    }
}

/// Why an answer is needed.
pub fn asked_words(asked: Asked) -> String {
    match asked {
        Asked::BeforeFirst => worded("before the first session").to_owned(),
        Asked::BeforeSession(day) => say!("before the session of {day}", day = day.long()),
        Asked::AfterSession(day) => say!("after the session of {day}", day = day.long()),
        Asked::Later => worded("regularly, some time after the last session").to_owned(),
    }
}

/// In which way answers are owed, as a choice of the caseload.
pub fn owed_words(owed: Owed) -> &'static str {
    match owed {
        Owed::Due => worded("Due for an answer"),
        Owed::NotAnswered => worded("Invited, not answered"),
    }
}
