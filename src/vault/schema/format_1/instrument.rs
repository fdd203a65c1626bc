//! The clinic's own instruments in format 1, frozen: JSON with these names and words.

use crate::record::{
    AboveZero, Between, Code, Instrument, InstrumentId, Label, Name, NotNegative, Note, Number, Points, Role, Share,
};
use serde::{Deserialize, Serialize};

/// An instrument that the clinic defined.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Instrument1(#[serde(with = "Fields")] pub(crate) Instrument);

/// Every field as it is named.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Instrument", deny_unknown_fields)]
struct Fields {
    id: InstrumentId,
    version: Name,
    name: Label,
    #[serde(with = "Role1")]
    role: Role,
    higher_is_better: bool,
    min: Points,
    max: Points,
    step: Option<Number<AboveZero>>,
    recall_days: Option<Number<Between<0, 3650>>>,
    norm_mean: Option<Points>,
    norm_sd: Option<Number<AboveZero>>,
    reliability: Option<Number<Share>>,
    sem: Option<Number<AboveZero>>,
    mic: Option<Number<NotNegative>>,
    fixed_drop: Option<Number<AboveZero>>,
    fixed_recovery: Option<Number<AboveZero>>,
    loinc: Code,
    items_may_be_shipped: bool,
    source: Note,
}

/// Every role as it is called.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Role", rename_all = "snake_case")]
enum Role1 {
    Memory,
    Mood,
    Anxiety,
    Dissociation,
}
