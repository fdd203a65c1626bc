//! One commit: records sealed into their envelopes, the revisions that they were made on, and the audit's entry that lists them.

use super::super::attempts_record::AttemptsRecord;
use super::super::audit::{self, Note};
use super::super::crypto::{Crypto, seal};
use super::super::envelope::{self, Seal};
use super::super::mutex::Guard;
use super::super::names::{ATTEMPTS, KEYRING};
use super::super::port::{Expect, Store, StoreError, Write};
use super::super::schema::{self, SchemaError};
use super::super::sealing::Sealing;
use super::{Held, Keeper};
use crate::desk::{AuditEntry, Written};
use crate::record::ChainBreak;

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
    /// Makes these records what they are to be, and appends the audit's entry, in one commit.
    pub(super) async fn commit(&self, bodies: Vec<Body>, note: Note) -> Result<AuditEntry, StoreError> {
        let _guard = self.lock_to_write().await?;
        self.commit_locked(bodies, note, None).await
    }

    /// Locks the mutex for whoever is about to write, and refuses to while any record is newer than this version.
    pub(super) async fn lock_to_write(&self) -> Result<Guard<'_>, StoreError> {
        let guard = self.mutex.lock().await;
        match self.held.borrow().iter().find(|(_, held)| **held == Held::Newer) {
            Some((name, _)) => Err(StoreError::Newer { name: name.clone() }),
            None => Ok(guard),
        }
    }

    /// The same for whoever has locked the mutex to write; with failed tries that begin anew.
    pub(super) async fn commit_locked(
        &self,
        bodies: Vec<Body>,
        note: Note,
        attempts: Option<&AttemptsRecord>,
    ) -> Result<AuditEntry, StoreError> {
        self.refuse_if_undecided(bodies.iter().map(|body| body.name.as_str()))?;
        let mut plan = Plan::default();
        for body in bodies {
            self.plan(body, &mut plan).await?;
            self.store.rest().await;
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
