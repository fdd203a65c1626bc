//! Whether this computer's clock can be right: what was entered or recorded can't lie after today.

use crate::record::{AuditEntry, Day, Deed, Key, Value};

/// What is entered west of where it was entered before may be of the day after.
const TIME_ZONE_DAYS: i32 = 1;

/// What speaks against the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockDoubt {
    /// Today, by the clock.
    pub today: Day,
    /// The newest day that something was entered on or is recorded of.
    pub newest: Day,
    /// Whether something was entered on a later day: that speaks against the clock. A record of a later day alone may be mistyped.
    pub was_entered: bool,
    /// The patients of whom something is recorded after today.
    pub patients: Vec<Key>,
}

/// What speaks against the clock; none where nothing does. `dated` has for each patient the newest day of what is in the record: given
/// sessions, scores, decisions and reviews, never plans. `local_day` is the day of a latest in the clinic's own calendar.
///
/// Once a person has said that the clock is right, what lay ahead then counts no longer: it was entered under a clock that was wrong, or
/// mistyped.
pub fn clock_doubt(
    audit: &[AuditEntry],
    dated: impl Iterator<Item = (Key, Day)>,
    local_day: impl Fn(&str) -> Option<Day>,
    today: Day,
) -> Option<ClockDoubt> {
    let confirmed = audit.iter().enumerate().rev().find_map(|(place, entry)| {
        let line = entry.lines.iter().find(|line| line.deed == Deed::ClockConfirmed)?;
        let Some(Value::Day(to)) = line.after else { return None };
        Some((place, local_day(&entry.at)?, to))
    });
    let since = confirmed.map_or(0, |(place, ..)| place);
    // Moments of one form are ordered as texts are.
    let latest = audit.iter().skip(since).map(|entry| entry.at.as_str()).max();
    let entered = latest.and_then(local_day).filter(|day| *day > today);
    let is_known = |day: Day| confirmed.is_some_and(|(_, on, to)| day > on && day <= to);
    let later: Vec<(Key, Day)> =
        dated.filter(|(_, day)| day.days_since(today) > TIME_ZONE_DAYS && !is_known(*day)).collect();
    let newest = later.iter().map(|(_, day)| *day).chain(entered).max()?;
    let patients = later.into_iter().map(|(key, _)| key).collect();
    Some(ClockDoubt { today, newest, was_entered: entered.is_some(), patients })
}
