//! What merging a backup would do.

use crate::exchange::{ImportPlan, ToldFact};
use crate::record::{FieldCell, FieldError, InstrumentId, Value, What};

/// What differs between here and a backup, or can't be taken over from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The patient's number; empty for what is no patient's.
    pub number: String,
    /// What it is.
    pub what: Differing,
    /// How the two differ.
    pub sides: Sides,
}

/// What differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differing {
    /// A record, or rules.
    Record(What),
    /// A patient as a whole.
    Patient,
    /// An instrument of a file of that id.
    Instrument(InstrumentId),
    /// A saved filter, by its name.
    Filter(String),
}

/// What there is here and in the backup.
#[derive(Clone, Debug, PartialEq)]
pub enum Sides {
    /// As it is here and there; none where only the other has it.
    Values(Box<[Option<Value>; 2]>),
    /// As it is here; the backup removed it.
    Removed(Vec<FieldCell>),
    /// Its versions here and there; none for one that is removed.
    Versions(Vec<Option<ToldFact>>, Vec<Option<ToldFact>>),
    /// Both have it, and not the same.
    Other,
    /// Only here.
    OnlyHere,
    /// Only in the backup.
    OnlyInBackup,
    /// The patient's journal can't be read: nothing of it is taken over.
    NoJournal,
    /// Another patient here has the number: nothing is taken over.
    NumberTaken,
    /// Two different events have one number: nothing is taken over.
    Forked,
    /// The backup's fields are not taken over: another patient has the number.
    NumberTakenHere(Vec<FieldCell>),
    /// The backup's fields are not taken over: the score doesn't fit its instrument.
    Unfit(FieldError, Vec<FieldCell>),
}

impl Sides {
    /// Fields as they are here and in the backup.
    pub(super) fn of_fields((here, in_backup): (Vec<FieldCell>, Vec<FieldCell>)) -> Self {
        Self::Values(Box::new([here, in_backup].map(|fields| Some(Value::Fields(fields)))))
    }
}

/// What merging would do. Nothing is done yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merge {
    /// The charts and instruments as they would be; a backup's rules are not merged.
    pub plan: ImportPlan,
    /// Patients that only the backup has.
    pub only_in_backup: usize,
    /// Patients that are the same on both sides, or have everything of the backup here.
    pub same: usize,
    /// Patients that would gain something.
    pub extended: usize,
    /// Patients that only this browser has.
    pub only_here: usize,
    /// Sessions that would be added.
    pub sessions: usize,
    /// Scores that would be added.
    pub scores: usize,
    /// Reviews that would be added.
    pub reviews: usize,
    /// Decisions, comments and the like that would be added.
    pub entries: usize,
    /// Invitations, answers that came and plans that would be added.
    pub self_reports: usize,
    /// Records that were changed or removed on the other side after what is here, and would be so here.
    pub changed: Vec<Difference>,
    /// Records that both sides changed without knowing of each other: both versions are kept until a person chooses.
    pub contested: Vec<Difference>,
    /// What differs and stays as it is here, or can't be taken over.
    pub stays_here: Vec<Difference>,
}
