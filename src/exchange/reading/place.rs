//! Where in the files a record was read.

use super::row::Cells;
use crate::exchange::Repeat;
use std::sync::Arc;

/// Where in the files a record was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: Arc<str>,
    pub(super) line: usize,
}

impl Place {
    pub(super) fn words(&self) -> String {
        format!("another row for the same record, {} line {}, that says otherwise", self.file, self.line)
    }

    /// A row that says the same again.
    pub(super) fn repeated(&self, cells: &Cells<'_>, patient: String, what: String) -> Repeat {
        let line = format!("line {}", self.line);
        Repeat {
            file: cells.file.to_owned(),
            line: cells.line,
            of: if *self.file == *cells.file { line } else { format!("{} {line}", self.file) },
            patient,
            what,
            is_dose: false,
            is_kept: false,
        }
    }
}
