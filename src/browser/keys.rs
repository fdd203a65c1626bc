//! New keys, drawn from the browser's own source of chance.

use crate::record::Key;
use std::cell::RefCell;

/// How many bytes a key has.
const BYTES: usize = size_of::<u64>();
/// How many keys are drawn at once: a call for each would take a quarter of the time in which a large file is read.
const AT_ONCE: usize = 256;

thread_local! {
    /// Keys that are drawn and not given away yet.
    static DRAWN: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

/// A key that nobody could guess and that no other record has.
///
/// Where the browser has no such source (none that runs WebAssembly lacks it), the key is put together from the common one.
pub fn new_key() -> Key {
    let drawn = DRAWN.with_borrow_mut(|drawn| {
        if drawn.is_empty() {
            *drawn = draw();
        }
        drawn.pop()
    });
    Key::from_bits(drawn.unwrap_or_else(put_together))
}

/// Keys from the browser's source; none where it has no such source.
fn draw() -> Vec<u64> {
    let mut bytes = [0u8; AT_ONCE * BYTES];
    let is_drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    let (keys, _) = bytes.as_chunks::<BYTES>();
    if is_drawn { keys.iter().map(|key| u64::from_le_bytes(*key)).collect() } else { Vec::new() }
}

/// A key from the common source of chance.
fn put_together() -> u64 {
    u64::from_le_bytes([0u8; BYTES].map(|_| (js_sys::Math::random() * 256.0) as u8))
}
