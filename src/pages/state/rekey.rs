//! The change of the clinic's key once it has begun: gone on with record by record, stopped, and ended. Each batch has its own place in the
//! queue of saves, so that work goes on meanwhile.

use super::late::Background;
use super::{Desk, Failure};
use crate::browser::workspace::Workspace;
use crate::browser::{clock, locks, pause};
use crate::desk::session::{Job, KeyChange};
use crate::desk::{AuditEntry, Deed, Line};
use crate::record::{KeyStep, What};
use crate::ui::start;
use crate::vault::{Finished, Note, StoreError};
use crate::words::worded;
use leptos::prelude::*;

/// Records in a batch: few enough that a save never waits long for its turn.
const AT_ONCE: usize = 64;

impl Desk {
    /// What happened to a change of the clinic's key.
    pub(super) fn key_change_was(self, happened: impl FnOnce(KeyChange) -> KeyChange) {
        let _ = self.key_change.try_update(|change| *change = happened(std::mem::take(change)));
    }

    fn rest(self, left: Option<usize>, why: Option<String>) {
        let _ = self.key_change.try_set(KeyChange::Resting { left, why });
    }

    /// Goes on with a change that rests.
    pub fn go_on_with_key(self) {
        if self.key_change.with_untracked(KeyChange::is_running) {
            return;
        }
        let _ = self.key_change.try_set(KeyChange::BEGINNING);
        start(async move {
            match self.later(Background::ChangeKey).await {
                Ok(()) => {}
                // The clinic is being locked, or is closed: what rests is found when it is opened.
                Err(Failure::NotOpen) => {}
                // What waits for a decision is said for as long as it waits.
                Err(Failure::Store(StoreError::Undecided { .. })) => self.rest(None, None),
                Err(failure) => self.rest(None, Some(failure.to_string())),
            }
        });
    }

    /// Lets it rest after the batch that is being written.
    pub fn stop_key_change(self) {
        self.key_change_was(KeyChange::stop);
    }

    /// Every batch, and then the end, each behind the saves that were asked for meanwhile. Anew where a record came back from somewhere else.
    pub(super) async fn change_key(self) -> Result<(), Failure> {
        loop {
            let names = self.queued(Job::Change, async {
                let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
                Ok(keeper.names().await?)
            });
            let names = names.await?;
            let (mut at, all) = (0, names.len());
            for batch in names.chunks(AT_ONCE) {
                if self.key_change.with_untracked(KeyChange::is_to_stop) {
                    return self.queued(Job::Change, self.stopped(at, all)).await;
                }
                self.queued(Job::Change, self.resealed(batch)).await?;
                at += batch.len();
                self.key_change_was(|change| change.looked_through(at, all));
                pause().await;
            }
            if self.queued(Job::Change, self.end_key_change()).await? {
                return Ok(());
            }
        }
    }

    async fn resealed(self, names: &[String]) -> Result<(), Failure> {
        let note = |count| {
            let what = What::KeyChange(KeyStep::Sealed(count));
            Note::new(clock::now_utc(), self.who(), vec![Line::new(Deed::KeyChanged, what)])
        };
        self.until_no_conflict(async || {
            let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
            let resealed = locks::exclusively(Workspace::Clinic.name(), keeper.reseal(names, note)).await;
            self.show_entries(self.wrote(resealed)?.into_iter().collect());
            Ok(())
        })
        .await
    }

    async fn stopped(self, at: usize, all: usize) -> Result<(), Failure> {
        let lines = vec![Line::new(Deed::KeyChanged, What::KeyChange(KeyStep::Stopped { at, of: all }))];
        self.write_until_no_conflict(lines, async |keeper, note| keeper.note(note).await).await?;
        self.rest(Some(all - at), None);
        Ok(())
    }

    /// Reads everything under the new key, and drops the old one where nothing needs it; says whether it is over.
    async fn end_key_change(self) -> Result<bool, Failure> {
        let _ = self.key_change.try_set(KeyChange::Verifying);
        pause().await;
        let note = |unopened: &[String]| {
            let what = What::KeyChange(KeyStep::Done(unopened.to_vec()));
            Note::new(clock::now_utc(), self.who(), vec![Line::new(Deed::KeyChanged, what)])
        };
        self.until_no_conflict(async || {
            let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
            let finished = locks::exclusively(Workspace::Clinic.name(), keeper.finish_key_change(note)).await;
            match self.wrote(finished)? {
                Finished::Done(entry) => self.show_entries(vec![entry]),
                Finished::Before => {}
                Finished::Remaining => return Ok(false),
            }
            let _ = self.key_change.try_set(KeyChange::None);
            if let Some(keyring) = keeper.keyring() {
                self.show_people(keyring).await;
            }
            self.toasts.say(worded("The clinic’s key is changed. Make a new backup now."));
            Ok(true)
        })
        .await
    }

    /// Takes in what another tab did for the change: how many records are left is known no longer.
    pub(super) fn key_change_moved(self, entries: &[AuditEntry]) {
        if entries.iter().any(|entry| entry.lines.iter().any(|line| line.deed == Deed::KeyChanged)) {
            self.key_change_was(|change| change.found(None));
        }
    }
}
