//! Where the audit and what is stored don't agree: found at opening, and decided by a person.

use super::{CollectOrdered, Key, Tag};
use serde::{Deserialize, Serialize};

/// What a stored record holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holding {
    /// A patient's chart.
    Patient(Key),
    /// The clinic's rules.
    Rules,
    /// The clinic's own instruments.
    Instruments,
    /// The saved filters.
    Filters,
    /// What was half typed when the clinic was locked.
    Drafts,
    /// Who may open the clinic.
    Keyring,
    /// After how many idle minutes the clinic locks itself.
    IdleMinutes,
    /// What is set for self-report.
    SelfReport,
    /// What a patient sent, in the inbox.
    Arrival(Key),
    /// Something else.
    Other,
}

/// How a stored record is not the one that the audit says was written last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MismatchKind {
    /// An earlier state of it was put back.
    Older,
    /// Another one of the same revision lies in its place.
    Another,
    /// It isn't there, and nobody removed it.
    TakenAway,
    /// It was removed, and is there again.
    Returned,
    /// It is there, and no entry says that it was written so.
    Unrecorded,
    /// What the audit said of it last may be what is missing of the audit.
    Unvouched,
    /// What lies there can't be read: it was damaged, or other bytes were put over it.
    Unreadable,
    /// Of the keyring: no entry of the audit and no record can be read with the key that it opens.
    OtherKey,
}

/// One state of a stored record: its revision, and what tells it from another of that revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordState {
    /// Its revision.
    pub revision: u64,
    /// Its tag; none where it isn't known.
    pub tag: Option<Tag>,
}

/// A record that is not the one that the audit says was written last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The record's name.
    pub name: String,
    /// What it holds.
    pub holding: Holding,
    /// How it differs.
    pub kind: MismatchKind,
    /// What is there; none where nothing is, or nothing that can be read.
    pub found: Option<RecordState>,
    /// What the audit says was written last, or removed; none where it says nothing of the record.
    pub said: Option<RecordState>,
}

/// Where the audit itself is not whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChainBreak {
    /// No entry of it can be read, though the clinic was sealed, which writes one.
    Missing,
    /// A part of it can't be read.
    Part {
        /// Which, counted from 1.
        segment: u32,
    },
    /// What follows an entry in its part can't be read.
    Unread {
        /// The entry before.
        after: u64,
    },
    /// Entries are missing between two.
    Gap {
        /// The one before.
        after: u64,
        /// The one that follows.
        next: u64,
    },
    /// An entry doesn't belong to the one before it.
    Changed {
        /// Which.
        entry: u64,
    },
    /// Records are there that were written after its last entry.
    EndMissing {
        /// The last entry that is there.
        after: u64,
    },
    /// Its end is sealed under the key that the clinic had before, though the change of the key wrote it under the new one.
    EndUnderOldKey {
        /// The last entry that is there.
        after: u64,
    },
    /// An entry wrote a record over an older state than the one before, which had been put back.
    WrittenOver {
        /// Which entry.
        entry: u64,
        /// The record's name.
        name: String,
    },
}

impl Holding {
    /// Whether every patient is judged by it.
    pub const fn judges_all(&self) -> bool {
        matches!(self, Self::Rules | Self::Instruments)
    }
}

impl MismatchKind {
    /// As a table of flags has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Older => "record_put_back",
            Self::Another => "record_replaced",
            Self::TakenAway => "record_taken_away",
            Self::Returned => "record_returned",
            Self::Unrecorded => "record_put_in",
            Self::Unvouched => "record_not_vouched_for",
            Self::Unreadable => "record_unreadable",
            Self::OtherKey => "keyring_of_another_key",
        }
    }
}

impl ChainBreak {
    /// Whether what is lost there may have been the last that was said of a record.
    pub const fn loses_entries(&self) -> bool {
        !matches!(self, Self::WrittenOver { .. })
    }
}

/// All that waits for a person's decision: nothing is saved on top of it before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undecided {
    /// The records.
    pub records: Vec<Mismatch>,
    /// The audit's own breaks.
    pub breaks: Vec<ChainBreak>,
}

impl Mismatch {
    /// Whose chart it is, where it is one.
    pub const fn patient(&self) -> Option<Key> {
        match self.holding {
            Holding::Patient(key) => Some(key),
            _ => None,
        }
    }

    /// Whether it is decided together with the audit, whose missing part would tell of it; else by itself.
    pub const fn goes_with_audit(&self) -> bool {
        matches!(self.kind, MismatchKind::Unrecorded | MismatchKind::Unvouched | MismatchKind::OtherKey)
    }
}

impl Undecided {
    /// Whether audit and records agree, or a person has decided where they didn't.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.breaks.is_empty()
    }

    /// How many records and breaks there are.
    pub fn len(&self) -> usize {
        self.records.len() + self.breaks.len()
    }

    /// What is decided about the audit as a whole: its breaks, with the records that nothing in it vouches for.
    pub fn of_audit(&self) -> Self {
        let records = self.records.iter().filter(|one| one.goes_with_audit()).cloned().collect();
        Self { records, breaks: self.breaks.clone() }
    }

    /// What is decided about that record alone.
    pub fn of_record(&self, name: &str) -> Self {
        let records = self.records.iter().filter(|one| one.name == name && !one.goes_with_audit()).cloned().collect();
        Self { records, breaks: Vec::new() }
    }

    /// Takes out what was decided.
    pub fn decided(&mut self, decided: &Self) {
        let names: std::collections::BTreeSet<&str> = decided.records.iter().map(|one| one.name.as_str()).collect_set();
        self.records.retain(|one| !names.contains(one.name.as_str()));
        self.breaks.retain(|one| !decided.breaks.contains(one));
    }
}
