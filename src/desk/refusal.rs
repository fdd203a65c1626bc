//! Why a command is refused, in words that say what to do.

use crate::judge::PolicyError;
use crate::record::{FieldError, Full, InstrumentId, RecordId, TextFault, written_out};
use std::fmt;

/// What kind of record a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Record {
    Patient,
    Session,
    Score,
    Entry,
    Review,
    Settings,
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Patient => "patient",
            Self::Session => "session",
            Self::Score => "score",
            Self::Entry => "entry",
            Self::Review => "review",
            Self::Settings => "set of rules",
        })
    }
}

impl From<RecordId> for Record {
    fn from(record: RecordId) -> Self {
        match record {
            RecordId::Patient => Self::Patient,
            RecordId::Session(_) => Self::Session,
            RecordId::Score(_) => Self::Score,
            RecordId::Review(_) => Self::Review,
            RecordId::Entry(_) => Self::Entry,
        }
    }
}

/// Why a command is refused. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Another patient has that number.
    #[error("Another patient already has this number. Give a different number, or open that patient")]
    DuplicateNumber,
    /// The patient has a session of the same day, time, drug and route.
    #[error(
        "There is already a session with this drug and route at that time on that day. Give the time of this one, or edit that one"
    )]
    DuplicateSession,
    /// The patient has a score of the same instrument, day, time and timing.
    #[error(
        "There is already a score of this instrument at that time on that day. Give the time of this one, or edit that one"
    )]
    DuplicateScore,
    /// The record is not there (any more).
    #[error(
        "This {0} is no longer in the record. It may have been deleted in another tab. Go back to the list and look again"
    )]
    Unknown(Record),
    /// What is stored is no longer what the change was made on.
    #[error(
        "This {0} was changed in another tab meanwhile, so nothing was done. Look at what is stored now, then try again"
    )]
    Stale(Record),
    /// The new record's key is taken.
    #[error("This {0} is already in the record. Close the form and look again before entering it once more")]
    AlreadyThere(Record),
    /// The value lies outside the instrument's range or off its step, or the instrument is not known.
    #[error("This score can’t be kept. {0}")]
    ScoreDoesNotFit(FieldError),
    /// The dates contradict each other.
    #[error("This can’t be right, so it was not kept. {0}")]
    Impossible(FieldError),
    /// An entry of the log lacks what it needs.
    #[error("The entry was not kept. {0}")]
    IncompleteEntry(&'static str),
    /// A setting lies outside its bounds.
    #[error("The settings were not changed. {0}")]
    InvalidPolicy(#[from] PolicyError),
    /// An instrument is defined anew, and stored scores would fall off its scale.
    #[error(
        "Stored scores do not fit {0} as the file defines it. Give the changed instrument an id of its own in the file"
    )]
    InstrumentInUse(InstrumentId),
    /// A text is longer than is kept, or holds what can't be seen.
    #[error("Nothing was kept, because of the {what} of “{}”: expected is {}. Change it, then try again", written_out(.whose), .fault.expected())]
    Text {
        /// The patient's number, or the instrument's id.
        whose: String,
        /// Which text.
        what: String,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// More events than the journal of one patient can count.
    #[error("This is more than one patient’s record can take. Import it in parts")]
    TooMuch(#[from] Full),
    /// Something that the import would change has changed since its preview.
    #[error(
        "The record has changed since this preview was made. Choose the files again to see the import as it would be now"
    )]
    StaleImport,
}
