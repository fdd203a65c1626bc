//! After how many idle minutes the clinic locks itself: kept sealed with it, and never taken from anywhere else.

use super::desk::idle_seconds;
use super::{Desk, Failure};
use crate::desk::session::{Input, Job};
use crate::desk::{Deed, Line};
use crate::vault::settings::IdleMinutes;
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
        let save = async || {
            let lines = vec![changed(before, minutes)];
            self.kept(lines, async |keeper, note| keeper.save_idle_minutes(minutes, note).await).await
        };
        self.in_turn(Job::Change, self.settled(save)).await?;
        self.set_idle_minutes(minutes);
        Ok(())
    }

    /// Puts them in force.
    pub(super) fn set_idle_minutes(self, minutes: IdleMinutes) {
        self.happened(Input::IdleLimit(idle_seconds(minutes)));
    }
}

fn changed(before: IdleMinutes, after: IdleMinutes) -> Line {
    let words = |minutes: IdleMinutes| Some(minutes.get().to_string());
    Line { before: words(before), after: words(after), ..Line::new(Deed::SettingsChanged, WHAT) }
}
