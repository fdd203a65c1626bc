//! The chart of a journal.

use super::super::{Chart, Key, Patient};
use super::batch::{Batch, Event, Made};
use super::fact::{Fact, RecordId};
use super::id::{EventId, Instant};
use super::recorded::{Origin, Parallel, Recorded, Version};
use super::set::{Journal, known};
use std::collections::{HashMap, HashSet};
use std::mem;
use std::sync::Arc;

impl Journal {
    /// The chart of all events, or of those that were made until that instant. `None` where the patient's particulars are not among them.
    pub fn fold(&self, until: Option<Instant>) -> Option<Chart> {
        let batches = until.map_or(self.batches(), |instant| self.until(instant));
        let mut slots = Slots::default();
        for (id, made, event) in in_force(batches) {
            slots.take(id, made, event);
        }
        let recorded = Recorded {
            known: known(batches),
            latest: batches.last().map(|last| last.made().at),
            ..Recorded::default()
        };
        slots.into_chart(self.patient(), recorded)
    }
}

/// The events that are not taken back, in order. An event can take back only what is before it, so whether it is taken back itself is
/// known when it is met from the end.
fn in_force(batches: &[Batch]) -> Vec<(EventId, &Arc<Made>, &Event)> {
    let mut taken: HashSet<EventId> = HashSet::new();
    let mut rest = Vec::new();
    for batch in batches.iter().rev() {
        let mut events: Vec<_> = batch.iter().collect();
        while let Some((id, event)) = events.pop() {
            if taken.contains(&id) {
                continue;
            }
            match event.fact {
                Fact::TakenBack => taken.extend(&event.over),
                _ => rest.push((id, batch.made(), event)),
            }
        }
    }
    rest.reverse();
    rest
}

/// What the events in force say of one record.
struct Slot {
    record: RecordId,
    last: Version,
    /// The versions that no event knew of which came later.
    before: Vec<Version>,
}

/// The records of a chart, in the order of their first events.
#[derive(Default)]
struct Slots {
    all: Vec<Slot>,
    /// Where the first of them stand, as many as were looked for once.
    places: HashMap<RecordId, usize>,
    indexed: usize,
    /// Whether any event is about a record that it isn't the first of.
    repeats: bool,
}

impl Slots {
    /// Takes in the next event: it stands in place of those that it is over, beside the others.
    fn take(&mut self, id: EventId, made: &Arc<Made>, event: &Event) {
        let Some(record) = event.fact.record() else { return };
        let version = Version { event: id, made: Arc::clone(made), fact: event.fact.clone() };
        match self.find(record, id) {
            Some(slot) => {
                let earlier = mem::replace(&mut slot.last, version);
                slot.before.push(earlier);
                slot.before.retain(|earlier| !event.over.contains(&earlier.event));
            }
            None => self.all.push(Slot { record, last: version, before: Vec::new() }),
        }
    }

    /// The record's place. Most records of a chart have one event, which gave them its key: those are not looked for.
    fn find(&mut self, record: RecordId, id: EventId) -> Option<&mut Slot> {
        let is_first = record.key().is_none_or(|key| key == id.key());
        self.repeats |= !is_first;
        if !self.repeats && record != RecordId::Patient {
            return None;
        }
        if record == RecordId::Patient {
            return self.all.iter_mut().find(|slot| slot.record == record);
        }
        for (at, slot) in self.all.iter().enumerate().skip(self.indexed) {
            self.places.insert(slot.record, at);
        }
        self.indexed = self.all.len();
        self.all.get_mut(*self.places.get(&record)?)
    }

    fn into_chart(self, key: Key, mut recorded: Recorded) -> Option<Chart> {
        let patient = self.all.iter().find(|slot| slot.record == RecordId::Patient)?;
        let Fact::Patient(patient) = &patient.shown()?.fact else { return None };
        let mut chart = Chart::new(Patient { key, ..patient.clone() });
        recorded.origins.reserve_exact(self.all.len());
        for slot in self.all {
            slot.show(&mut chart, &mut recorded);
        }
        chart.recorded = recorded;
        Some(chart)
    }
}

impl Slot {
    /// The version that shows: the latest that is no removal.
    fn shown(&self) -> Option<&Version> {
        std::iter::once(&self.last).chain(self.before.iter().rev()).find(|version| !version.fact.is_removal())
    }

    fn show(self, chart: &mut Chart, recorded: &mut Recorded) {
        let Some(shown) = self.shown() else { return };
        recorded.origins.push(Origin { record: self.record, event: shown.event, made: Arc::clone(&shown.made) });
        let fact = if self.before.is_empty() {
            self.last.fact
        } else {
            let fact = shown.fact.clone();
            let versions = self.before.into_iter().chain([self.last]).collect();
            recorded.parallel.push(Parallel { record: self.record, versions });
            fact
        };
        match fact {
            Fact::Session(session) => chart.sessions.push(session),
            Fact::Score(score) => chart.scores.push(score),
            Fact::Review(review) => chart.reviews.push(review),
            Fact::Entry(entry) => chart.log.push(entry),
            Fact::Patient(_) | Fact::Removed(_) | Fact::TakenBack => {}
        }
    }
}
