//! What a reading found: counts, refused rows, changes old beside new, and the plan.

use super::write::{Table as Writer, guarded};
use super::{ImportPlan, Table};
use crate::record::DayError;
use std::fmt;

/// Something in a file that is refused: where, what stood there and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: expected {expected}, found {found}")]
pub struct RowError {
    /// The file's name.
    pub file: String,
    /// Line, from 1; a row that spans several lines is named by its first.
    pub line: usize,
    /// The column's name, or the byte within the line where there are no columns yet.
    pub column: String,
    /// What was expected, in words that follow "expected".
    pub expected: String,
    /// What stood there.
    pub found: String,
}

/// One field that the import would change in a stored record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The file's name.
    pub file: String,
    /// The row's line.
    pub line: usize,
    /// The patient's number; empty for instruments and settings.
    pub patient: String,
    /// Which record: "session 2026-03-02".
    pub what: String,
    /// The column.
    pub column: &'static str,
    /// As stored.
    pub old: String,
    /// As in the file.
    pub new: String,
}

/// One file's count. `added + changed + unchanged + refused + blank` is `rows`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSummary {
    /// The file's name.
    pub name: String,
    /// Which table it holds; `None` where that could not be told.
    pub table: Option<Table>,
    /// The delimiter, as a person calls it.
    pub delimiter: Option<&'static str>,
    /// Rows below the header.
    pub rows: usize,
    /// Rows that make a new record.
    pub added: usize,
    /// Rows that change a stored record.
    pub changed: usize,
    /// Rows that say what is stored already.
    pub unchanged: usize,
    /// Rows that are refused; each has its errors.
    pub refused: usize,
    /// Rows whose cells are all empty.
    pub blank: usize,
    /// Columns that the table does not have; they are kept out.
    pub unknown_columns: Vec<String>,
    /// Whether nothing at all stands in it, not even a header.
    pub is_empty: bool,
    /// Whether its header leaves open which table it is.
    pub is_open: bool,
    /// What else is worth saying of the file.
    pub note: Option<&'static str>,
}

/// A table that is missing or empty. A judgement from a part of the data looks like one from all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The empty file; `None` where there is none.
    pub file: Option<String>,
    /// The table that is missing, where that can be told.
    pub table: Option<Table>,
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.table) {
            (Some(file), Some(table)) => write!(f, "{file} is empty: there are no {} in it", table.name()),
            (Some(file), None) => write!(f, "{file} is empty"),
            (None, table) => write!(f, "there is no file of {}", table.map_or("rows", Table::name)),
        }
    }
}

/// What a reading found. Nothing has been changed yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// One count a file, in the order in which they were given.
    pub files: Vec<FileSummary>,
    /// Everything that is refused, in the order in which it was read.
    pub errors: Vec<RowError>,
    /// Every field of a stored record that would change.
    pub changes: Vec<FieldChange>,
    /// How many patients would be made because a row names them and the person said so.
    pub made_patients: usize,
    /// Settings that a file of settings does not name: they have their defaults after the import.
    pub unnamed_settings: Vec<&'static str>,
    /// Tables that are missing or empty beside the others: what follows from the others alone may be wrong.
    pub gaps: Vec<Gap>,
    /// What the import would do.
    pub plan: ImportPlan,
}

impl Preview {
    /// Whether a date is refused only because nobody has said which of day and month comes first.
    pub fn has_ambiguous_dates(&self) -> bool {
        let asks = DayError::Ambiguous.to_string();
        self.errors.iter().any(|e| e.expected == asks)
    }

    /// Whether the person is to say what a file holds.
    pub fn has_open_tables(&self) -> bool {
        self.files.iter().any(|f| f.is_open)
    }

    /// How many rows are refused, in all files.
    pub fn refused(&self) -> usize {
        self.files.iter().map(|f| f.refused).sum()
    }
}

/// The errors as a table, to be mended elsewhere.
pub fn errors_csv(errors: &[RowError]) -> String {
    let mut table = Writer::new(["file", "line", "column", "found", "expected"]);
    for error in errors {
        let cells = [&error.file, &error.line.to_string(), &error.column, &error.found, &error.expected]
            .map(|c| guarded(c).into_owned());
        table.row(cells.iter().map(String::as_str));
    }
    table.finish()
}
