//! Why the patient's clock can't be right, in words.

use crate::self_report::ClockDoubt;
use crate::words::guessing::time_in_words;
use crate::words::language::say;

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
