//! From days and points to pixels.

use super::crowd::FEW;
use super::labels::{Labels, heading};
use super::{Anchor, Ink, Label, Point, Rect, Say, Scene};
use crate::judge::PatientJudgement;
use crate::record::{Chart, Day};

/// A horizontal axis, linear in time. Every day takes the same width; what happened on it stands in its middle.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimeScale {
    /// The day that counts as number 0.
    pub(super) origin: Day,
    /// Number of the first day that is shown.
    pub(super) first: i32,
    /// Number of the last day that is shown.
    pub(super) last: i32,
    /// Left edge of the first day, in CSS pixels.
    pub(super) left: f64,
    /// Right edge of the last day, in CSS pixels.
    pub(super) right: f64,
}

impl TimeScale {
    /// Width of a day in CSS pixels.
    pub(super) fn day_width(&self) -> f64 {
        (self.right - self.left) / f64::from((self.last - self.first + 1).max(1))
    }

    /// The middle of the day of that number.
    pub(super) fn x_of(&self, number: i32) -> f64 {
        self.left + (f64::from(number - self.first) + 0.5) * self.day_width()
    }

    /// The number of a day.
    pub(super) fn number(&self, day: Day) -> i32 {
        day.days_since(self.origin)
    }

    /// The middle of a day.
    pub(super) fn x(&self, day: Day) -> f64 {
        self.x_of(self.number(day))
    }

    /// Whether a day is shown.
    pub(super) fn shows(&self, day: Day) -> bool {
        self.shows_number(self.number(day))
    }

    /// Whether the day of that number is shown.
    pub(super) fn shows_number(&self, number: i32) -> bool {
        (self.first..=self.last).contains(&number)
    }

    /// From the middle of one day to the middle of another, as far as it is shown.
    pub(super) fn span(&self, from: Day, to: Day) -> Option<(f64, f64)> {
        let (left, right) = (self.x(from).max(self.left), self.x(to).min(self.right));
        (left < right).then_some((left, right))
    }
}

/// Room below the lowest value, for the marks of gaps.
const FOOT: f64 = 14.0;

/// A vertical axis: higher scores always stand higher.
#[derive(Clone, Copy, Debug)]
pub(super) struct ValueScale {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) plot: Rect,
}

impl ValueScale {
    /// A scale that holds all `known` values with some margin, within the instrument's own bounds. A short scale is shown whole.
    pub(super) fn over(known: impl Iterator<Item = f64>, (min, max): (f64, f64), plot: Rect) -> Self {
        let (low, high) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        if max - min <= 30.0 || low > high {
            return Self { low: min, high: max, plot };
        }
        let margin = ((high - low) * 0.12).max((max - min) * 0.05);
        let (low, high) = ((low - margin).max(min.min(low)), (high + margin).min(max.max(high)));
        Self { low, high, plot }
    }

    /// Where a value stands. Space is left free for half a dot above and for the marks of gaps below.
    pub(super) fn y(&self, value: f64) -> f64 {
        let (top, bottom) = (self.plot.top + 8.0, self.plot.bottom - FOOT);
        bottom - (bottom - top) * (value - self.low) / (self.high - self.low).max(f64::EPSILON)
    }
}

/// A scene in the making, and all that its parts share.
pub(super) struct Sheet<'a> {
    pub(super) scene: Scene,
    pub(super) labels: Labels,
    pub(super) time: TimeScale,
    pub(super) chart: &'a Chart,
    pub(super) judgement: &'a PatientJudgement,
    /// Who says the labels.
    pub(super) say: Say,
    /// Right edge of the room for labels beside the plots; equal to the plots' own right edge where there is none.
    pub(super) label_edge: f64,
}

impl Sheet<'_> {
    /// Writes a label at the first of the places where it fits; see [`Labels::place`].
    pub(super) fn place(
        &mut self,
        places: impl IntoIterator<Item = (Point, Anchor)> + Clone,
        (label, ink): (Label<'_>, Ink),
        within: Rect,
    ) -> Option<Point> {
        self.labels.place(&mut self.scene, places, (&(self.say)(&label), ink), within)
    }

    /// Writes a heading and what is said beside it; see [`heading`].
    pub(super) fn heading(&mut self, at: Point, title: Label<'_>, detail: Label<'_>, right: f64) {
        let (title, detail) = ((self.say)(&title), (self.say)(&detail));
        heading((&mut self.scene, &mut self.labels), at, (&title, &detail), right);
    }
}

/// The places that stand for many: of all points in one column of pixels the first, the highest, the lowest and the last. Few
/// points are all drawn. Points are ordered from left to right.
pub(super) fn thin(points: &[Point]) -> Vec<usize> {
    if points.len() <= FEW {
        return (0..points.len()).collect();
    }
    let mut places = Vec::new();
    let mut rest = points.iter().enumerate().peekable();
    while let Some((first, point)) = rest.next() {
        let column = point.x.floor();
        let (mut top, mut foot, mut last) = ((first, point.y), (first, point.y), first);
        while let Some((at, point)) = rest.next_if(|(_, p)| p.x.floor() == column) {
            top = if point.y < top.1 { (at, point.y) } else { top };
            foot = if point.y > foot.1 { (at, point.y) } else { foot };
            last = at;
        }
        let mut column = [first, top.0, foot.0, last];
        column.sort_unstable();
        for at in column {
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]
    use super::*;

    #[test]
    fn ten_thousand_points_keep_their_extremes() {
        let points: Vec<Point> = (0..10_000)
            .map(|i| Point { x: f64::from(i) / 20.0, y: if i == 5_003 { -40.0 } else { f64::from(i % 7) } })
            .collect();
        let places = thin(&points);
        assert!(places.len() <= 4 * 500, "{}", places.len());
        assert!(places.contains(&5_003) && places.contains(&0) && places.contains(&9_999));
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
