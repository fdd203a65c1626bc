//! What became of rows.

use super::row::Cells;
use crate::exchange::{Doubt, FieldChange, FileSummary, Listed, RowErrors};
use crate::record::{Record, What};

/// What was found in files besides their rows.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) errors: RowErrors,
    pub(super) doubts: Vec<Doubt>,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Added,
    Changed,
    Unchanged,
    /// It says what another row of these files says.
    Repeated,
    Refused,
}

impl FileSummary {
    pub(super) fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Added => self.added += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Repeated => self.repeated += 1,
            Outcome::Refused => self.refused += 1,
        }
    }
}

/// Takes in, field by field, what differs between a stored record and the same record as a row has it: whose, and which.
pub(super) fn differences<R: Record>(
    changes: &mut Listed<FieldChange>,
    cells: &Cells<'_>,
    (patient, what): (&str, What),
    old: &R,
    new: &R,
) {
    for field in R::FIELDS.iter().filter(|field| field.value(old) != field.value(new)) {
        changes.add(|| FieldChange {
            file: cells.file.to_owned(),
            line: cells.line,
            patient: patient.to_owned(),
            what: what.clone(),
            column: field.name,
            old: field.text(old),
            new: field.text(new),
        });
    }
}
