//! What is entered in a patient's log, and which earlier entry it corrects or withdraws.

use crate::record::Key;
use crate::words::worded;

/// What is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Steps that are decided on.
    Decision,
    /// A note that changes nothing.
    Comment,
    /// Not now: last in the list, and not on the agenda, for a while.
    PutOff,
    /// An earlier entry no longer counts.
    Withdrawal,
}

impl Wanted {
    /// Each with the word that a draft names it by.
    const ALL: [(Self, &'static str); 4] = [
        (Self::Decision, "decision"),
        (Self::Comment, "comment"),
        (Self::PutOff, "put-off"),
        (Self::Withdrawal, "withdrawal"),
    ];

    pub(super) fn word(self) -> &'static str {
        Self::ALL.iter().find(|(wanted, _)| *wanted == self).map_or("", |(_, word)| word)
    }

    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, one)| *one == word).map(|(wanted, _)| *wanted)
    }
}

/// What is entered, and which entry it corrects or withdraws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryTarget {
    pub(super) wanted: Wanted,
    pub(super) corrects: Option<Key>,
}

impl EntryTarget {
    /// A new entry.
    pub const fn new(wanted: Wanted) -> Self {
        Self { wanted, corrects: None }
    }

    pub(super) fn title(self) -> &'static str {
        match (self.wanted, self.corrects) {
            (Wanted::Decision, None) => worded("Record a decision"),
            (Wanted::Comment, None) => worded("Add a comment"),
            (Wanted::PutOff, None) => worded("Put off"),
            (Wanted::Withdrawal, _) => worded("Withdraw an entry"),
            (_, Some(_)) => worded("Correct an entry"),
        }
    }
}
