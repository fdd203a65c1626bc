//! Journals as they are stored: read for looking back, for merging and for the audit, and with the events of a change added.

use super::super::audit::{Note, events_digest};
use super::super::crypto::Crypto;
use super::super::names::{ASIDE, DRAFTS, PATIENT};
use super::super::port::{Store, StoreError};
use super::super::schema::{self, SchemaError};
use super::commit::Body;
use super::read::{Plain, Record, Refused};
use super::{Held, Keeper};
use crate::desk::{AuditEntry, Change, ChartChange, Draft, Drafts, Events, Told, fact_lines};
use crate::record::{
    Batch, CollectOrdered, EventId, Facts, Forked, Journal, Journals, Key, Known, Tag, Untold, from_json,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many journals are read at once to tell what was done: between them a save gets its turn.
const AT_ONCE: usize = 512;

/// A stored journal with its revision, or why it can't be read.
type Found = Result<(u64, Journal), StoreError>;

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
        found
            .into_iter()
            .map(|(key, found)| Ok((key, found?.1)))
            .collect::<Result<Vec<_>, _>>()
            .map(|found| found.into_iter().collect_map())
    }

    /// What the journals of those patients say of what the audit's entries did to them.
    ///
    /// # Errors
    /// Where the store can't be read. A journal that can't be is said so in its lines.
    pub async fn told(&self, entries: &[AuditEntry], patients: &BTreeSet<Key>) -> Result<Told, StoreError> {
        let mut asked: BTreeMap<Key, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, entry) in entries.iter().enumerate() {
            for (write, written) in entry.writes.iter().enumerate() {
                let patient = written.facts.as_ref().filter(|facts| facts.needs_journal()).and(written.patient());
                if let Some(patient) = patient.filter(|patient| patients.contains(patient)) {
                    asked.entry(patient).or_default().push((at, write));
                }
            }
        }
        let mut told = Told::default();
        let keys: Vec<Key> = asked.keys().copied().collect();
        for part in keys.chunks(AT_ONCE) {
            let mut found = {
                let _guard = self.mutex.lock().await;
                self.stored_journals(part).await?
            };
            for (key, (at, write)) in
                part.iter().flat_map(|key| asked.get(key).into_iter().flatten().map(move |at| (key, at)))
            {
                let Some((entry, written)) = entries.get(*at).and_then(|e| Some((e, e.writes.get(*write)?))) else {
                    continue;
                };
                let journal = match found.get(key) {
                    None => Err(Untold::Gone),
                    Some(Err(_)) => Err(Untold::Unreadable),
                    Some(Ok((_, journal))) => as_noted(journal, written.facts.as_ref()),
                };
                told.0.insert((*at, *write), fact_lines(entry, written, journal));
            }
            found.clear();
        }
        Ok(told)
    }

    /// The stored journals with their revisions, for whoever holds the mutex.
    async fn stored_journals(&self, keys: &[Key]) -> Result<BTreeMap<Key, Found>, StoreError> {
        let names: Vec<String> = keys.iter().copied().map(name_of).collect();
        let found = self.store.fetch(&names).await?;
        let there = keys.iter().zip(names).zip(found).filter_map(|((key, name), bytes)| Some((*key, (name, bytes?))));
        let (keys, there): (Vec<Key>, Vec<(String, Vec<u8>)>) = there.unzip();
        let plain = self.sealing().plain_all(&there).await;
        let read = |((key, (name, _)), plain): ((Key, &(String, Vec<u8>)), Plain<'_>)| {
            let damaged = || StoreError::Damaged { name: name.clone() };
            let newer = || StoreError::Newer { name: name.clone() };
            let found = plain.found.map_err(|refused| match refused {
                Refused::Damaged(_) => damaged(),
                Refused::Newer(_) => newer(),
            });
            let journal = found.and_then(|(revision, version, body)| match schema::read_journal(version, key, &body) {
                Ok(journal) => Ok((revision, journal)),
                Err(SchemaError::Newer) => Err(newer()),
                Err(_) => Err(damaged()),
            });
            (key, journal)
        };
        Ok(keys.into_iter().zip(&there).zip(plain).map(read).collect_map())
    }

    /// What becomes of the records of the patients that a change touches, for whoever has locked the mutex to write: each stored journal with what the change
    /// adds to it. The note says what was done to each.
    pub(super) async fn journal_bodies(&self, change: &Change, note: &mut Note) -> Result<Vec<Body>, StoreError> {
        let changes = change.charts.iter();
        let changes = changes.filter(|chart| !matches!(&chart.events, Events::Added(none) if none.is_empty()));
        let changes: Vec<&ChartChange> = changes.collect();
        let names: Vec<String> = changes.iter().map(|change| name_of(change.key)).collect();
        self.refuse_if_undecided(names.iter().map(String::as_str))?;
        let goes_on = |change: &&&ChartChange| {
            matches!(change.events, Events::Added(_) | Events::TakenOut(_)) && change.before.is_some()
        };
        let keys: Vec<Key> = changes.iter().filter(goes_on).map(|change| change.key).collect();
        let mut stored = self.stored_journals(&keys).await?;
        let mut bodies = Vec::with_capacity(changes.len());
        for (chart, name) in changes.into_iter().zip(names) {
            let before = match goes_on(&&chart) {
                true => Some(self.as_known(&name, stored.remove(&chart.key).transpose()?)?),
                false => None,
            };
            let journal = match (&chart.events, before) {
                (Events::Erased, _) => None,
                (Events::TakenOut(batches), Some(journal)) => Some(without(journal, batches)),
                (Events::Added(batches), Some(journal)) => Some(added(journal, batches, &name)?),
                (events, _) => Some(self.new_journal(chart.key, events, &name)?),
            };
            let digest = match &chart.events {
                Events::Added(batches) => Some(digest_of(&added(Journal::new(chart.key), batches, &name)?)),
                _ => None,
            };
            note.facts.insert(name.clone(), Facts { digest, ..change.facts(chart, journal.as_ref()) });
            bodies.push(Body { name, body: journal.map(|journal| schema::write_journal(&journal)) });
        }
        Ok(bodies)
    }

    /// What else is stored of patients who are erased, as it is to be: what anybody has half typed about them, and damaged bytes of their
    /// records that were set aside.
    pub(super) async fn left_of(&self, patients: &BTreeSet<Key>) -> Result<Vec<Body>, StoreError> {
        if patients.is_empty() {
            return Ok(Vec::new());
        }
        let is_of = |name: &str| patients.iter().any(|key| name_of(*key) == name);
        let body = |(name, record): (String, Record)| match record {
            Record::Aside(of, _) if is_of(&of) => Some(Body { name, body: None }),
            Record::Drafts(_, text) => {
                let mut drafts: Drafts = from_json(&text).ok()?;
                let all = drafts.drafts.len();
                drafts.drafts.retain(|draft| draft.patient().is_none_or(|patient| !patients.contains(&patient)));
                let text = serde_json::to_string(&drafts).ok().and_then(|text| schema::write_json(&text).ok());
                let body = text.filter(|_| !drafts.drafts.is_empty());
                (drafts.drafts.len() < all).then_some(Body { name, body })
            }
            _ => None,
        };
        Ok(self.beside_journals(&[DRAFTS, ASIDE]).await?.into_iter().filter_map(body).collect())
    }

    /// What anybody has half typed about these patients, as it is stored.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub async fn drafts_about(&self, patients: &[Key]) -> Result<Vec<(Key, String)>, StoreError> {
        let _guard = self.mutex.lock().await;
        let is_about = |text: &str| {
            let drafts = from_json::<Drafts>(text).map(|drafts| drafts.drafts).unwrap_or_default();
            drafts.iter().filter_map(Draft::patient).any(|patient| patients.contains(&patient))
        };
        let about = |(_, record)| match record {
            Record::Drafts(key, text) if is_about(&text) => Some((key, text)),
            _ => None,
        };
        Ok(self.beside_journals(&[DRAFTS]).await?.into_iter().filter_map(about).collect())
    }

    /// The records that can be read whose names begin so.
    async fn beside_journals(&self, prefixes: &[&str]) -> Result<Vec<(String, Record)>, StoreError> {
        let is_asked = |(name, held): &(&String, &Held)| {
            matches!(held, Held::At(_)) && prefixes.iter().any(|prefix| name.starts_with(prefix))
        };
        let names: Vec<String> = self.held.borrow().iter().filter(is_asked).map(|(name, _)| name.clone()).collect();
        let found = self.store.fetch(&names).await?;
        let there: Vec<_> = names.into_iter().zip(found).filter_map(|(name, bytes)| Some((name, bytes?))).collect();
        let read = self.sealing().read_all(&there).await;
        let names = there.into_iter().map(|(name, _)| name);
        Ok(names.zip(read).filter_map(|(name, read)| Some((name, read.found.ok()?.1))).collect())
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

fn digest_of(events: &Journal) -> Tag {
    events_digest(&schema::write_for_digest(events))
}

/// The journal, if it has the events that the audit noted.
fn as_noted<'a>(journal: &'a Journal, facts: Option<&Facts>) -> Result<&'a Journal, Untold> {
    let Some(facts) = facts else { return Ok(journal) };
    let noted = Known::of(facts.events.iter().copied());
    let has_some = |batch: &&Batch| batch.ids().any(|id| noted.contains(id));
    let batches = journal.batches().iter().filter(has_some).cloned().collect();
    let there = Journal::of(journal.patient(), batches).map_err(|Forked(_)| Untold::Differing)?;
    let there = there.filtered(|id, _| noted.contains(id));
    if there.known() != noted {
        return Err(Untold::Lacking);
    }
    if facts.digest.is_none_or(|digest| digest == digest_of(&there)) { Ok(journal) } else { Err(Untold::Differing) }
}

fn added(mut journal: Journal, batches: &[Batch], name: &str) -> Result<Journal, StoreError> {
    let added = journal.add(batches.to_vec());
    added.map(|()| journal).map_err(|Forked(_)| StoreError::Forked { name: name.to_owned() })
}

fn without(journal: Journal, batches: &[Batch]) -> Journal {
    let gone: BTreeSet<EventId> = batches.iter().flat_map(Batch::ids).collect_set();
    journal.filtered(|id, _| !gone.contains(&id))
}
