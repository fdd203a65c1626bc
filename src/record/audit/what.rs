//! To what something was done, or how, as a code with its values.

use super::{BackupPlace, CameFrom, Copied, Hidden, KeyStep, LockReason, NewRecoveryKey, Untold, ViewedAs};
use crate::record::{
    Act, ArrivalWay, ChainBreak, Day, Entry, Holding, Instrument, InstrumentId, MismatchKind, Patient, Score,
    SelfReport, SelfReported, Session,
};
use serde::{Deserialize, Serialize};

/// To what of a record or a clinic something was done, or how. What is read off a journal is never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The deed says all.
    #[default]
    Nothing,
    /// A patient's own data, by the patient's number.
    #[serde(skip)]
    Patient(String),
    /// The session of that day.
    #[serde(skip)]
    Session(Day),
    /// A score.
    #[serde(skip)]
    Score {
        /// By which instrument.
        instrument: InstrumentId,
        /// Of which day.
        day: Day,
    },
    /// A review.
    #[serde(skip)]
    Review,
    /// An entry of the patient's log.
    #[serde(skip)]
    Entry(EntryKind),
    /// Something of how the patient reports for themselves, of that day.
    #[serde(skip)]
    SelfReport(ReportedKind, Day),
    /// A patient's record as a whole.
    #[serde(skip)]
    WholeRecord,
    /// Something of a patient's record, and why it can't be told what.
    #[serde(skip)]
    Untold(Untold),
    /// The flag of the track of that instrument.
    Flag(InstrumentId),
    /// Where a patient's tracks stand, under changed rules.
    Standing,
    /// The clinic's rules.
    Rules,
    /// An instrument that the clinic defines itself.
    OwnInstrument(InstrumentId),
    /// What is set for self-report.
    SelfReportPart(SelfReportPart),
    /// Sealed texts of patients in the inbox, and on which way they arrived.
    Arrivals {
        /// How many.
        count: usize,
        /// On which way.
        way: ArrivalWay,
    },
    /// A sealed text of a patient that was thrown away, and why.
    ArrivalDropped(String),
    /// What was done about answers that tell of harm and are of nobody known.
    UnknownDealtWith(String),
    /// After how many idle minutes the clinic locks itself.
    IdleMinutes,
    /// Many charts at once, and where they came from.
    Charts(CameFrom),
    /// A visit to the demo clinic.
    DemoClinic,
    /// A clinic that is new.
    NewClinic,
    /// Why it was locked.
    Locked(LockReason),
    /// Where a record was looked at.
    Viewed(ViewedAs),
    /// The same, as it had been recorded by the end of an earlier day.
    ViewedBack {
        /// Where.
        at: ViewedAs,
        /// The day that was looked back to.
        day: Day,
    },
    /// A text that was copied.
    Copied(Copied),
    /// A file of that name.
    File(String),
    /// Where a backup went.
    BackedUp(BackupPlace),
    /// A backup, in place of all that was here.
    BackupInPlace,
    /// That this computer's day is right, though the record goes on beyond it.
    Clock,
    /// Failed tries since the last that succeeded.
    Tries {
        /// How many are known.
        failed: u32,
        /// Why that can't be trusted, where it can't.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hidden: Option<Hidden>,
    },
    /// A clinician, by name.
    Clinician(String),
    /// The clinician of that name has a new passphrase.
    NewPassphraseOf(String),
    /// A passphrase was drawn for the clinician of that name, and handed over.
    HandedOver(String),
    /// A passphrase is kept in a stronger way, and stays the same.
    Stronger,
    /// Why a recovery key was made.
    RecoveryKey(NewRecoveryKey),
    /// How far a change of the data key went.
    KeyChange(KeyStep),
    /// A stored record that was not the one which the audit says was written last.
    Stored {
        /// What it holds.
        holding: Holding,
        /// How it differed.
        kind: MismatchKind,
    },
    /// Where the audit was not whole.
    Break(ChainBreak),
    /// So many records that nothing vouched for, as they lay.
    Unvouched(usize),
}

/// What kind of entry of a log it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum EntryKind {
    Decision,
    Comment,
    PuttingOff,
    Correction,
    Withdrawal,
}

/// What of self-report it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum ReportedKind {
    Invitation,
    Withdrawal,
    TakenIn,
    Refused,
    DealtWith,
    Plan,
}

impl ReportedKind {
    /// The kind of that record.
    pub const fn of(record: &SelfReport) -> Self {
        match &record.what {
            SelfReported::Invited(_) => Self::Invitation,
            SelfReported::Withdrawn { .. } => Self::Withdrawal,
            SelfReported::Report(report) if report.refused.is_some() => Self::Refused,
            SelfReported::Report(_) => Self::TakenIn,
            SelfReported::DealtWith(_) => Self::DealtWith,
            SelfReported::Planned { .. } => Self::Plan,
        }
    }
}

/// A part of what is set for self-report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SelfReportPart {
    /// The key pairs.
    Keys,
    /// What a patient is told of the clinic.
    Contact,
    /// The plan of patients who have none of their own.
    Plan,
    /// A questionnaire of the clinic's own, by its short name.
    Questionnaire(String),
    /// How the clinic's device asks.
    Layout,
}

impl EntryKind {
    /// The kind of that entry.
    pub const fn of(entry: &Entry) -> Self {
        match (&entry.act, entry.corrects) {
            (Act::Withdrawn { .. }, _) => Self::Withdrawal,
            (_, Some(_)) => Self::Correction,
            (Act::Decided { .. }, None) => Self::Decision,
            (Act::Commented { .. }, None) => Self::Comment,
            (Act::Snoozed { .. }, None) => Self::PuttingOff,
        }
    }
}

impl What {
    /// Whether the deed says all.
    pub const fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// A patient's own data.
    pub fn of_patient(patient: &Patient) -> Self {
        Self::Patient(patient.number.to_string())
    }

    /// A session.
    pub const fn of_session(session: &Session) -> Self {
        Self::Session(session.day)
    }

    /// A score.
    pub fn of_score(score: &Score) -> Self {
        Self::Score { instrument: score.instrument.clone(), day: score.day }
    }

    /// An instrument of the clinic's own.
    pub fn of_instrument(instrument: &Instrument) -> Self {
        Self::OwnInstrument(instrument.id.clone())
    }
}
