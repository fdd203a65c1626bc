//! Putting a backup in place of what this browser holds: only of what the person was shown, and while no other tab writes.

use super::closed_clinic::ClosedClinic;
use super::restore::sealing_of;
use super::{Desk, Failure, OpenedBackup, Sealed, Stage};
use crate::browser::store::AnyStore;
use crate::browser::tabs::{self, Word};
use crate::browser::workspace::{self, Workspace};
use crate::browser::{clock, locks};
use crate::desk::session::Job;
use crate::desk::{Deed, Line};
use crate::exchange::Comparison;
use crate::record::{CollectOrdered, Value, What};
use crate::vault::backup::Backup;
use crate::vault::{ATTEMPTS, AttemptsRecord, Expect, Keeper, Store, StoreError, Write, is_outside_audit};
use crate::words::worded;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What a backup takes the place of, as the person was shown it.
#[derive(Clone, Debug, PartialEq)]
pub enum InPlaceOf {
    /// Of nothing: there were no records.
    Nothing,
    /// Of the open clinic, which compares with it so.
    Clinic(Box<Comparison>),
    /// Of records that aren't open, so that nothing can be compared.
    Sealed(Sealed),
}

impl InPlaceOf {
    /// Whether a person is asked first, because something would be gone or another.
    pub fn loses(&self) -> bool {
        match self {
            Self::Nothing => false,
            Self::Clinic(comparison) => comparison.loses(),
            Self::Sealed(_) => true,
        }
    }
}

impl Desk {
    /// The records of a closed clinic that can't be opened; none where there is none.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub async fn sealed_here(self) -> Result<Option<Sealed>, Failure> {
        if !matches!(self.stage.get_untracked(), Stage::Locked | Stage::KeyringMissing) {
            return Ok(None);
        }
        let ClosedClinic { store, .. } = self.keys.closed().ok_or(Failure::NotOpen)?;
        Ok(Some(Sealed::of(&store).await?))
    }

    /// Puts a backup in the place of all that this browser holds of the person's own clinic, and opens it. Where there is more to lose by
    /// now than the person was shown, nothing is done.
    ///
    /// # Errors
    /// Nothing was done, or what was restored reads back otherwise.
    pub async fn replace_with(self, backup: OpenedBackup, shown: InPlaceOf) -> Result<(), Failure> {
        self.queued(Job::Restore, self.replaced_with(backup, &shown)).await
    }

    async fn replaced_with(self, backup: OpenedBackup, shown: &InPlaceOf) -> Result<(), Failure> {
        let ClosedClinic { store, notice, .. } = match self.keys.closed() {
            Some(closed) => closed,
            None => ClosedClinic::find(Workspace::Clinic).await,
        };
        let put = self.put_in_place(&store, &backup, shown);
        locks::exclusively(Workspace::Clinic.name(), put).await?;
        self.drawn.drop_with_the_clinic();
        tabs::tell(Workspace::Clinic, Word::Replaced);
        let OpenedBackup { backup, key, who, .. } = backup;
        let Backup { manifest, records } = backup.as_ref();
        let stored = store.load().await?;
        if !is_as_restored(&stored, records) {
            return Err(StoreError::Unavailable(worded("what was restored reads back otherwise").to_owned()).into());
        }
        let sealing = sealing_of(records, key.clone()).await;
        let (keeper, opened) = Keeper::of(store, sealing, stored).await;
        let by = who.unwrap_or_else(|| "recovery key".to_owned());
        self.show(Workspace::Clinic, (keeper, Some(key)), opened, notice, by).await;
        let _ = workspace::set_current(Workspace::Clinic);
        self.reached(Stage::Open);
        let restored = Line::new(Deed::Restored, What::BackupInPlace);
        self.note_with_attempts(Line { after: Some(Value::Instant(manifest.made_at.clone())), ..restored }).await;
        Ok(())
    }

    /// Writes the backup's records and removes all others, in one commit, if what they take the place of is still what was shown.
    async fn put_in_place(self, store: &Rc<AnyStore>, backup: &OpenedBackup, shown: &InPlaceOf) -> Result<(), Failure> {
        match shown {
            InPlaceOf::Nothing if store.names().await?.iter().any(|name| !is_outside_audit(name)) => {
                return Err(Failure::ChangedMeanwhile);
            }
            InPlaceOf::Sealed(shown) if Sealed::of(store).await? != *shown => return Err(Failure::ChangedMeanwhile),
            InPlaceOf::Nothing | InPlaceOf::Sealed(_) => {}
            InPlaceOf::Clinic(shown) => self.loses_no_other(backup, shown).await?,
        }
        let names: BTreeSet<String> = store.names().await?.into_iter().filter(|name| name != ATTEMPTS).collect_set();
        // Failed tries are this browser's: they stay, beside the backup's keyring.
        let records = || backup.backup.records.iter().filter(|(name, _)| name != ATTEMPTS);
        let attempts = AttemptsRecord::of(store).await?.beside(&backup.opened.audit, clock::now_seconds())?;
        let expect = |name: &str| if names.contains(name) { Expect::Anything } else { Expect::Absent };
        let put = |(name, bytes): &(String, Vec<u8>)| Write {
            name: name.clone(),
            expect: expect(name),
            bytes: Some(bytes.clone()),
        };
        let mut writes: Vec<Write> = records().map(put).chain([attempts]).collect();
        let stays: BTreeSet<&str> = records().map(|(name, _)| name.as_str()).collect_set();
        // What was answered here while the clinic was locked is in no backup: it stays, and is looked at after the next unlocking.
        let goes = names.iter().filter(|name| !stays.contains(name.as_str()) && !is_outside_audit(name));
        writes.extend(goes.map(|name| Write { name: name.clone(), expect: Expect::Anything, bytes: None }));
        match store.commit(&writes).await {
            // Only without locks can another tab come in between.
            Err(StoreError::Conflict { .. }) => Err(Failure::ChangedMeanwhile),
            done => Ok(done?),
        }
    }

    /// Reads what other tabs wrote, and holds the open clinic against the backup once more.
    async fn loses_no_other(self, backup: &OpenedBackup, shown: &Comparison) -> Result<(), Failure> {
        // What a newer version writes can't be read on; that it goes was shown.
        if self.storage.with_untracked(|health| health.newer.is_empty()) {
            self.catch_up_alone().await?;
        }
        // Whoever was removed meanwhile puts nothing in place.
        if self.is_locking() {
            return Err(Failure::NotOpen);
        }
        // What was half typed since then in another tab isn't followed.
        self.draft_records_are(self.keys.keeper().ok_or(Failure::NotOpen)?.drafts().await?);
        if untrack(|| self.comparison_with(backup)) == *shown { Ok(()) } else { Err(Failure::LosesOther) }
    }
}

/// Whether the store holds the backup's records byte for byte, and nothing else but what is outside the audit. Both are ordered by name but
/// for the keyring.
fn is_as_restored(stored: &[(String, Vec<u8>)], records: &[(String, Vec<u8>)]) -> bool {
    let others =
        |all: &'_ [(String, Vec<u8>)]| all.iter().filter(|(name, _)| !is_outside_audit(name)).cloned().collect_map();
    others(stored) == others(records)
}
