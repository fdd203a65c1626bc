//! A day in the few letters that a row has for it.

use crate::record::Day;
use crate::words::day::SayDay;

/// Days from which on a date is written with its year.
const WITH_YEAR_DAYS: i32 = 300;

/// A day as a row shows it: with its year where it would be mistaken without.
pub(super) fn day_words(day: Day, today: Day) -> String {
    if today.days_since(day).abs() < WITH_YEAR_DAYS { day.short() } else { day.long() }
}
