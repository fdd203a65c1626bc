//! Numbers by chance that can be had again.

/// As many numbers as are asked for, the same ones from the same seed (SplitMix64).
pub struct Random(u64);

impl From<u64> for Random {
    fn from(seed: u64) -> Self {
        Self(seed)
    }
}

impl Random {
    /// The next number, below 2^52.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) >> 12
    }

    /// A number below that one.
    pub fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end
    }
}
