//! A row's cells under their columns' names.

use super::super::rows::Row;
use crate::exchange::write::unguarded;
use crate::exchange::{Refused, RowError, RowErrors, Table};
use crate::record::{Expected, FieldError, Kind, NamedTexts, TextKind};

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
            cells.refuse(errors, "row", Refused::Quotes(fault));
            return None;
        }
        if row.count != header.len() {
            let column = header.get(row.count).map_or("row", String::as_str);
            cells.refuse(errors, column, Refused::Cells { header: header.len(), row: row.count });
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
                cells.refuse_fields(errors, vec![FieldError::new(column.name, Expected::Text(fault), found)]);
            }
        }
        (errors.count() == before).then_some(cells)
    }

    /// Whether the file has that column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.header.iter().any(|h| h == column)
    }

    /// Refuses the row for what stands in that column.
    pub(super) fn refuse(&self, errors: &mut RowErrors, column: &str, refused: impl Into<Refused>) {
        errors.push(RowError::new(self.file, self.line, column, refused));
    }

    /// Refuses the row for each field that could not be read.
    pub(super) fn refuse_fields(&self, errors: &mut RowErrors, fields: Vec<FieldError>) {
        for field in fields {
            self.refuse(errors, field.field, field);
        }
    }
}

impl NamedTexts for Cells<'_> {
    fn text(&self, name: &str) -> &str {
        let at = self.header.iter().position(|h| h == name);
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| unguarded(cell))
    }
}
