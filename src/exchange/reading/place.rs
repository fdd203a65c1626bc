//! Where in the files a record was read.

use super::row::Cells;
use crate::exchange::{Refused, Repeat, Table};
use crate::record::What;
use std::sync::Arc;

/// Where in the files a record was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: Arc<str>,
    pub(super) line: usize,
}

impl Place {
    /// Another row of the same record of that table says otherwise.
    pub(super) fn at_odds(&self, table: Table) -> Refused {
        Refused::AtOdds(table, Arc::clone(&self.file), self.line)
    }

    /// A row that says the same again.
    pub(super) fn repeated(&self, cells: &Cells<'_>, patient: String, what: What) -> Repeat {
        Repeat {
            file: cells.file.to_owned(),
            line: cells.line,
            of_file: Some(&self.file).filter(|file| ***file != *cells.file).cloned(),
            of_line: self.line,
            patient,
            what,
            is_dose: false,
            is_own_dose: false,
        }
    }
}
