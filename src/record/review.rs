//! That somebody looked at a patient.

use super::{Day, Key, Known};

/// That a provider looked at the patient, and what was noted. Appended, never rewritten.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// The product's own name for the record; that of the log's entry, where it came with a decision.
    pub key: Key,
    /// The day of the review.
    pub day: Day,
    /// Who, as they named themselves in the settings; may be empty.
    pub by: String,
    /// Free text; may be empty.
    pub note: String,
    /// The events that the chart was made of then, so that what came or changed later can be shown as new.
    pub seen: Known,
}
