//! The backup: one file with every record as it lies, so that what was sealed stays sealed.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `ANAMBACK` |
//! | 2 | format of the file, 1 |
//! | 4 | length of the manifest, m |
//! | m | the manifest, JSON: when and by which version it was made, how many records and bytes follow |
//! | … | each record: length of its name (2), length of its envelope (4), the name, the envelope |
//! | 32 | SHA-256 of all before |
//!
//! Numbers are little-endian. The keyring comes first, so that a passphrase can be asked for while the rest is still being read. Neither
//! names of records nor the manifest say anything of a patient or a clinician. It is written and read in pieces of any size.

mod reader;
mod writer;

pub use reader::Reader;
pub use writer::Writer;

use super::Stored;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What every backup begins with.
const MAGIC: &[u8; 8] = b"ANAMBACK";
/// The format that is written here, and the highest that is read.
const FORMAT: u16 = 1;
/// Magic, format and the manifest's length.
const FIXED: usize = 14;
/// Lengths before each record.
const LENGTHS: usize = 6;
/// Bytes of the digest at the end.
const DIGEST: usize = 32;
/// The longest manifest that is read: what claims more is damaged, and no memory must be reserved for it.
const LONGEST_MANIFEST: usize = 64 * 1024;
/// The longest envelope that is read, for the same reason.
const LONGEST_ENVELOPE: usize = 512 * 1024 * 1024;

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// When it was made, UTC, as `2026-03-02T09:41:07Z`.
    pub made_at: String,
    /// The version of the app that made it.
    pub app: String,
    /// How many records follow.
    pub records: u64,
    /// The bytes of their envelopes together.
    pub bytes: u64,
    /// Texts that lay beside the records, by name. Only in the copy of what the trial version 0.1 left, whose settings were such.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, String>,
}

/// A backup that was read whole and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Every record by name, as it lay.
    pub records: Stored,
}

/// Why a file is not a backup that can be restored. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// Something else.
    #[error("This file is not a backup of Anamnesis. Choose one whose name ends in “.anamnesis”.")]
    Foreign,
    /// Of the trial version 0.1, whose formats were given up.
    #[error(
        "The trial version 0.1 made this backup, and this version doesn’t read its records. Keep the file: version 0.1 restores it, and what \
         it exports there as CSV can be imported here."
    )]
    Trial,
    /// From a later version of the app.
    #[error(
        "A newer version of Anamnesis made this backup. Reload the page to get that version, then choose the file again."
    )]
    Newer,
    /// It ends too early.
    #[error("The backup is cut short: it was not copied whole. Copy the file again, or choose another backup.")]
    Truncated,
    /// Some byte is another one.
    #[error("The backup is damaged: some of its bytes were changed. Copy the file again, or choose another backup.")]
    Damaged,
}
