//! LevelDB's files, in which Chromium keeps localStorage, IndexedDB and more
//! (<https://github.com/google/leveldb/blob/main/doc/table_format.md>, `log_format.md`).

use super::snappy;

/// Bytes at a table's end that say where its index is.
const FOOTER: usize = 48;
/// Bytes of a log's block, and of the head of each piece in it.
const BLOCK: usize = 32 * 1024;
const HEAD: usize = 7;

/// A number of seven bits a byte, and where it ends.
pub(super) fn varint(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let (mut number, mut shift) = (0usize, 0u32);
    loop {
        let byte = *bytes.get(at)?;
        at += 1;
        number |= usize::from(byte & 127).checked_shl(shift)?;
        shift += 7;
        if byte < 128 {
            return Some((number, at));
        }
    }
}

/// Everything in a table, unpacked: each key with its value. None where it is no whole table.
pub(super) fn table(bytes: &[u8]) -> Option<Vec<u8>> {
    let footer = bytes.get(bytes.len().checked_sub(FOOTER)?..)?;
    let (_, at) = varint(footer, 0)?;
    let (_, at) = varint(footer, at)?;
    let (offset, at) = varint(footer, at)?;
    let (size, _) = varint(footer, at)?;
    let mut out = Vec::new();
    for (_, place) in entries(&block(bytes, offset, size)?)? {
        let (offset, at) = varint(&place, 0)?;
        let (size, _) = varint(&place, at)?;
        for (key, value) in entries(&block(bytes, offset, size)?)? {
            out.extend(key);
            out.push(b'\n');
            out.extend(value);
            out.push(b'\n');
        }
    }
    Some(out)
}

fn block(bytes: &[u8], offset: usize, size: usize) -> Option<Vec<u8>> {
    let packed = bytes.get(offset..offset.checked_add(size)?)?;
    Some(if bytes.get(offset + size) == Some(&1) { snappy::unpack(packed) } else { packed.to_vec() })
}

/// The keys of a block, of which each only says how it differs from the one before, with their values.
fn entries(block: &[u8]) -> Option<Vec<(Vec<u8>, Vec<u8>)>> {
    let (content, count) = block.split_last_chunk::<4>()?;
    let end = content.len().checked_sub(4 * usize::try_from(u32::from_le_bytes(*count)).ok()?)?;
    let (mut at, mut key, mut found) = (0, Vec::new(), Vec::new());
    while at < end {
        let (shared, next) = varint(content, at)?;
        let (own, next) = varint(content, next)?;
        let (length, next) = varint(content, next)?;
        key.truncate(shared);
        key.extend_from_slice(content.get(next..next + own)?);
        let value = content.get(next + own..next + own + length)?;
        found.push((key.clone(), value.to_vec()));
        at = next + own + length;
    }
    Some(found)
}

/// Everything in a log, its pieces put together: a long text is cut at every 32 KiB.
pub(super) fn log(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for block in bytes.chunks(BLOCK) {
        let mut at = 0;
        while let Some([_, _, _, _, low, high, kind]) = block.get(at..).and_then(|rest| rest.first_chunk::<HEAD>()) {
            let length = usize::from(u16::from_le_bytes([*low, *high]));
            if *kind == 0 && length == 0 {
                break;
            }
            let piece = block.get(at + HEAD..at + HEAD + length).or_else(|| block.get(at + HEAD..));
            out.extend_from_slice(piece.unwrap_or_default());
            at += HEAD + length;
        }
    }
    out
}

/// A log in which “markerword” is cut by the end of a block.
#[cfg(test)]
pub(super) fn example_log() -> Vec<u8> {
    let long = BLOCK - HEAD;
    let first = [vec![b'.'; long - 6], b"marker".to_vec()].concat();
    let head =
        |length: usize, kind: u8| [&[0; 4], u16::try_from(length).unwrap().to_le_bytes().as_slice(), &[kind]].concat();
    [head(long, 2), first, head(4, 4), b"word".to_vec()].concat()
}

/// A table of one packed block with “markerword” in it, whose bytes hold the whole word nowhere.
#[cfg(test)]
pub(super) fn example_table() -> Vec<u8> {
    // One entry: a key of one letter, a value of fifteen; and one restart at 0. Packed, the value's end is a copy.
    let packed: Vec<u8> = [b"\x1b\x38\0\x01\x0fkword marker\x01\x0b".as_slice(), b"\x1c\0\0\0\0\x01\0\0\0"].concat();
    let place = [0, u8::try_from(packed.len()).unwrap()];
    let index: Vec<u8> = [&[0, 1, 2, b'k'], place.as_slice(), &[0, 0, 0, 0, 1, 0, 0, 0]].concat();
    let at = u8::try_from(packed.len() + 5).unwrap();
    let footer = [0, 0, at, u8::try_from(index.len()).unwrap()];
    [packed, vec![1, 0, 0, 0, 0], index, vec![0; 5], footer.to_vec(), vec![0; FOOTER - 4]].concat()
}
