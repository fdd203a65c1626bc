//! The scores of one instrument in the order in which they are judged.

use super::course::Course;
use super::{SetAside, SetAsideReason};
use crate::record::{Chart, Day, TimeOfDay};

/// A score in its order. No setting decides about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Its place in the chart's list of scores.
    pub(super) place: u32,
    /// Its day.
    pub(super) day: Day,
    /// How many sessions of the course it lies after; its last session is the one before that place.
    pub(super) sessions_before: u32,
}

/// An instrument's scores up to today, by day, then time (none counts as 00:00), then order of entry. Those dated later go to `set_aside`.
pub(super) fn in_order(
    chart: &Chart,
    instrument: &str,
    course: &Course,
    today: Day,
    set_aside: &mut Vec<SetAside>,
) -> Vec<Placed> {
    let mut ordered: Vec<(Day, TimeOfDay, u32, u32)> = Vec::new();
    for (place, score) in (0u32..).zip(&chart.scores) {
        if score.instrument.as_str() != instrument {
            continue;
        }
        if score.day > today {
            set_aside.push(SetAside { score: place, day: score.day, reason: SetAsideReason::Future });
        } else {
            let sessions_before = course.sessions_before(score) as u32;
            ordered.push((score.day, score.time.unwrap_or(TimeOfDay::MIDNIGHT), place, sessions_before));
        }
    }
    // The place is part of what is compared: of the same day and time, the order of entry stays.
    if !ordered.is_sorted() {
        ordered.sort_unstable();
    }
    ordered.into_iter().map(|(day, _, place, sessions_before)| Placed { place, day, sessions_before }).collect()
}
