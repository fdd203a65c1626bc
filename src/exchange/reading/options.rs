//! What a reading is asked: the files, and what the person has said of them.

use crate::exchange::Table;
use crate::record::{DecimalMarks, EntryOptions};

/// A file with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    /// The name, without its folder.
    pub name: String,
    /// Everything in it.
    pub bytes: Vec<u8>,
}

/// What the person has said about the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// How dates are written; what the marks in numbers are is told by each file.
    pub entry: EntryOptions,
    /// Which mark is the decimal one in columns whose cells don't show it.
    pub decimals: DecimalMarks,
    /// Whether a row of an unknown patient makes one.
    pub create_patients: bool,
    /// Whether a session that repeats another row of the files is a dose of its own.
    pub keep_repeats: bool,
    /// What a file holds whose header leaves that open, if the person has said so.
    pub open_table: Option<Table>,
}
