//! A score at its place in a panel.

use super::{Ink, Point, Shape};
use crate::record::{Day, Key, TimeOfDay};

/// One score of a panel.
pub(super) struct Sample {
    pub(super) day: Day,
    /// Of its place on the time axis.
    pub(super) number: i32,
    pub(super) time: Option<TimeOfDay>,
    pub(super) at: Point,
    pub(super) key: Key,
    /// How it is drawn: shape, half its size, filled or hollow.
    pub(super) dot: (Shape, f64, bool),
    pub(super) ink: Ink,
}
