//! Today: the one place that asks for it.

use crate::record::Day;
use chrono::Local;

/// Today in this device's own time zone.
///
/// A device whose clock stands outside 1900 to 9999 reads as the nearer end, so that it is seen on the page at once.
pub fn today() -> Day {
    let date = Local::now().date_naive();
    Day::from_date(date).unwrap_or(if date < Day::FIRST.date() { Day::FIRST } else { Day::LAST })
}
