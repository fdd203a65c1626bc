//! After how many idle minutes the clinic locks itself: kept sealed with it, and never taken from anywhere else.

use super::saving::Work;
use super::{Desk, Failure};
use crate::desk::{Deed, Line};
use crate::vault::settings::IdleMinutes;
use leptos::prelude::*;

/// What the audit calls it.
const WHAT: &str = "idle minutes until the clinic locks";

impl Desk {
    /// Changes the idle minutes of the open clinic.
    pub fn change_idle_minutes(self, minutes: IdleMinutes, then: impl FnOnce(Result<(), Failure>) + 'static) {
        let before = self.idle_minutes.get_untracked();
        if minutes == before {
            return then(Ok(()));
        }
        let line = changed(before, minutes);
        self.enqueue(Work::IdleMinutes(minutes, line), Box::new(then));
    }
}

fn changed(before: IdleMinutes, after: IdleMinutes) -> Line {
    let words = |minutes: IdleMinutes| Some(minutes.get().to_string());
    Line { before: words(before), after: words(after), ..Line::new(Deed::SettingsChanged, WHAT) }
}
