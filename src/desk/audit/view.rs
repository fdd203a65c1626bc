//! The audit as it was read and verified, and what the journals say of its facts.

use super::facts::fact_lines;
use crate::record::{AuditEntry, CollectOrdered, Deed, Key, Line, Undecided, Untold};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The audit of the open clinic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuditView {
    /// Every entry, oldest first.
    pub entries: Vec<AuditEntry>,
    /// Whether a newer version wrote entries that are not among these and were not checked.
    pub ends_newer: bool,
    /// Where it is not whole or doesn't agree with the records, until a person has decided.
    pub undecided: Undecided,
}

/// A line's place in the audit. An entry without lines has one place as well, so that no number seems to be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Which of [`AuditView::entries`].
    pub entry: usize,
    /// Which of the entry's writes, of whose facts it tells; none for the entry's own lines.
    pub write: Option<usize>,
    /// Which line of those.
    pub line: usize,
}

/// The lines about facts, by entry and write, as far as the journals were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told(pub BTreeMap<(usize, usize), Vec<Line>>);

impl AuditView {
    /// The entry and the line at that place; no line where the entry has none. What has not been read yet is said as such.
    pub fn at<'a>(&'a self, place: Place, told: &'a Told) -> Option<(&'a AuditEntry, Option<Cow<'a, Line>>)> {
        let entry = self.entries.get(place.entry)?;
        let Some(write) = place.write else { return Some((entry, entry.lines.get(place.line).map(Cow::Borrowed))) };
        if let Some(lines) = told.0.get(&(place.entry, write)) {
            return Some((entry, lines.get(place.line).map(Cow::Borrowed)));
        }
        let lines = fact_lines(entry, entry.writes.get(write)?, Err(Untold::NotRead));
        Some((entry, lines.into_iter().nth(place.line).map(Cow::Owned)))
    }

    /// The places of an entry: its own lines first, then those about facts in the order of what was written, each with whose record it is
    /// about and what was done.
    pub fn places_of(&self, at: usize) -> impl Iterator<Item = (Place, Option<Key>, Option<Deed>)> {
        let entry = self.entries.get(at);
        let lines = entry.map(|entry| entry.lines.as_slice()).unwrap_or_default();
        let writes = entry.map(|entry| entry.writes.as_slice()).unwrap_or_default();
        let own = lines
            .iter()
            .enumerate()
            .map(move |(line, one)| (Place { entry: at, write: None, line }, one.patient, Some(one.deed)));
        let at_once = entry.and_then(AuditEntry::at_once).map(|(line, _)| line.deed);
        let facts =
            writes.iter().enumerate().filter_map(|(write, one)| Some((write, one.patient()?, one.facts.as_ref()?)));
        let facts = facts.flat_map(move |(write, patient, facts)| {
            let counted = facts.tally.map(|_| at_once.unwrap_or(Deed::Changed));
            let deeds = counted.into_iter().chain(facts.each_deed()).enumerate();
            deeds.map(move |(line, deed)| (Place { entry: at, write: Some(write), line }, Some(patient), Some(deed)))
        });
        let is_empty = lines.is_empty() && writes.iter().all(|one| one.facts.is_none());
        let bare = is_empty.then_some((Place { entry: at, write: None, line: 0 }, None, None));
        own.chain(facts).chain(bare)
    }

    /// Every place, newest entry first, an entry's lines in their order.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        let all = (0..self.entries.len()).rev().flat_map(|entry| self.places_of(entry));
        all.map(|(place, ..)| place)
    }

    /// Of those places whose journals have to be read to tell what was done.
    pub fn patients_at(&self, places: impl IntoIterator<Item = Place>) -> BTreeSet<Key> {
        let patient = |place: Place| {
            let written = self.entries.get(place.entry)?.writes.get(place.write?)?;
            written.patient().filter(|_| written.facts.as_ref().is_some_and(|facts| facts.needs_journal()))
        };
        places.into_iter().filter_map(patient).collect_set()
    }
}
