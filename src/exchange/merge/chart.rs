//! One patient's chart with what a backup has more of them.

use super::{Difference, Merge};
use crate::desk::{Fields, fits_instrument};
use crate::record::{Chart, Day, InstrumentSet, Key, Patient};
use std::sync::Arc;

/// A chart that takes in what another one has more.
pub(super) struct Merger<'a> {
    chart: Chart,
    instruments: &'a InstrumentSet,
    differences: Vec<Difference>,
}

impl<'a> Merger<'a> {
    pub(super) const fn new(chart: Chart, instruments: &'a InstrumentSet) -> Self {
        Self { chart, instruments, differences: Vec::new() }
    }

    /// The patient's own fields stay as they are here.
    pub(super) fn compare_patient(&mut self, theirs: &Patient) {
        let here = Fields::of_patient(&self.chart.patient);
        self.compare(&here, &Fields::of_patient(theirs));
    }

    /// The chart with everything that the other one has more, counted.
    pub(super) fn take_in(mut self, theirs: &Chart, merged: &mut Merge) -> Chart {
        merged.sessions += self.take_sessions(theirs);
        merged.scores += self.take_scores(theirs);
        for review in &theirs.reviews {
            if self.chart.reviews.iter().all(|known| known.key != review.key) {
                insert_by_day(&mut self.chart.reviews, review.clone(), |review| review.day);
                merged.reviews += 1;
            }
        }
        for entry in &theirs.log {
            match self.chart.log.iter().find(|known| known.key == entry.key) {
                None => {
                    insert_by_day(&mut self.chart.log, entry.clone(), |entry| entry.day);
                    merged.entries += 1;
                }
                Some(known) if known == entry => {}
                Some(known) => {
                    let (here, in_backup) = (known.act.text(), entry.act.text());
                    self.differ(&format!("entry of {}", entry.day), here, in_backup);
                }
            }
        }
        merged.kept_here.append(&mut self.differences);
        self.chart
    }

    fn take_sessions(&mut self, theirs: &Chart) -> usize {
        let mut added = 0;
        for session in &theirs.sessions {
            let (fields, identity) = (Fields::of_session(session), session.identity());
            let known = self.chart.sessions.iter().find(|s| s.key == session.key || s.identity() == identity);
            match known.map(Fields::of_session) {
                Some(here) => self.compare(&here, &fields),
                None if self.is_taken(session.key) => self.leave_out(&fields, "another record has its key"),
                None => {
                    self.chart.sessions.push(session.clone());
                    self.name(session.key, theirs);
                    added += 1;
                }
            }
        }
        added
    }

    fn take_scores(&mut self, theirs: &Chart) -> usize {
        let mut added = 0;
        for score in &theirs.scores {
            let (fields, identity) = (Fields::of_score(score), score.identity());
            let known = self.chart.scores.iter().find(|s| s.key == score.key || s.identity() == identity);
            match known.map(Fields::of_score) {
                Some(here) => self.compare(&here, &fields),
                None if self.is_taken(score.key) => self.leave_out(&fields, "another record has its key"),
                None => match fits_instrument(score, self.instruments) {
                    Ok(()) => {
                        self.chart.scores.push(score.clone());
                        self.name(score.key, theirs);
                        added += 1;
                    }
                    Err(refused) => self.leave_out(&fields, &refused.to_string()),
                },
            }
        }
        added
    }

    /// Who entered what is added stays with it.
    fn name(&mut self, key: Key, theirs: &Chart) {
        if let Some((_, by)) = theirs.entered_by.iter().find(|(entered, _)| *entered == key) {
            self.chart.entered_by.push((key, Arc::clone(by)));
        }
    }

    fn is_taken(&self, key: Key) -> bool {
        self.chart.session(key).is_some() || self.chart.score(key).is_some()
    }

    /// Lists where the two differ, if they do; what is here stays.
    fn compare(&mut self, here: &Fields, theirs: &Fields) {
        if let Some((ours, other)) = here.differing(theirs) {
            self.differ(&here.what, ours, other);
        }
    }

    fn leave_out(&mut self, theirs: &Fields, why: &str) {
        self.differ(&theirs.what, format!("not taken over: {why}"), theirs.text());
    }

    fn differ(&mut self, what: &str, here: String, in_backup: String) {
        self.differences.push(Difference {
            number: self.chart.patient.number.clone(),
            what: what.to_owned(),
            here,
            in_backup,
        });
    }
}

/// Puts a record before the first one of a later day; those that are there keep their order. The last review and the last decision count,
/// so an old one must not come last.
fn insert_by_day<T>(records: &mut Vec<T>, record: T, day: fn(&T) -> Day) {
    let place = records.iter().position(|known| day(known) > day(&record)).unwrap_or(records.len());
    records.insert(place, record);
}
