//! A row's cells under their columns' names.

use super::super::rows::Row;
use crate::exchange::write::unguarded;
use crate::exchange::{RowError, RowErrors, Table};
use crate::record::{Fault, FieldError, Kind, NamedTexts, TextKind};

/// A row as named texts, with its place.
pub(super) struct Cells<'a> {
    pub(super) file: &'a str,
    pub(super) line: usize,
    header: &'a [String],
    cells: &'a [String],
}

impl<'a> Cells<'a> {
    /// The row of that table, if it has a cell for each column and no more. A row that is shorter or longer is refused: its cells may
    /// belong to other columns. So is one with a text of which only the beginning is kept.
    pub(super) fn of(
        file: &'a str,
        table: Table,
        header: &'a [String],
        row: &'a Row,
        errors: &mut RowErrors,
    ) -> Option<Self> {
        let cells = Self { file, line: row.line, header, cells: &row.cells };
        if let Some(fault) = row.fault {
            let (expected, found) = fault.words();
            cells.refuse(errors, "row", Fault::Quotes, expected, found);
            return None;
        }
        if row.count != header.len() {
            let column = header.get(row.count).map_or("row", String::as_str);
            cells.refuse(
                errors,
                column,
                Fault::Cells,
                &format!("{} cells, as in the header", header.len()),
                &format!("{} cells", row.count),
            );
            return None;
        }
        let before = errors.count();
        for (at, characters) in &row.cut {
            let known = header.get(*at).and_then(|name| table.columns().into_iter().find(|column| column.name == name));
            // What stands in a column that is not ours is not read.
            let Some(column) = known else { continue };
            // Of what is no text, the widest bounds.
            let kind = if let Kind::Text(kind) = column.kind { kind } else { TextKind::Note };
            if let Err(fault) = kind.check_length(*characters) {
                let found = row.cells.get(*at).map_or("", String::as_str);
                cells.refuse_fields(errors, vec![FieldError::text(column.name, found, fault)]);
            }
        }
        (errors.count() == before).then_some(cells)
    }

    /// Whether the file has that column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.header.iter().any(|h| h == column)
    }

    /// Refuses the row for what stands in that column.
    pub(super) fn refuse(&self, errors: &mut RowErrors, column: &str, fault: Fault, expected: &str, found: &str) {
        errors.push(RowError {
            file: self.file.to_owned(),
            line: self.line,
            column: column.to_owned(),
            fault,
            expected: expected.to_owned(),
            found: found.to_owned(),
        });
    }

    /// Refuses the row for each field that could not be read.
    pub(super) fn refuse_fields(&self, errors: &mut RowErrors, fields: Vec<FieldError>) {
        for field in fields {
            let found = field.found_words();
            self.refuse(errors, field.field, field.fault, &field.expected, &found);
        }
    }
}

impl NamedTexts for Cells<'_> {
    fn text(&self, name: &str) -> &str {
        let at = self.header.iter().position(|h| h == name);
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| unguarded(cell))
    }
}
