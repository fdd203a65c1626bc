//! What a commit did to one patient's journal, as the audit has it: which events, and never what they say.

use super::{Deed, Holds, Tally};
use crate::record::{Run, Tag};
use serde::{Deserialize, Serialize};

/// What a commit did to one patient's journal. What the events say is read off the journal, so that a patient who is erased is erased whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The lines that tell of the events one by one: what was done, and how many times in a row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deeds: Vec<(Deed, u32)>,
    /// The events that came to the journal; of a merge that is undone those that left it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Run>,
    /// What tells the events from others of these ids: the first eight bytes of the SHA-256 of a journal of them alone, as format 1 writes it.
    /// None where they left the journal, or where it went or came back whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<Tag>,
    /// What came, changed and went, where many charts came at once: one line more, before the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tally: Option<Tally>,
    /// How much the record held, where it was erased or put back whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<Holds>,
    /// Whether it takes back what was done before.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub undo: bool,
}

/// Why what an event says can't be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untold {
    /// The patient's record is being read.
    NotRead,
    /// The patient's record is not there: it was erased, or taken away.
    Gone,
    /// The patient's record can't be read.
    Unreadable,
    /// The patient's record is there without these events: it is an earlier state, or they were taken out of it.
    Lacking,
    /// The patient's record has events of these ids that are not those which were noted.
    Differing,
}

impl Facts {
    /// How many lines tell of them.
    pub fn lines(&self) -> usize {
        usize::from(self.tally.is_some()) + self.deeds.iter().map(|(_, times)| *times as usize).sum::<usize>()
    }

    /// What was done, line by line, but for the line that only counts.
    pub fn each_deed(&self) -> impl Iterator<Item = Deed> {
        self.deeds.iter().flat_map(|(deed, times)| std::iter::repeat_n(*deed, *times as usize))
    }

    /// Whether it takes the journal to tell what was done.
    pub fn needs_journal(&self) -> bool {
        !self.deeds.is_empty() && self.holds.is_none()
    }
}
