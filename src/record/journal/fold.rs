//! The chart of a journal.

use super::super::{Chart, Key, Patient};
use super::batch::{Batch, Event, Made};
use super::fact::{Fact, RecordId};
use super::id::{EventId, Instant};
use super::origins::Origin;
use super::recorded::{Parallel, Recorded, Version, shown_of};
use super::set::{Journal, known};
use std::collections::{HashMap, HashSet};
use std::mem;
use std::sync::Arc;

impl Journal {
    /// The chart of all events, or of those that were made until that instant. `None` where the patient's particulars are not among them.
    pub fn fold(&self, until: Option<Instant>) -> Option<Chart> {
        let batches = until.map_or(self.batches(), |instant| self.until(instant));
        folded(self.patient(), batches.to_vec())
    }

    /// The chart of all events, which it takes apart instead of copying them: a clinic of ten thousand patients has a million.
    pub fn into_chart(self) -> Option<Chart> {
        folded(self.patient(), self.into_batches())
    }
}

fn folded(key: Key, batches: Vec<Batch>) -> Option<Chart> {
    let out = taken_back(&batches);
    let mut revised = Revised::of(&batches, &out);
    let Fact::Patient(patient) = &revised.slots.get(&RecordId::Patient)?.shown()?.fact else { return None };
    let mut chart = Chart::new(Patient { key, ..Patient::clone(patient) });
    chart.recorded =
        Recorded { known: known(&batches), latest: batches.last().map(|last| last.made().at), ..Recorded::default() };
    for (id, made, event) in batches.into_iter().flat_map(Batch::into_events) {
        let Some(record) = event.fact.record().filter(|_| !out.contains(&id)) else { continue };
        if !revised.may_have(record) {
            add(&mut chart, Version { event: id, made, fact: event.fact });
        } else if let Some(slot) = revised.slots.remove(&record) {
            // In the place of its first event.
            revised.met.insert(record);
            slot.show(&mut chart);
        } else if !revised.met.contains(&record) {
            add(&mut chart, Version { event: id, made, fact: event.fact });
        }
    }
    chart.recorded.origins.shrink();
    Some(chart)
}

/// Puts the record that an event says behind those of its list.
fn add(chart: &mut Chart, Version { event, made, fact }: Version) {
    let Some(record) = fact.record().filter(|_| !fact.is_removal()) else { return };
    chart.recorded.origins.push(Origin { record, event, made });
    match fact {
        Fact::Session(session) => chart.sessions.push(*session),
        Fact::Score(score) => chart.scores.push(score),
        Fact::Review(review) => chart.reviews.push(*review),
        Fact::Entry(entry) => chart.log.push(*entry),
        Fact::SelfReport(report) => chart.self_reports.push(*report),
        Fact::Patient(_) | Fact::Removed(_) | Fact::TakenBack => {}
    }
}

/// The events that are taken back. An event can take back only what is before it, so whether it is taken back itself is known when it is met
/// from the end.
fn taken_back(batches: &[Batch]) -> HashSet<EventId> {
    let mut out = HashSet::new();
    if !batches.iter().flat_map(Batch::events).any(|event| event.fact == Fact::TakenBack) {
        return out;
    }
    let mut named: HashSet<EventId> = HashSet::new();
    for batch in batches.iter().rev() {
        let mut events: Vec<_> = batch.iter().collect();
        while let Some((id, event)) = events.pop() {
            if named.contains(&id) {
                out.insert(id);
            } else if event.fact == Fact::TakenBack {
                named.extend(&event.over);
            }
        }
    }
    out
}

/// The patient's particulars, and the records of which there may be more than one event: an event is about another record than the one that
/// it gave its key. Most records of most charts are not among them.
#[derive(Default)]
struct Revised {
    slots: HashMap<RecordId, Slot>,
    /// Those that are in the chart already.
    met: HashSet<RecordId>,
}

impl Revised {
    fn of(batches: &[Batch], out: &HashSet<EventId>) -> Self {
        let in_force = || {
            let all = batches.iter().flat_map(|batch| batch.iter().map(move |(id, event)| (id, batch.made(), event)));
            all.filter(|(id, ..)| !out.contains(id))
        };
        let is_another = |(id, _, event): &(EventId, &Arc<Made>, &Event)| {
            event.fact.record().filter(|record| record.key() != Some(id.key()))
        };
        let records: HashSet<RecordId> = in_force().filter_map(|one| is_another(&one)).collect();
        let mut revised = Self::default();
        for (id, made, event) in in_force() {
            let Some(record) = event
                .fact
                .record()
                .filter(|record| (records.len() > 1 || *record == RecordId::Patient) && records.contains(record))
            else {
                continue;
            };
            let version = Version { event: id, made: Arc::clone(made), fact: event.fact.clone() };
            match revised.slots.get_mut(&record) {
                Some(slot) => slot.take(version, &event.over),
                None => drop(revised.slots.insert(record, Slot { last: version, before: Vec::new() })),
            }
        }
        revised
    }

    /// Whether the record may be among them.
    fn may_have(&self, record: RecordId) -> bool {
        record == RecordId::Patient || self.slots.len() + self.met.len() > 1
    }
}

/// The versions of one record that are in force.
struct Slot {
    last: Version,
    /// Those that none which came later was over.
    before: Vec<Version>,
}

impl Slot {
    /// Takes in the next version: it stands in place of those that it is over, beside the others.
    fn take(&mut self, version: Version, over: &[EventId]) {
        let earlier = mem::replace(&mut self.last, version);
        self.before.push(earlier);
        self.before.retain(|earlier| !over.contains(&earlier.event));
    }

    /// The version that shows.
    fn shown(&self) -> Option<&Version> {
        shown_of(std::iter::once(&self.last).chain(self.before.iter().rev()))
    }

    /// Puts the record into the chart, with all of its versions where there is more than one; where all say that it is gone, that.
    fn show(self, chart: &mut Chart) {
        let Some(shown) = self.shown().cloned() else {
            if let Some(record) = self.last.fact.record() {
                let all = self.before.iter().chain([&self.last]).map(|version| version.event).collect();
                chart.recorded.gone.insert(record, all);
            }
            return;
        };
        if let (false, Some(record)) = (self.before.is_empty(), shown.fact.record()) {
            let versions = self.before.into_iter().chain([self.last]).collect();
            chart.recorded.parallel.push(Parallel { record, versions });
        }
        add(chart, shown);
    }
}
