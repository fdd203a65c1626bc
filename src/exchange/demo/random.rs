//! Chance from a seed: splitmix64, so that the demo is the same on every machine.

/// A stream of numbers that depends on its seed alone.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub(super) const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub(super) fn whole(&mut self, low: i32, high: i32) -> i32 {
        let count = u64::from(high.abs_diff(low)) + 1;
        low + (self.bits() % count) as i32
    }

    /// A number from `low` to `high`.
    pub(super) fn between(&mut self, (low, high): (f64, f64)) -> f64 {
        let part = (self.bits() >> 11) as f64 / (1u64 << 53) as f64;
        low + (high - low) * part
    }

    /// One of these; the default of an empty list.
    pub(super) fn pick<T: Copy + Default>(&mut self, all: &[T]) -> T {
        let at = self.whole(0, all.len().saturating_sub(1) as i32);
        all.get(at as usize).copied().unwrap_or_default()
    }
}
