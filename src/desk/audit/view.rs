//! The audit as it was read and verified.

use crate::record::{AuditEntry, Line, Undecided};

/// The audit of the open clinic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuditView {
    /// Every entry, oldest first.
    pub entries: Vec<AuditEntry>,
    /// Whether a newer version wrote entries that are not among these and were not checked.
    pub ends_newer: bool,
    /// Where it is not whole or doesn't agree with the records, until a person has decided.
    pub undecided: Undecided,
}

/// A line's place in the audit. An entry without lines has one place as well, so that no number seems to be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Which of [`AuditView::entries`].
    pub entry: usize,
    /// Which of its lines.
    pub line: usize,
}

impl AuditView {
    /// The entry and the line at that place; no line where the entry has none.
    pub fn at(&self, place: Place) -> Option<(&AuditEntry, Option<&Line>)> {
        let entry = self.entries.get(place.entry)?;
        Some((entry, entry.lines.get(place.line)))
    }

    /// Every place, newest entry first, an entry's lines in their order.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        let entries = self.entries.iter().enumerate().rev();
        entries.flat_map(|(entry, e)| (0..e.lines.len().max(1)).map(move |line| Place { entry, line }))
    }
}
