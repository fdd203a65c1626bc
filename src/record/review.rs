//! That somebody looked at a patient.

use super::{Day, Key};
use serde::{Deserialize, Serialize};

/// That a provider looked at the patient, and what was noted. Appended, never rewritten.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The product's own name for the record; that of the log's entry, where it came with a decision.
    pub key: Key,
    /// The day of the review.
    pub day: Day,
    /// Who, as they named themselves in the settings; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Free text; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The sessions and scores that the chart held then, so that what came later can be shown as new.
    pub seen: Vec<Key>,
}
