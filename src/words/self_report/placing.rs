//! Where a score would stand between the sessions, in words.

use crate::caseload::Placing;
use crate::words::day::SayDay;
use crate::words::judgement::format_days;
use crate::words::language::{say, worded};

/// Where a score would stand: "12 Nov 2026, 8 days after the session of 4 Nov, before that of 18 Nov".
pub fn placing_words(placing: &Placing) -> String {
    let day = placing.day.long();
    let after = match placing.after {
        None if placing.before.is_none() => worded("no session yet").to_owned(),
        None => worded("before the first session").to_owned(),
        Some(session) if session == placing.day && placing.is_taken_as_after => {
            worded("on the day of a session, taken as after it, as no clock time says which came first").to_owned()
        }
        Some(session) if session == placing.day => worded("on the day of a session, after it").to_owned(),
        Some(session) => {
            let days = format_days(placing.day.days_since(session));
            say!("{days} after the session of {session}", days, session = session.beside(placing.day))
        }
    };
    let before = match placing.before {
        Some(session) if session == placing.day => worded(", before the session of that day").to_owned(),
        Some(session) => say!(", before the session of {session}", session = session.beside(placing.day)),
        None => String::new(),
    };
    let to_come = if placing.is_to_come { worded("; this day is still to come") } else { "" };
    say!("{day}, {after}{before}{to_come}", day, after, before, to_come)
}
