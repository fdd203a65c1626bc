//! The clinic's own instruments in format 1, frozen: JSON with these names and words.

use crate::record::{Instrument, InstrumentId, Role};
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
    version: String,
    name: String,
    #[serde(with = "Role1")]
    role: Role,
    higher_is_better: bool,
    min: f64,
    max: f64,
    step: Option<f64>,
    recall_days: Option<f64>,
    norm_mean: Option<f64>,
    norm_sd: Option<f64>,
    reliability: Option<f64>,
    sem: Option<f64>,
    mic: Option<f64>,
    fixed_drop: Option<f64>,
    fixed_recovery: Option<f64>,
    loinc: String,
    items_may_be_shipped: bool,
    source: String,
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
