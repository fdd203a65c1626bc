//! After how many idle minutes the clinic locks itself: kept sealed with it, and never taken from anywhere else.

use super::desk::idle_seconds;
use super::{Desk, Failure};
use crate::browser::settings;
use crate::desk::session::{Input, Job};
use crate::desk::{Deed, Line};
use crate::ui::start;
use crate::vault::settings::{IdleMinutes, Preferences};
use leptos::prelude::*;

/// What the audit calls it.
const WHAT: &str = "idle minutes until the clinic locks";

impl Desk {
    /// Changes the idle minutes of the open clinic.
    ///
    /// # Errors
    /// They could not be kept, and are as before.
    pub async fn change_idle_minutes(self, minutes: IdleMinutes) -> Result<(), Failure> {
        let before = self.idle_minutes.get_untracked();
        if minutes == before {
            return Ok(());
        }
        self.in_turn(Job::Change, self.keep_idle_minutes(minutes, Some(changed(before, minutes, WHAT.to_owned()))))
            .await
    }

    async fn keep_idle_minutes(self, minutes: IdleMinutes, line: Option<Line>) -> Result<(), Failure> {
        self.settled(async || {
            let lines = line.iter().cloned().collect();
            self.kept(lines, async |keeper, note| keeper.save_idle_minutes(minutes, note).await).await
        })
        .await?;
        self.set_idle_minutes(minutes);
        Ok(())
    }

    /// Puts them in force.
    pub(super) fn set_idle_minutes(self, minutes: IdleMinutes) {
        self.happened(Input::IdleLimit(idle_seconds(minutes)));
    }

    /// Puts those of the clinic that was opened in force. Where none were ever kept, what an earlier version kept among the preferences is
    /// taken over, within its bounds, and kept: once, so that nothing outside the vault decides about it later.
    pub(super) fn show_idle_minutes(self, (stored, is_kept): (Option<IdleMinutes>, bool)) {
        if is_kept {
            self.set_idle_minutes(stored.unwrap_or_default());
            return self.drop_old_idle_minutes();
        }
        let old = self.preferences.with_untracked(|preferences| preferences.lock_minutes).map(IdleMinutes::within);
        let minutes = old.unwrap_or_default();
        self.set_idle_minutes(minutes);
        let line = old.map(|old| {
            changed(IdleMinutes::default(), old, format!("{WHAT}, moved from where an earlier version kept them"))
        });
        start(async move {
            let moved = self.in_turn(Job::Note, self.keep_idle_minutes(minutes, line)).await;
            if moved.is_ok() {
                self.drop_old_idle_minutes();
            }
            self.say_failure(moved);
        });
    }

    /// Forgets what an earlier version kept, once it is in the vault. Where the browser refuses, nothing reads it any more.
    fn drop_old_idle_minutes(self) {
        let kept = self.preferences.get_untracked();
        if kept.lock_minutes.is_some() {
            let next = Preferences { lock_minutes: None, ..kept };
            let _ = settings::save_preferences(&next);
            let _ = self.preferences.try_set(next);
        }
    }
}

fn changed(before: IdleMinutes, after: IdleMinutes, what: String) -> Line {
    let words = |minutes: IdleMinutes| Some(minutes.get().to_string());
    Line { before: words(before), after: words(after), ..Line::new(Deed::SettingsChanged, what) }
}
