//! The journal of one patient: a set of events.

use super::super::{CollectOrdered, Key, sort_by_key};
use super::batch::{Batch, Event, Made};
use super::fact::Fact;
use super::id::{EventId, Instant};
use super::known::{Known, Run};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// Two different events have one id. No two openings of a clinic count under one device, so one of them was made by something else, and
/// neither may be dropped for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forked(pub EventId);

/// Journals by the keys of their patients.
pub type Journals = BTreeMap<Key, Journal>;

/// All events of one patient. They are ordered by (instant, device, number), whatever the order in which they arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct Journal {
    patient: Key,
    /// In the order of their events. Each holds as many as were made together and follow each other.
    batches: Vec<Batch>,
}

impl Journal {
    /// A journal without events.
    pub const fn new(patient: Key) -> Self {
        Self { patient, batches: Vec::new() }
    }

    /// The journal of these events, in whatever order and however often they stand there.
    ///
    /// # Errors
    /// Two different events of one id.
    pub fn of(patient: Key, batches: Vec<Batch>) -> Result<Self, Forked> {
        let mut journal = Self::new(patient);
        journal.add(batches)?;
        Ok(journal)
    }

    /// Whose journal it is.
    pub const fn patient(&self) -> Key {
        self.patient
    }

    /// The events as they were made together, in their order.
    pub fn batches(&self) -> &[Batch] {
        &self.batches
    }

    /// The events alone, as they were made together.
    pub fn into_batches(self) -> Vec<Batch> {
        self.batches
    }

    /// The ids of all events.
    pub fn known(&self) -> Known {
        known(&self.batches)
    }

    /// The events that were made until that instant.
    pub fn until(&self, instant: Instant) -> &[Batch] {
        let end = self.batches.partition_point(|batch| batch.made().at <= instant);
        self.batches.get(..end).unwrap_or_default()
    }

    /// The journal without what was made after that instant.
    #[must_use]
    pub fn cut(mut self, instant: Instant) -> Self {
        self.batches.truncate(self.until(instant).len());
        self
    }

    /// Adds events. Those that are there already change nothing.
    ///
    /// # Errors
    /// Two different events of one id. Nothing is added then.
    pub fn add(&mut self, mut more: Vec<Batch>) -> Result<(), Forked> {
        for event in more.iter_mut().flat_map(Batch::events_mut) {
            if let Fact::Patient(patient) = &mut event.fact {
                patient.key = self.patient;
            }
        }
        // A stored journal is in order.
        if self.batches.is_empty() && is_in_order(&more) {
            self.batches = more;
            return Ok(());
        }
        // Nearly always what comes is later than all that is there, and in order.
        let before = self.batches.len();
        let mut rest = Vec::new();
        for batch in more {
            if rest.is_empty() && self.is_behind_all(&batch) {
                self.batches.push(batch);
            } else {
                rest.push(batch);
            }
        }
        if rest.is_empty() {
            return Ok(());
        }
        match self.sorted_with(rest) {
            Ok(batches) => self.batches = batches,
            Err(forked) => {
                self.batches.truncate(before);
                return Err(forked);
            }
        }
        Ok(())
    }

    /// Whether a batch comes last, holds nothing that is there, and is none that goes on with the last one.
    fn is_behind_all(&self, batch: &Batch) -> bool {
        let is_apart = |known: &Batch| known.last() < batch.first() || batch.last() < known.first();
        self.batches.last().is_none_or(|last| order(last) < order(batch) && last.made() != batch.made())
            && self.batches.iter().all(is_apart)
    }

    /// All events with these.
    fn sorted_with(&self, more: Vec<Batch>) -> Result<Vec<Batch>, Forked> {
        let mut all: BTreeMap<EventId, (Arc<Made>, Event)> = BTreeMap::new();
        for (id, made, event) in self.batches.iter().cloned().chain(more).flat_map(Batch::into_events) {
            match all.entry(id) {
                Entry::Vacant(place) => {
                    place.insert((made, event));
                }
                Entry::Occupied(known) if *known.get() == (made, event) => {}
                Entry::Occupied(_) => return Err(Forked(id)),
            }
        }
        Ok(grouped(all))
    }

    /// The events of both. The union commutes, associates and is idempotent. Where the other journal has another key, because a patient was
    /// entered twice, its events become this one's.
    ///
    /// # Errors
    /// Two different events of one id.
    pub fn union(&self, other: &Self) -> Result<Self, Forked> {
        let mut both = self.clone();
        if self.batches != other.batches {
            both.add(other.batches.clone())?;
        }
        Ok(both)
    }

    /// The events for which that holds.
    #[must_use]
    pub fn filtered(self, keep: impl Fn(EventId, &Event) -> bool) -> Self {
        let left = self.batches.into_iter().flat_map(Batch::into_events).filter(|(id, _, event)| keep(*id, event));
        let left = left.map(|(id, made, event)| (id, (made, event))).collect_map();
        Self { patient: self.patient, batches: grouped(left) }
    }
}

/// The ids of these events.
pub(super) fn known(batches: &[Batch]) -> Known {
    Known::of(batches.iter().map(|batch| Run { first: batch.first(), last: batch.last() }))
}

/// What decides about the order of two batches. Between the events of one no other's can stand.
fn order(batch: &Batch) -> (Instant, EventId) {
    (batch.made().at, batch.first())
}

/// Whether batches follow each other as [`grouped`] would have them, and no event is in two of them.
fn is_in_order(batches: &[Batch]) -> bool {
    let follow = |pair: &[Batch]| matches!(pair, [a, b] if order(a) < order(b) && a.made() != b.made());
    let mut runs: Vec<(EventId, EventId)> = batches.iter().map(|batch| (batch.first(), batch.last())).collect();
    runs.sort_unstable();
    let apart = |pair: &[(EventId, EventId)]| matches!(pair, [a, b] if a.1 < b.0);
    batches.windows(2).all(follow) && runs.windows(2).all(apart)
}

/// Events as batches, in their order.
fn grouped(events: BTreeMap<EventId, (Arc<Made>, Event)>) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    for (id, (made, event)) in events {
        let event = match batches.last_mut() {
            Some(last) => last.extend(id, &made, event),
            None => Some(event),
        };
        batches.extend(event.and_then(|event| Batch::new(id, made, vec![event])));
    }
    sort_by_key(&mut batches, order);
    batches
}
