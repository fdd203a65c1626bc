//! Which numbers a field takes.

/// The least and the greatest number that is taken, infinite where there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The least.
    pub low: f64,
    /// The greatest.
    pub high: f64,
    /// Whether the two themselves are refused.
    pub is_open: bool,
    /// Whether only whole numbers are taken.
    pub is_whole: bool,
}

impl Bounds {
    /// Any number from `low` to `high`.
    pub const fn new(low: f64, high: f64) -> Self {
        Self { low, high, is_open: false, is_whole: false }
    }

    /// Whether the number lies within, be it whole or not. What is infinite or no number never does.
    pub fn contain(&self, number: f64) -> bool {
        let is_within = if self.is_open {
            number > self.low && number < self.high
        } else {
            number >= self.low && number <= self.high
        };
        number.is_finite() && is_within
    }

    /// Whether the number is taken.
    pub fn take(&self, number: f64) -> bool {
        self.contain(number) && (!self.is_whole || number.fract() == 0.0)
    }

    /// Whether there is a least and a greatest that are taken themselves.
    pub const fn is_range(&self) -> bool {
        self.low.is_finite() && self.high.is_finite() && !self.is_open
    }
}
