//! One patient's chart with what a backup has more of them.

use super::places::Places;
use super::{Difference, Merge};
use crate::exchange::NamedFields;
use crate::record::{
    Chart, Day, FieldError, InstrumentId, InstrumentSet, Key, Patient, Score, ScoreIdentity, Session, SessionIdentity,
    fits_instrument,
};
use crate::words::{act_text, fields_words, which_words};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Why a record of the backup is left out whose key another kind of record has here.
const KEY_TAKEN: &str = "another record has its key";

/// The instruments that scores must fit, and the values that were found to: a million scores have few, and each is read once.
pub(super) struct Scales {
    instruments: InstrumentSet,
    fitting: HashSet<(InstrumentId, u64)>,
}

impl Scales {
    pub(super) fn of(instruments: InstrumentSet) -> Self {
        Self { instruments, fitting: HashSet::new() }
    }

    fn fit(&mut self, score: &Score) -> Result<(), FieldError> {
        let value = (score.instrument.clone(), score.value.get().to_bits());
        if !self.fitting.contains(&value) {
            fits_instrument(score, &self.instruments)?;
            self.fitting.insert(value);
        }
        Ok(())
    }
}

/// Sessions with their identities, each with how many of the same stand before it.
fn numbered(sessions: &[Session]) -> impl Iterator<Item = (&Session, (SessionIdentity, usize))> {
    let mut met = HashMap::new();
    sessions.iter().map(move |session| {
        let count = met.entry(session.identity()).or_insert(0);
        *count += 1;
        (session, (session.identity(), *count))
    })
}

/// A chart that takes in what another one has more.
pub(super) struct Merger<'a> {
    chart: Chart,
    /// Equal doses of one time may all be real: the first of them here is the first there, and so on.
    sessions: Places<(SessionIdentity, usize)>,
    scores: Places<ScoreIdentity>,
    scales: &'a mut Scales,
    differences: Vec<Difference>,
}

impl<'a> Merger<'a> {
    pub(super) fn new(chart: Chart, scales: &'a mut Scales) -> Self {
        Self {
            sessions: Places::of(numbered(&chart.sessions).map(|(s, identity)| (s.key, identity))),
            scores: Places::of(chart.scores.iter().map(|s| (s.key, s.identity()))),
            chart,
            scales,
            differences: Vec::new(),
        }
    }

    /// The patient's own fields stay as they are here.
    pub(super) fn compare_patient(&mut self, theirs: &Patient) {
        if self.chart.patient != *theirs {
            let here = NamedFields::of_patient(&self.chart.patient);
            self.compare(&here, &NamedFields::of_patient(theirs));
        }
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
                    let (here, in_backup) = (act_text(&known.act), act_text(&entry.act));
                    self.differ(&format!("entry of {}", entry.day), here, in_backup);
                }
            }
        }
        merged.kept_here.append(&mut self.differences);
        self.chart
    }

    fn take_sessions(&mut self, theirs: &Chart) -> usize {
        let mut added = 0;
        for (session, identity) in numbered(&theirs.sessions) {
            let known = self.sessions.find(session.key, &identity).and_then(|at| self.chart.sessions.get(at));
            // Only what differs is put into words: of a million records nearly all are the same.
            match known.map(|here| (here != session).then(|| NamedFields::of_session(here))) {
                Some(None) => {}
                Some(Some(here)) => self.compare(&here, &NamedFields::of_session(session)),
                None if self.is_taken(session.key) => self.leave_out(&NamedFields::of_session(session), KEY_TAKEN),
                None => {
                    self.sessions.insert(session.key, identity, self.chart.sessions.len());
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
            let identity = score.identity();
            let known = self.scores.find(score.key, &identity).and_then(|at| self.chart.scores.get(at));
            match known.map(|here| (here != score).then(|| NamedFields::of_score(here))) {
                Some(None) => {}
                Some(Some(here)) => self.compare(&here, &NamedFields::of_score(score)),
                None if self.is_taken(score.key) => self.leave_out(&NamedFields::of_score(score), KEY_TAKEN),
                None => match self.scales.fit(score) {
                    Ok(()) => {
                        self.scores.insert(score.key, identity, self.chart.scores.len());
                        self.chart.scores.push(score.clone());
                        self.name(score.key, theirs);
                        added += 1;
                    }
                    Err(refused) => self.leave_out(&NamedFields::of_score(score), &refused.to_string()),
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
        self.sessions.has(key) || self.scores.has(key)
    }

    /// Lists where the two differ, if they do; what is here stays.
    fn compare(&mut self, here: &NamedFields, theirs: &NamedFields) {
        if let Some((ours, other)) = here.differing(theirs) {
            self.differ(&which_words(&here.what), fields_words(&ours), fields_words(&other));
        }
    }

    fn leave_out(&mut self, theirs: &NamedFields, why: &str) {
        self.differ(&which_words(&theirs.what), format!("not taken over: {why}"), fields_words(&theirs.filled()));
    }

    fn differ(&mut self, what: &str, here: String, in_backup: String) {
        self.differences.push(Difference {
            number: self.chart.patient.number.to_string(),
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
