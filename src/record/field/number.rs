//! Numbers that lie within bounds, told apart by their types.

use super::bounds::Bounds;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// Bounds as a type.
pub trait Range: 'static {
    /// The bounds.
    const BOUNDS: Bounds;
    /// What a number within them is held as.
    type Held: Copy + PartialEq + PartialOrd + Into<f64>;
    /// Holds a number that lies within the bounds.
    fn hold(number: f64) -> Self::Held;
}

/// Any number that is one: not infinite.
#[derive(Debug)]
pub struct Any;

/// From `LOW` to `HIGH`.
#[derive(Debug)]
pub struct Between<const LOW: u16, const HIGH: u16>;

/// Whole, from `LOW` to `HIGH`.
#[derive(Debug)]
pub struct Whole<const LOW: u16, const HIGH: u16>;

/// Above 0.
#[derive(Debug)]
pub struct AboveZero;

/// 0 or more.
#[derive(Debug)]
pub struct NotNegative;

/// Above 0 and below 1.
#[derive(Debug)]
pub struct Share;

macro_rules! range {
    ($range:ty $(, $low:ident, $high:ident)?: $bounds:expr) => {
        impl$(<const $low: u16, const $high: u16>)? Range for $range {
            const BOUNDS: Bounds = $bounds;
            type Held = f64;

            fn hold(number: f64) -> f64 {
                number
            }
        }
    };
}

range!(Any: Bounds::new(f64::NEG_INFINITY, f64::INFINITY));
range!(Between<LOW, HIGH>, LOW, HIGH: Bounds::new(LOW as f64, HIGH as f64));
range!(AboveZero: Bounds { is_open: true, ..Bounds::new(0.0, f64::INFINITY) });
range!(NotNegative: Bounds::new(0.0, f64::INFINITY));
range!(Share: Bounds { is_open: true, ..Bounds::new(0.0, 1.0) });

impl<const LOW: u16, const HIGH: u16> Range for Whole<LOW, HIGH> {
    const BOUNDS: Bounds = Bounds { is_whole: true, ..Bounds::new(LOW as f64, HIGH as f64) };
    // A million sessions have four of them each.
    type Held = u16;

    fn hold(number: f64) -> u16 {
        number as u16
    }
}

/// A number within the bounds of `R`.
pub struct Number<R: Range>(R::Held);

impl<R: Range> Number<R> {
    /// The number, where it lies within the bounds.
    pub fn new(number: f64) -> Option<Self> {
        R::BOUNDS.take(number).then(|| Self(R::hold(number)))
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0.into()
    }
}

impl<R: Range> Clone for Number<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Range> Copy for Number<R> {}

impl<R: Range> PartialEq for Number<R> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<R: Range> PartialOrd for Number<R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.0.partial_cmp(&other.0)
    }
}

impl<R: Range> fmt::Display for Number<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.get(), f)
    }
}

impl<R: Range> fmt::Debug for Number<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.get(), f)
    }
}

impl<R: Range> Serialize for Number<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.get())
    }
}

impl<'de, R: Range> Deserialize<'de> for Number<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::new(number).ok_or_else(|| serde::de::Error::custom(format_args!("{:?}", R::BOUNDS)))
    }
}
