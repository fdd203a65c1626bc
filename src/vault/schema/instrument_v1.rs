//! The clinic's own instruments in schema version 1, frozen.

use super::SchemaError;
use super::v1::{value, word};
use crate::record::{Instrument, InstrumentId, Role};
use serde::{Deserialize, Serialize};

/// An instrument that the clinic defined.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentV1 {
    id: InstrumentId,
    version: String,
    name: String,
    role: String,
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

impl From<&Instrument> for InstrumentV1 {
    fn from(i: &Instrument) -> Self {
        Self {
            id: i.id.clone(),
            version: i.version.clone(),
            name: i.name.clone(),
            role: word(&i.role, &Role::ALL),
            higher_is_better: i.higher_is_better,
            min: i.min,
            max: i.max,
            step: i.step,
            recall_days: i.recall_days,
            norm_mean: i.norm_mean,
            norm_sd: i.norm_sd,
            reliability: i.reliability,
            sem: i.sem,
            mic: i.mic,
            fixed_drop: i.fixed_drop,
            fixed_recovery: i.fixed_recovery,
            loinc: i.loinc.clone(),
            items_may_be_shipped: i.items_may_be_shipped,
            source: i.source.clone(),
        }
    }
}

impl InstrumentV1 {
    /// As the program runs on it.
    ///
    /// # Errors
    /// A role that this version doesn't have.
    pub fn upgrade(self) -> Result<Instrument, SchemaError> {
        Ok(Instrument {
            role: value(&self.role, "role", &Role::ALL)?,
            id: self.id,
            version: self.version,
            name: self.name,
            higher_is_better: self.higher_is_better,
            min: self.min,
            max: self.max,
            step: self.step,
            recall_days: self.recall_days,
            norm_mean: self.norm_mean,
            norm_sd: self.norm_sd,
            reliability: self.reliability,
            sem: self.sem,
            mic: self.mic,
            fixed_drop: self.fixed_drop,
            fixed_recovery: self.fixed_recovery,
            loinc: self.loinc,
            items_may_be_shipped: self.items_may_be_shipped,
            source: self.source,
        })
    }
}
