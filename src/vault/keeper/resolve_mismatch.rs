//! A person's decisions about what audit and records don't agree on: nothing is written on top of it before, and afterwards both agree.

use super::super::audit::{self, Note};
use super::super::crypto::Crypto;
use super::super::envelope;
use super::super::names::{ASIDE, KEYRING, is_policy};
use super::super::port::{Expect, Store, StoreError, Stored, Write};
use super::super::schema;
use super::super::sealing::Sealing;
use super::commit::{Body, Plan, removed};
use super::read::{Record, sealed};
use super::{Held, Keeper};
use crate::desk::{AuditEntry, Written};
use crate::record::{ChainBreak, CollectOrdered, Mismatch, MismatchKind, RecordState, Undecided};
use std::collections::BTreeSet;

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// What waits for a decision.
    pub fn undecided(&self) -> Undecided {
        self.undecided.borrow().clone()
    }

    /// Accepts what is there: afterwards the audit says so, and that what is there was written last. Where an earlier state lies there it is
    /// written anew, above every revision that there ever was. What can't be read is moved into a sealed record of its own, and its name is
    /// free again.
    ///
    /// # Errors
    /// As [`Keeper::save`]; [`StoreError::Decided`] where another tab has decided meanwhile.
    pub async fn accept(&self, decided: &Undecided, note: Note) -> Result<AuditEntry, StoreError> {
        let _guard = self.lock_to_write().await?;
        self.refuse_if_decided(decided)?;
        let mut plan = Plan { accepts: decided.breaks.clone(), ..Plan::default() };
        for one in &decided.records {
            self.plan_accepting(one, &mut plan).await?;
        }
        let entry = self.commit_planned(plan, note, None).await?;
        self.undecided.borrow_mut().decided(decided);
        Ok(entry)
    }

    /// Puts records in place that are the very ones which the audit says were written last, as a backup holds them.
    ///
    /// # Errors
    /// As [`Keeper::accept`]; [`StoreError::Conflict`] where one isn't that record.
    pub async fn put_back(&self, records: &[(Mismatch, Vec<u8>)], note: Note) -> Result<AuditEntry, StoreError> {
        let _guard = self.lock_to_write().await?;
        let decided = Undecided { records: records.iter().map(|(one, _)| one.clone()).collect(), breaks: Vec::new() };
        self.refuse_if_undecided([])?;
        self.refuse_if_decided(&decided)?;
        let mut plan = Plan::default();
        for (one, bytes) in records {
            let is_said = |said: &RecordState| envelope::is_of(bytes, said);
            let said = one.said.filter(is_said).ok_or_else(|| StoreError::Conflict { name: one.name.clone() })?;
            let revision = said.revision;
            plan.after.push((one.name.clone(), Held::At(revision)));
            plan.written.push(audit::written(&one.name, revision, bytes));
            let expect = match one.kind {
                MismatchKind::Unreadable => Expect::Anything,
                _ => one.found.map_or(Expect::Absent, |found| Expect::Revision(found.revision)),
            };
            plan.writes.push(Write { name: one.name.clone(), expect, bytes: Some(bytes.clone()) });
        }
        if records.iter().any(|(one, _)| is_policy(&one.name)) {
            self.plan_without_other_rules(records, &mut plan).await?;
        }
        let keyring = records.iter().filter(|(one, _)| one.name == KEYRING);
        let keyring: Stored = keyring.map(|(one, bytes)| (one.name.clone(), bytes.clone())).collect();
        let read = self.sealing().read_all(&keyring).await.into_iter().next();
        let entry = self.commit_planned(plan, note, None).await?;
        if let Some(Ok((_, Record::Keyring(keyring)))) = read.map(|read| read.found) {
            self.keyring.replace(Some(keyring));
        }
        self.undecided.borrow_mut().decided(&decided);
        Ok(entry)
    }

    /// Refuses to write over a record that isn't the one which the audit says was written last, and anything while the audit is missing: the
    /// entry would begin another one in silence.
    pub(super) fn refuse_if_undecided<'a>(&self, written: impl IntoIterator<Item = &'a str>) -> Result<(), StoreError> {
        let undecided = self.undecided.borrow();
        if undecided.breaks.contains(&ChainBreak::Missing) {
            return Err(StoreError::Undecided { name: audit::PREFIX.to_owned() });
        }
        let names: BTreeSet<&str> = undecided.records.iter().map(|one| one.name.as_str()).collect_set();
        match written.into_iter().find(|name| names.contains(name)) {
            Some(name) => Err(StoreError::Undecided { name: name.to_owned() }),
            None => Ok(()),
        }
    }

    /// Refuses while anything waits for a decision: sealed anew under another key, a record that was put back would look like all others.
    ///
    /// # Errors
    /// [`StoreError::Undecided`] while anything waits.
    pub fn refuse_while_undecided(&self) -> Result<(), StoreError> {
        let undecided = self.undecided.borrow();
        let first = undecided.records.first().map(|one| one.name.clone());
        let in_audit = (!undecided.breaks.is_empty()).then(|| audit::PREFIX.to_owned());
        first.or(in_audit).map_or(Ok(()), |name| Err(StoreError::Undecided { name }))
    }

    /// Refuses where not all of it waits for a decision any more.
    fn refuse_if_decided(&self, decided: &Undecided) -> Result<(), StoreError> {
        let undecided = self.undecided.borrow();
        let names: BTreeSet<&str> = undecided.records.iter().map(|one| one.name.as_str()).collect_set();
        let waits = decided.records.iter().all(|one| names.contains(one.name.as_str()))
            && decided.breaks.iter().all(|one| undecided.breaks.contains(one));
        if waits && !decided.is_empty() { Ok(()) } else { Err(StoreError::Decided) }
    }

    /// Plans to remove the rules that were saved beside those which are put back: they would be in force at the next opening.
    async fn plan_without_other_rules(
        &self,
        records: &[(Mismatch, Vec<u8>)],
        plan: &mut Plan,
    ) -> Result<(), StoreError> {
        let is_beside = |name: &&String| is_policy(name) && !records.iter().any(|(one, _)| one.name == **name);
        let is_there = |held: &Held| matches!(held, Held::At(_));
        let held = self.held.borrow().clone();
        for (name, _) in held.iter().filter(|(name, held)| is_beside(name) && is_there(held)) {
            self.plan(Body { name: name.clone(), body: None }, plan).await?;
        }
        Ok(())
    }

    /// Plans that what can't be read lies aside from now on, byte for byte, and that its name is free.
    async fn plan_aside(&self, name: &str, said: u64, plan: &mut Plan) -> Result<(), StoreError> {
        let stored = self.store.fetch(&[name.to_owned()]).await?.into_iter().next().flatten();
        let bytes = stored.ok_or_else(|| StoreError::Conflict { name: name.to_owned() })?;
        let stored = [(name.to_owned(), bytes)];
        if self.sealing().read_all(&stored).await.iter().any(|read| read.found.is_ok()) {
            return Err(StoreError::Conflict { name: name.to_owned() });
        }
        let [(name, bytes)] = stored;
        let last = {
            let held = self.held.borrow();
            let names = held.keys().chain(plan.after.iter().map(|(name, _)| name));
            names.filter_map(|name| name.strip_prefix(ASIDE)?.parse::<u32>().ok()).max().unwrap_or_default()
        };
        let place = format!("{ASIDE}{:06}", last.saturating_add(1));
        self.plan(Body::written(place, schema::write_aside(&name, &bytes))?, plan).await?;
        plan.after.push((name.clone(), Held::RemovedAt(said)));
        plan.written.push(removed(name.clone(), said));
        // Bytes that are no envelope have no revision to expect; whoever decided otherwise meanwhile has written the audit's end.
        plan.writes.push(Write { name, expect: Expect::Anything, bytes: None });
        Ok(())
    }

    /// Plans that a record as it lies is the one from now on.
    async fn plan_accepting(&self, one: &Mismatch, plan: &mut Plan) -> Result<(), StoreError> {
        let name = &one.name;
        let said = one.said.map_or(0, |said| said.revision);
        if one.kind == MismatchKind::Unreadable {
            return self.plan_aside(name, said, plan).await;
        }
        let Some(found) = one.found else {
            plan.after.push((name.clone(), Held::RemovedAt(said)));
            plan.written.push(removed(name.clone(), said));
            return Ok(());
        };
        if one.goes_with_audit() && name != KEYRING {
            let RecordState { revision, tag } = found;
            let (name, sha256) = (name.clone(), None);
            plan.written.push(Written { name, revision, sha256, tag, ..Written::default() });
            return Ok(());
        }
        let conflict = || StoreError::Conflict { name: name.clone() };
        let bytes = self.store.fetch(std::slice::from_ref(name)).await?.into_iter().next().flatten();
        let bytes = bytes.filter(|bytes| envelope::tag(bytes) == found.tag).ok_or_else(conflict)?;
        let revision = found.revision.max(said).saturating_add(1);
        let again = self.sealing().again(name, &bytes, revision).await?;
        plan.after.push((name.clone(), Held::At(revision)));
        plan.written.push(audit::written(name, revision, &again));
        plan.writes.push(Write { name: name.clone(), expect: Expect::Revision(found.revision), bytes: Some(again) });
        Ok(())
    }
}

impl<X: Crypto> Sealing<X> {
    /// The same body in an envelope of that revision.
    async fn again(&self, name: &str, bytes: &[u8], revision: u64) -> Result<Vec<u8>, StoreError> {
        let damaged = || StoreError::Damaged { name: name.to_owned() };
        let found = envelope::decode(name, bytes, schema::CURRENT).map_err(|_| damaged())?;
        let version = (found.envelope.schema, revision);
        let Some(closed) = sealed(&found) else { return self.envelope(name, version, found.envelope.body).await };
        let unsealed = self.unseal_all(&[closed]).await.into_iter().next().and_then(|one| one.plain.ok());
        self.envelope(name, version, &unsealed.ok_or_else(damaged)?).await
    }
}
