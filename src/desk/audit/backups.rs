//! What the audit says of backups: when the last one was made, whether it is time for another, and what that is called.

use super::{AuditEntry, AuditView, Deed};
use crate::record::Day;

/// Days after which a backup is old, where something has changed since: what a week holds can be typed again from notes.
const OLD_DAYS: i32 = 7;
/// Days after which a clinic that was never backed up should be.
const FIRST_DAYS: i32 = 1;

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

/// The last backup, seen from today: always in sight, and a reminder where it is old and something has changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupAge {
    /// Days since; none where there never was one.
    days: Option<i32>,
    /// Days since the audit began.
    days_begun: i32,
    changed_since: bool,
}

impl BackupAge {
    /// What the audit says on that day.
    pub fn of(view: &AuditView, today: Day) -> Self {
        let state = last_backup(&view.entries);
        let days_since = |moment: &str| Some(today.days_since(day_of(moment)?).max(0));
        let begun = view.entries.first().and_then(|entry| days_since(&entry.at));
        let days = state.last.as_deref().and_then(days_since);
        Self { days, days_begun: begun.unwrap_or_default(), changed_since: state.changed_since }
    }

    /// As a person reads it.
    pub fn words(self) -> String {
        let when = match self.days {
            None => "Never backed up".to_owned(),
            Some(0) => "Backed up today".to_owned(),
            Some(1) => "Backed up yesterday".to_owned(),
            Some(days) => format!("Backed up {days} days ago"),
        };
        if self.days.is_some() && self.changed_since { format!("{when}, changed since") } else { when }
    }

    /// Whether anything has changed since.
    pub const fn has_changes(self) -> bool {
        self.changed_since
    }

    /// Whether it is time for one.
    pub fn is_due(self) -> bool {
        self.changed_since && self.days.map_or(self.days_begun >= FIRST_DAYS, |days| days >= OLD_DAYS)
    }
}

/// The day of a moment, in UTC: at most a day beside the clinic's own calendar.
fn day_of(moment: &str) -> Option<Day> {
    Day::parse_iso(moment.get(..10)?).ok()
}

/// What a backup that is made on that day is called, without its ending: which clinic's it is and of which day, so that the next of the
/// same day takes its place. Where a backup was put in the clinic's place just before, its name has that moment too: what is made of that
/// must not take the place of what was there before.
pub fn backup_name(clinic: &str, view: &AuditView, today: Day) -> String {
    let is_restored = |entry: &&AuditEntry| entry.lines.iter().any(|line| line.deed == Deed::Restored);
    let restored = view.entries.iter().rev().find(is_restored);
    let restored = restored.filter(|entry| day_of(&entry.at).is_some_and(|day| today.days_since(day) <= 1));
    let moment = |entry: &AuditEntry| entry.at.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let after = restored.map_or_else(String::new, |entry| format!("-restored-{}", moment(entry)));
    format!("anamnesis-{clinic}-{today}{after}")
}
