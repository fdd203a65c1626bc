//! A patient's journal in format 1, frozen: one stream of bytes, read once from the beginning to the end.
//!
//! - Batches follow each other in their order: the device, the number of the first event, the seconds since the batch before, who made it,
//!   how many events, and these.
//! - An event begins with its kind: 2 more where it is over others, which follow, and 1 more where its record's key isn't its own, which
//!   follows. The kinds are [`REVIEW`] to [`NEW_SHAPE`], four apart, and then the shapes that are known, in the order of their first use.
//! - A text, a device and a shape are written with their first use, which bears the next free place; later ones name that place.
//! - Days count from the day that was written before; minutes of the day from 0; a number is `2n` for `n` tenths, 1 where its eight bytes
//!   follow, -1 where there is none.
//!
//! A body has one way to be read: what is longer than it has to be, what nothing needs, and what follows the end is an error.

use super::super::error::SchemaError;
use super::values::{Reader, Writer};
use crate::record::{Chart, Fact, Journal, Key};

/// How far apart kinds of events are: two bits are flags.
pub(super) const APART: u64 = 4;
/// The flags of an event's kind: over others, and the record's key follows.
pub(super) const OVER: u64 = 2;
pub(super) const KEY: u64 = 1;
/// What an event says.
pub(super) const REVIEW: u64 = 0;
pub(super) const ENTRY: u64 = 1;
pub(super) const REMOVED: u64 = 2;
pub(super) const TAKEN_BACK: u64 = 3;
/// A record of a shape that follows.
pub(super) const NEW_SHAPE: u64 = 4;
/// The records that have shapes.
pub(super) const PATIENT: u8 = 1;
pub(super) const SESSION: u8 = 2;
pub(super) const SCORE: u8 = 3;
/// What is kept of self-report: it follows [`NEW_SHAPE`] as a shape does, and has none: each is written out.
pub(super) const SELF_REPORT: u8 = 6;
/// What a removed record was, besides those.
pub(super) const REMOVED_REVIEW: u8 = 4;
pub(super) const REMOVED_ENTRY: u8 = 5;

/// Whether an event of that fact may bear another key than its record.
pub(super) const fn has_own_key(fact: &Fact) -> bool {
    matches!(fact, Fact::Session(_) | Fact::Score(_) | Fact::Review(_) | Fact::Entry(_) | Fact::SelfReport(_))
}

/// The body of a journal.
pub(in crate::vault) fn write(journal: &Journal) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.journal(journal);
    writer.bytes
}

/// The journal of a body, of that patient.
///
/// # Errors
/// A body that [`write`] doesn't write; [`SchemaError::Newer`] where it holds what this version doesn't know.
pub(in crate::vault) fn read(patient: Key, body: &[u8]) -> Result<Journal, SchemaError> {
    let mut reader = Reader::new(body);
    let journal = reader.journal(patient)?;
    if reader.bytes.0.is_empty() { Ok(journal) } else { Err(SchemaError::Trailing) }
}

/// The chart of such a journal, without holding the journal where nothing in it was ever changed; none where it says nothing of whose it is.
///
/// # Errors
/// As [`read`].
pub(in crate::vault) fn read_chart(patient: Key, body: &[u8]) -> Result<Option<Chart>, SchemaError> {
    let mut reader = Reader::new(body);
    match reader.plain_chart(patient)? {
        Some(chart) if reader.bytes.0.is_empty() => Ok(Some(chart)),
        _ => Ok(read(patient, body)?.into_chart()),
    }
}
