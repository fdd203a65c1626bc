//! The audit as it was read and verified, and what it says of the last backup.

use super::{AuditEntry, Deed, Line};

/// The audit of the open clinic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditView {
    /// Every entry, oldest first.
    pub entries: Vec<AuditEntry>,
    /// Whether a newer version wrote entries that are not among these and were not checked.
    pub ends_newer: bool,
    /// Where the chain does not hold, each as a plain sentence; empty where it is whole.
    pub breaks: Vec<String>,
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

/// When the clinic was last backed up, and whether that is still all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackupState {
    /// The moment, UTC, as `2026-03-02T09:41:07Z`; none where it was never backed up.
    pub last: Option<String>,
    /// Whether anything was written since; where it was never backed up, whether anything was written at all.
    pub changed_since: bool,
}

/// What the audit says of the last backup.
pub fn last_backup(entries: &[AuditEntry]) -> BackupState {
    let has = |entry: &AuditEntry, of: fn(Deed) -> bool| entry.lines.iter().any(|line| of(line.deed));
    let place = entries.iter().rposition(|entry| has(entry, |deed| deed == Deed::BackedUp));
    let since = entries.iter().skip(place.map_or(0, |place| place + 1));
    BackupState {
        last: place.and_then(|place| entries.get(place)).map(|entry| entry.at.clone()),
        changed_since: since.into_iter().any(|entry| has(entry, writes_data)),
    }
}

/// Whether the deed writes something that a backup holds.
const fn writes_data(deed: Deed) -> bool {
    matches!(
        deed,
        Deed::Entered
            | Deed::Changed
            | Deed::Removed
            | Deed::Reviewed
            | Deed::Decided
            | Deed::Imported
            | Deed::SettingsChanged
            | Deed::Restored
    )
}
