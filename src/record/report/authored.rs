//! When a person answered, by their own clock and calendar.

use super::super::{Day, Instant, TimeOfDay};

/// Seconds of a day.
const DAY: i64 = 86_400;
/// The farthest that a zone's clock is from UTC, in minutes.
const FARTHEST: i16 = 14 * 60;

/// An instant, and how far the clock there is ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authored {
    at: Instant,
    offset_minutes: i16,
}

impl Authored {
    /// An instant by a clock that is so many minutes ahead of UTC. `None` where no clock is so far off, or the calendar has no such day.
    pub fn new(at: Instant, offset_minutes: i16) -> Option<Self> {
        let authored = Self { at, offset_minutes };
        let is_offset = (-FARTHEST..=FARTHEST).contains(&offset_minutes);
        let days = authored.local().div_euclid(DAY);
        let last = i64::from(Day::LAST.days_since(Day::FIRST)) - DAYS_TO_1970;
        (is_offset && (-DAYS_TO_1970..=last).contains(&days)).then_some(authored)
    }

    /// The instant.
    pub const fn at(self) -> Instant {
        self.at
    }

    /// Minutes that the clock there is ahead of UTC.
    pub const fn offset_minutes(self) -> i16 {
        self.offset_minutes
    }

    /// The day in the calendar there.
    pub fn day(self) -> Day {
        let days = self.local().div_euclid(DAY) + DAYS_TO_1970;
        // `new` has held it within the days that there are.
        Day::FIRST.plus(i32::try_from(days).unwrap_or_default())
    }

    /// The clock time there.
    pub fn time(self) -> TimeOfDay {
        let minutes = self.local().rem_euclid(DAY) / 60;
        u16::try_from(minutes).ok().and_then(TimeOfDay::from_minutes).unwrap_or(TimeOfDay::MIDNIGHT)
    }

    /// The seconds that follow the clock time there.
    pub fn seconds(self) -> i64 {
        self.local().rem_euclid(60)
    }

    /// Whether both are of the same minute of the same day.
    pub fn is_of_minute(self, other: Self) -> bool {
        (self.day(), self.time()) == (other.day(), other.time())
    }

    fn local(self) -> i64 {
        self.at.seconds().saturating_add(60 * i64::from(self.offset_minutes))
    }

    /// As FHIR's `dateTime`: `2026-11-26T08:25:30+01:00`.
    pub fn to_fhir(self) -> String {
        let (sign, minutes) =
            if self.offset_minutes < 0 { ('-', -self.offset_minutes) } else { ('+', self.offset_minutes) };
        let seconds = self.seconds();
        format!("{}T{}:{seconds:02}{sign}{:02}:{:02}", self.day(), self.time(), minutes / 60, minutes % 60)
    }
}

/// From the beginning of 1900 to that of 1970.
const DAYS_TO_1970: i64 = 25_567;
