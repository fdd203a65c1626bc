//! What could not be read, where it stands, and what to do about it.

use crate::record::FieldError;
use std::fmt;

/// A cell, a row or a whole file that is refused. Nothing of a refused row is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// The file's name as the person knows it.
    pub file: String,
    /// The line of the file on which the row starts, counted from 1; none where the whole file is meant.
    pub line: Option<usize>,
    /// The column's name, or where in the line; none where the whole row is meant.
    pub column: Option<String>,
    /// What stood there, as it stood; empty where nothing did.
    pub found: String,
    /// What would have been read, in words that follow "expected".
    pub expected: String,
}

impl RowError {
    /// An error of a whole file.
    pub(super) fn of_file(file: &str, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: None, column: None, found: found.into(), expected: expected.into() }
    }

    /// An error of a row, or of one of its columns.
    pub(super) fn of_row(
        file: &str,
        line: usize,
        column: Option<&str>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        let column = column.map(str::to_owned);
        Self { file: file.to_owned(), line: Some(line), column, found: found.into(), expected: expected.into() }
    }

    /// An error of a field that the one reader of forms and files refused.
    pub(super) fn of_field(file: &str, line: usize, error: FieldError) -> Self {
        Self::of_row(file, line, Some(error.field), error.found, error.expected)
    }

    /// The place as tools write it: `scores.csv:12:value`.
    pub fn place(&self) -> String {
        let mut place = self.file.clone();
        if let Some(line) = self.line {
            place.push_str(&format!(":{line}"));
        }
        if let Some(column) = &self.column {
            place.push_str(&format!(":{column}"));
        }
        place
    }

    /// What was expected and what was found, without the place.
    pub fn complaint(&self) -> String {
        format!("expected {}, found {}", self.expected, quote(&self.found))
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", {column}")?;
        }
        write!(f, ": {}", self.complaint())
    }
}

impl std::error::Error for RowError {}

/// A found text in quotation marks, shortened where it is long; "nothing" where it is empty.
fn quote(found: &str) -> String {
    const LONGEST: usize = 60;
    if found.is_empty() {
        return "nothing".to_owned();
    }
    let mut shown: String = found.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    if found.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    format!("“{shown}”")
}
