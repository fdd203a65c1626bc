//! Sessions and scores as rows see them: identified within their patient, compared field by field.

use super::Table;
use super::merge::Place;
use crate::exchange::tables::{score_cells, session_cells};
use crate::record::{Day, Key, Score, ScoreIdentity, Session, SessionIdentity};
use std::collections::HashMap;
use std::hash::Hash;

/// A dated record of a patient.
pub(super) trait Event: PartialEq {
    /// What makes two rows the same record.
    type Identity: Hash + Eq;
    /// What a person calls it.
    const NAME: &'static str;

    fn identity(&self) -> Self::Identity;
    fn day(&self) -> Day;
    fn key(&self) -> Key;
    fn set_key(&mut self, key: Key);
    /// Which one it is, in words.
    fn words(&self) -> String;
    /// Takes over from `old` what the file has no column for.
    fn keep_absent(&mut self, old: &Self, has: impl Fn(&str) -> bool);
    fn cells(&self) -> Vec<String>;
    /// The columns of [`Event::cells`].
    fn columns() -> &'static [&'static str];
}

impl Event for Session {
    type Identity = SessionIdentity;
    const NAME: &'static str = "session";

    fn identity(&self) -> SessionIdentity {
        self.identity()
    }

    fn day(&self) -> Day {
        self.day
    }

    fn key(&self) -> Key {
        self.key
    }

    fn set_key(&mut self, key: Key) {
        self.key = key;
    }

    fn words(&self) -> String {
        self.day.to_string()
    }

    fn keep_absent(&mut self, old: &Self, has: impl Fn(&str) -> bool) {
        if !has("status") {
            self.status = old.status;
        }
        if !has("dose_mg") {
            self.dose_mg = old.dose_mg;
        }
        if !has("weight_kg") {
            self.weight_kg = old.weight_kg;
        }
        if !has("site") {
            self.site = old.site;
        }
        if !has("systolic_before") {
            self.before.systolic = old.before.systolic;
        }
        if !has("diastolic_before") {
            self.before.diastolic = old.before.diastolic;
        }
        if !has("systolic_peak") {
            self.peak.systolic = old.peak.systolic;
        }
        if !has("diastolic_peak") {
            self.peak.diastolic = old.peak.diastolic;
        }
        if !has("note") {
            self.note.clone_from(&old.note);
        }
    }

    fn cells(&self) -> Vec<String> {
        session_cells(self)
    }

    fn columns() -> &'static [&'static str] {
        Table::Sessions.after_patient()
    }
}

impl Event for Score {
    type Identity = ScoreIdentity;
    const NAME: &'static str = "score";

    fn identity(&self) -> ScoreIdentity {
        self.identity()
    }

    fn day(&self) -> Day {
        self.day
    }

    fn key(&self) -> Key {
        self.key
    }

    fn set_key(&mut self, key: Key) {
        self.key = key;
    }

    fn words(&self) -> String {
        format!("{} {}", self.instrument, self.day)
    }

    fn keep_absent(&mut self, old: &Self, has: impl Fn(&str) -> bool) {
        if !has("source") {
            self.source = old.source;
        }
        if !has("note") {
            self.note.clone_from(&old.note);
        }
    }

    fn cells(&self) -> Vec<String> {
        score_cells(self)
    }

    fn columns() -> &'static [&'static str] {
        Table::Scores.after_patient()
    }
}

/// Where in a chart's list each record stands, and where in the files it was read, if it was.
pub(super) struct Index<E: Event>(HashMap<E::Identity, (usize, Option<Place>)>);

impl<E: Event> Index<E> {
    pub(super) fn of(list: &[E]) -> Self {
        Self(list.iter().enumerate().map(|(at, event)| (event.identity(), (at, None))).collect())
    }

    /// The stored record that this one is, and where it was read.
    pub(super) fn find<'a>(&'a mut self, list: &'a mut [E], event: &E) -> Option<(&'a mut E, &'a mut Option<Place>)> {
        let (at, read_at) = self.0.get_mut(&event.identity())?;
        Some((list.get_mut(*at)?, read_at))
    }

    pub(super) fn insert(&mut self, event: &E, at: usize, place: Place) {
        self.0.insert(event.identity(), (at, Some(place)));
    }
}
