//! After how many idle minutes the clinic locks itself: kept sealed with it, and never taken from anywhere else.

use super::saving::Work;
use super::{Desk, Failure};
use crate::desk::{Deed, Line};
use crate::record::{Value, What};
use crate::vault::settings::IdleMinutes;
use leptos::prelude::*;

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
    let value = |minutes: IdleMinutes| Some(Value::Minutes(minutes.get()));
    Line { before: value(before), after: value(after), ..Line::new(Deed::SettingsChanged, What::IdleMinutes) }
}
