//! Calendar days and clock times in the clinic's own calendar.
//!
//! Time policy: a day is a plain calendar day without a zone; every difference is a whole number of calendar days; a clock
//! time only orders events within one day. Nothing here asks for "now": the caller hands the day in.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A calendar day from 1900-01-01 to 9999-12-31, kept as a day count so that differences are one subtraction.
///
/// ```
/// use anamnesis::record::Day;
/// let a = Day::parse_iso("2028-02-05").unwrap();
/// assert_eq!(Day::parse_iso("2028-03-04").unwrap().days_since(a), 28);
/// assert_eq!(a.plus(28).to_string(), "2028-03-04");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

/// Which of day and month comes first in dates that are not `YYYY-MM-DD`. A person says so; it is never guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// 31.12.2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

/// Why a text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// Digits in another order: which of day and month comes first has to be said.
    Ambiguous,
    /// Not shaped like a date at all.
    Malformed,
    /// Shaped like a date, but the calendar has no such day.
    NoSuchDay,
    /// Before 1900.
    TooEarly,
}

impl Day {
    /// 1900-01-01, the first day that is accepted.
    pub const FIRST: Day = Day(693_596);
    /// 9999-12-31, the last day that four digits can write.
    pub const LAST: Day = Day(3_652_059);

    /// The day with that year, month and day of month.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Result<Self, DayError> {
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DayError::NoSuchDay)?;
        Self::from_date(date)
    }

    /// The day of a chrono date.
    pub fn from_date(date: NaiveDate) -> Result<Self, DayError> {
        let day = Day(date.num_days_from_ce());
        if day < Self::FIRST {
            return Err(DayError::TooEarly);
        }
        if day > Self::LAST {
            return Err(DayError::Malformed);
        }
        Ok(day)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    pub fn parse_iso(text: &str) -> Result<Self, DayError> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shaped {
            let Some((first, second, year)) = day_month_year(text) else { return Err(DayError::Malformed) };
            return match (Self::from_ymd(year, second, first), Self::from_ymd(year, first, second)) {
                // Whichever comes first, it is no day: saying the order would not help.
                (Err(error), Err(_)) => Err(error),
                _ => Err(DayError::Ambiguous),
            };
        }
        let number = |range: std::ops::Range<usize>| text.get(range).and_then(|t| t.parse::<u32>().ok());
        match (number(0..4), number(5..7), number(8..10)) {
            (Some(year), Some(month), Some(day)) => Self::from_ymd(year as i32, month, day),
            _ => Err(DayError::Malformed),
        }
    }

    /// Reads `YYYY-MM-DD`, or numbers with `.`, `/` or `-` between them in the order that a person named. Years have four digits.
    pub fn parse(text: &str, order: Option<DayOrder>) -> Result<Self, DayError> {
        match (Self::parse_iso(text), order) {
            (Err(DayError::Ambiguous), Some(order)) => {
                let (first, second, year) = day_month_year(text).ok_or(DayError::Malformed)?;
                match order {
                    DayOrder::DayFirst => Self::from_ymd(year, second, first),
                    DayOrder::MonthFirst => Self::from_ymd(year, first, second),
                }
            }
            (read, _) => read,
        }
    }

    /// Calendar days from `earlier` to this day; negative if this day is the earlier one.
    pub const fn days_since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// The day that many days later (or earlier, if negative), held within the calendar that is accepted.
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days)).clamp(Self::FIRST, Self::LAST)
    }

    /// As a chrono date.
    pub fn date(self) -> NaiveDate {
        // Every constructor keeps the count within chrono's range, so the fallback is never taken.
        NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or_default()
    }
}

/// The three numbers of a date that is not ISO: two of one or two digits, then a year of four.
fn day_month_year(text: &str) -> Option<(u32, u32, i32)> {
    let separator = text.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
    let mut parts = text.split(separator);
    let mut number = |max_len: usize, min_len: usize| {
        parts
            .next()
            .filter(|p| (min_len..=max_len).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))?
            .parse::<u32>()
            .ok()
    };
    let found = (number(2, 1)?, number(2, 1)?, number(4, 4)? as i32);
    if parts.next().is_some() { None } else { Some(found) }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse_iso(&text).map_err(|error| serde::de::Error::custom(format_args!("{error:?}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_the_days_they_claim_to_be() {
        assert_eq!(Day::FIRST.to_string(), "1900-01-01");
        assert_eq!(Day::LAST.to_string(), "9999-12-31");
    }

    #[test]
    fn only_iso_is_read_without_being_told() {
        for (text, error) in [
            ("2026-02-30", DayError::NoSuchDay),
            ("1899-12-31", DayError::TooEarly),
            ("0000-01-01", DayError::TooEarly),
            ("03/04/2026", DayError::Ambiguous),
            ("3.4.2026", DayError::Ambiguous),
            ("31/12/2026", DayError::Ambiguous),
            // Once called ambiguous: who then said the order was told that there is no such day.
            ("31/31/2026", DayError::NoSuchDay),
            ("3.4.1850", DayError::TooEarly),
            ("3.4.26", DayError::Malformed),
            ("2026-3-4", DayError::Malformed),
            ("46085", DayError::Malformed),
            ("2026-03-04T10:00", DayError::Malformed),
            ("", DayError::Malformed),
            ("２０２６-03-04", DayError::Malformed),
        ] {
            assert_eq!(Day::parse_iso(text), Err(error), "{text}");
        }
    }

    #[test]
    fn the_named_order_decides() {
        let read = |order| Day::parse("03/04/2026", Some(order)).map(|d| d.to_string());
        assert_eq!(read(DayOrder::DayFirst), Ok("2026-04-03".into()));
        assert_eq!(read(DayOrder::MonthFirst), Ok("2026-03-04".into()));
        assert_eq!(Day::parse("31/12/2026", Some(DayOrder::MonthFirst)), Err(DayError::NoSuchDay));
    }
}
