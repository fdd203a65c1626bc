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
        let value = |minutes: IdleMinutes| Some(Value::Minutes(minutes.get()));
        let changed = Line::new(Deed::SettingsChanged, What::IdleMinutes);
        let lines = vec![Line { before: value(before), after: value(minutes), ..changed }];
        let save =
            self.write_until_no_conflict(lines, async |keeper, note| keeper.save_idle_minutes(minutes, note).await);
        self.queued(Job::Change, save).await?;
        self.set_idle_minutes(minutes);
        Ok(())
    }

    /// Puts them in force.
    pub(super) fn set_idle_minutes(self, minutes: IdleMinutes) {
        self.happened(Input::IdleLimit(idle_seconds(minutes)));
    }
}
