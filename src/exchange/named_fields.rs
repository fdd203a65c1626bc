//! Records as text, each field with its name, by the cells that files hold.

use super::Table;
use super::tables::{instrument_cells, patient_cells, score_cells, session_cells};
use crate::record::{Fact, Instrument, Patient, Score, Session};

/// A record as fields by name, to be read or held against another version of it.
pub struct NamedFields {
    /// Which record: "score promis-cf of 2026-03-02".
    pub what: String,
    columns: &'static [&'static str],
    cells: Vec<String>,
    /// How many of the first fields stand in [`NamedFields::what`] already.
    said: usize,
}

impl NamedFields {
    /// A patient's own fields.
    pub fn of_patient(patient: &Patient) -> Self {
        let what = format!("patient {}", patient.number);
        Self { what, columns: Table::Patients.columns(), cells: patient_cells(patient), said: 1 }
    }

    /// A session's fields.
    pub fn of_session(session: &Session) -> Self {
        let what = format!("session of {}", session.day);
        Self { what, columns: Table::Sessions.after_patient(), cells: session_cells(session), said: 1 }
    }

    /// A score's fields.
    pub fn of_score(score: &Score) -> Self {
        let what = format!("score {} of {}", score.instrument, score.day);
        Self { what, columns: Table::Scores.after_patient(), cells: score_cells(score), said: 2 }
    }

    /// An own instrument's fields.
    pub fn of_instrument(instrument: &Instrument) -> Self {
        let what = format!("own instrument {}", instrument.id);
        Self { what, columns: Table::Instruments.columns(), cells: instrument_cells(instrument), said: 1 }
    }

    /// The fields of what an event says; none of a removal, and of a review or an entry of the log, which nobody rewrites.
    pub fn of_fact(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::Patient(patient) => Some(Self::of_patient(patient)),
            Fact::Session(session) => Some(Self::of_session(session)),
            Fact::Score(score) => Some(Self::of_score(score)),
            Fact::Review(_) | Fact::Entry(_) | Fact::Removed(_) | Fact::TakenBack => None,
        }
    }

    fn each(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.columns.iter().copied().zip(self.cells.iter().map(String::as_str))
    }

    /// Every field that says something and is not said by which record it is.
    pub fn text(&self) -> String {
        let rest = self.each().skip(self.said).filter(|(_, cell)| !cell.is_empty());
        rest.map(|(column, cell)| field_text(column, cell)).collect::<Vec<_>>().join(", ")
    }

    /// The fields in which two records differ, as they are in the one and in the other; none where all are the same.
    pub fn differing(&self, other: &Self) -> Option<(String, String)> {
        let both = self.each().zip(other.each()).filter(|(a, b)| a != b);
        let (ours, theirs): (Vec<String>, Vec<String>) =
            both.map(|((column, a), (_, b))| (field_text(column, a), field_text(column, b))).unzip();
        (!ours.is_empty()).then(|| (ours.join(", "), theirs.join(", ")))
    }
}

/// A field with its name as a person reads it: "dose 40 mg", "birth date 1984-05-01", "no note".
fn field_text(column: &str, cell: &str) -> String {
    let (name, unit) = match column.rsplit_once('_') {
        Some((name, unit @ ("mg" | "kg"))) => (name, unit),
        _ => (column, ""),
    };
    let name = if name == "patient_id" { "number".to_owned() } else { name.replace('_', " ") };
    match (cell, unit) {
        ("", _) => format!("no {name}"),
        (_, "") => format!("{name} {cell}"),
        _ => format!("{name} {cell} {unit}"),
    }
}
