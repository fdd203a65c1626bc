//! One commit, as it stands in the audit.

use super::Line;
use crate::record::{ChainBreak, Tag};
use serde::{Deserialize, Serialize};

/// A stored record that a commit wrote or removed, so that a single record put back to an earlier state is noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The record's name.
    pub name: String,
    /// Its revision after the commit; for a removed one the last that it had.
    pub revision: u64,
    /// Whether it was removed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
    /// SHA-256 of its body, in hexadecimal, of the one record that no seal binds to its revision: the keyring. None in entries of earlier
    /// versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What tells it from another record of that revision. None where it was removed, and in entries of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<Tag>,
}

/// What one commit did, as it stands in the audit. Appended, never rewritten.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Its number, counted from 1 without gaps.
    pub number: u64,
    /// The moment, UTC, as `2026-03-02T09:41:07Z`, by this device's clock.
    pub at: String,
    /// Who, by name.
    pub by: String,
    /// What was done.
    pub lines: Vec<Line>,
    /// What was written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub writes: Vec<Written>,
    /// Where the audit was not whole, and a person accepted what is there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepts: Vec<ChainBreak>,
    /// SHA-256, in hexadecimal, over the entry before and all of this one but this field: an entry that is changed, put in or left out
    /// breaks the chain.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hash: String,
}
