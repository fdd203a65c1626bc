//! The bytes of one record: what they are, whose they are, and whether they are whole.
//!
//! | offset | bytes | what |
//! |---|---|---|
//! | 0 | 4 | `ANAM` |
//! | 4 | 1 | format of the envelope, 2; the trial version 0.1 wrote 1 |
//! | 5 | 1 | seal: 0 is none, 1 is AES-256-GCM |
//! | 6 | 2 | schema version of the body |
//! | 8 | 8 | revision |
//! | 16 | 2 | length of the name, n |
//! | 18 | n | the record's name |
//! | 18 + n | … | the body |
//! | last 4 | 4 | CRC-32 of all before |
//!
//! Numbers are little-endian. The first sixteen bytes and the checksum stay where they are in every later format, so that an older
//! app can tell "newer" from "broken". A sealed body is a nonce of 12 bytes, the encrypted body, and the tag of 16 bytes; all before the
//! body stays open and is what the seal is bound to (its associated data), so that a sealed body can't be put under another name,
//! another revision or another schema.

use super::checksum_of;
use crate::record::{RecordState, Tag};

/// What every envelope begins with.
pub(super) const MAGIC: &[u8; 4] = b"ANAM";
/// The format that is written here, and the only one that is read.
const FORMAT: u8 = 2;
/// Bytes before the name.
const HEADER: usize = 18;
/// Bytes of the checksum.
const TRAILER: usize = 4;

/// How the body is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seal {
    /// Readable by whoever reads the profile.
    #[default]
    None,
    /// AES-256-GCM under the clinic's data key.
    AesGcm,
}

impl Seal {
    const fn code(self) -> u8 {
        match self {
            Self::None => 0,
            Self::AesGcm => 1,
        }
    }

    const fn from_code(code: u8) -> Option<Self> {
        match code {
            0 => Some(Self::None),
            1 => Some(Self::AesGcm),
            _ => None,
        }
    }
}

/// A record taken out of its envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// How the body is protected.
    pub seal: Seal,
    /// Schema version of the body.
    pub schema: u16,
    /// How often the record was written; 1 is the first time.
    pub revision: u64,
    /// The record; encrypted where the seal says so.
    pub body: &'a [u8],
}

/// A whole envelope, taken apart: the record, and the open part that its seal is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// All before the body.
    pub header: &'a [u8],
    /// What stands in it.
    pub envelope: Envelope<'a>,
}

/// Why bytes are not a record that this version reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not an envelope at all.
    Foreign,
    /// Cut short.
    Truncated,
    /// The bytes are not the ones that were written.
    Checksum,
    /// Whole, but another record's.
    Misplaced,
    /// Whole, and of the trial version 0.1, whose formats were given up.
    Trial,
    /// Whole, and written by a newer version.
    Newer {
        /// Its schema version.
        schema: u16,
    },
}

/// The open part of an envelope for that name. `None` where the name is longer than 65,535 bytes.
pub fn header(name: &str, seal: Seal, schema: u16, revision: u64) -> Option<Vec<u8>> {
    let name_length = u16::try_from(name.len()).ok()?;
    let mut bytes = Vec::with_capacity(HEADER + name.len());
    bytes.extend_from_slice(MAGIC);
    bytes.push(FORMAT);
    bytes.push(seal.code());
    bytes.extend_from_slice(&schema.to_le_bytes());
    bytes.extend_from_slice(&revision.to_le_bytes());
    bytes.extend_from_slice(&name_length.to_le_bytes());
    bytes.extend_from_slice(name.as_bytes());
    Some(bytes)
}

/// A whole envelope from its open part and its body.
pub fn close(header: Vec<u8>, body: &[u8]) -> Vec<u8> {
    let mut bytes = header;
    bytes.reserve_exact(body.len() + TRAILER);
    bytes.extend_from_slice(body);
    let checksum = checksum_of(&bytes);
    bytes.extend_from_slice(&checksum.to_le_bytes());
    bytes
}

/// Puts a body into an envelope for that name. `None` where the name is longer than 65,535 bytes.
pub fn encode(name: &str, envelope: &Envelope<'_>) -> Option<Vec<u8>> {
    let header = header(name, envelope.seal, envelope.schema, envelope.revision)?;
    Some(close(header, envelope.body))
}

/// Takes a record of that name out of its envelope; `newest` is the highest schema version that the caller reads.
///
/// # Errors
/// Says what is wrong with the bytes, or that a newer version wrote them.
pub fn decode<'a>(name: &str, bytes: &'a [u8], newest: u16) -> Result<Decoded<'a>, Unreadable> {
    if !bytes.starts_with(MAGIC) {
        return Err(Unreadable::Foreign);
    }
    let (content, trailer) = bytes.split_last_chunk::<TRAILER>().ok_or(Unreadable::Truncated)?;
    if content.len() < HEADER {
        return Err(Unreadable::Truncated);
    }
    if checksum_of(content) != u32::from_le_bytes(*trailer) {
        return Err(Unreadable::Checksum);
    }
    let (format, seal) = (number::<1>(content, 4)?, number::<1>(content, 5)?);
    let (format, schema) = (u8::from_le_bytes(format), u16::from_le_bytes(number::<2>(content, 6)?));
    if format < FORMAT {
        return Err(Unreadable::Trial);
    }
    let seal = Seal::from_code(u8::from_le_bytes(seal));
    let (Some(seal), true) = (seal, format == FORMAT && schema <= newest) else {
        return Err(Unreadable::Newer { schema });
    };
    let name_length = usize::from(u16::from_le_bytes(number::<2>(content, 16)?));
    let (header, body) = content.split_at_checked(HEADER + name_length).ok_or(Unreadable::Truncated)?;
    if header.get(HEADER..) != Some(name.as_bytes()) {
        return Err(Unreadable::Misplaced);
    }
    let revision = u64::from_le_bytes(number::<8>(content, 8)?);
    Ok(Decoded { header, envelope: Envelope { seal, schema, revision, body } })
}

/// The revision of a whole envelope of any version; `None` where the bytes are not whole.
pub fn revision(bytes: &[u8]) -> Option<u64> {
    let (content, trailer) = bytes.split_last_chunk::<TRAILER>()?;
    let whole = content.starts_with(MAGIC) && checksum_of(content) == u32::from_le_bytes(*trailer);
    whole.then(|| number::<8>(content, 8).ok().map(u64::from_le_bytes)).flatten()
}

/// What tells these bytes from another record of their name and revision: of a sealed one the last eight bytes of its seal's tag, of an
/// open one its checksum. It is read off, not computed; `None` where the bytes are too short for a record.
pub fn tag(bytes: &[u8]) -> Option<Tag> {
    let (content, trailer) = bytes.split_last_chunk::<TRAILER>()?;
    let is_sealed = content.get(5).copied().and_then(Seal::from_code)? == Seal::AesGcm;
    let checksum = || u64::from(u32::from_le_bytes(*trailer)).to_be_bytes();
    Some(Tag::from_bytes(if is_sealed { *content.last_chunk()? } else { checksum() }))
}

/// Whether a whole envelope is the one of that state: by its revision and its tag.
pub fn is_of(bytes: &[u8], state: &RecordState) -> bool {
    revision(bytes) == Some(state.revision) && state.tag == tag(bytes)
}

/// `N` bytes from that offset.
fn number<const N: usize>(bytes: &[u8], offset: usize) -> Result<[u8; N], Unreadable> {
    bytes.get(offset..).and_then(|rest| rest.first_chunk::<N>()).copied().ok_or(Unreadable::Truncated)
}
