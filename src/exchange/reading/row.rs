//! A row's cells under their columns' names.

use super::super::rows::Row;
use super::RowError;
use crate::exchange::write::unguarded;
use crate::record::{FieldError, Fields};

/// A row as named texts, with its place.
pub(super) struct Cells<'a> {
    pub(super) file: &'a str,
    pub(super) line: usize,
    header: &'a [String],
    cells: &'a [String],
}

impl<'a> Cells<'a> {
    /// The row, if it has a cell for each column and no more. A row that is shorter or longer is refused: its cells may belong to
    /// other columns.
    pub(super) fn of(file: &'a str, header: &'a [String], row: &'a Row, errors: &mut Vec<RowError>) -> Option<Self> {
        let cells = Self { file, line: row.line, header, cells: &row.cells };
        if let Some(fault) = row.fault {
            let (expected, found) = fault.words();
            cells.refuse(errors, "row", expected, found);
            return None;
        }
        if row.cells.len() != header.len() {
            let column = header.get(row.cells.len()).map_or("row", String::as_str);
            cells.refuse(
                errors,
                column,
                &format!("{} cells, as in the header", header.len()),
                &format!("{} cells", row.cells.len()),
            );
            return None;
        }
        Some(cells)
    }

    /// Whether the file has that column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.header.iter().any(|h| h == column)
    }

    /// Refuses the row for what stands in that column.
    pub(super) fn refuse(&self, errors: &mut Vec<RowError>, column: &str, expected: &str, found: &str) {
        errors.push(RowError {
            file: self.file.to_owned(),
            line: self.line,
            column: column.to_owned(),
            expected: expected.to_owned(),
            found: found.to_owned(),
        });
    }

    /// Refuses the row for each field that could not be read.
    pub(super) fn refuse_fields(&self, errors: &mut Vec<RowError>, fields: Vec<FieldError>) {
        for field in fields {
            let found = field.found_words();
            self.refuse(errors, field.field, &field.expected, &found);
        }
    }
}

impl Fields for Cells<'_> {
    fn field(&self, name: &str) -> &str {
        let at = self.header.iter().position(|h| h == name);
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| unguarded(cell))
    }
}
