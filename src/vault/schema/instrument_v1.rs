//! The clinic's own instruments in schema version 1, frozen.

use super::SchemaError;
use super::v1::{value, word};
use super::v3_codes::kept;
use crate::record::{Code, Instrument, InstrumentId, Label, Name, Note, Number, Role};
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
            version: i.version.to_string(),
            name: i.name.to_string(),
            role: word(&i.role, &Role::ALL),
            higher_is_better: i.higher_is_better,
            min: i.min.get(),
            max: i.max.get(),
            step: i.step.map(Number::get),
            recall_days: i.recall_days.map(Number::get),
            norm_mean: i.norm_mean.map(Number::get),
            norm_sd: i.norm_sd.map(Number::get),
            reliability: i.reliability.map(Number::get),
            sem: i.sem.map(Number::get),
            mic: i.mic.map(Number::get),
            fixed_drop: i.fixed_drop.map(Number::get),
            fixed_recovery: i.fixed_recovery.map(Number::get),
            loinc: i.loinc.to_string(),
            items_may_be_shipped: i.items_may_be_shipped,
            source: i.source.to_string(),
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
            version: kept(Name::new(&self.version).ok(), "version")?,
            name: kept(Label::new(&self.name).ok(), "name")?,
            higher_is_better: self.higher_is_better,
            min: kept(Number::new(self.min), "min")?,
            max: kept(Number::new(self.max), "max")?,
            step: self.step.map(|n| kept(Number::new(n), "step")).transpose()?,
            recall_days: self.recall_days.map(|n| kept(Number::new(n), "recall_days")).transpose()?,
            norm_mean: self.norm_mean.map(|n| kept(Number::new(n), "norm_mean")).transpose()?,
            norm_sd: self.norm_sd.map(|n| kept(Number::new(n), "norm_sd")).transpose()?,
            reliability: self.reliability.map(|n| kept(Number::new(n), "reliability")).transpose()?,
            sem: self.sem.map(|n| kept(Number::new(n), "sem")).transpose()?,
            mic: self.mic.map(|n| kept(Number::new(n), "mic")).transpose()?,
            fixed_drop: self.fixed_drop.map(|n| kept(Number::new(n), "fixed_drop")).transpose()?,
            fixed_recovery: self.fixed_recovery.map(|n| kept(Number::new(n), "fixed_recovery")).transpose()?,
            loinc: kept(Code::new(&self.loinc).ok(), "loinc")?,
            items_may_be_shipped: self.items_may_be_shipped,
            source: kept(Note::new(&self.source).ok(), "source")?,
        })
    }
}
