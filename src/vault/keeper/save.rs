//! Saving: what changes and the audit's entry about it, in one commit.

use super::super::attempts_record::AttemptsRecord;
use super::super::audit::Note;
use super::super::crypto::Crypto;
use super::super::keyring::Keyring;
use super::super::names::{ARRIVALS, DRAFTS, FILTERS, IDLE, INSTRUMENTS, KEYRING, POLICY, SELF_REPORT, is_policy};
use super::super::port::{Store, StoreError};
use super::super::schema;
use super::super::settings::{IdleMinutes, SavedFilter};
use super::commit::Body;
use super::{Held, Keeper};
use crate::desk::{ArrivalChange, AuditEntry, Change};
use crate::record::Key;

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// Saves the events, instruments and settings of a change in one commit, with the audit's entry, which it returns.
    ///
    /// # Errors
    /// [`StoreError::Newer`] while any record is newer than this version: what it would change may hang on what it can't read.
    /// [`StoreError::Conflict`] where another tab was first: [`Keeper::refresh`], then make the change anew. After any error nothing
    /// is changed, neither in the store nor here, so that the same change can be tried again.
    pub async fn save(&self, change: &Change, note: Note) -> Result<AuditEntry, StoreError> {
        self.save_typed(change, &[], note).await
    }

    /// The same; in that commit what was half typed is kept or forgotten under these keys, as in [`Keeper::save_drafts`]: a page that died in
    /// between would offer again what is saved.
    ///
    /// # Errors
    /// As [`Keeper::save`].
    pub async fn save_typed(
        &self,
        change: &Change,
        drafts: &[(Key, Option<String>)],
        mut note: Note,
    ) -> Result<AuditEntry, StoreError> {
        let _guard = self.lock_to_write().await?;
        let mut bodies = self.journal_bodies(change, &mut note).await?;
        if let Some((_, instruments)) = &change.own_instruments {
            bodies.push(Body { name: INSTRUMENTS.to_owned(), body: Some(schema::write_instruments(instruments)) });
        }
        if let Some((_, policy)) = &change.policy {
            bodies.push(Body::written(self.policy_name(), schema::write_policy(policy))?);
        }
        if let Some((_, settings)) = &change.self_report {
            bodies.push(Body::written(SELF_REPORT, schema::write_self_report(settings))?);
        }
        for ArrivalChange { key, after, .. } in &change.arrivals {
            let name = format!("{ARRIVALS}{key}");
            bodies.push(match after {
                Some(arrival) => Body::written(name, schema::write_arrival(arrival))?,
                None => Body { name, body: None },
            });
        }
        bodies.extend(self.left_of(&change.erases().collect()).await?);
        for draft in drafts {
            bodies.push(draft_body(draft)?);
        }
        self.commit_locked(bodies, note, None).await
    }

    /// Keeps an entry of the audit about something that changed no record.
    ///
    /// # Errors
    /// As [`Keeper::save`].
    pub async fn note(&self, note: Note) -> Result<AuditEntry, StoreError> {
        self.commit(Vec::new(), note).await
    }

    /// The same about something that took a passphrase: in that commit the failed tries before it, which the entry tells of, begin anew at
    /// none, bound to this entry.
    ///
    /// # Errors
    /// As [`Keeper::save`]; [`StoreError::Conflict`] too where there was another failed try since they were read.
    pub async fn note_resetting(&self, attempts: &AttemptsRecord, note: Note) -> Result<AuditEntry, StoreError> {
        let _guard = self.lock_to_write().await?;
        self.commit_locked(Vec::new(), note, Some(attempts)).await
    }

    /// Keeps who may open the clinic, made of who might before.
    ///
    /// # Errors
    /// As [`Keeper::save`]; [`StoreError::KeyringChanged`] where another keyring than `was` is there by now, as it was last read: trying
    /// again would write it over.
    pub async fn save_keyring(&self, was: &Keyring, keyring: &Keyring, note: Note) -> Result<AuditEntry, StoreError> {
        self.save_keyring_resetting((was, keyring), None, note).await
    }

    /// The same; in that commit failed tries begin anew, as in [`Keeper::note_resetting`].
    ///
    /// # Errors
    /// As [`Keeper::save_keyring`] and [`Keeper::note_resetting`].
    pub async fn save_keyring_resetting(
        &self,
        (was, keyring): (&Keyring, &Keyring),
        attempts: Option<&AttemptsRecord>,
        note: Note,
    ) -> Result<AuditEntry, StoreError> {
        let body = Body::written(KEYRING, schema::write_json(keyring))?;
        let _guard = self.lock_to_write().await?;
        if self.keyring.borrow().as_ref() != Some(was) {
            return Err(StoreError::KeyringChanged);
        }
        let entry = self.commit_locked(vec![body], note, attempts).await?;
        self.keyring.replace(Some(keyring.clone()));
        Ok(entry)
    }

    /// Keeps the saved filters.
    ///
    /// # Errors
    /// As [`Keeper::save`].
    pub async fn save_filters(&self, filters: &[SavedFilter], note: Note) -> Result<AuditEntry, StoreError> {
        self.commit(vec![Body::written(FILTERS, schema::write_json(&filters))?], note).await
    }

    /// Keeps the idle minutes after which the clinic locks itself.
    ///
    /// # Errors
    /// As [`Keeper::save`].
    pub async fn save_idle_minutes(&self, minutes: IdleMinutes, note: Note) -> Result<AuditEntry, StoreError> {
        self.commit(vec![Body::written(IDLE, schema::write_json(&minutes))?], note).await
    }

    /// Keeps what is half typed, as JSON, under these keys; none forgets what is there.
    ///
    /// # Errors
    /// As [`Keeper::save`].
    pub async fn save_drafts(&self, drafts: &[(Key, Option<String>)], note: Note) -> Result<AuditEntry, StoreError> {
        self.commit(drafts.iter().map(draft_body).collect::<Result<_, _>>()?, note).await
    }

    /// The name of the settings that are in force, which is the last one; else the first under which nothing damaged lies.
    fn policy_name(&self) -> String {
        let held = self.held.borrow();
        let is_in_force = |(name, held): &(&String, &Held)| is_policy(name) && matches!(held, Held::At(_));
        if let Some((name, _)) = held.iter().rev().find(is_in_force) {
            return name.clone();
        }
        let mut name = POLICY.to_owned();
        let mut number = 2u32;
        while held.get(&name) == Some(&Held::Damaged) {
            name = format!("{POLICY}-{number}");
            number = number.saturating_add(1);
        }
        name
    }
}

/// The record of what is half typed; none removes it.
fn draft_body((key, text): &(Key, Option<String>)) -> Result<Body, StoreError> {
    let name = format!("{DRAFTS}{key}");
    match text {
        Some(text) => Body::written(name, schema::write_json(text)),
        None => Ok(Body { name, body: None }),
    }
}
