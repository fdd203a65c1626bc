//! The scores of one instrument in the order in which they are judged.

use super::{SetAside, SetAsideReason};
use crate::record::{Chart, Day, TimeOfDay};

/// The places of an instrument's scores up to today, by day, then time (none counts as 00:00), then order of entry. Those
/// dated later go to `set_aside`.
pub(super) fn ordered_places(chart: &Chart, instrument: &str, today: Day, set_aside: &mut Vec<SetAside>) -> Vec<u32> {
    let mut ordered: Vec<(Day, TimeOfDay, u32)> = Vec::new();
    for (place, score) in (0u32..).zip(&chart.scores) {
        if score.instrument.as_str() != instrument {
            continue;
        }
        if score.day > today {
            set_aside.push(SetAside { score: place, day: score.day, reason: SetAsideReason::Future });
        } else {
            ordered.push((score.day, score.time.unwrap_or(TimeOfDay::MIDNIGHT), place));
        }
    }
    // The place is part of what is compared: of the same day and time, the order of entry stays.
    if !ordered.is_sorted() {
        ordered.sort_unstable();
    }
    ordered.into_iter().map(|(.., place)| place).collect()
}
