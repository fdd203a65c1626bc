//! After how many idle minutes the clinic locks itself: kept sealed with it, and never taken from anywhere else.

use super::saving::Work;
use super::{Desk, Failure};
use crate::browser::settings;
use crate::desk::{Deed, Line};
use crate::record::{Value, What};
use crate::vault::settings::{IdleMinutes, Preferences};
use leptos::prelude::*;

impl Desk {
    /// Changes the idle minutes of the open clinic.
    pub fn change_idle_minutes(self, minutes: IdleMinutes, then: impl FnOnce(Result<(), Failure>) + 'static) {
        let before = self.idle_minutes.get_untracked();
        if minutes == before {
            return then(Ok(()));
        }
        let line = changed(before, minutes, What::IdleMinutes);
        self.enqueue(Work::IdleMinutes(minutes, Some(line)), Box::new(then));
    }

    /// Puts those of the clinic that was opened in force. Where none were ever kept, what an earlier version kept among the preferences is
    /// taken over, within its bounds, and kept: once, so that nothing outside the vault decides about it later.
    pub(super) fn show_idle_minutes(self, (stored, is_kept): (Option<IdleMinutes>, bool)) {
        if is_kept {
            let _ = self.idle_minutes.try_set(stored.unwrap_or_default());
            return self.drop_old_idle_minutes();
        }
        let old = self.preferences.with_untracked(|preferences| preferences.lock_minutes).map(IdleMinutes::within);
        let minutes = old.unwrap_or_default();
        let _ = self.idle_minutes.try_set(minutes);
        let line = old.map(|old| changed(IdleMinutes::default(), old, What::MovedIdleMinutes));
        let tell = self.tell();
        let moved = move |done: Result<(), Failure>| {
            if done.is_ok() {
                self.drop_old_idle_minutes();
            }
            tell(done);
        };
        self.enqueue(Work::IdleMinutes(minutes, line), Box::new(moved));
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

fn changed(before: IdleMinutes, after: IdleMinutes, what: What) -> Line {
    let value = |minutes: IdleMinutes| Some(Value::Minutes(minutes.get()));
    Line { before: value(before), after: value(after), ..Line::new(Deed::SettingsChanged, what) }
}
