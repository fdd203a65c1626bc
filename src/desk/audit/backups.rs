//! What the audit says of backups: when the last one was made, whether it is time for another, and what that is called.

use super::AuditView;
use crate::record::{AuditEntry, Day, Deed, Value};

/// Days after which a backup is old, where something has changed since: what a week holds can be typed again from notes.
const OLD_DAYS: i32 = 7;
/// Days after which a clinic that was never backed up should be.
const FIRST_DAYS: i32 = 1;

/// The backup that holds the clinic as it was last backed up or restored, and whether that is still all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackupState {
    /// The instant at which it was made, UTC, as `2026-03-02T09:41:07Z`; none where there never was one.
    pub last: Option<String>,
    /// Whether the clinic was restored from it: then it holds all that the clinic was at that instant, as the one that was made here does.
    pub restored: bool,
    /// Whether anything was written since; where it was never backed up, whether anything was written at all.
    pub changed_since: bool,
    /// Whether the clinic's data key was changed since: the backup opens with the passphrases of then.
    pub key_changed_since: bool,
}

/// What the audit says of the last backup.
pub fn last_backup(entries: &[AuditEntry]) -> BackupState {
    let line_of = |entry: &AuditEntry| {
        let line = entry.lines.iter().find(|line| matches!(line.deed, Deed::BackedUp | Deed::Restored))?;
        let made_at = match &line.after {
            Some(Value::Instant(made_at)) if line.deed == Deed::Restored => made_at,
            _ => &entry.at,
        };
        Some((made_at.clone(), line.deed == Deed::Restored))
    };
    let found = entries.iter().enumerate().rev().find_map(|(place, entry)| Some((place, line_of(entry)?)));
    let since = entries.get(found.as_ref().map_or(0, |(place, _)| place + 1)..).unwrap_or_default();
    let is_since = |of: fn(Deed) -> bool| since.iter().any(|entry| entry.deeds().any(of));
    let key_changed_since = is_since(|deed| deed == Deed::KeyChanged);
    let changed_since = key_changed_since || is_since(writes_data);
    let restored = found.as_ref().is_some_and(|(_, (_, restored))| *restored);
    BackupState { last: found.map(|(_, (made_at, _))| made_at), restored, changed_since, key_changed_since }
}

/// When the last of what the clinic holds was entered, changed or taken away, as its audit has it: the instant, UTC; none where the audit
/// tells of nothing.
pub fn last_written(entries: &[AuditEntry]) -> Option<&str> {
    let writes = |entry: &&AuditEntry| entry.deeds().any(writes_data);
    entries.iter().rev().find(writes).map(|entry| entry.at.as_str())
}

/// Whether the deed writes something that a backup holds. Restoring brings what was written before.
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
            | Deed::Merged
    )
}

/// The last backup, seen from today: always in sight, and a reminder where it is old and something has changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupAge {
    /// Days since it was made; none where there never was one.
    pub days: Option<i32>,
    /// Whether the clinic was restored from it.
    pub restored: bool,
    /// Days since the audit began.
    days_of_audit: i32,
    /// Whether anything has changed since.
    pub changed_since: bool,
    /// Whether the clinic's data key was changed since.
    pub key_changed_since: bool,
}

impl BackupAge {
    /// What the audit says on that day.
    pub fn of(view: &AuditView, today: Day) -> Self {
        let state = last_backup(&view.entries);
        let days_since = |instant: &str| Some(today.days_since(day_of(instant)?).max(0));
        let since_first = view.entries.first().and_then(|entry| days_since(&entry.at));
        let days = state.last.as_deref().and_then(days_since);
        Self {
            days,
            restored: state.restored,
            days_of_audit: since_first.unwrap_or_default(),
            changed_since: state.changed_since,
            key_changed_since: state.key_changed_since,
        }
    }

    /// Whether it is time for one: at once where the last opens only with the key and the passphrases that the clinic had before.
    pub fn is_due(self) -> bool {
        self.key_changed_since
            || (self.changed_since && self.days.map_or(self.days_of_audit >= FIRST_DAYS, |days| days >= OLD_DAYS))
    }
}

/// The day of a instant, in UTC: at most a day beside the clinic's own calendar.
fn day_of(instant: &str) -> Option<Day> {
    Day::parse_iso(instant.get(..10)?).ok()
}

/// What a backup that is made on that day is called, without its ending: which clinic's it is and of which day, so that the next of the
/// same day takes its place. Where a backup was put in the clinic's place just before, its name has that instant too: what is made of that
/// must not take the place of what was there before.
pub fn backup_name(clinic: &str, view: &AuditView, today: Day) -> String {
    let is_restored = |entry: &&AuditEntry| entry.lines.iter().any(|line| line.deed == Deed::Restored);
    let restored = view.entries.iter().rev().find(is_restored);
    let restored = restored.filter(|entry| day_of(&entry.at).is_some_and(|day| today.days_since(day) <= 1));
    let instant = |entry: &AuditEntry| entry.at.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let after = restored.map_or_else(String::new, |entry| format!("-restored-{}", instant(entry)));
    format!("anamnesis-{clinic}-{today}{after}")
}
