//! All that is known of one patient, as the fold of their journal has it: the unit that is judged and drawn.

use super::log::{Entry, in_force};
use super::{Fact, Key, Patient, RecordId, Recorded, Review, Score, SelfReport, Session};
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
    /// Invitations, answers that came and plans, in order of entry; appended to.
    pub self_reports: Vec<SelfReport>,
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
            self_reports: Vec::new(),
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

    /// Whether just that is what the chart shows of the fact's record.
    pub fn holds(&self, fact: &Fact) -> bool {
        match fact {
            Fact::Patient(patient) => self.patient == **patient,
            Fact::Session(session) => self.session(session.key) == Some(&**session),
            Fact::Score(score) => self.score(score.key) == Some(score),
            Fact::Review(review) => self.reviews.contains(review),
            Fact::Entry(entry) => self.log.contains(entry),
            Fact::SelfReport(report) => self.self_reports.contains(report),
            Fact::Removed(_) | Fact::TakenBack => false,
        }
    }

    /// Whether both show the same, record for record and event for event. What was taken back again makes no difference.
    pub fn reads_as(&self, other: &Self) -> bool {
        let Self { patient, sessions, scores, reviews, log, self_reports, recorded } = self;
        let Recorded { origins, parallel, gone: _, known: _, latest: _ } = recorded;
        (patient, sessions, scores, reviews, log, self_reports)
            == (&other.patient, &other.sessions, &other.scores, &other.reviews, &other.log, &other.self_reports)
            && (origins, parallel) == (&other.recorded.origins, &other.recorded.parallel)
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

    /// Who entered or last changed that session or score; none where nobody put their name to it.
    pub fn entered_by(&self, key: Key) -> Option<&str> {
        let made = |record| self.recorded.origins.made(record);
        let made = made(RecordId::Session(key)).or_else(|| made(RecordId::Score(key)))?;
        Some(&*made.by).filter(|by| !by.is_empty())
    }
}
