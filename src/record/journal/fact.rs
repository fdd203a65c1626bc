//! What an event says.

use super::super::{Entry, Key, Patient, Review, Score, SelfReport, Session};

/// Which record of one patient. The kinds have names of their own: a review that came with an entry of the log bears the entry's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum RecordId {
    Patient,
    Session(Key),
    Score(Key),
    Review(Key),
    Entry(Key),
    SelfReport(Key),
}

impl RecordId {
    /// Its key; none for the patient's own particulars, of which a journal has one record.
    pub const fn key(self) -> Option<Key> {
        match self {
            Self::Patient => None,
            Self::Session(key) | Self::Score(key) | Self::Review(key) | Self::Entry(key) | Self::SelfReport(key) => {
                Some(key)
            }
        }
    }
}

/// What an event says. All but scores stand behind a pointer: of a million events nearly all are scores, and each takes the room of the largest.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// The patient's particulars as they are from then on. Their key is the journal's.
    Patient(Box<Patient>),
    /// A session, new or as it is from then on.
    Session(Box<Session>),
    /// A score, new or as it is from then on.
    Score(Score),
    /// A review.
    Review(Box<Review>),
    /// An entry of the log. One that corrects or withdraws another is a record of its own.
    Entry(Box<Entry>),
    /// Something of how the patient reports for themselves.
    SelfReport(Box<SelfReport>),
    /// That record is gone.
    Removed(RecordId),
    /// The events that it names are as if they had never been.
    TakenBack,
}

impl Fact {
    /// The record that it is about; none for what only takes back.
    pub const fn record(&self) -> Option<RecordId> {
        Some(match self {
            Self::Patient(_) => RecordId::Patient,
            Self::Session(session) => RecordId::Session(session.key),
            Self::Score(score) => RecordId::Score(score.key),
            Self::Review(review) => RecordId::Review(review.key),
            Self::Entry(entry) => RecordId::Entry(entry.key),
            Self::SelfReport(report) => RecordId::SelfReport(report.key),
            Self::Removed(record) => *record,
            Self::TakenBack => return None,
        })
    }

    /// Whether it says that a record is gone.
    pub const fn is_removal(&self) -> bool {
        matches!(self, Self::Removed(_))
    }
}

impl From<Score> for Fact {
    fn from(score: Score) -> Self {
        Self::Score(score)
    }
}

macro_rules! behind_a_pointer {
    ($($record:ident),*) => {
        $(impl From<$record> for Fact {
            fn from(record: $record) -> Self {
                Self::$record(Box::new(record))
            }
        })*
    };
}

behind_a_pointer!(Patient, Session, Review, Entry, SelfReport);
