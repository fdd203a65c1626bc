//! Who is treated.

use super::{Day, Key, shown_name, shown_number};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Administrative sex, as the clinic keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Sex {
    Female,
    Male,
    Other,
    Unknown,
}

impl Sex {
    /// Every value with the word that files and forms use.
    pub const ALL: [(Sex, &'static str); 4] =
        [(Sex::Female, "female"), (Sex::Male, "male"), (Sex::Other, "other"), (Sex::Unknown, "unknown")];
}

/// A patient of the clinic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Patient {
    /// The product's own name for the record: the only one that may stand in a URL.
    pub key: Key,
    /// The clinic's own number, unique in the clinic (`patient_id` in files).
    pub number: String,
    /// As the clinic writes it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Date of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Day>,
    /// Administrative sex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Free text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The day from which the present course counts, if the provider chose one; else the first session starts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course_start: Option<Day>,
}

impl Patient {
    /// The name if there is one, else the clinic's number; as they are shown.
    pub fn display_name(&self) -> Cow<'_, str> {
        if self.name.is_empty() { shown_number(&self.number) } else { shown_name(&self.name) }
    }
}
