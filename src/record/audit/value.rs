//! What something was, or is, as it stands in the audit.

use super::{Holds, ShownFlag, Tally};
use crate::record::{Act, Day, Entry, Review, SelfReported, Standing};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A field by its name in files, and what a file has in it; empty for none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldCell(pub Cow<'static, str>, pub String);

/// What something was, or is. What is read off a journal is never stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Fields of an own instrument.
    Fields(Vec<FieldCell>),
    /// Fields of a patient's record.
    #[serde(skip)]
    Record(Vec<FieldCell>),
    /// Settings of the rules.
    Settings(Vec<FieldCell>),
    /// How much a record as a whole holds.
    #[serde(skip)]
    Holds(Holds),
    /// What came, changed and went.
    Tally(Tally),
    /// A review.
    #[serde(skip)]
    Review {
        /// Its day.
        day: Day,
        /// By whom; may be empty.
        by: String,
        /// How many records were seen.
        seen: usize,
        /// Its note; may be empty.
        note: String,
    },
    /// An entry of the log.
    #[serde(skip)]
    Entry {
        /// Its day.
        day: Day,
        /// By whom; may be empty.
        by: String,
        /// What it says, without where the tracks stood: that stands in the entry itself.
        act: Act,
    },
    /// Something of how the patient reports for themselves.
    #[serde(skip)]
    SelfReport(Box<SelfReported>),
    /// A flag as it was shown.
    Flag(ShownFlag),
    /// No flag is shown any more.
    NoFlag,
    /// Where the tracks stood; empty where there was no memory score.
    Standings(Vec<Standing>),
    /// Minutes.
    Minutes(u32),
    /// A day.
    Day(Day),
    /// A moment, UTC, as `2026-03-02T09:41:07Z`.
    #[serde(rename = "moment")]
    Instant(String),
    /// The revision of a stored record; none where nothing was there.
    Revision(Option<u64>),
    /// The revision that the audit said was written last; none where it said nothing of the record.
    SaidRevision(Option<u64>),
}

impl Value {
    /// A review.
    pub fn of_review(review: &Review) -> Self {
        let Review { key: _, day, by, note, seen } = review;
        Self::Review { day: *day, by: by.clone(), seen: seen.len(), note: note.clone() }
    }

    /// An entry of the log.
    pub fn of_entry(entry: &Entry) -> Self {
        let mut act = entry.act.clone();
        if let Act::Decided { standings, .. } = &mut act {
            *standings = None;
        }
        Self::Entry { day: entry.day, by: entry.by.clone(), act }
    }
}
