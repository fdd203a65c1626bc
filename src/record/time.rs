//! Clock times, which only order events within one day.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::num::NonZeroU16;

/// A clock time of the day, to the minute: held as one more than the minutes since midnight, so that none takes no room of its own beside a
/// million scores.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeOfDay(NonZeroU16);

impl TimeOfDay {
    /// 00:00, which is also where an event without a time is ordered.
    pub const MIDNIGHT: TimeOfDay = TimeOfDay(NonZeroU16::MIN);

    /// Reads `HH:MM`, 24 hours.
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let digits = |t: &str| t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit());
        if !digits(hours) || !digits(minutes) {
            return None;
        }
        let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
        if hours < 24 && minutes < 60 { Self::from_minutes(hours * 60 + minutes) } else { None }
    }

    /// The time that many minutes after midnight, if the day has it.
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        match NonZeroU16::new(minutes.saturating_add(1)) {
            Some(held) if minutes < 24 * 60 => Some(Self(held)),
            _ => None,
        }
    }

    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0.get() - 1
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes() / 60, self.minutes() % 60)
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("HH:MM"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_two_digits_each() {
        assert_eq!(TimeOfDay::parse("09:05").map(|t| t.to_string()).as_deref(), Some("09:05"));
        for bad in ["9:05", "24:00", "12:60", "12", "12:3a", "", "55:02"] {
            assert_eq!(TimeOfDay::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_day_has_1440_minutes() {
        assert_eq!(TimeOfDay::from_minutes(1439), TimeOfDay::parse("23:59"));
        assert_eq!(TimeOfDay::from_minutes(1440), None);
    }
}
