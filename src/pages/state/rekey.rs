//! The change of the clinic's key once it has begun: gone on with record by record, stopped, and ended. Each batch has its own place in the
//! queue of saves, so that work goes on meanwhile.

use super::drawn::Drawn;
use super::{Desk, Failure};
use crate::browser::tabs::{self, Word};
use crate::browser::workspace::Workspace;
use crate::browser::{clock, locks, pause};
use crate::desk::{AuditEntry, Deed, Line};
use crate::record::{KeyStep, What};
use crate::vault::{Finished, Note, StoreError};
use leptos::prelude::*;
use std::rc::Rc;

/// Records in a batch: few enough that a save never waits long for its turn.
const AT_ONCE: usize = 64;

/// How far a change of the clinic's key is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum KeyChange {
    /// None is under way.
    #[default]
    None,
    /// It rests: it was stopped, or the page was left.
    Resting {
        /// How many records were still under the old key when that was looked at last.
        left: Option<usize>,
        /// What went wrong, if something did.
        why: Option<String>,
    },
    /// It goes on.
    Running {
        /// How many records were looked through.
        done: usize,
        /// Of how many.
        all: usize,
    },
    /// Every record is being read under the new key.
    Verifying,
}

impl KeyChange {
    /// Whether it goes on right now.
    pub const fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. } | Self::Verifying)
    }
}

/// The change that is under way, and whether it is to stop.
#[derive(Clone, Copy)]
pub(super) struct Rekeying {
    state: RwSignal<KeyChange>,
    stop: StoredValue<bool>,
    /// What waits to be handed over before one begins.
    drawn: Drawn,
}

impl Rekeying {
    pub(super) fn new() -> Self {
        Self { state: RwSignal::new(KeyChange::None), stop: StoredValue::new(false), drawn: Drawn::new() }
    }

    fn rest(self, left: Option<usize>, why: Option<String>) {
        let _ = self.state.try_set(KeyChange::Resting { left, why });
    }
}

impl Desk {
    /// How far a change of the clinic's key is. Follows it.
    pub fn key_change(self) -> KeyChange {
        self.rekeying.state.get()
    }

    /// What waits to be handed over.
    pub(super) fn drawn(self) -> Drawn {
        self.rekeying.drawn
    }

    /// Goes on with a change that rests.
    pub fn go_on_with_key(self) {
        if self.rekeying.state.with_untracked(KeyChange::is_running) {
            return;
        }
        self.rekeying.stop.set_value(false);
        let _ = self.rekeying.state.try_set(KeyChange::Running { done: 0, all: 0 });
        self.look_through();
    }

    /// Lets it rest after the batch that is being written.
    pub fn stop_key_change(self) {
        self.rekeying.stop.set_value(true);
    }

    fn look_through(self) {
        self.move_on(async move {
            let Some(keeper) = self.saving.keeper() else { return };
            match keeper.names().await {
                Ok(names) => self.step(Rc::new(names), 0),
                Err(error) => self.rekeying.rest(None, Some(error.to_string())),
            }
        });
    }

    /// One batch, and then the next, each behind the saves that were asked for meanwhile.
    fn step(self, names: Rc<Vec<String>>, at: usize) {
        self.move_on(async move {
            let (all, is_to_stop) = (names.len(), self.rekeying.stop.try_get_value() != Some(false));
            let batch = names.get(at..all.min(at + AT_ONCE)).unwrap_or_default();
            let done = if self.is_locking() {
                return;
            } else if batch.is_empty() {
                self.end_key_change().await
            } else if is_to_stop {
                self.stopped(at, all).await
            } else {
                self.resealed(batch).await.map(|()| {
                    let done = at + batch.len();
                    let _ = self.rekeying.state.try_set(KeyChange::Running { done, all });
                    self.step(Rc::clone(&names), done);
                })
            };
            if let Err(failure) = done {
                // What waits for a decision is said for as long as it waits.
                let waits = matches!(failure, Failure::Store(StoreError::Undecided { .. }));
                self.rekeying.rest(None, (!waits).then(|| failure.to_string()));
            }
            pause().await;
        });
    }

    async fn resealed(self, names: &[String]) -> Result<(), Failure> {
        let note = |count| {
            let what = What::KeyChange(KeyStep::Sealed(count));
            Note { at: clock::now_utc(), by: self.who(), lines: vec![Line::new(Deed::KeyChanged, what)] }
        };
        self.settled(async || {
            let keeper = self.saving.keeper().ok_or(Failure::NotOpen)?;
            let written = locks::exclusively(Workspace::Clinic.name(), keeper.reseal(names, note)).await?;
            if let Some(entry) = written {
                self.show_entries(vec![entry]);
                tabs::tell(Workspace::Clinic, Word::Changed);
            }
            Ok(())
        })
        .await
    }

    async fn stopped(self, at: usize, all: usize) -> Result<(), Failure> {
        let line = || vec![Line::new(Deed::KeyChanged, What::KeyChange(KeyStep::Stopped { at, of: all }))];
        self.settled(async || self.kept(line(), async |keeper, note| keeper.note(note).await).await).await?;
        self.rekeying.rest(Some(all - at), None);
        Ok(())
    }

    /// Reads everything under the new key, and drops the old one where nothing needs it.
    async fn end_key_change(self) -> Result<(), Failure> {
        let _ = self.rekeying.state.try_set(KeyChange::Verifying);
        pause().await;
        let note = |unopened: &[String]| {
            let what = What::KeyChange(KeyStep::Done(unopened.to_vec()));
            Note { at: clock::now_utc(), by: self.who(), lines: vec![Line::new(Deed::KeyChanged, what)] }
        };
        self.settled(async || {
            let keeper = self.saving.keeper().ok_or(Failure::NotOpen)?;
            match locks::exclusively(Workspace::Clinic.name(), keeper.finish_key_change(note)).await? {
                Finished::Done(entry) => {
                    self.show_entries(vec![entry]);
                    tabs::tell(Workspace::Clinic, Word::Changed);
                }
                Finished::Before => {}
                // A record came back from somewhere else meanwhile.
                Finished::Remaining => {
                    self.look_through();
                    return Ok(());
                }
            }
            let _ = self.rekeying.state.try_set(KeyChange::None);
            if let Some(keyring) = keeper.keyring() {
                self.show_people(keyring).await;
            }
            self.toasts.say("The clinic’s key is changed. Make a new backup now.");
            Ok(())
        })
        .await
    }

    /// Takes in whether the keyring says that a change is under way: another tab may have begun, or ended it.
    pub(super) fn key_change_seen(self, is_changing: bool) {
        let is_known = self.rekeying.state.with_untracked(|state| *state != KeyChange::None);
        match (is_changing, is_known) {
            (true, false) => self.rekeying.rest(None, None),
            (false, true) => drop(self.rekeying.state.try_set(KeyChange::None)),
            _ => {}
        }
    }

    /// Takes in what another tab did for the change: how many records are left is known no longer.
    pub(super) fn key_change_moved(self, entries: &[AuditEntry]) {
        let is_of_it = entries.iter().any(|entry| entry.lines.iter().any(|line| line.deed == Deed::KeyChanged));
        if is_of_it && self.rekeying.state.with_untracked(|state| matches!(state, KeyChange::Resting { .. })) {
            self.rekeying.rest(None, None);
        }
    }

    /// Takes in how many records are still under the old key, as it was found at opening.
    pub(super) fn key_change_found(self, left: usize) {
        if self.rekeying.state.with_untracked(|state| matches!(state, KeyChange::Resting { .. })) {
            self.rekeying.rest(Some(left), None);
        }
    }
}
