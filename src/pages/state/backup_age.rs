//! How old the last backup is: always in sight, and a reminder where it is old and something has changed since.

use super::Desk;
use crate::desk::{AuditView, last_backup};
use crate::record::Day;
use leptos::prelude::*;

/// Days after which a backup is old, where something has changed since: what a week holds can be typed again from notes.
const OLD_DAYS: i32 = 7;
/// Days after which a clinic that was never backed up should be.
const FIRST_DAYS: i32 = 1;

/// The last backup, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupAge {
    /// Days since; none where there never was one.
    days: Option<i32>,
    /// Days since the audit began.
    days_begun: i32,
    changed_since: bool,
}

impl BackupAge {
    fn of(view: &AuditView, today: Day) -> Self {
        let state = last_backup(&view.entries);
        // In UTC: at most a day beside the clinic's own calendar.
        let days_since = |moment: &str| Some(today.days_since(Day::parse_iso(moment.get(..10)?).ok()?).max(0));
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

impl Desk {
    /// How old the open clinic's last backup is.
    pub fn backup_age(self) -> BackupAge {
        let today = self.today.get();
        self.audit.with(|view| BackupAge::of(view, today))
    }
}
