//! What the audit says: who did what to which record, when, and what it was before.
//!
//! The chain that makes it append-only, and the record that it is kept in, are the vault's.

use crate::record::{ChainBreak, Key, Tag};
use serde::{Deserialize, Serialize};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the labels are the meaning")]
pub enum Deed {
    Opened,
    Unlocked,
    Failed,
    Recovered,
    Locked,
    Viewed,
    Entered,
    Changed,
    Removed,
    Reviewed,
    Decided,
    FlagShown,
    Imported,
    Exported,
    SettingsChanged,
    BackedUp,
    Restored,
    Sealed,
    ClinicianAdded,
    ClinicianRemoved,
    PassphraseChanged,
    RecoveryKeyMade,
    Merged,
    ClockConfirmed,
    KeyChanged,
    RecordAccepted,
    RecordRestored,
}

impl Deed {
    /// Every deed with the words that a person reads.
    pub const ALL: [(Self, &'static str); 27] = [
        (Self::Opened, "opened"),
        (Self::Unlocked, "unlocked"),
        (Self::Failed, "failed to unlock"),
        (Self::Recovered, "recovered"),
        (Self::Locked, "locked"),
        (Self::Viewed, "viewed"),
        (Self::Entered, "entered"),
        (Self::Changed, "changed"),
        (Self::Removed, "removed"),
        (Self::Reviewed, "reviewed"),
        (Self::Decided, "decided"),
        (Self::FlagShown, "flag shown"),
        (Self::Imported, "imported"),
        (Self::Exported, "exported"),
        (Self::SettingsChanged, "settings changed"),
        (Self::BackedUp, "backed up"),
        (Self::Restored, "restored"),
        (Self::Sealed, "sealed"),
        (Self::ClinicianAdded, "clinician added"),
        (Self::ClinicianRemoved, "clinician removed"),
        (Self::PassphraseChanged, "passphrase changed"),
        (Self::RecoveryKeyMade, "recovery key made"),
        (Self::Merged, "merged"),
        (Self::ClockConfirmed, "clock confirmed"),
        (Self::KeyChanged, "key changed"),
        (Self::RecordAccepted, "record accepted"),
        (Self::RecordRestored, "record put back from a backup"),
    ];

    /// The words that a person reads.
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(deed, _)| *deed == self).map_or("", |(_, words)| words)
    }

    /// The words as a URL holds them.
    pub(super) fn id(self) -> String {
        self.words().replace(' ', "-")
    }

    /// The deed that [`Deed::id`] names.
    pub(super) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().map(|(deed, _)| deed).find(|deed| deed.id() == id)
    }
}

/// One thing that was done. Several may have been done at once, in one commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What was done.
    pub deed: Deed,
    /// To whose record, if it was one patient's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient: Option<Key>,
    /// To what of it, in words: "score promis-cf of 2026-03-02"; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// As it was, where something changed or went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// As it is now, where something is new or changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

impl Line {
    /// A deed that is no single patient's.
    pub fn new(deed: Deed, what: impl Into<String>) -> Self {
        Self { deed, patient: None, what: what.into(), before: None, after: None }
    }

    /// A deed on one patient's record.
    pub fn of(deed: Deed, patient: Key, what: impl Into<String>) -> Self {
        Self { patient: Some(patient), ..Self::new(deed, what) }
    }
}

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
