//! The chart of a journal in which nothing was ever changed, made while its events are read: of most of ten thousand patients no journal
//! has to be held for it.

use super::super::{Chart, Entry, Key, Patient, Review, Score, Session};
use super::batch::{Event, Made};
use super::fact::Fact;
use super::id::EventId;
use super::known::{Known, Run};
use super::recorded::{Origin, Recorded};
use std::sync::Arc;

/// A chart in the making. It is the fold of the events as long as each of them is the only one of its record, and later than those before.
#[derive(Debug)]
pub struct PlainChart {
    key: Key,
    patient: Option<Patient>,
    sessions: Vec<Session>,
    scores: Vec<Score>,
    reviews: Vec<Review>,
    log: Vec<Entry>,
    origins: Vec<Origin>,
    /// The events of each batch.
    runs: Vec<Run>,
    /// The last batch: when and by whom it was made, and its first event.
    last: Option<(Arc<Made>, EventId)>,
}

impl PlainChart {
    /// Of no events of that patient.
    pub const fn new(key: Key) -> Self {
        Self {
            key,
            patient: None,
            sessions: Vec::new(),
            scores: Vec::new(),
            reviews: Vec::new(),
            log: Vec::new(),
            origins: Vec::new(),
            runs: Vec::new(),
            last: None,
        }
    }

    /// Takes the next event, which begins a batch or goes on with the last one. `false` where only the fold can tell.
    pub fn take(&mut self, id: EventId, made: &Arc<Made>, event: Event, begins: bool) -> bool {
        if (begins && !self.begin(id, made)) || !event.over.is_empty() {
            return false;
        }
        if let Some(run) = self.runs.last_mut() {
            run.last = id;
        }
        let Some(record) = event.fact.record() else { return false };
        let key = id.key();
        match event.fact {
            Fact::Patient(patient) if self.patient.is_none() => {
                self.patient = Some(Patient { key: self.key, ..patient })
            }
            Fact::Session(session) if session.key == key => self.sessions.push(session),
            Fact::Score(score) if score.key == key => self.scores.push(score),
            Fact::Review(review) if review.key == key => self.reviews.push(review),
            Fact::Entry(entry) if entry.key == key => self.log.push(entry),
            _ => return false,
        }
        self.origins.push(Origin { record, event: id, made: Arc::clone(made) });
        true
    }

    /// Begins a batch; `false` where it isn't behind the last one.
    fn begin(&mut self, first: EventId, made: &Arc<Made>) -> bool {
        let is_behind = |(last, id): &(Arc<Made>, EventId)| (last.at, *id) < (made.at, first) && last != made;
        let follows = self.last.as_ref().is_none_or(is_behind);
        self.last = Some((Arc::clone(made), first));
        self.runs.push(Run { first, last: first });
        follows
    }

    /// The chart; none without the patient's particulars, and where two batches hold one event.
    pub fn finish(mut self) -> Option<Chart> {
        self.runs.sort_unstable();
        let apart = |pair: &[Run]| matches!(pair, [a, b] if a.last < b.first);
        let patient = self.patient.filter(|_| self.runs.windows(2).all(apart))?;
        let Self { sessions, scores, reviews, log, origins, .. } = self;
        let latest = self.last.map(|(made, _)| made.at);
        let recorded = Recorded { origins, parallel: Vec::new(), known: Known::of(self.runs), latest };
        Some(Chart { patient, sessions, scores, reviews, log, recorded })
    }
}
