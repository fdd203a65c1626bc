//! What mail programs do to a text: quoted-printable and base64 (RFC 2045).

use super::super::base64;
use std::borrow::Cow;

/// The fewest characters of base64 that could hold a sealed text's beginning.
const FEWEST: usize = 24;

/// Stands for a soft break before a mark of quoting: a vertical tab, which is in no mail. It begins a line and ends none.
pub(super) const SOFT_BREAK: u8 = 0x0B;

/// The text without quoted-printable's soft breaks and codes. In a text that is none of that nothing is harmed: a sealed text has no `=`.
/// A soft break goes without a trace, as it may stand within a tag or an entity; before a mark of quoting it becomes [`SOFT_BREAK`].
pub(super) fn quoted_printable(text: &str) -> Cow<'_, str> {
    if !text.contains('=') {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte != b'=' {
            out.push(*byte);
            continue;
        }
        if let [high, low, after @ ..] = after
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            out.push(high << 4 | low);
            rest = after;
        } else if let [b'\n', after @ ..] | [b'\r', b'\n', after @ ..] = after {
            if after.trim_ascii_start().starts_with(b">") {
                out.push(SOFT_BREAK);
            }
            rest = after;
        } else {
            out.push(b'=');
        }
    }
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// What the blocks of base64 lines in a text say, one after another. A block is known by its lines alone, so that it is read also where its
/// mail's head was not copied.
pub(super) fn base64_blocks(text: &str) -> String {
    let mut out = Vec::new();
    let mut block: Vec<u8> = Vec::new();
    for line in text.lines().chain(std::iter::once("")) {
        let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
        let bare = line.trim_end_matches('=');
        let is_part = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+' || b == b'/');
        if is_part {
            block.extend_from_slice(bare.as_bytes());
        }
        if !is_part || bare.len() < line.len() {
            if block.len() >= FEWEST {
                out.extend(base64::read_mail(block.iter().copied()));
                out.extend_from_slice(b"\n\n");
            }
            block.clear();
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
