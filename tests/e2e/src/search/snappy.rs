//! Snappy, as LevelDB packs its blocks (<https://github.com/google/snappy/blob/main/format_description.txt>).

/// As much as is sound of a packed text.
pub(super) fn unpack(packed: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let _ = unpack_into(packed, &mut out);
    out
}

/// None where the text ends early or copies what isn't there.
fn unpack_into(packed: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let (length, mut at) = super::leveldb::varint(packed, 0)?;
    while at < packed.len() && out.len() < length {
        let tag = usize::from(*packed.get(at)?);
        at += 1;
        let number = |bytes: usize, at: usize| {
            let found = packed.get(at..at + bytes)?;
            Some(found.iter().rev().fold(0usize, |sum, byte| sum << 8 | usize::from(*byte)))
        };
        let (length, offset) = match tag & 3 {
            0 => {
                let extra = (tag >> 2).saturating_sub(59);
                let length = if extra > 0 { number(extra, at)? } else { tag >> 2 } + 1;
                at += extra;
                out.extend_from_slice(packed.get(at..at + length)?);
                at += length;
                continue;
            }
            1 => {
                let offset = (tag >> 5) << 8 | number(1, at)?;
                at += 1;
                ((tag >> 2 & 7) + 4, offset)
            }
            wide => {
                let bytes = if wide == 2 { 2 } else { 4 };
                let offset = number(bytes, at)?;
                at += bytes;
                ((tag >> 2) + 1, offset)
            }
        };
        copy(out, length, offset)?;
    }
    Some(())
}

/// Repeats what stands `offset` bytes before the end, which may run into what it writes.
pub(super) fn copy(out: &mut Vec<u8>, length: usize, offset: usize) -> Option<()> {
    let from = out.len().checked_sub(offset).filter(|_| offset > 0)?;
    for at in from..from + length {
        out.push(*out.get(at)?);
    }
    Some(())
}

/// “word markerword”, whose second “word” is a copy: in the bytes the whole word stands nowhere.
#[cfg(test)]
pub(super) const SPLIT_WORD: &[u8] = b"\x0f\x28word marker\x01\x0b";

#[cfg(test)]
mod tests {
    #[test]
    fn literals_and_copies_are_unpacked() {
        assert_eq!(super::unpack(super::SPLIT_WORD), b"word markerword");
        // A copy that runs into itself, and one that begins before the text: what was sound before it stays.
        assert_eq!(super::unpack(b"\x07\x00a\x09\x01"), b"aaaaaaa");
        assert_eq!(super::unpack(b"\x07\x00a\x09\x09"), b"a");
    }
}
