//! New keys, drawn from the browser's own source of chance.

use crate::record::Key;

/// A key that nobody could guess and that no other record has.
///
/// Where the browser has no such source (none that runs WebAssembly lacks it), the key is put together from the common one.
pub fn new_key() -> Key {
    let mut bytes = [0u8; 8];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !drawn {
        bytes = bytes.map(|_| (js_sys::Math::random() * 256.0) as u8);
    }
    Key::from_bits(u64::from_le_bytes(bytes))
}
