//! How old the last backup is: always in sight, and a reminder where it is old and something has changed since.

use super::Desk;
use crate::desk::{BackupState, last_backup};
use crate::record::Day;
use leptos::prelude::*;

/// Days after which a backup is old, where something has changed since: what a week holds can be typed again from notes.
const OLD_DAYS: i32 = 7;

/// The last backup, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupAge {
    /// Days since; none where there never was one.
    days: Option<i32>,
    changed_since: bool,
}

impl BackupAge {
    fn of(state: &BackupState, today: Day) -> Self {
        let day = state.last.as_deref().and_then(|moment| Day::parse_iso(moment.get(..10)?).ok());
        // In UTC: at most a day beside the clinic's own calendar.
        let days = day.map(|day| today.days_since(day).max(0));
        Self { days, changed_since: state.changed_since }
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
        self.changed_since && self.days.is_none_or(|days| days >= OLD_DAYS)
    }
}

impl Desk {
    /// How old the open clinic's last backup is.
    pub fn backup_age(self) -> BackupAge {
        let today = self.today.get();
        self.audit.with(|view| BackupAge::of(&last_backup(&view.entries), today))
    }
}
