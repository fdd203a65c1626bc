//! Looking back: the records as they stood at the end of an earlier day, read from the journals that are stored. Nothing of it is shown before
//! all of it is there.

use super::late::Background;
use super::{Desk, Failure};
use crate::browser::local_time::end_of;
use crate::browser::{clock, locks, pause};
use crate::caseload::{LookBack, LookingBack};
use crate::desk::session::{Input, Job, KeyChange};
use crate::record::Day;
use leptos::prelude::*;
use std::sync::Arc;

/// How many journals are read as one part.
const AT_ONCE: usize = 512;

impl Desk {
    /// The last day that can be looked back to. It is yesterday by the device's clock, which the record's instants are of: in the demo too,
    /// whose own clock may be ahead.
    pub fn last_past_day(self) -> Day {
        self.present_day.track();
        clock::today(None).plus(-1)
    }

    /// How many of the patients of the present are not shown, since they were entered later; none at the present.
    pub fn looked_later(self) -> Option<usize> {
        self.looked.with(|looked| looked.as_ref().map(|looked| looked.entered_later()))
    }

    /// Today by the clock, whatever day is shown.
    pub fn present_today(self) -> Day {
        self.present_day.get()
    }

    /// Looks back to the end of that day; nothing changes where a person stops it first.
    ///
    /// # Errors
    /// It is no earlier day, or what was recorded can't be read; the pages stay where they are.
    pub async fn look_back(self, day: Day) -> Result<(), Failure> {
        if day > untrack(|| self.last_past_day()) {
            return Err(Failure::NotEarlier);
        }
        if self.key_change.with_untracked(KeyChange::is_running) {
            return Err(Failure::KeyIsChanging);
        }
        // What a form holds would be about another day.
        if !self.typed_now().is_empty() {
            return Err(Failure::HalfTyped);
        }
        if self.looking.try_update(|looking| looking.replace((0, 0))).flatten().is_some() {
            return Ok(());
        }
        let done = self.later(Background::LookBack(day)).await;
        self.stop_looking();
        done
    }

    pub(super) async fn read_past(self, day: Day) -> Result<(), Failure> {
        self.queued(Job::LookBack, async {
            let workspace = self.workspace.try_get_untracked().flatten().ok_or(Failure::NotOpen)?;
            // While no other tab writes: what is read part by part must be of one moment.
            locks::exclusively(workspace.name(), self.look_back_alone(day)).await
        })
        .await
    }

    /// The same, for whoever has the lock already.
    async fn look_back_alone(self, day: Day) -> Result<(), Failure> {
        self.catch_up_alone().await?;
        let Some(found) = self.find(None, day, true).await? else { return Ok(()) };
        self.happened(Input::LooksBackTo(Some(day)));
        // Nothing where the clinic is being locked by now.
        if self.session.try_with_untracked(|session| session.looks_back_to()) == Some(Some(day)) {
            self.toasts.withdraw_offers();
            let _ = self.looked.try_set(Some(Arc::new(found)));
        }
        Ok(())
    }

    /// Stops a look back that is being prepared. What is shown stays.
    pub fn stop_looking(self) {
        let _ = self.looking.try_set(None);
    }

    /// Back to the present, with all that was saved meanwhile.
    pub fn back_to_today(self) {
        self.stop_looking();
        if self.looked.try_update(Option::take).flatten().is_some() {
            self.happened(Input::LooksBackTo(None));
            self.note_flags();
        }
    }

    /// Looks back once more where the pages do, since another tab has changed something: even of an earlier day somebody may be gone now.
    pub(super) async fn look_again(self) {
        let Some(shown) = self.looked.try_get_untracked().flatten() else { return };
        let found = self.find(Some(&shown), shown.day(), false).await;
        let is_shown = |looked: &Option<Arc<LookBack>>| looked.as_ref().is_some_and(|now| Arc::ptr_eq(now, &shown));
        match found {
            _ if self.looked.try_with_untracked(is_shown) != Some(true) => {}
            Ok(found) => drop(self.looked.try_set(found.map(Arc::new))),
            Err(failure) => {
                self.back_to_today();
                self.toasts.fail(failure.to_string());
            }
        }
    }

    /// Finds the clinic as it stood at the end of that day, taking over what is found before; none where it can be stopped and was.
    async fn find(self, before: Option<&LookBack>, day: Day, can_stop: bool) -> Result<Option<LookBack>, Failure> {
        let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
        let present = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
        let mut looking = LookingBack::begin(before, (day, end_of(day)), present);
        loop {
            if can_stop {
                // Where the page can show it, it first shows how far it is, and hears whether a person stops it.
                if self.looking.try_get_untracked().flatten().is_none() {
                    return Ok(None);
                }
                let _ = self.looking.try_set(Some(looking.left()));
                pause().await;
            }
            let keys = looking.take_next(AT_ONCE);
            if keys.is_empty() {
                return Ok(Some(looking.finish()));
            }
            looking.found(keeper.journals(&keys).await?);
        }
    }
}
