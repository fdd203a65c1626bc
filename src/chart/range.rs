//! Which days the timeline shows, and what zooming and panning make of them. Plain days, no browser.

use crate::record::Day;

/// The shortest stretch that can be shown, in days: closer, a day is wider than it means.
const SHORTEST_DAYS: i32 = 14;

/// A stretch of days that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// First day shown.
    pub from: Day,
    /// Last day shown.
    pub to: Day,
}

/// The lengths in days of the stretches that have a button; none for all that there is.
pub const RANGE_PRESETS: [Option<i32>; 5] = [Some(31), Some(92), Some(183), Some(366), None];

impl Range {
    /// From one day to another.
    pub const fn new(from: Day, to: Day) -> Self {
        Self { from, to }
    }

    /// Length in days, at least 1.
    pub fn days(self) -> i32 {
        self.to.days_since(self.from).max(1)
    }

    /// The last `days` of `all`, or all of it.
    pub fn preset(days: Option<i32>, all: Range) -> Self {
        match days {
            Some(days) if days < all.days() => Self::new(all.to.plus(-days), all.to),
            _ => all,
        }
    }

    /// Longer (`factor` above 1) or shorter, with the day at `at` (0 left, 1 right) staying in place; held within `all`.
    pub fn zoomed(self, factor: f64, at: f64, all: Range) -> Self {
        let days = (f64::from(self.days()) * factor).round() as i32;
        let days = days.clamp(SHORTEST_DAYS.min(all.days()), all.days());
        let fixed = f64::from(self.days()) * at.clamp(0.0, 1.0);
        let before = (f64::from(days) * at.clamp(0.0, 1.0)).round() as i32;
        let from = self.from.plus(fixed.round() as i32 - before);
        Self::new(from, from.plus(days)).held(all)
    }

    /// The same length, `days` later; held within `all`.
    pub fn panned(self, days: i32, all: Range) -> Self {
        Self::new(self.from.plus(days), self.to.plus(days)).held(all)
    }

    /// Moved, without changing its length where possible, to lie within `all`.
    fn held(self, all: Range) -> Self {
        let days = self.days().min(all.days());
        let from = if self.from < all.from {
            all.from
        } else if self.to > all.to {
            all.to.plus(-days)
        } else {
            self.from
        };
        Self::new(from, from.plus(days))
    }
}
