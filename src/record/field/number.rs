//! Numbers that lie within bounds, told apart by their types.

use super::bounds::Bounds;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// Bounds as a type.
pub trait Range {
    /// The bounds.
    const BOUNDS: Bounds;
}

/// Any number that is one: not infinite.
#[derive(Debug, PartialEq, PartialOrd)]
pub struct Any;

/// From `LOW` to `HIGH`.
#[derive(Debug, PartialEq, PartialOrd)]
pub struct Between<const LOW: i32, const HIGH: i32>;

/// Whole, from `LOW` to `HIGH`.
#[derive(Debug, PartialEq, PartialOrd)]
pub struct Whole<const LOW: i32, const HIGH: i32>;

/// Above 0.
#[derive(Debug, PartialEq, PartialOrd)]
pub struct AboveZero;

/// 0 or more.
#[derive(Debug, PartialEq, PartialOrd)]
pub struct NotNegative;

/// Above 0 and below 1.
#[derive(Debug, PartialEq, PartialOrd)]
pub struct Share;

impl Range for Any {
    const BOUNDS: Bounds = Bounds::new(f64::NEG_INFINITY, f64::INFINITY);
}

impl<const LOW: i32, const HIGH: i32> Range for Between<LOW, HIGH> {
    const BOUNDS: Bounds = Bounds::new(LOW as f64, HIGH as f64);
}

impl<const LOW: i32, const HIGH: i32> Range for Whole<LOW, HIGH> {
    const BOUNDS: Bounds = Bounds { is_whole: true, ..Bounds::new(LOW as f64, HIGH as f64) };
}

impl Range for AboveZero {
    const BOUNDS: Bounds = Bounds { is_open: true, ..Bounds::new(0.0, f64::INFINITY) };
}

impl Range for NotNegative {
    const BOUNDS: Bounds = Bounds::new(0.0, f64::INFINITY);
}

impl Range for Share {
    const BOUNDS: Bounds = Bounds { is_open: true, ..Bounds::new(0.0, 1.0) };
}

/// A number within the bounds of `R`.
#[derive(PartialEq, PartialOrd)]
pub struct Number<R>(f64, PhantomData<R>);

impl<R> Clone for Number<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Number<R> {}

impl<R: Range> Number<R> {
    /// The number, where it lies within the bounds.
    pub fn new(number: f64) -> Option<Self> {
        R::BOUNDS.take(number).then_some(Self(number, PhantomData))
    }
}

impl<R> Number<R> {
    /// The number.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl<R> fmt::Display for Number<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<R> fmt::Debug for Number<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<R> Serialize for Number<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0)
    }
}

impl<'de, R: Range> Deserialize<'de> for Number<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::new(number).ok_or_else(|| serde::de::Error::custom(R::BOUNDS.words("")))
    }
}
