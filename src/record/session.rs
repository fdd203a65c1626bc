//! A dosing event. Several given doses of one day are one session to the rules; here each is kept as entered.

use super::{Day, Key, TimeOfDay};
use serde::{Deserialize, Serialize};

/// Whether the dose was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    /// Given: the only status that counts for the rules.
    #[default]
    Given,
    /// Planned and not yet given.
    Planned,
    /// Planned and not given.
    Missed,
}

/// What was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Drug {
    #[default]
    Ketamine,
    Esketamine,
}

/// How it was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Route {
    Iv,
    Im,
    Sc,
    Intranasal,
    Sublingual,
    Oral,
    #[default]
    Unknown,
}

/// Where it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Site {
    Clinic,
    Home,
}

impl SessionStatus {
    /// Every value with the word that files and forms use.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Given, "given"), (Self::Planned, "planned"), (Self::Missed, "missed")];
}

impl Drug {
    /// Every value with the word that files and forms use.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Ketamine, "ketamine"), (Self::Esketamine, "esketamine")];
}

impl Route {
    /// Every value with the word that files and forms use.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Iv, "iv"),
        (Self::Im, "im"),
        (Self::Sc, "sc"),
        (Self::Intranasal, "intranasal"),
        (Self::Sublingual, "sublingual"),
        (Self::Oral, "oral"),
        (Self::Unknown, "unknown"),
    ];

    /// As a person reads it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Iv => "IV",
            Self::Im => "IM",
            Self::Sc => "SC",
            Self::Intranasal => "intranasal",
            Self::Sublingual => "sublingual",
            Self::Oral => "oral",
            Self::Unknown => "route not known",
        }
    }
}

impl Site {
    /// Every value with the word that files and forms use.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Clinic, "clinic"), (Self::Home, "home")];
}

/// A blood pressure in mmHg; each half may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pressure {
    /// Systolic, mmHg.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub systolic: Option<u16>,
    /// Diastolic, mmHg.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diastolic: Option<u16>,
}

impl Pressure {
    /// Whether neither half is known.
    pub const fn is_empty(&self) -> bool {
        self.systolic.is_none() && self.diastolic.is_none()
    }
}

/// One dosing event, given, planned or missed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// The product's own name for the record.
    pub key: Key,
    /// The calendar day.
    pub day: Day,
    /// Clock time, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeOfDay>,
    /// Given, planned or missed.
    pub status: SessionStatus,
    /// What was given.
    pub drug: Drug,
    /// How it was given.
    pub route: Route,
    /// Dose in mg.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dose_mg: Option<f64>,
    /// Body weight in kg at the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_kg: Option<f64>,
    /// Where it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// Blood pressure before the dose.
    #[serde(default, skip_serializing_if = "Pressure::is_empty")]
    pub before: Pressure,
    /// Highest blood pressure during the session.
    #[serde(default, skip_serializing_if = "Pressure::is_empty")]
    pub peak: Pressure,
    /// Free text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What makes two rows the same session (with the patient): date, time, drug, route.
pub type SessionIdentity = (Day, Option<TimeOfDay>, Drug, Route);

impl Session {
    /// What makes this session the one it is, within its patient.
    pub fn identity(&self) -> SessionIdentity {
        (self.day, self.time, self.drug, self.route)
    }
}
