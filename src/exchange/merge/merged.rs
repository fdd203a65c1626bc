//! What merging a backup would do.

use crate::exchange::ImportPlan;
use crate::record::{shown_number, shown_text};

/// A record that both have and that differs, or that can't be taken over. What is here stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The patient's number; empty for what is no patient's.
    pub number: String,
    /// Which record, in words: "score promis-cf of 2026-03-02".
    pub what: String,
    /// As it is here.
    pub here: String,
    /// As the backup has it.
    pub in_backup: String,
}

impl Difference {
    /// The difference in a line.
    pub fn words(&self) -> String {
        let Self { number, what, here, in_backup } = self;
        let whose = if number.is_empty() { String::new() } else { format!("{}, ", shown_number(number)) };
        let (here, in_backup) = (shown_text(here), shown_text(in_backup));
        format!("{whose}{what}: here {here}; in the backup {in_backup}")
    }
}

/// What merging would do. Nothing is done yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merge {
    /// The charts and instruments as they would be; a backup's rules are not merged.
    pub plan: ImportPlan,
    /// Patients that only the backup has.
    pub only_in_backup: usize,
    /// Patients that are the same on both sides, or have everything of the backup here.
    pub same: usize,
    /// Patients that would gain something.
    pub extended: usize,
    /// Patients that only this browser has.
    pub only_here: usize,
    /// Sessions that would be added.
    pub sessions: usize,
    /// Scores that would be added.
    pub scores: usize,
    /// Reviews that would be added.
    pub reviews: usize,
    /// Decisions, comments and the like that would be added.
    pub entries: usize,
    /// What differs, or can't be taken over.
    pub kept_here: Vec<Difference>,
}
