//! Where a chart's records come from: what is needed to show who entered them, what is new, and to make the next events.

use super::batch::Made;
use super::fact::{Fact, RecordId};
use super::id::{EventId, Instant};
use super::known::Known;
use super::origins::{Origin, Origins};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one event says of a record, beside what another says.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The event.
    pub event: EventId,
    /// Who made it, and when.
    pub made: Arc<Made>,
    /// The record as the event has it, or that it is gone.
    pub fact: Fact,
}

/// A record of which more than one event is in force, because two devices changed it without knowing of each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Parallel {
    /// The record.
    pub record: RecordId,
    /// Its versions, at least two, the latest last. The latest one that is no removal shows: a text is never hidden by somebody who
    /// didn't know it.
    pub versions: Vec<Version>,
}

/// Which of a record's versions shows, given the latest first: the latest that is no removal.
pub(super) fn shown_of<'a>(mut versions: impl Iterator<Item = &'a Version>) -> Option<&'a Version> {
    versions.find(|version| !version.fact.is_removal())
}

impl Parallel {
    /// The version that shows.
    pub fn shown(&self) -> Option<&Version> {
        shown_of(self.versions.iter().rev())
    }

    /// Whether the versions differ, so that a person has to choose.
    pub fn is_contested(&self) -> bool {
        self.versions.windows(2).any(|pair| pair.first().map(|one| &one.fact) != pair.last().map(|one| &one.fact))
    }
}

/// Where the records of a chart come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recorded {
    /// Of each record the event whose text shows.
    pub origins: Origins,
    /// The records of which more than one event is in force.
    pub parallel: Vec<Parallel>,
    /// The records that are gone, with the events that say so: whoever adds one of them again knows that, and is over them.
    pub gone: BTreeMap<RecordId, Vec<EventId>>,
    /// All events that the chart is made of.
    pub known: Known,
    /// The instant of the latest of them.
    pub latest: Option<Instant>,
}

impl Recorded {
    /// The event that the record comes from; none for a record that no journal holds.
    pub fn origin(&self, record: RecordId) -> Option<Origin> {
        self.origins.of(record)
    }

    /// Whether the record, as it shows, comes from none of these events.
    pub fn is_newer(&self, record: RecordId, seen: &Known) -> bool {
        self.origin(record).is_none_or(|origin| !seen.contains(origin.event))
    }

    /// The sessions and scores that are gone, and were not by these events.
    pub fn gone_since(&self, seen: &Known) -> impl Iterator<Item = RecordId> {
        let is_listed = |record: &RecordId| matches!(record, RecordId::Session(_) | RecordId::Score(_));
        let is_new = |events: &[EventId]| events.iter().any(|event| !seen.contains(*event));
        self.gone.iter().filter(move |(record, by)| is_listed(record) && is_new(by)).map(|(record, _)| *record)
    }

    /// The records with versions that differ.
    pub fn contested(&self) -> impl Iterator<Item = &Parallel> {
        self.parallel.iter().filter(|parallel| parallel.is_contested())
    }
}
