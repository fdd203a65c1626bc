//! One answered questionnaire or rating.

use super::{Day, InstrumentId, Key, TimeOfDay};
use serde::{Deserialize, Serialize};

/// Whether a score lies before or after the same day's session, where the person said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Timing {
    Before,
    After,
}

/// Who gave the answer, or where the row came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Source {
    #[serde(rename = "self")]
    Patient,
    Clinician,
    Import,
}

impl Timing {
    /// Every value with the word that files and forms use.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Before, "before"), (Self::After, "after")];
}

impl Source {
    /// Every value with the word that files and forms use.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Patient, "self"), (Self::Clinician, "clinician"), (Self::Import, "import")];
}

/// One score of one instrument on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The product's own name for the record.
    pub key: Key,
    /// Which instrument.
    pub instrument: InstrumentId,
    /// The calendar day.
    pub day: Day,
    /// Clock time, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeOfDay>,
    /// In instrument points. 0 is a score.
    pub value: f64,
    /// Before or after the same day's session, if said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timing: Option<Timing>,
    /// Who answered, if said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Free text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What makes two rows the same score (with the patient): instrument, date, time, timing.
pub type ScoreIdentity = (InstrumentId, Day, Option<TimeOfDay>, Option<Timing>);

impl Score {
    /// What makes this score the one it is, within its patient.
    pub fn identity(&self) -> ScoreIdentity {
        (self.instrument.clone(), self.day, self.time, self.timing)
    }
}
