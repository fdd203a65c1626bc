//! Records as text, each field with its name.

use crate::record::{About, Instrument, Patient, Record, Score, Session};

/// A record as fields by name, to be read or held against another version of it.
pub struct NamedFields {
    /// Which record: "score promis-cf of 2026-03-02".
    pub what: String,
    fields: Vec<(&'static About, String)>,
    /// How many of the first fields stand in [`NamedFields::what`] already.
    said: usize,
}

impl NamedFields {
    /// A patient's own fields.
    pub fn of_patient(patient: &Patient) -> Self {
        Self::of(patient, format!("patient {}", patient.number), 1)
    }

    /// A session's fields.
    pub fn of_session(session: &Session) -> Self {
        Self::of(session, format!("session of {}", session.day), 1)
    }

    /// A score's fields.
    pub fn of_score(score: &Score) -> Self {
        Self::of(score, format!("score {} of {}", score.instrument, score.day), 2)
    }

    /// An own instrument's fields.
    pub fn of_instrument(instrument: &Instrument) -> Self {
        Self::of(instrument, format!("own instrument {}", instrument.id), 1)
    }

    fn of<R: Record>(record: &R, what: String, said: usize) -> Self {
        Self { what, fields: R::about().zip(record.cells()).collect(), said }
    }

    /// Every field that says something and is not said by which record it is.
    pub fn text(&self) -> String {
        let rest = self.fields.iter().skip(self.said).filter(|(_, cell)| !cell.is_empty());
        rest.map(|(about, cell)| field_text(about, cell)).collect::<Vec<_>>().join(", ")
    }

    /// The fields in which two records differ, as they are in the one and in the other; none where all are the same.
    pub fn differing(&self, other: &Self) -> Option<(String, String)> {
        let both = self.fields.iter().zip(&other.fields).filter(|(a, b)| a.1 != b.1);
        let (ours, theirs): (Vec<String>, Vec<String>) =
            both.map(|((about, a), (_, b))| (field_text(about, a), field_text(about, b))).unzip();
        (!ours.is_empty()).then(|| (ours.join(", "), theirs.join(", ")))
    }
}

/// A field with its name as a person reads it: "dose 40 mg", "birth date 1984-05-01", "no note".
fn field_text(about: &About, cell: &str) -> String {
    // A unit that stands in the name stands behind the number instead.
    let named = about.name.rsplit_once('_').filter(|(_, unit)| *unit == about.unit);
    let (name, unit) = named.unwrap_or((about.name, ""));
    let name = if name == "patient_id" { "number".to_owned() } else { name.replace('_', " ") };
    match (cell, unit) {
        ("", _) => format!("no {name}"),
        (_, "") => format!("{name} {cell}"),
        _ => format!("{name} {cell} {unit}"),
    }
}
