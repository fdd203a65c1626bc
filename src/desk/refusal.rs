//! Why a command is refused.

use crate::caseload::{InstrumentUses, QuestionnaireUses};
use crate::judge::PolicyError;
use crate::record::{Day, FieldError, Full, InstrumentId, RecordId, TextFault};

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
    Instrument,
    SelfReport,
    Arrival,
    SelfReportSettings,
}

impl From<RecordId> for Record {
    fn from(record: RecordId) -> Self {
        match record {
            RecordId::Patient => Self::Patient,
            RecordId::Session(_) => Self::Session,
            RecordId::Score(_) => Self::Score,
            RecordId::Review(_) => Self::Review,
            RecordId::Entry(_) => Self::Entry,
            RecordId::SelfReport(_) => Self::SelfReport,
        }
    }
}

/// What an entry of the log lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A decision without a step.
    Step,
    /// Why the treatment continues as it is.
    WhyContinue,
    /// A day after today for the next check.
    LaterCheck,
    /// The comment itself.
    Comment,
    /// A day after today until which the patient is put off.
    LaterReturn,
    /// Why the entry is withdrawn.
    WhyWithdrawn,
    /// Which entry is withdrawn.
    Withdrawn,
    /// An invitation that asks nothing.
    Questionnaire,
    /// Who dealt with answers that tell of harm.
    WhoDealt,
    /// How they were dealt with.
    HowDealt,
    /// Why answers are refused.
    WhyRefused,
}

/// A text of a review, of an entry of the log or of who makes it; of that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextOf {
    /// The name of who reviewed.
    Reviewer(Day),
    /// The note of a review.
    Review(Day),
    /// The name of who made an entry.
    Author(Day),
    /// The text of an entry.
    Entry(Day),
    /// What is written about answers of that day: why they were refused, how they were dealt with, or what the patient adds.
    SelfReport(Day),
    /// The name of who entered a record.
    Recorder,
}

/// Why a command is refused. Nothing has changed then.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Another patient has that number.
    DuplicateNumber,
    /// The patient has a session of the same day, time, drug and route.
    DuplicateSession,
    /// The patient has a score of the same instrument, day, time and timing.
    DuplicateScore,
    /// The record is not there (any more).
    Unknown(Record),
    /// What is stored is no longer what the change was made on.
    Stale(Record),
    /// The new record's key is taken.
    AlreadyThere(Record),
    /// The value lies outside the instrument's range or off its step, or the instrument is not known.
    ScoreDoesNotFit(FieldError),
    /// The dates contradict each other.
    Impossible(FieldError),
    /// An answer would be gone that tells of harm and that nobody has dealt with.
    HarmWaits,
    /// An entry of the log lacks what it needs.
    IncompleteEntry(Lack),
    /// A setting lies outside its bounds.
    InvalidPolicy(PolicyError),
    /// An instrument is defined anew, and stored scores would fall off its scale.
    InstrumentInUse(InstrumentId),
    /// An instrument of the clinic's own would go that is in use.
    InstrumentUsed(InstrumentUses),
    /// A version of a questionnaire would go that is in use.
    QuestionnaireUsed(QuestionnaireUses),
    /// A text is longer than is kept, or holds what can't be seen.
    Text {
        /// The patient's number, or the instrument's id.
        whose: String,
        /// Which text.
        what: TextOf,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// More events than the journal of one patient can count.
    TooMuch(Full),
    /// Something that the import would change has changed since its preview.
    StaleImport,
}

impl From<PolicyError> for Refusal {
    fn from(error: PolicyError) -> Self {
        Self::InvalidPolicy(error)
    }
}

impl From<Full> for Refusal {
    fn from(full: Full) -> Self {
        Self::TooMuch(full)
    }
}
