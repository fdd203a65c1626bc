//! A record's fields by name, by the cells that files hold.

use crate::record::{Fact, FieldCell, Instrument, Patient, Record, Score, Session, What};
use std::borrow::Cow;

/// A record as fields by name, to be kept or held against another version of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFields {
    /// Which record.
    pub what: What,
    cells: Vec<FieldCell>,
    /// How many of the first fields stand in [`NamedFields::what`] already.
    said: usize,
}

impl NamedFields {
    /// A patient's own fields.
    pub fn of_patient(patient: &Patient) -> Self {
        Self::of(patient, What::of_patient(patient), 1)
    }

    /// A session's fields.
    pub fn of_session(session: &Session) -> Self {
        Self::of(session, What::of_session(session), 1)
    }

    /// A score's fields.
    pub fn of_score(score: &Score) -> Self {
        Self::of(score, What::of_score(score), 2)
    }

    /// An own instrument's fields.
    pub fn of_instrument(instrument: &Instrument) -> Self {
        Self::of(instrument, What::of_instrument(instrument), 1)
    }

    /// The fields of what an event says; none of a removal, and of a review, an entry of the log or what is kept of
    /// self-report, which nobody rewrites.
    pub fn of_fact(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::Patient(patient) => Some(Self::of_patient(patient)),
            Fact::Session(session) => Some(Self::of_session(session)),
            Fact::Score(score) => Some(Self::of_score(score)),
            Fact::Review(_) | Fact::Entry(_) | Fact::SelfReport(_) | Fact::Removed(_) | Fact::TakenBack => None,
        }
    }

    fn of<R: Record>(record: &R, what: What, said: usize) -> Self {
        let cell = |field: &'static crate::record::Field<R>| FieldCell(Cow::Borrowed(field.name), field.text(record));
        Self { what, cells: R::FIELDS.iter().map(cell).collect(), said }
    }

    /// Every field that says something and is not said by which record it is.
    pub fn filled(&self) -> Vec<FieldCell> {
        self.cells.iter().skip(self.said).filter(|FieldCell(_, cell)| !cell.is_empty()).cloned().collect()
    }

    /// The fields in which two records differ, as they are in the one and in the other; none where all are the same.
    pub fn differing(&self, other: &Self) -> Option<(Vec<FieldCell>, Vec<FieldCell>)> {
        let both = self.cells.iter().cloned().zip(other.cells.iter().cloned());
        let (ours, theirs): (Vec<_>, Vec<_>) = both.filter(|(ours, theirs)| ours != theirs).unzip();
        (!ours.is_empty()).then_some((ours, theirs))
    }
}
