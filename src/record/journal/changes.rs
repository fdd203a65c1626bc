//! The events that make one chart of another.

use super::super::{Chart, ChartRecord, Entry, Key, Review, Score, SelfReport, Session};
use super::batch::{Batch, Event, Made};
use super::fact::{Fact, RecordId};
use super::id::{Device, EventId, Instant};
use super::known::Run;
use super::origins::Origin;
use super::recorded::{Recorded, Version};
use std::collections::HashMap;
use std::sync::Arc;

/// Who does something, on which device, and when by its clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// The device.
    pub device: Device,
    /// Who, by name; may be empty.
    pub by: Arc<str>,
    /// When, by the device's clock.
    pub at: Instant,
}

/// Under which keys new records are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewKeys {
    /// Those that they have.
    AsTheyAre,
    /// New sessions and scores get the keys of their events, which a stored journal doesn't have to write out.
    OfEvents,
}

/// The device has counted to its last number in that journal, or this is more than one patient's journal can take at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl Stamp {
    /// How the next event of that journal is made: never before or with what is known of it, even where the clock has been put back, so that
    /// the order by instant keeps what follows from what.
    fn made(&self, recorded: &Recorded) -> Arc<Made> {
        let earliest = recorded.latest.map_or(self.at, Instant::next);
        Arc::new(Made { at: self.at.max(earliest), by: Arc::clone(&self.by) })
    }
}

impl Chart {
    /// The events that make this chart of the one before it, and the chart as the journal's fold will have it with them. `None` where nothing
    /// differs. What is new stands last in its list, as it was put there; what changed stays in its place.
    ///
    /// # Errors
    /// [`Full`].
    pub fn changed_from(
        mut self,
        before: Option<&Chart>,
        stamp: &Stamp,
        new_keys: NewKeys,
    ) -> Result<Option<(Batch, Chart)>, Full> {
        self.recorded = before.map(|chart| chart.recorded.clone()).unwrap_or_default();
        let made = stamp.made(&self.recorded);
        let first = self.recorded.known.next(stamp.device.in_journal(self.patient.key)).ok_or(Full)?;
        let mut changes = Changes { first, made, recorded: &mut self.recorded, events: Vec::new(), new_keys };
        if before.is_none_or(|before| before.patient != self.patient) {
            changes.say(RecordId::Patient, before.is_some(), self.patient.clone().into())?;
        }
        changes.list(before.map(|b| b.sessions.as_slice()), &mut self.sessions)?;
        changes.list(before.map(|b| b.scores.as_slice()), &mut self.scores)?;
        changes.list(before.map(|b| b.reviews.as_slice()), &mut self.reviews)?;
        changes.list(before.map(|b| b.log.as_slice()), &mut self.log)?;
        changes.list(before.map(|b| b.self_reports.as_slice()), &mut self.self_reports)?;
        let Changes { first, made, events, .. } = changes;
        self.with_batch(first, made, events)
    }

    /// Takes events back: the chart that was before them, as the journal's fold will have it then. `before` is that chart as it was.
    ///
    /// # Errors
    /// [`Full`].
    pub fn taking_back(
        &self,
        before: &Chart,
        events: impl IntoIterator<Item = EventId>,
        stamp: &Stamp,
    ) -> Result<Option<(Batch, Chart)>, Full> {
        let made = stamp.made(&self.recorded);
        let first = self.recorded.known.next(stamp.device.in_journal(self.patient.key)).ok_or(Full)?;
        let mut chart = before.clone();
        chart.recorded.known = self.recorded.known.clone();
        let over: Vec<EventId> = events.into_iter().collect();
        let events = if over.is_empty() { Vec::new() } else { vec![Event { over, fact: Fact::TakenBack }] };
        chart.with_batch(first, made, events)
    }

    /// One of the versions of a record is the record from now on. `None` where that record has no such version, or only one.
    ///
    /// # Errors
    /// [`Full`].
    pub fn choosing(&self, record: RecordId, version: EventId, stamp: &Stamp) -> Result<Option<(Batch, Chart)>, Full> {
        let Some(place) = self.recorded.parallel.iter().position(|parallel| parallel.record == record) else {
            return Ok(None);
        };
        let mut chart = self.clone();
        let versions = chart.recorded.parallel.remove(place).versions;
        let Some(chosen) = versions.iter().find(|one| one.event == version) else { return Ok(None) };
        let fact = chosen.fact.clone();
        let made = stamp.made(&chart.recorded);
        let first = chart.recorded.known.next(stamp.device.in_journal(self.patient.key)).ok_or(Full)?;
        let over = versions.iter().map(|one| one.event).collect();
        chart.show(&fact);
        chart.recorded.comes_from(record, first, &made, fact.is_removal());
        chart.with_batch(first, made, vec![Event { over, fact }])
    }

    /// Puts a version in the place of what shows of its record.
    fn show(&mut self, fact: &Fact) {
        fn put<R: ChartRecord>(chart: &mut Chart, record: &R) {
            if let Some(place) = R::list_mut(chart).iter_mut().find(|one| one.key() == record.key()) {
                place.clone_from(record);
            }
        }
        fn remove<R: ChartRecord>(chart: &mut Chart, key: Key) {
            R::list_mut(chart).retain(|one| one.key() != key);
        }
        match fact {
            Fact::Patient(patient) => self.patient.clone_from(patient),
            Fact::Session(session) => put(self, &**session),
            Fact::Score(score) => put(self, score),
            Fact::Review(review) => put(self, &**review),
            Fact::Entry(entry) => put(self, &**entry),
            Fact::SelfReport(report) => put(self, &**report),
            Fact::Removed(RecordId::Session(key)) => remove::<Session>(self, *key),
            Fact::Removed(RecordId::Score(key)) => remove::<Score>(self, *key),
            Fact::Removed(RecordId::Review(key)) => remove::<Review>(self, *key),
            Fact::Removed(RecordId::Entry(key)) => remove::<Entry>(self, *key),
            Fact::Removed(RecordId::SelfReport(key)) => remove::<SelfReport>(self, *key),
            Fact::Removed(RecordId::Patient) | Fact::TakenBack => {}
        }
    }

    /// The chart with the events of a batch among those that it is made of.
    fn with_batch(
        mut self,
        first: EventId,
        made: Arc<Made>,
        events: Vec<Event>,
    ) -> Result<Option<(Batch, Chart)>, Full> {
        if events.is_empty() {
            return Ok(None);
        }
        self.recorded.latest = Some(made.at);
        let batch = Batch::new(first, made, events).ok_or(Full)?;
        self.recorded.known.insert(Run { first: batch.first(), last: batch.last() });
        Ok(Some((batch, self)))
    }
}

impl Recorded {
    /// From now on that record is as that event says, or is gone.
    fn comes_from(&mut self, record: RecordId, event: EventId, made: &Arc<Made>, is_gone: bool) {
        if is_gone {
            self.origins.take_out(record);
            self.gone.insert(record, vec![event]);
        } else {
            self.origins.put(Origin { record, event, made: Arc::clone(made) });
        }
    }
}

/// Events in the making, each noted in what is known of the chart.
struct Changes<'a> {
    first: EventId,
    made: Arc<Made>,
    recorded: &'a mut Recorded,
    events: Vec<Event>,
    new_keys: NewKeys,
}

impl Changes<'_> {
    fn next(&self) -> Result<EventId, Full> {
        self.first.plus(self.events.len()).ok_or(Full)
    }

    /// The events of one list: what is new and what changed, in its order now, then what is gone.
    fn list<T: ChartRecord>(&mut self, before: Option<&[T]>, after: &mut [T]) -> Result<(), Full> {
        let before = before.unwrap_or_default();
        if before == after {
            return Ok(());
        }
        let mut old: HashMap<Key, &T> = before.iter().map(|record| (record.key(), record)).collect();
        for record in after {
            match old.remove(&record.key()) {
                Some(known) if known == record => {}
                Some(_) => self.say(record.id(), true, record.fact())?,
                None => {
                    if T::CAN_BE_RENAMED && self.new_keys == NewKeys::OfEvents {
                        record.set_key(self.next()?.key());
                    }
                    self.say(record.id(), false, record.fact())?;
                }
            }
        }
        for record in before.iter().filter(|record| old.contains_key(&record.key())) {
            self.say(record.id(), true, Fact::Removed(record.id()))?;
        }
        Ok(())
    }

    /// Adds an event. One that changes what shows is over the events that say what shows, and over no version that reads otherwise; a removal
    /// is over all versions, and what is added again over its removals.
    fn say(&mut self, record: RecordId, was_there: bool, fact: Fact) -> Result<(), Full> {
        let id = self.next()?;
        let origin = was_there.then(|| self.recorded.origin(record).map(|origin| origin.event)).flatten();
        let parallel = self.recorded.parallel.iter().position(|parallel| was_there && parallel.record == record);
        let removals = if was_there { None } else { self.recorded.gone.remove(&record) };
        let mut over: Vec<EventId> = origin.into_iter().chain(removals.into_iter().flatten()).collect();
        if let Some(place) = parallel
            && let Some(parallel) = self.recorded.parallel.get_mut(place)
        {
            let shown =
                parallel.versions.iter().find(|version| Some(version.event) == origin).map(|one| one.fact.clone());
            let is_replaced = |version: &Version| fact.is_removal() || Some(&version.fact) == shown.as_ref();
            over = parallel.versions.iter().filter(|version| is_replaced(version)).map(|one| one.event).collect();
            parallel.versions.retain(|version| !over.contains(&version.event));
            if parallel.versions.is_empty() {
                self.recorded.parallel.remove(place);
            } else {
                parallel.versions.push(Version { event: id, made: Arc::clone(&self.made), fact: fact.clone() });
            }
        }
        if was_there {
            self.recorded.comes_from(record, id, &self.made, fact.is_removal());
        } else {
            self.recorded.origins.push(Origin { record, event: id, made: Arc::clone(&self.made) });
        }
        self.events.push(Event { over, fact });
        Ok(())
    }
}
