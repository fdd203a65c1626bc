//! What an import would do, shown before anything is written.

use super::{RowError, Table};
use crate::judge::Policy;
use crate::record::{Chart, EntryOptions, Instrument};
use std::sync::Arc;

/// The largest file that is read, in bytes. A larger one is refused before it is read: split it by patients or by years.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// A file as a person handed it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    /// Its name, without the folder.
    pub name: String,
    /// All of its bytes.
    pub bytes: Vec<u8>,
}

/// What a person has said about the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// How dates and numbers are written. A decimal comma is read wherever the delimiter is not a comma.
    pub entry: EntryOptions,
    /// Whether a session or score of an unknown patient makes that patient; else the row is refused.
    pub create_patients: bool,
}

/// How far a reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read so far, of all files.
    pub done_bytes: usize,
    /// Bytes of all files.
    pub total_bytes: usize,
    /// Whether every file is read to its end.
    pub finished: bool,
}

/// What became of one file's rows. `added + changed + unchanged + refused == rows`, always.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSummary {
    /// The file's name.
    pub name: String,
    /// Which table it holds; none where that could not be told.
    pub table: Option<Table>,
    /// What stands between its cells; none where it is not a table of cells.
    pub delimiter: Option<char>,
    /// Rows below the header; for `policy.json` 1.
    pub rows: usize,
    /// Rows that are new.
    pub added: usize,
    /// Rows that differ from the stored ones.
    pub changed: usize,
    /// Rows that are stored already, or stand twice in the files.
    pub unchanged: usize,
    /// Rows that are refused; each has at least one error.
    pub refused: usize,
    /// Columns that no table has, as the header writes them: kept out.
    pub unknown_columns: Vec<String>,
    /// What else a person should know of the file, such as that it holds no rows.
    pub notes: Vec<String>,
}

/// One field of a stored record that the import would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The file's name.
    pub file: String,
    /// The line of the file on which the row starts, counted from 1.
    pub line: usize,
    /// The patient's number in the clinic; empty for instruments and settings.
    pub patient: String,
    /// Which record, as a person would name it: "session of 2026-03-02".
    pub what: String,
    /// The column.
    pub column: &'static str,
    /// As stored; empty where nothing was.
    pub old: String,
    /// As the file has it; empty where it has nothing.
    pub new: String,
}

/// The accepted rows, ready to be carried out as one change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPlan {
    /// Every chart that changes, before (none for a new patient) and after.
    pub charts: Vec<(Option<Arc<Chart>>, Arc<Chart>)>,
    /// All of the clinic's own instruments after the import, if they change.
    pub own_instruments: Option<Vec<Instrument>>,
    /// The settings after the import, if they change.
    pub policy: Option<Policy>,
}

impl ImportPlan {
    /// Whether carrying it out would change nothing.
    pub fn is_empty(&self) -> bool {
        self.charts.is_empty() && self.own_instruments.is_none() && self.policy.is_none()
    }
}

/// What an import would do. Nothing has been written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// One for each file, in the order in which they were handed in.
    pub files: Vec<FileSummary>,
    /// Every error, by file and line.
    pub errors: Vec<RowError>,
    /// Every change of a stored record, old beside new, by file and line.
    pub changes: Vec<FieldChange>,
    /// How many patients sessions and scores would make, because the person allowed it.
    pub created_patients: usize,
    /// The accepted rows.
    pub plan: ImportPlan,
}
