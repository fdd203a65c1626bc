//! Schema version 1, frozen: a later need is a later module, never a change here.

use super::SchemaError;
use super::v3_codes::kept;
use crate::record::{
    Day, DoseMg, Drug, Id, InstrumentId, Key, Mmhg, Name, Note, Number, Patient, Points, Review, Route, Score, Session,
    SessionStatus, Sex, Site, Source, TimeOfDay, Timing, WeightKg,
};
use serde::{Deserialize, Serialize};

pub use super::instrument_v1::InstrumentV1;

/// The word of a value, from the value's own table.
pub(super) fn word<T: PartialEq>(value: &T, all: &[(T, &'static str)]) -> String {
    all.iter().find(|(v, _)| v == value).map_or_else(String::new, |(_, word)| (*word).to_owned())
}

/// The value of a word.
pub(super) fn value<T: Copy>(word: &str, field: &'static str, all: &[(T, &'static str)]) -> Result<T, SchemaError> {
    all.iter().find(|(_, w)| *w == word).map(|(v, _)| *v).ok_or(SchemaError::Word { field })
}

fn optional<T: Copy>(
    word: Option<&String>,
    field: &'static str,
    all: &[(T, &'static str)],
) -> Result<Option<T>, SchemaError> {
    word.map(|word| value(word, field, all)).transpose()
}

/// A patient with everything that is known of them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartV1 {
    pub(super) patient: PatientV1,
    pub(super) sessions: Vec<SessionV1>,
    pub(super) scores: Vec<ScoreV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) reviews: Vec<ReviewV1>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PatientV1 {
    key: Key,
    number: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    birth_date: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sex: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    course_start: Option<Day>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SessionV1 {
    key: Key,
    day: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time: Option<TimeOfDay>,
    status: String,
    drug: String,
    route: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dose_mg: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weight_kg: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    site: Option<String>,
    /// Systolic and diastolic before the dose, then the highest of both during the session; mmHg.
    #[serde(default, skip_serializing_if = "is_empty")]
    pressure: [Option<u16>; 4],
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
}

fn is_empty(pressure: &[Option<u16>; 4]) -> bool {
    pressure.iter().all(Option::is_none)
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScoreV1 {
    key: Key,
    instrument: InstrumentId,
    day: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time: Option<TimeOfDay>,
    value: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    timing: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReviewV1 {
    key: Key,
    day: Day,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    by: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    seen: Vec<Key>,
}

impl From<&Patient> for PatientV1 {
    fn from(p: &Patient) -> Self {
        Self {
            key: p.key,
            number: p.number.to_string(),
            name: p.name.to_string(),
            birth_date: p.birth_date,
            sex: p.sex.map(|sex| word(&sex, &Sex::ALL)),
            note: p.note.to_string(),
            course_start: p.course_start,
        }
    }
}

impl PatientV1 {
    pub(super) fn upgrade(self) -> Result<Patient, SchemaError> {
        Ok(Patient {
            sex: optional(self.sex.as_ref(), "sex", &Sex::ALL)?,
            key: self.key,
            number: kept(Id::new(&self.number).ok(), "number")?,
            name: kept(Name::new(&self.name).ok(), "name")?,
            birth_date: self.birth_date,
            note: kept(Note::new(&self.note).ok(), "note")?,
            course_start: self.course_start,
        })
    }
}

impl From<&Session> for SessionV1 {
    fn from(s: &Session) -> Self {
        Self {
            key: s.key,
            day: s.day,
            time: s.time,
            status: word(&s.status, &SessionStatus::ALL),
            drug: word(&s.drug, &Drug::ALL),
            route: word(&s.route, &Route::ALL),
            dose_mg: s.dose_mg.map(Number::get),
            weight_kg: s.weight_kg.map(Number::get),
            site: s.site.map(|site| word(&site, &Site::ALL)),
            pressure: [s.systolic_before, s.diastolic_before, s.systolic_peak, s.diastolic_peak]
                .map(|p| p.map(|p| p.get() as u16)),
            note: s.note.to_string(),
        }
    }
}

impl SessionV1 {
    pub(super) fn upgrade(self) -> Result<Session, SchemaError> {
        let mmhg = |p: Option<u16>| p.map(|p| kept(Mmhg::new(p.into()), "blood pressure")).transpose();
        let [systolic_before, diastolic_before, systolic_peak, diastolic_peak] = self.pressure;
        Ok(Session {
            status: value(&self.status, "status", &SessionStatus::ALL)?,
            drug: value(&self.drug, "drug", &Drug::ALL)?,
            route: value(&self.route, "route", &Route::ALL)?,
            site: optional(self.site.as_ref(), "site", &Site::ALL)?,
            key: self.key,
            day: self.day,
            time: self.time,
            dose_mg: self.dose_mg.map(|mg| kept(DoseMg::new(mg), "dose")).transpose()?,
            weight_kg: self.weight_kg.map(|kg| kept(WeightKg::new(kg), "weight")).transpose()?,
            systolic_before: mmhg(systolic_before)?,
            diastolic_before: mmhg(diastolic_before)?,
            systolic_peak: mmhg(systolic_peak)?,
            diastolic_peak: mmhg(diastolic_peak)?,
            note: kept(Note::new(&self.note).ok(), "note")?,
        })
    }
}

impl From<&Score> for ScoreV1 {
    fn from(s: &Score) -> Self {
        Self {
            key: s.key,
            instrument: s.instrument.clone(),
            day: s.day,
            time: s.time,
            value: s.value.get(),
            timing: s.timing.map(|timing| word(&timing, &Timing::ALL)),
            source: s.source.map(|source| word(&source, &Source::ALL)),
            note: s.note.to_string(),
        }
    }
}

impl ScoreV1 {
    pub(super) fn upgrade(self) -> Result<Score, SchemaError> {
        Ok(Score {
            timing: optional(self.timing.as_ref(), "timing", &Timing::ALL)?,
            source: optional(self.source.as_ref(), "source", &Source::ALL)?,
            key: self.key,
            instrument: self.instrument,
            day: self.day,
            time: self.time,
            value: kept(Points::new(self.value), "value")?,
            note: kept(Note::new(&self.note).ok(), "note")?,
        })
    }
}

impl From<&Review> for ReviewV1 {
    fn from(r: &Review) -> Self {
        Self { key: r.key, day: r.day, by: r.by.clone(), note: r.note.clone(), seen: r.seen.clone() }
    }
}

impl ReviewV1 {
    pub(super) fn upgrade(self) -> Review {
        Review { key: self.key, day: self.day, by: self.by, note: self.note, seen: self.seen }
    }
}
