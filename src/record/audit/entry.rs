//! One commit, as it stands in the audit.

use super::{CameFrom, Deed, Facts, Line, What};
use crate::record::{ChainBreak, Key, Tag};
use serde::{Deserialize, Serialize};

/// What the name of every patient's record begins with.
pub const PATIENT: &str = "patient/";
/// What the name of every record begins with of what waits in the inbox.
pub const ARRIVALS: &str = "arrivals/";

/// A stored record that a commit wrote or removed, so that a single record put back to an earlier state is noticed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What was done to the patient's journal that it holds; none where it was only sealed anew, accepted or put back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Facts>,
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
    /// What was done that is no fact of a patient's: those stand with what was written.
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

impl Written {
    /// Whose record it is, where it is a patient's.
    pub fn patient(&self) -> Option<Key> {
        self.name.strip_prefix(PATIENT)?.parse().ok()
    }

    /// Which arrival of the inbox it is, where it is one.
    pub fn arrival(&self) -> Option<Key> {
        self.name.strip_prefix(ARRIVALS)?.parse().ok()
    }
}

impl AuditEntry {
    /// All that was done.
    pub fn deeds(&self) -> impl Iterator<Item = Deed> {
        let facts = self.writes.iter().filter_map(|written| written.facts.as_ref());
        self.lines.iter().map(|line| line.deed).chain(facts.flat_map(Facts::each_deed))
    }

    /// Where many charts came at once: the line that says so.
    pub fn at_once(&self) -> Option<(&Line, CameFrom)> {
        self.lines.iter().find_map(|line| match line.what {
            What::Charts(from) => Some((line, from)),
            _ => None,
        })
    }
}
