//! Today: the one place that asks for it. In the demo clinic the clock can be moved, to show what the weeks bring; in a clinic it can't.

use super::local_kv::LocalKv;
use super::workspace::Workspace;
use crate::record::{Authored, Day, Instant, TimeOfDay};
use crate::vault::{KeyValue, StoreError};
use chrono::Local;
use js_sys::Date;
use wasm_bindgen::JsValue;

/// Where the days are kept by which the demo's clock is ahead. It goes with the demo clinic when that is erased.
const MOVED: &str = "anamnesis-1-demo/clock";
/// The furthest it can be moved, in days.
const FURTHEST: i32 = 3650;

/// How much of a date's text in UTC says it to the second: `2026-03-02T09:41:07`.
const TO_THE_SECOND: usize = 19;

/// Today in this device's own time zone, moved on where that workspace is the demo clinic. It is the one that this page has open: another tab
/// may have opened the other since.
///
/// A device whose clock stands outside 1900 to 9999 reads as the nearer end, so that it is seen on the page at once.
pub fn today(open: Option<Workspace>) -> Day {
    let date = Local::now().date_naive();
    let day = Day::from_date(date).unwrap_or(if date < Day::FIRST.date() { Day::FIRST } else { Day::LAST });
    day.plus(days_ahead(open))
}

/// By how many days the clock is ahead of the device's in that workspace: 0 outside the demo clinic.
pub fn days_ahead(open: Option<Workspace>) -> i32 {
    if open != Some(Workspace::Demo) {
        return 0;
    }
    let text = LocalKv.get(MOVED).ok().flatten();
    text.and_then(|days| days.parse().ok()).filter(|days| (0..=FURTHEST).contains(days)).unwrap_or(0)
}

/// Moves the demo's clock that many days ahead of the device's; 0 puts it back.
///
/// # Errors
/// Denied or no space.
pub fn set_days_ahead(days: i32) -> Result<(), StoreError> {
    if days == 0 { LocalKv.remove(MOVED) } else { LocalKv.set(MOVED, &days.min(FURTHEST).to_string()) }
}

/// Now, UTC, as the audit has it: `2026-03-02T09:41:07Z`. By the device's clock, which the demo's moved days don't touch.
pub fn now_utc() -> String {
    to_the_second(&Date::new_0())
}

/// Milliseconds since the page was opened, whatever the system's clock says meanwhile: to measure how long something takes.
pub fn now_milliseconds() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Now in seconds since 1970, by the device's clock; 0 before that.
pub fn now_seconds() -> u64 {
    (Date::now() / 1000.0) as u64
}

/// Now by this device's clock and calendar; none where the calendar has no such day.
pub fn authored_now() -> Option<Authored> {
    let ahead = -Date::new_0().get_timezone_offset();
    Authored::new(Instant::from_seconds(now_seconds().try_into().ok()?), ahead as i16)
}

/// That day and time in this device's calendar; none where no clock shows them.
pub fn authored_at(day: Day, time: TimeOfDay) -> Option<Authored> {
    let date = Date::new(&JsValue::from_str(&format!("{day}T{time}")));
    let seconds = date.get_time() / 1000.0;
    seconds
        .is_finite()
        .then(|| Authored::new(Instant::from_seconds(seconds as i64), -date.get_timezone_offset() as i16))?
}

/// An instant as a calendar and a clock on this device's wall show it: `2026-03-02 14:05`.
pub fn local_time(at: Instant) -> String {
    let date = date_at(at.seconds() as f64);
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// That second since 1970 as a clock on this device's wall shows it: `14:05:32`.
pub fn time_of_day(seconds: u64) -> String {
    let date = date_at(seconds as f64);
    format!("{:02}:{:02}:{:02}", date.get_hours(), date.get_minutes(), date.get_seconds())
}

fn date_at(seconds: f64) -> Date {
    Date::new(&JsValue::from_f64(seconds * 1000.0))
}

/// A date in UTC, to the second: `2026-03-02T09:41:07Z`.
pub(super) fn to_the_second(date: &Date) -> String {
    let text = String::from(date.to_iso_string());
    format!("{}Z", text.get(..TO_THE_SECOND).unwrap_or_default())
}
