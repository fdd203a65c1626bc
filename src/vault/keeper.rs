//! The one place where records go into envelopes and come out: it opens a store, sets aside what is damaged or newer, and saves
//! each change as one commit that expects the revisions it was made on.

use super::envelope::{self, Envelope, Seal, Unreadable};
use super::port::{Store, StoreError, StoreKind, Write};
use super::schema;
use super::turn::Turns;
use crate::desk::Change;
use crate::judge::Policy;
use crate::record::{Chart, Charts, Instrument, Key};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The record of the clinic's own instruments.
const INSTRUMENTS: &str = "instruments";
/// The record of the clinic's settings. Where it is damaged, a new one is written beside it, under this and a number.
const POLICY: &str = "policy";
/// What the name of every patient's record begins with.
const PATIENT: &str = "patient/";

/// A record that can't be read. It stays where it is, byte for byte, and a save under its name is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The record's name; it holds a key and no patient data.
    pub name: String,
    /// What is wrong with it, in words that follow "the record can't be read because".
    pub reason: String,
    /// The bytes as they lie, for a copy to keep or to have repaired.
    pub bytes: Vec<u8>,
}

/// A record that a newer version of the app wrote. It is kept untouched; this version can't show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The record's name.
    pub name: String,
    /// Its schema version; where that is not above ours, the record is of a kind or under a seal that this version doesn't know.
    pub schema: u16,
}

/// What a store held when it was opened.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// Every patient that could be read.
    pub charts: Charts,
    /// The instruments that the clinic defined itself.
    pub own_instruments: Vec<Instrument>,
    /// The clinic's settings, where any were saved and can be read.
    pub policy: Option<Policy>,
    /// What could not be read, and why.
    pub damaged: Vec<Damaged>,
    /// What a newer version wrote.
    pub newer: Vec<Newer>,
}

impl Opened {
    /// Whether settings were stored and none can be read, so that others than the clinic's are in force.
    pub fn has_lost_policy(&self) -> bool {
        self.policy.is_none() && self.damaged.iter().any(|damaged| is_policy(&damaged.name))
    }
}

/// What is known of a stored name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// Stored in that revision.
    At(u64),
    /// Removed; the revision was that. A later record of the name goes on from there, so that no revision comes twice.
    RemovedAt(u64),
    Damaged,
    Newer,
}

/// Keeps records in a store.
#[derive(Debug)]
pub struct Keeper<S> {
    store: S,
    held: RefCell<BTreeMap<String, Held>>,
    turns: Turns,
}

enum Record {
    Chart(Key, Arc<Chart>),
    Instruments(Vec<Instrument>),
    Policy(Policy),
}

enum Refused {
    Damaged(String),
    Newer(u16),
}

impl<S: Store> Keeper<S> {
    /// Reads everything that the store holds. Damaged and newer records don't stop it: they are listed, and left as they lie.
    ///
    /// # Errors
    /// Only where the store itself can't be read.
    pub async fn open(store: S) -> Result<(Self, Opened), StoreError> {
        let mut opened = Opened::default();
        let mut held = BTreeMap::new();
        for (name, bytes) in store.load().await? {
            let state = match read(&name, &bytes) {
                Ok((revision, record)) => {
                    match record {
                        Record::Chart(key, chart) => drop(opened.charts.insert(key, chart)),
                        Record::Instruments(instruments) => opened.own_instruments = instruments,
                        // Names come in order: one that was written beside a damaged one comes later.
                        Record::Policy(policy) => opened.policy = Some(policy),
                    }
                    Held::At(revision)
                }
                Err(Refused::Damaged(reason)) => {
                    opened.damaged.push(Damaged { name: name.clone(), reason, bytes });
                    Held::Damaged
                }
                Err(Refused::Newer(schema)) => {
                    opened.newer.push(Newer { name: name.clone(), schema });
                    Held::Newer
                }
            };
            held.insert(name, state);
        }
        Ok((Self { store, held: RefCell::new(held), turns: Turns::default() }, opened))
    }

    /// Where the records are kept.
    pub fn kind(&self) -> StoreKind {
        self.store.kind()
    }

    /// Saves the charts, instruments and settings of a change in one commit.
    ///
    /// # Errors
    /// [`StoreError::Newer`] while any record is newer than this version: what it would change may hang on what it can't read.
    /// After any error nothing is changed, neither in the store nor here, so that the same change can be tried again.
    pub async fn save(&self, change: &Change) -> Result<(), StoreError> {
        let _turn = self.turns.take().await;
        if let Some((name, _)) = self.held.borrow().iter().find(|(_, held)| **held == Held::Newer) {
            return Err(StoreError::Newer { name: name.clone() });
        }
        let mut writes = Vec::with_capacity(change.charts.len() + 2);
        let mut after = Vec::with_capacity(change.charts.len() + 2);
        for chart in &change.charts {
            let body = chart.after.as_deref().map(schema::write_chart).transpose();
            self.plan(format!("{PATIENT}{}", chart.key), body, &mut writes, &mut after)?;
        }
        if let Some((_, instruments)) = &change.own_instruments {
            let body = schema::write_instruments(instruments).map(Some);
            self.plan(INSTRUMENTS.to_owned(), body, &mut writes, &mut after)?;
        }
        if let Some((_, policy)) = &change.policy {
            let body = schema::write_policy(policy).map(Some);
            self.plan(self.policy_name(), body, &mut writes, &mut after)?;
        }
        if writes.is_empty() {
            return Ok(());
        }
        self.store.commit(&writes).await?;
        self.held.borrow_mut().extend(after);
        Ok(())
    }

    /// Removes every record, the damaged and the newer ones too.
    ///
    /// # Errors
    /// Where the store can't be erased; then open it again to see what it holds.
    pub async fn erase(&self) -> Result<(), StoreError> {
        let _turn = self.turns.take().await;
        self.store.erase().await?;
        self.held.borrow_mut().clear();
        Ok(())
    }

    /// The first name of the settings under which nothing damaged lies.
    fn policy_name(&self) -> String {
        let held = self.held.borrow();
        let mut name = POLICY.to_owned();
        let mut number = 2u32;
        while held.get(&name) == Some(&Held::Damaged) {
            name = format!("{POLICY}-{number}");
            number = number.saturating_add(1);
        }
        name
    }

    /// Adds the write of one record, and what will be known of it once it is committed.
    fn plan(
        &self,
        name: String,
        body: Result<Option<Vec<u8>>, schema::SchemaError>,
        writes: &mut Vec<Write>,
        after: &mut Vec<(String, Held)>,
    ) -> Result<(), StoreError> {
        let (expect, last) = match self.held.borrow().get(&name) {
            None => (None, 0),
            Some(Held::At(revision)) => (Some(*revision), *revision),
            Some(Held::RemovedAt(revision)) => (None, *revision),
            Some(Held::Damaged) => return Err(StoreError::Damaged { name }),
            Some(Held::Newer) => return Err(StoreError::Newer { name }),
        };
        let Ok(body) = body else { return Err(StoreError::Unwritable { name }) };
        let Some(body) = body else {
            if expect.is_some() {
                after.push((name.clone(), Held::RemovedAt(last)));
                writes.push(Write { name, expect, bytes: None });
            }
            return Ok(());
        };
        let revision = last.saturating_add(1);
        let envelope = Envelope { seal: Seal::None, schema: schema::CURRENT, revision, body: &body };
        let Some(bytes) = envelope::encode(&name, &envelope) else { return Err(StoreError::Unwritable { name }) };
        after.push((name.clone(), Held::At(revision)));
        writes.push(Write { name, expect, bytes: Some(bytes) });
        Ok(())
    }
}

/// Whether a record of that name holds settings.
fn is_policy(name: &str) -> bool {
    let beside = |rest: &str| rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok());
    name.strip_prefix(POLICY).is_some_and(|rest| rest.is_empty() || beside(rest))
}

/// Takes one record out of its envelope and its stored form.
fn read(name: &str, bytes: &[u8]) -> Result<(u64, Record), Refused> {
    let damaged = |reason: &dyn std::fmt::Display| Refused::Damaged(reason.to_string());
    let envelope = envelope::decode(name, bytes, schema::CURRENT).map_err(|error| match error {
        Unreadable::Newer { schema } => Refused::Newer(schema),
        other => damaged(&other),
    })?;
    let record = if name == INSTRUMENTS {
        Record::Instruments(schema::read_instruments(envelope.schema, envelope.body).map_err(|e| damaged(&e))?)
    } else if is_policy(name) {
        Record::Policy(schema::read_policy(envelope.schema, envelope.body).map_err(|e| damaged(&e))?)
    } else if let Some(key) = name.strip_prefix(PATIENT) {
        let key: Key = key.parse().map_err(|e| damaged(&e))?;
        let chart = schema::read_chart(envelope.schema, envelope.body).map_err(|e| damaged(&e))?;
        if chart.patient.key != key {
            return Err(damaged(&Unreadable::Misplaced));
        }
        Record::Chart(key, Arc::new(chart))
    } else {
        // Whole, and of a kind that this version doesn't know.
        return Err(Refused::Newer(envelope.schema));
    };
    Ok((envelope.revision, record))
}
