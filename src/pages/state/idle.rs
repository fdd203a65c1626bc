//! After how many idle minutes the clinic locks itself: kept sealed with it, and never taken from anywhere else.

use super::desk::idle_seconds;
use super::{Desk, Failure};
use crate::desk::session::{Input, Job};
use crate::desk::{Deed, Line};
use crate::record::{Value, What};
use crate::vault::settings::IdleMinutes;
use leptos::prelude::*;

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
        let save = async || {
            let lines = vec![changed(before, minutes)];
            self.write(lines, async |keeper, note| keeper.save_idle_minutes(minutes, note).await).await
        };
        self.queued(Job::Change, self.until_no_conflict(save)).await?;
        self.set_idle_minutes(minutes);
        Ok(())
    }

    /// Puts them in force.
    pub(super) fn set_idle_minutes(self, minutes: IdleMinutes) {
        self.happened(Input::IdleLimit(idle_seconds(minutes)));
    }
}

fn changed(before: IdleMinutes, after: IdleMinutes) -> Line {
    let value = |minutes: IdleMinutes| Some(Value::Minutes(minutes.get()));
    Line { before: value(before), after: value(after), ..Line::new(Deed::SettingsChanged, What::IdleMinutes) }
}
