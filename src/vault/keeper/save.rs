//! Saving: what changes and the audit's entry about it, in one commit.

use super::super::attempts_record::AttemptsRecord;
use super::super::audit::{self, Note};
use super::super::crypto::{Crypto, seal};
use super::super::envelope::{self, Seal};
use super::super::keyring::Keyring;
use super::super::names::{
    ARRIVALS, ATTEMPTS, DRAFTS, FILTERS, IDLE, INSTRUMENTS, KEYRING, POLICY, SELF_REPORT, is_policy,
};
use super::super::port::{Expect, Store, StoreError, Write};
use super::super::schema::{self, SchemaError};
use super::super::sealing::Sealing;
use super::super::settings::{IdleMinutes, SavedFilter};
use super::{Held, Keeper};
use crate::desk::{ArrivalChange, AuditEntry, Change, Written};
use crate::record::{ChainBreak, Key};

/// One record as it is to be; no body removes it.
pub(super) struct Body {
    pub(super) name: String,
    pub(super) body: Option<Vec<u8>>,
}

impl Body {
    /// A record of that body, if it could be written.
    pub(super) fn written(name: impl Into<String>, body: Result<Vec<u8>, SchemaError>) -> Result<Self, StoreError> {
        let name = name.into();
        match body {
            Ok(body) => Ok(Self { name, body: Some(body) }),
            Err(_) => Err(StoreError::Unwritable { name }),
        }
    }
}

/// What a commit is made of: its writes, and what will be known of each name once it is committed.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) writes: Vec<Write>,
    pub(super) after: Vec<(String, Held)>,
    pub(super) written: Vec<Written>,
    /// Where the audit isn't whole, and a person accepts that.
    pub(super) accepts: Vec<ChainBreak>,
}

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

    /// The same; in that commit, what was half typed of it before and kept under these keys is forgotten: a page that died in between would
    /// offer again what is saved.
    ///
    /// # Errors
    /// As [`Keeper::save`].
    pub async fn save_typed(&self, change: &Change, drafts: &[Key], mut note: Note) -> Result<AuditEntry, StoreError> {
        let _guard = self.mutex.lock().await;
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
        bodies.extend(drafts.iter().map(|key| Body { name: format!("{DRAFTS}{key}"), body: None }));
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
        let _guard = self.mutex.lock().await;
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
        let _guard = self.mutex.lock().await;
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
        let body = |(key, text): &(Key, Option<String>)| {
            let name = format!("{DRAFTS}{key}");
            match text {
                Some(text) => Body::written(name, schema::write_json(text)),
                None => Ok(Body { name, body: None }),
            }
        };
        self.commit(drafts.iter().map(body).collect::<Result<_, _>>()?, note).await
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

    /// Makes these records what they are to be, and appends the audit's entry, in one commit.
    async fn commit(&self, bodies: Vec<Body>, note: Note) -> Result<AuditEntry, StoreError> {
        let _guard = self.mutex.lock().await;
        self.commit_locked(bodies, note, None).await
    }

    /// The same for whoever holds the mutex; with failed tries that begin anew.
    pub(super) async fn commit_locked(
        &self,
        bodies: Vec<Body>,
        note: Note,
        attempts: Option<&AttemptsRecord>,
    ) -> Result<AuditEntry, StoreError> {
        self.refuse_if_newer()?;
        self.refuse_if_undecided(bodies.iter().map(|body| body.name.as_str()))?;
        let mut plan = Plan::default();
        for body in bodies {
            self.plan(body, &mut plan).await?;
        }
        self.commit_planned(plan, note, attempts).await
    }

    /// Makes the writes of a plan, with the audit's entry that lists them, for whoever holds the mutex; with failed tries that begin anew.
    pub(super) async fn commit_planned(
        &self,
        mut plan: Plan,
        note: Note,
        attempts: Option<&AttemptsRecord>,
    ) -> Result<AuditEntry, StoreError> {
        let (mut written, accepts) = (std::mem::take(&mut plan.written), std::mem::take(&mut plan.accepts));
        written.extend(attempts.map(|attempts| audit::written(ATTEMPTS, attempts.next_revision(), &[])));
        let appended = self.tail.borrow().append(note, written, accepts);
        let unwritable = || StoreError::Unwritable { name: audit::PREFIX.to_owned() };
        let appended = appended.ok_or_else(unwritable)?;
        if let Some(attempts) = attempts {
            plan.writes.push(attempts.reset_by(&appended.entry)?);
        }
        self.plan(Body { name: appended.name, body: Some(appended.body) }, &mut plan).await?;
        let taken_over = self.plan_without_waiting(&mut plan);
        self.store.commit(&plan.writes).await?;
        self.waiting.borrow_mut().retain(|key| !taken_over.contains(key));
        self.held.borrow_mut().extend(plan.after);
        *self.tail.borrow_mut() = appended.tail;
        Ok(appended.entry)
    }

    /// Refuses to write while any record is newer than this version.
    pub(super) fn refuse_if_newer(&self) -> Result<(), StoreError> {
        match self.held.borrow().iter().find(|(_, held)| **held == Held::Newer) {
            Some((name, _)) => Err(StoreError::Newer { name: name.clone() }),
            None => Ok(()),
        }
    }

    /// Adds the write of one record.
    pub(super) async fn plan(&self, Body { name, body }: Body, plan: &mut Plan) -> Result<(), StoreError> {
        let (expect, last) = match self.held.borrow().get(&name) {
            None => (Expect::Absent, 0),
            Some(Held::At(revision)) => (Expect::Revision(*revision), *revision),
            Some(Held::RemovedAt(revision)) => (Expect::Absent, *revision),
            Some(Held::Damaged) => return Err(StoreError::Damaged { name }),
            Some(Held::Newer) => return Err(StoreError::Newer { name }),
        };
        let Some(body) = body else {
            if expect != Expect::Absent {
                plan.after.push((name.clone(), Held::RemovedAt(last)));
                plan.written.push(removed(name.clone(), last));
                plan.writes.push(Write { name, expect, bytes: None });
            }
            return Ok(());
        };
        let revision = last.saturating_add(1);
        let bytes = self.sealing().envelope(&name, (schema::CURRENT, revision), &body).await?;
        plan.after.push((name.clone(), Held::At(revision)));
        plan.written.push(audit::written(&name, revision, &bytes));
        plan.writes.push(Write { name, expect, bytes: Some(bytes) });
        Ok(())
    }
}

impl<X: Crypto> Sealing<X> {
    /// A body of that schema in its envelope of that revision, sealed where the clinic is.
    pub(super) async fn envelope(
        &self,
        name: &str,
        (schema, revision): (u16, u64),
        body: &[u8],
    ) -> Result<Vec<u8>, StoreError> {
        let unwritable = || StoreError::Unwritable { name: name.to_owned() };
        let header = |seal| envelope::header(name, seal, schema, revision).ok_or_else(unwritable);
        match self {
            Self::Under(crypto, key) | Self::Between { crypto, key, .. } if name != KEYRING => {
                let header = header(Seal::AesGcm)?;
                let sealed = seal(crypto, key, &header, body).await.map_err(|_| StoreError::Unsealable)?;
                Ok(envelope::close(header, &sealed))
            }
            _ => Ok(envelope::close(header(Seal::None)?, body)),
        }
    }
}

/// What an entry says of a record that is removed in that revision.
pub(super) const fn removed(name: String, revision: u64) -> Written {
    Written { name, revision, removed: true, sha256: None, tag: None, facts: None }
}
