//! How long a passphrase holds, in words.

use super::count::counted;
use crate::record::grouped;
use crate::vault::crypto::Stretching;
use crate::vault::guessing::{YEAR, guesses_a_second};
use crate::words::language::{say, worded};

/// A time as a person says it, never longer than it is: “less than a second”, “2 hours”, “45,000 years”, “over a million years”.
pub fn time_in_words(seconds: f64) -> String {
    const MINUTE: f64 = 60.0;
    const HOUR: f64 = 60.0 * MINUTE;
    const DAY: f64 = 24.0 * HOUR;
    const MONTH: f64 = YEAR / 12.0;
    let whole = |unit: f64, one: &str, many: &str| {
        let count = (seconds / unit).floor();
        let rough = if count >= 1000.0 { (count / 1000.0).floor() * 1000.0 } else { count };
        counted(rough as usize, one, many)
    };
    match seconds {
        s if s >= 1e6 * YEAR => worded("over a million years").to_owned(),
        s if s >= YEAR => whole(YEAR, worded("year"), worded("years")),
        s if s >= 2.0 * MONTH => whole(MONTH, worded("month"), worded("months")),
        s if s >= DAY => whole(DAY, worded("day"), worded("days")),
        s if s >= HOUR => whole(HOUR, worded("hour"), worded("hours")),
        s if s >= MINUTE => whole(MINUTE, worded("minute"), worded("minutes")),
        s if s >= 1.0 => whole(1.0, worded("second"), worded("seconds")),
        _ => worded("less than a second").to_owned(),
    }
}

/// What is assumed of whoever guesses: it follows “holds so long” or “falls in so long”.
pub fn assumption(how: Stretching) -> String {
    let guesses = (guesses_a_second(how) / 1000.0).round() * 1000.0;
    say!(
        "On average, against somebody who has a copy of the records and tries {guesses} passphrases a second: that takes six rented graphics \
         cards, about 18,000 dollars a year.",
        guesses = grouped(guesses as usize)
    )
}
