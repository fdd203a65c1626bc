//! Firefox's `.jsonlz4`: `mozLz40`, the length, and one block of LZ4 (<https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md>).

use super::snappy::copy;

/// The text in such a file, as much of it as is sound; none in another file.
pub(super) fn mozilla(bytes: &[u8]) -> Option<Vec<u8>> {
    let packed = bytes.strip_prefix(b"mozLz40\0")?.get(4..)?;
    let mut out = Vec::new();
    let _ = block(packed, &mut out);
    Some(out)
}

/// None where it ends early or copies what isn't there.
fn block(packed: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let mut at = 0;
    // A length of fifteen goes on in further bytes, up to one that is not full.
    let length = |first: u8, at: &mut usize| {
        let mut length = usize::from(first);
        if first == 15 {
            loop {
                let more = *packed.get(*at)?;
                *at += 1;
                length += usize::from(more);
                if more != u8::MAX {
                    break;
                }
            }
        }
        Some(length)
    };
    while at < packed.len() {
        let token = *packed.get(at)?;
        at += 1;
        let literals = length(token >> 4, &mut at)?;
        out.extend_from_slice(packed.get(at..at + literals)?);
        at += literals;
        if at >= packed.len() {
            break;
        }
        let offset = usize::from(u16::from_le_bytes([*packed.get(at)?, *packed.get(at + 1)?]));
        at += 2;
        let matched = length(token & 15, &mut at)? + 4;
        copy(out, matched, offset)?;
    }
    Some(())
}

/// “word markerword”, whose second “word” is a copy.
#[cfg(test)]
pub(super) const SPLIT_WORD: &[u8] = b"mozLz40\0\x0f\0\0\0\xb0word marker\x0b\0";

#[cfg(test)]
mod tests {
    #[test]
    fn a_file_of_firefox_is_unpacked() {
        assert_eq!(super::mozilla(super::SPLIT_WORD).as_deref(), Some(b"word markerword".as_slice()));
        assert_eq!(super::mozilla(b"another file"), None);
    }
}
