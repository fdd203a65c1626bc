//! All that is known of one patient: the unit that is stored, judged and drawn.

use super::log::{Entry, in_force};
use super::{Key, Patient, Recorded, Review, Score, Session};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every patient's chart, by key.
pub type Charts = BTreeMap<Key, Arc<Chart>>;

/// One patient's whole record. Sessions and scores stand in their order of entry, which decides between two of the same time.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Who.
    pub patient: Patient,
    /// Dosing events, in order of entry.
    pub sessions: Vec<Session>,
    /// Scores, in order of entry.
    pub scores: Vec<Score>,
    /// Reviews, in order of entry.
    pub reviews: Vec<Review>,
    /// Decisions, comments and what was put off, in order of entry; appended to, never rewritten.
    pub log: Vec<Entry>,
    /// Who entered or last changed a session or score, by name, where that is known; one line a record. Kept beside the records, so
    /// that reading a file again compares what was measured and not who typed it.
    pub entered_by: Vec<(Key, Arc<str>)>,
    /// Which events of the journal the records come from.
    pub recorded: Recorded,
}

impl Chart {
    /// An empty chart for that patient.
    pub fn new(patient: Patient) -> Self {
        Self {
            patient,
            sessions: Vec::new(),
            scores: Vec::new(),
            reviews: Vec::new(),
            log: Vec::new(),
            entered_by: Vec::new(),
            recorded: Recorded::default(),
        }
    }

    /// The session of that key.
    pub fn session(&self, key: Key) -> Option<&Session> {
        self.sessions.iter().find(|s| s.key == key)
    }

    /// The score of that key.
    pub fn score(&self, key: Key) -> Option<&Score> {
        self.scores.iter().find(|s| s.key == key)
    }

    /// The keys of all sessions and scores: what a look at the chart sees.
    pub fn record_keys(&self) -> Vec<Key> {
        self.sessions.iter().map(|s| s.key).chain(self.scores.iter().map(|s| s.key)).collect()
    }

    /// The reviews that stand for themselves. The others came with an entry of the log, and bear its key.
    pub fn own_reviews(&self) -> impl DoubleEndedIterator<Item = &Review> {
        self.reviews.iter().filter(|review| !self.log.iter().any(|entry| entry.key == review.key))
    }

    /// The reviews that count: all but those that came with an entry which was corrected or withdrawn since.
    pub fn counting_reviews(&self) -> impl DoubleEndedIterator<Item = &Review> {
        let is_gone = |key| self.log.iter().any(|e| e.key == key) && !in_force(&self.log).any(|e| e.key == key);
        self.reviews.iter().filter(move |review| !is_gone(review.key))
    }

    /// Who entered or last changed that session or score.
    pub fn entered_by(&self, record: Key) -> Option<&str> {
        self.entered_by.iter().find(|(key, _)| *key == record).map(|(_, by)| by.as_ref())
    }
}
