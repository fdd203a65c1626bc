//! Instants, which the audit keeps in UTC, in this device's own time zone.

use super::clock::to_the_second;
use crate::record::{Day, Instant};
use crate::words::SayDay;
use chrono::Datelike;
use js_sys::Date;
use wasm_bindgen::JsValue;

/// An instant such as `2026-03-02T09:41:07Z` as a person here reads it: "2 Mar 2026, 10:41:07". A text that is no instant stays as it is.
pub fn instant_words(utc: &str) -> String {
    let date = Date::new(&JsValue::from_str(utc));
    match day_of(&date) {
        Some(day) => {
            let (hours, minutes, seconds) = (date.get_hours(), date.get_minutes(), date.get_seconds());
            format!("{}, {hours:02}:{minutes:02}:{seconds:02}", day.long())
        }
        None => utc.to_owned(),
    }
}

/// The time of day of an instant such as `2026-03-02T09:41:07Z` as a person here reads it: "10:41"; none where the text is no instant.
pub fn time_words(utc: &str) -> Option<String> {
    let date = Date::new(&JsValue::from_str(utc));
    day_of(&date).map(|_| format!("{:02}:{:02}", date.get_hours(), date.get_minutes()))
}

/// The day of an instant such as `2026-03-02T09:41:07Z` in this device's own time zone; none where the text is no instant.
pub fn local_day(utc: &str) -> Option<Day> {
    day_of(&Date::new(&JsValue::from_str(utc)))
}

/// The day of an instant in this device's own time zone.
pub fn day_at(at: Instant) -> Day {
    day_of(&date_at(at)).unwrap_or(Day::FIRST)
}

/// An instant as a person here reads it, to the minute: "2 Mar 2026, 10:41".
pub fn when_words(at: Instant) -> String {
    let date = date_at(at);
    let day = day_of(&date).map_or_else(String::new, |day| format!("{}, ", day.long()));
    format!("{day}{:02}:{:02}", date.get_hours(), date.get_minutes())
}

fn date_at(at: Instant) -> Date {
    Date::new(&JsValue::from_f64(at.seconds() as f64 * 1000.0))
}

fn day_of(date: &Date) -> Option<Day> {
    if date.get_time().is_nan() {
        return None;
    }
    Day::from_ymd(i32::try_from(date.get_full_year()).ok()?, date.get_month() + 1, date.get_date()).ok()
}

/// The instant at which a day begins here.
fn midnight(day: Day) -> Date {
    let date = day.date();
    // The calendar that is accepted has years of four digits, months below 12 and days below 32.
    Date::new_with_year_month_day(date.year().unsigned_abs(), date.month0() as i32, date.day() as i32)
}

/// The last second of a day here.
pub fn end_of(day: Day) -> Instant {
    Instant::from_seconds((midnight(day.plus(1)).get_time() / 1000.0) as i64 - 1)
}

/// The instant at which a day begins here, in UTC: `2026-03-01T23:00:00Z`.
pub fn start_of(day: Day) -> String {
    to_the_second(&midnight(day))
}
