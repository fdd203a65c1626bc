//! Sessions and scores as rows see them: identified within their patient, compared field by field.

use super::place::Place;
use crate::record::{Entered, Score, Session};
use std::collections::HashMap;

/// A session or a score of a row.
pub(super) trait Event: Entered {
    /// What a person calls it.
    const NAME: &'static str;
    /// Whether it is a score.
    const IS_SCORE: bool;

    /// Which one it is, in words.
    fn words(&self) -> String;

    /// The record as it becomes where it meets `old`: under its key, with what the file has no column for.
    fn beside(&self, old: &Self, has: impl Fn(&str) -> bool) -> Self {
        let mut new = self.clone().with(old, |about| !has(about.name));
        new.set_key(old.key());
        new
    }
}

impl Event for Session {
    const NAME: &'static str = "session";
    const IS_SCORE: bool = false;

    fn words(&self) -> String {
        self.day.to_string()
    }
}

impl Event for Score {
    const NAME: &'static str = "score";
    const IS_SCORE: bool = true;

    fn words(&self) -> String {
        format!("{} {}", self.instrument, self.day)
    }
}

/// Where in a chart's list each record stands, and where in the files it was read, if it was. Several may have one identity.
pub(super) struct Index<E: Event> {
    first: HashMap<E::Identity, usize>,
    slots: Vec<Slot>,
}

/// What is known of a record at the same place of the chart's list.
struct Slot {
    read_at: Option<Place>,
    /// The next record of the same identity.
    next: Option<usize>,
}

impl<E: Event> Index<E> {
    pub(super) fn of(list: &[E]) -> Self {
        let mut index = Self { first: HashMap::with_capacity(list.len()), slots: Vec::with_capacity(list.len()) };
        list.iter().enumerate().for_each(|(at, event)| index.add(event, at, None));
        index
    }

    /// The places of the records with the identity of this one.
    pub(super) fn places(&self, event: &E) -> impl Iterator<Item = usize> {
        let next = |at: &usize| self.slots.get(*at).and_then(|slot| slot.next);
        std::iter::successors(self.first.get(&event.identity()).copied(), next)
    }

    /// Where the record at that place of the list was read, if it was.
    pub(super) fn read_at(&self, at: usize) -> Option<&Place> {
        self.slots.get(at)?.read_at.as_ref()
    }

    /// The record at that place of the list was read there.
    pub(super) fn read(&mut self, at: usize, place: Place) {
        if let Some(slot) = self.slots.get_mut(at) {
            slot.read_at = Some(place);
        }
    }

    /// A new record, last in the list.
    pub(super) fn insert(&mut self, event: &E, at: usize, place: Place) {
        self.add(event, at, Some(place));
    }

    fn add(&mut self, event: &E, at: usize, read_at: Option<Place>) {
        let last = self.places(event).last();
        match last.and_then(|last| self.slots.get_mut(last)) {
            Some(slot) => slot.next = Some(at),
            None => {
                self.first.insert(event.identity(), at);
            }
        }
        self.slots.push(Slot { read_at, next: None });
    }
}
