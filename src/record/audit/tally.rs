//! How many records of each kind there are, or came, changed and went.

use crate::record::Chart;
use serde::{Deserialize, Serialize};

/// How many records of one kind came, changed and went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct Count {
    #[serde(skip_serializing_if = "is_none")]
    pub added: usize,
    #[serde(skip_serializing_if = "is_none")]
    pub changed: usize,
    #[serde(skip_serializing_if = "is_none")]
    pub removed: usize,
}

/// The same of every kind of record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct Tally {
    #[serde(skip_serializing_if = "Count::is_none")]
    pub patients: Count,
    #[serde(skip_serializing_if = "Count::is_none")]
    pub sessions: Count,
    #[serde(skip_serializing_if = "Count::is_none")]
    pub scores: Count,
    #[serde(skip_serializing_if = "Count::is_none")]
    pub reviews: Count,
    /// Entries of the log.
    #[serde(skip_serializing_if = "Count::is_none")]
    pub entries: Count,
    /// Invitations, answers that came, plans.
    #[serde(skip_serializing_if = "Count::is_none")]
    pub self_reports: Count,
    /// Records with versions of which a person has to choose one: that came, and that went.
    #[serde(skip_serializing_if = "Count::is_none")]
    pub contested: Count,
}

/// How much a chart holds beside its patient.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct Holds {
    #[serde(skip_serializing_if = "is_none")]
    pub sessions: usize,
    #[serde(skip_serializing_if = "is_none")]
    pub scores: usize,
    #[serde(skip_serializing_if = "is_none")]
    pub reviews: usize,
    /// Entries of the log.
    #[serde(skip_serializing_if = "is_none")]
    pub entries: usize,
    /// Invitations, answers that came, plans.
    #[serde(skip_serializing_if = "is_none")]
    pub self_reports: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field by reference")]
const fn is_none(count: &usize) -> bool {
    *count == 0
}

impl Count {
    /// Whether nothing came, changed or went.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    fn add(&mut self, other: Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.removed += other.removed;
    }
}

impl Tally {
    /// Whether nothing came, changed or went.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Adds another one's counts.
    pub fn add(&mut self, other: Self) {
        self.patients.add(other.patients);
        self.sessions.add(other.sessions);
        self.scores.add(other.scores);
        self.reviews.add(other.reviews);
        self.entries.add(other.entries);
        self.self_reports.add(other.self_reports);
        self.contested.add(other.contested);
    }
}

impl Holds {
    /// How much that chart holds.
    pub fn of(chart: &Chart) -> Self {
        Self {
            sessions: chart.sessions.len(),
            scores: chart.scores.len(),
            reviews: chart.reviews.len(),
            entries: chart.log.len(),
            self_reports: chart.self_reports.len(),
        }
    }
}
