//! Overwriting what is no longer needed.

use std::hint::black_box;

/// Overwrites what is no longer needed, so that it isn't found in memory later.
pub(crate) fn overwrite(bytes: &mut [u8]) {
    bytes.fill(0);
    // Otherwise the compiler may leave out writes that nobody reads.
    black_box(bytes);
}
