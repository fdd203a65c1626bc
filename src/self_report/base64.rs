//! Bytes as letters, digits, `-` and `_`: base64url of RFC 4648 without padding; and mail's base64, read leniently.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Whether a byte is one of the 64 that sealed texts and links are written with.
pub(super) const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// Characters that so many bytes are written with.
pub(super) const fn length(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}

/// The text of those bytes.
pub(super) fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(length(bytes.len()));
    for group in bytes.chunks(3) {
        let word = group.iter().enumerate().fold(0u32, |word, (at, byte)| word | u32::from(*byte) << (16 - 8 * at));
        for at in 0..=group.len() {
            let digit = DIGITS.get((word >> (18 - 6 * at) & 63) as usize).copied();
            text.push(char::from(digit.unwrap_or(b'A')));
        }
    }
    text
}

/// The bytes of a text; `None` where it is not what [`write`] writes: another character, a length that is cut, stray bits at the end.
pub(super) fn read(text: &str) -> Option<Vec<u8>> {
    let bytes = decode(text.bytes(), value)?;
    (text.len() % 4 != 1 && write(&bytes) == text).then_some(bytes)
}

/// The bytes of base64 as mail programs write it. What is cut at the end is left out.
pub(super) fn read_mail(text: impl Iterator<Item = u8>) -> Vec<u8> {
    let value = |digit| match digit {
        b'+' => Some(62),
        b'/' => Some(63),
        b'-' | b'_' => None,
        _ => value(digit),
    };
    decode(text.filter(|byte| value(*byte).is_some()), value).unwrap_or_default()
}

fn decode(digits: impl Iterator<Item = u8>, value: impl Fn(u8) -> Option<u8>) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(digits.size_hint().0 * 3 / 4);
    let (mut word, mut bits) = (0u32, 0);
    for digit in digits {
        word = word << 6 | u32::from(value(digit)?);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.extend(u8::try_from(word >> bits & 0xFF));
        }
        word &= 0xFFFF;
    }
    Some(bytes)
}

const fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}
