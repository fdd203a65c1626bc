//! The sentences about what audit and records don't agree on: made here, from the types.

use crate::record::{ChainBreak, Holding, MismatchKind};

impl MismatchKind {
    /// As a row of the list has it, in a few words.
    pub const fn state(self) -> &'static str {
        match self {
            Self::Older => "record put back",
            Self::Another => "record replaced",
            Self::TakenAway => "record taken away",
            Self::Returned => "removed record is back",
            Self::Unrecorded => "record put in",
            Self::Unvouched => "record not vouched for",
        }
    }

    /// As a table of flags has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Older => "record_put_back",
            Self::Another => "record_replaced",
            Self::TakenAway => "record_taken_away",
            Self::Returned => "record_returned",
            Self::Unrecorded => "record_put_in",
            Self::Unvouched => "record_not_vouched_for",
        }
    }

    /// What is known, after the record's name: no more than that what is there isn't what the audit says was written last.
    pub const fn is(self) -> &'static str {
        match self {
            Self::Older => "is an earlier state than the one that the audit says was written last",
            Self::Another => "is not the one that the audit says was written last, though it has its number",
            Self::TakenAway => "is not there, though the audit says that it was written and nobody removed it",
            Self::Returned => "is there, though the audit says that it was removed",
            Self::Unrecorded => "was written without an entry that the audit still has",
            Self::Unvouched => "may be an earlier state: the part of the audit that would tell is missing",
        }
    }

    /// What accepting means, as a sentence.
    pub const fn accepting(self) -> &'static str {
        match self {
            Self::Older | Self::Another => {
                "What is there now is taken for the record from now on. What was entered since, or otherwise, stays lost."
            }
            Self::TakenAway => "The record is gone for good, as if it had been removed here.",
            Self::Returned => "The record is back from now on, as it lies there.",
            Self::Unrecorded | Self::Unvouched => "What is there now is taken for the record from now on.",
        }
    }
}

impl Holding {
    /// What it is, where it is nobody's chart; of a chart without whose it is.
    pub const fn words(&self) -> &'static str {
        match self {
            Self::Patient(_) => "a patient’s record",
            Self::Rules => "the record of the clinic’s rules",
            Self::Instruments => "the record of the clinic’s own instruments",
            Self::Filters => "the record of the saved filters",
            Self::Drafts => "what was half typed when the clinic was locked",
            Self::Keyring => "the record of who may open the clinic",
            Self::Other => "a record that this version doesn’t show",
        }
    }

    /// Whether every patient is judged by it.
    pub const fn judges_all(&self) -> bool {
        matches!(self, Self::Rules | Self::Instruments)
    }
}

impl ChainBreak {
    /// What is known, as a sentence.
    pub fn words(&self) -> String {
        match self {
            Self::Missing => "The audit is missing: all of it was taken away.".to_owned(),
            Self::Part { segment } => format!("Part {segment} of the audit can’t be read."),
            Self::Unread { after } => format!("What follows entry {after} of the audit can’t be read."),
            Self::Gap { after: 0, next } => {
                format!("The audit begins with entry {next}: what came before is missing.")
            }
            Self::Gap { after, next } => {
                format!("Entry {next} of the audit follows entry {after}: some are missing.")
            }
            Self::Changed { entry } => {
                format!("Entry {entry} of the audit doesn’t belong to the one before it: something was changed there.")
            }
            Self::EndMissing { after } => format!(
                "The audit’s end is missing: it stops at entry {after}, and records are there that were written later."
            ),
            Self::EndUnderOldKey { after } => format!(
                "The audit’s end, entry {after}, is sealed under the clinic’s old key: an earlier state was put back."
            ),
            Self::WrittenOver { entry, name } => format!(
                "Entry {entry} wrote the record {name} over a state that is older than the one before: it had been put back."
            ),
        }
    }
}
