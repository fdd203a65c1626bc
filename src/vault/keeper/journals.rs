//! Journals as they are stored: read for looking back and for merging, and with the events of a change added.

use super::super::crypto::Crypto;
use super::super::names::PATIENT;
use super::super::port::{Store, StoreError};
use super::super::schema::{self, SchemaError};
use super::read::{Plain, Refused};
use super::save::Body;
use super::{Held, Keeper};
use crate::desk::{ChartChange, Events};
use crate::record::{Batch, EventId, Forked, Journal, Journals, Key};
use std::collections::{BTreeMap, BTreeSet};

fn name_of(key: Key) -> String {
    format!("{PATIENT}{key}")
}

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// The journals of those patients as they are stored; nothing for one who isn't there.
    ///
    /// # Errors
    /// Where the store can't be read, and [`StoreError::Damaged`] or [`StoreError::Newer`] where a journal can't be.
    pub async fn journals(&self, keys: &[Key]) -> Result<Journals, StoreError> {
        let _guard = self.mutex.lock().await;
        let found = self.stored_journals(keys).await?;
        Ok(found.into_iter().map(|(key, (_, journal))| (key, journal)).collect())
    }

    /// The same with their revisions, for whoever holds the mutex.
    async fn stored_journals(&self, keys: &[Key]) -> Result<BTreeMap<Key, (u64, Journal)>, StoreError> {
        let names: Vec<String> = keys.iter().copied().map(name_of).collect();
        let found = self.store.fetch(&names).await?;
        let there = keys.iter().zip(names).zip(found).filter_map(|((key, name), bytes)| Some((*key, (name, bytes?))));
        let (keys, there): (Vec<Key>, Vec<(String, Vec<u8>)>) = there.unzip();
        let plain = self.sealing().plain_all(&there).await;
        let read = |((key, (name, _)), plain): ((Key, &(String, Vec<u8>)), Plain<'_>)| {
            let damaged = || StoreError::Damaged { name: name.clone() };
            let newer = || StoreError::Newer { name: name.clone() };
            let (revision, version, body) = plain.found.map_err(|refused| match refused {
                Refused::Damaged(_) => damaged(),
                Refused::Newer(_) => newer(),
            })?;
            match schema::read_journal(version, key, &body) {
                Ok(journal) => Ok((key, (revision, journal))),
                Err(SchemaError::Newer) => Err(newer()),
                Err(_) => Err(damaged()),
            }
        };
        keys.into_iter().zip(&there).zip(plain).map(read).collect()
    }

    /// What becomes of the records of these patients, for whoever holds the mutex: each stored journal with what the change adds to it.
    pub(super) async fn journal_bodies(&self, charts: &[ChartChange]) -> Result<Vec<Body>, StoreError> {
        self.refuse_if_newer()?;
        let changes = charts.iter().filter(|chart| !matches!(&chart.events, Events::Added(none) if none.is_empty()));
        let changes: Vec<&ChartChange> = changes.collect();
        let names: Vec<String> = changes.iter().map(|change| name_of(change.key)).collect();
        self.refuse_if_undecided(names.iter().map(String::as_str))?;
        let goes_on = |change: &&&ChartChange| {
            matches!(change.events, Events::Added(_) | Events::TakenOut(_)) && change.before.is_some()
        };
        let keys: Vec<Key> = changes.iter().filter(goes_on).map(|change| change.key).collect();
        let mut stored = self.stored_journals(&keys).await?;
        let mut bodies = Vec::with_capacity(changes.len());
        for (change, name) in changes.into_iter().zip(names) {
            let before = match goes_on(&&change) {
                true => Some(self.as_known(&name, stored.remove(&change.key))?),
                false => None,
            };
            let journal = match (&change.events, before) {
                (Events::Erased, _) => None,
                (Events::TakenOut(batches), Some(journal)) => Some(without(journal, batches)),
                (Events::Added(batches), Some(journal)) => Some(added(journal, batches, &name)?),
                (events, _) => Some(self.new_journal(change.key, events, &name)?),
            };
            bodies.push(Body { name, body: journal.map(|journal| schema::write_journal(&journal)) });
        }
        Ok(bodies)
    }

    /// A stored journal, if it is the one that the change was made on.
    fn as_known(&self, name: &str, stored: Option<(u64, Journal)>) -> Result<Journal, StoreError> {
        let known = self.held.borrow().get(name).copied();
        match (known, stored) {
            (Some(Held::Damaged), _) => Err(StoreError::Damaged { name: name.to_owned() }),
            (Some(Held::At(revision)), Some((found, journal))) if found == revision => Ok(journal),
            _ => Err(StoreError::Conflict { name: name.to_owned() }),
        }
    }

    /// The journal of a patient who isn't there.
    fn new_journal(&self, key: Key, events: &Events, name: &str) -> Result<Journal, StoreError> {
        if matches!(self.held.borrow().get(name), Some(Held::At(_))) {
            return Err(StoreError::Conflict { name: name.to_owned() });
        }
        match events {
            Events::PutBack(journal) => Ok(Journal::clone(journal)),
            Events::Added(batches) | Events::TakenOut(batches) => added(Journal::new(key), batches, name),
            Events::Erased => Ok(Journal::new(key)),
        }
    }
}

fn added(mut journal: Journal, batches: &[Batch], name: &str) -> Result<Journal, StoreError> {
    let added = journal.add(batches.to_vec());
    added.map(|()| journal).map_err(|Forked(_)| StoreError::Forked { name: name.to_owned() })
}

fn without(journal: Journal, batches: &[Batch]) -> Journal {
    let gone: BTreeSet<EventId> = batches.iter().flat_map(Batch::ids).collect();
    journal.filtered(|id, _| !gone.contains(&id))
}
