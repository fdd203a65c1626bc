//! Events that were made together.

use super::fact::Fact;
use super::id::{EventId, Instant};
use std::sync::Arc;

/// Who made events, and when. Shared by all that were made together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Made {
    /// When. Later than every event of the journal that the device knew then, even if its clock had been put back: so the order by
    /// instant never puts an event before one that it is over.
    pub at: Instant,
    /// Who, by name; may be empty.
    pub by: Arc<str>,
}

/// One event of a batch. Its id is its place there.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The events that it takes the place of: those that whoever made it saw as the record. Of [`Fact::TakenBack`] what it takes back.
    pub over: Vec<EventId>,
    /// What it says.
    pub fact: Fact,
}

/// Events with consecutive numbers of one device, made together: an edit is a batch of one, an import of files one batch a patient.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    first: EventId,
    made: Arc<Made>,
    events: Vec<Event>,
}

impl Batch {
    /// Events from that id on. `None` without any, and where the device has too few numbers left.
    pub fn new(first: EventId, made: Arc<Made>, events: Vec<Event>) -> Option<Self> {
        first.plus(events.len().checked_sub(1)?)?;
        Some(Self { first, made, events })
    }

    /// The id of the first event.
    pub const fn first(&self) -> EventId {
        self.first
    }

    /// The id of the last event.
    pub fn last(&self) -> EventId {
        self.first.plus(self.events.len().saturating_sub(1)).unwrap_or(self.first)
    }

    /// Who made them, and when.
    pub const fn made(&self) -> &Arc<Made> {
        &self.made
    }

    /// The events by their numbers.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The ids of the events, in order.
    pub fn ids(&self) -> impl Iterator<Item = EventId> + use<> {
        let first = self.first;
        (0..self.events.len()).filter_map(move |place| first.plus(place))
    }

    /// The events with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (EventId, &Event)> {
        self.ids().zip(&self.events)
    }

    /// Taken apart: each event with its id.
    pub(super) fn into_events(self) -> impl Iterator<Item = (EventId, Arc<Made>, Event)> {
        let (ids, made) = (self.ids(), self.made);
        ids.zip(self.events).map(move |(id, event)| (id, Arc::clone(&made), event))
    }

    /// Takes in an event if it was made together with these and bears the next number; else gives it back.
    pub(super) fn extend(&mut self, id: EventId, made: &Made, event: Event) -> Option<Event> {
        if self.first.plus(self.events.len()) != Some(id) || *self.made != *made {
            return Some(event);
        }
        self.events.push(event);
        None
    }

    pub(super) fn events_mut(&mut self) -> &mut [Event] {
        &mut self.events
    }
}
