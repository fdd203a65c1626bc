//! The chart of a journal in which nothing was ever changed, made while its events are read: of most of ten thousand patients no journal
//! has to be held for it.

use super::super::{Chart, Entry, Key, Patient, Review, Score, SelfReport, Session};
use super::batch::{Event, Made};
use super::fact::{Fact, RecordId};
use super::id::EventId;
use super::known::{Known, Run};
use super::origins::{Origin, Origins};
use super::recorded::Recorded;
use std::collections::{BTreeMap, HashSet};
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
    self_reports: Vec<SelfReport>,
    /// Whether a record bears another key than its event's, so that two events might be about one.
    has_other_keys: bool,
    origins: Origins,
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
            self_reports: Vec::new(),
            has_other_keys: false,
            origins: Origins::new(),
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
        self.has_other_keys |= record.key().is_some_and(|own| own != id.key());
        match event.fact {
            Fact::Patient(patient) if self.patient.is_none() => {
                self.patient = Some(Patient { key: self.key, ..*patient })
            }
            Fact::Session(session) => self.sessions.push(*session),
            Fact::Score(score) => self.scores.push(score),
            Fact::Review(review) => self.reviews.push(*review),
            Fact::Entry(entry) => self.log.push(*entry),
            Fact::SelfReport(report) => self.self_reports.push(*report),
            Fact::Patient(_) | Fact::Removed(_) | Fact::TakenBack => return false,
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

    /// The chart; none without the patient's particulars, and where two batches hold one event or two events are about one record.
    pub fn finish(mut self) -> Option<Chart> {
        self.runs.sort_unstable();
        let apart = |pair: &[Run]| matches!(pair, [a, b] if a.last < b.first);
        let patient = self.patient.filter(|_| self.runs.windows(2).all(apart))?;
        if self.has_other_keys {
            let records: HashSet<RecordId> = self.origins.iter().map(|origin| origin.record).collect();
            if records.len() < self.origins.len() {
                return None;
            }
        }
        let Self { mut sessions, mut scores, reviews, log, self_reports, mut origins, .. } = self;
        // A clinic holds thousands of charts, and what a list has grown ahead is a quarter of it.
        sessions.shrink_to_fit();
        scores.shrink_to_fit();
        origins.shrink();
        let latest = self.last.map(|(made, _)| made.at);
        let recorded =
            Recorded { origins, parallel: Vec::new(), gone: BTreeMap::new(), known: Known::of(self.runs), latest };
        Some(Chart { sessions, scores, reviews, log, recorded, self_reports, ..Chart::new(patient) })
    }
}
