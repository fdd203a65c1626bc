//! A record's fields by name, by the cells that files hold.

use super::Table;
use super::tables::{instrument_cells, patient_cells, score_cells, session_cells};
use crate::record::{FieldCell, Instrument, Patient, Score, Session, What};
use std::borrow::Cow;

/// A record as fields by name, to be kept or held against another version of it.
pub struct NamedFields {
    /// Which record.
    pub what: What,
    columns: &'static [&'static str],
    cells: Vec<String>,
    /// How many of the first fields stand in [`NamedFields::what`] already.
    said: usize,
}

impl NamedFields {
    /// A patient's own fields.
    pub fn of_patient(patient: &Patient) -> Self {
        let columns = Table::Patients.columns();
        Self { what: What::of_patient(patient), columns, cells: patient_cells(patient), said: 1 }
    }

    /// A session's fields.
    pub fn of_session(session: &Session) -> Self {
        let columns = Table::Sessions.after_patient();
        Self { what: What::of_session(session), columns, cells: session_cells(session), said: 1 }
    }

    /// A score's fields.
    pub fn of_score(score: &Score) -> Self {
        let columns = Table::Scores.after_patient();
        Self { what: What::of_score(score), columns, cells: score_cells(score), said: 2 }
    }

    /// An own instrument's fields.
    pub fn of_instrument(instrument: &Instrument) -> Self {
        let columns = Table::Instruments.columns();
        Self { what: What::of_instrument(instrument), columns, cells: instrument_cells(instrument), said: 1 }
    }

    fn each(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.columns.iter().copied().zip(self.cells.iter().map(String::as_str))
    }

    /// Every field that says something and is not said by which record it is.
    pub fn filled(&self) -> Vec<FieldCell> {
        self.each().skip(self.said).filter(|(_, cell)| !cell.is_empty()).map(field).collect()
    }

    /// The fields in which two records differ, as they are in the one and in the other; none where all are the same.
    pub fn differing(&self, other: &Self) -> Option<(Vec<FieldCell>, Vec<FieldCell>)> {
        let both = self.each().zip(other.each()).filter(|(a, b)| a != b);
        let (ours, theirs): (Vec<_>, Vec<_>) = both.map(|(a, b)| (field(a), field(b))).unzip();
        (!ours.is_empty()).then_some((ours, theirs))
    }
}

fn field((column, cell): (&'static str, &str)) -> FieldCell {
    FieldCell(Cow::Borrowed(column), cell.to_owned())
}
