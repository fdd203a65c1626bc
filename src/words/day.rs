//! Days as a person reads them.

use super::language::{say, worded};
use crate::record::Day;
use chrono::Datelike;

/// Days from which on a date is said with its year though it is of the same one.
const WITH_YEAR_DAYS: i32 = 300;

/// A day as a person reads it.
pub trait SayDay {
    /// With its year: `2 Mar 2026`.
    fn long(self) -> String;
    /// Without: `2 Mar`. Only where the year stands beside it.
    fn short(self) -> String;
    /// As it is said on that other day, or beside it: with its year where it is of another one, or most of a year away.
    fn beside(self, other: Day) -> String;
}

impl SayDay for Day {
    fn long(self) -> String {
        let date = self.date();
        say!("{day} {month} {year}", day = date.day(), month = month(date.month0()), year = date.year())
    }

    fn short(self) -> String {
        let date = self.date();
        say!("{day} {month}", day = date.day(), month = month(date.month0()))
    }

    fn beside(self, other: Day) -> String {
        let is_near = self.date().year() == other.date().year() && self.days_since(other).abs() < WITH_YEAR_DAYS;
        if is_near { self.short() } else { self.long() }
    }
}

/// A month, counted from 0, in short.
pub(super) fn month(number: u32) -> &'static str {
    match number {
        0 => worded("Jan"),
        1 => worded("Feb"),
        2 => worded("Mar"),
        3 => worded("Apr"),
        4 => worded("May"),
        5 => worded("Jun"),
        6 => worded("Jul"),
        7 => worded("Aug"),
        8 => worded("Sep"),
        9 => worded("Oct"),
        10 => worded("Nov"),
        _ => worded("Dec"),
    }
}
