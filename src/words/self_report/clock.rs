//! Why the patient's clock can't be right, in words.

use crate::caseload::DayFault;
use crate::record::Day;
use crate::self_report::ClockDoubt;
use crate::words::day::SayDay;
use crate::words::entry::day_words;
use crate::words::guessing::time_in_words;
use crate::words::language::{say, worded};

/// Why the patient's clock can't be right, and what to do.
pub fn clock_doubt_words(doubt: ClockDoubt) -> String {
    let span = |seconds: i64| time_in_words(seconds as f64);
    match doubt {
        ClockDoubt::AfterReceived(seconds) => say!(
            "By the patient’s clock this was answered {span} after it arrived here, so one of the two clocks is wrong. Say which day counts.",
            span = span(seconds)
        ),
        ClockDoubt::BeforeInvited(seconds) => say!(
            "By the patient’s clock this was answered {span} before the patient was invited, so one of the two clocks is wrong. Say which day counts.",
            span = span(seconds)
        ),
    }
}

/// Why no day counts, and what to do.
pub fn day_fault_words(fault: DayFault, today: Day) -> String {
    match fault {
        DayFault::NotSaid => worded("Say which day counts.").to_owned(),
        DayFault::NoDay(error) => say!("Needed here is {expected}.", expected = day_words(error)),
        DayFault::ToCome(day) => say!(
            "{day} is still to come: nobody can have answered then. Say {today} or an earlier day.",
            day = day.long(),
            today = today.long()
        ),
    }
}
