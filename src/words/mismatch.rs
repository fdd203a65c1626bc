//! Where audit and records don't agree, in words.

use crate::record::{ChainBreak, Hidden, Holding, MismatchKind};

/// As a row of the list has it, in a few words.
pub const fn mismatch_state(kind: MismatchKind) -> &'static str {
    match kind {
        MismatchKind::Older => "record put back",
        MismatchKind::Another => "record replaced",
        MismatchKind::TakenAway => "record taken away",
        MismatchKind::Returned => "removed record is back",
        MismatchKind::Unrecorded => "record put in",
        MismatchKind::Unvouched => "record not vouched for",
        MismatchKind::Unreadable => "record can’t be read",
        MismatchKind::OtherKey => "list for another key",
    }
}

/// What is known, after the record's name: no more than that what is there isn't what the audit says was written last.
pub const fn mismatch_words(kind: MismatchKind) -> &'static str {
    match kind {
        MismatchKind::Older => "is an earlier state than the one that the audit says was written last",
        MismatchKind::Another => "is not the one that the audit says was written last, though it has its number",
        MismatchKind::TakenAway => "is not there, though the audit says that it was written and nobody removed it",
        MismatchKind::Returned => "is there, though the audit says that it was removed",
        MismatchKind::Unrecorded => "was written without an entry that the audit still has",
        MismatchKind::Unvouched => "may be an earlier state: the part of the audit that would tell is missing",
        MismatchKind::Unreadable => "can’t be read: it was damaged or overwritten",
        MismatchKind::OtherKey => {
            "may be an earlier one: what is stored here lies under another key than the one it opens"
        }
    }
}

/// What accepting means, as a sentence.
pub const fn accepting_words(kind: MismatchKind) -> &'static str {
    match kind {
        MismatchKind::Older | MismatchKind::Another => {
            "What is there now is taken for the record from now on. What was entered since, or otherwise, stays lost."
        }
        MismatchKind::TakenAway => "The record is gone for good, as if it had been removed here.",
        MismatchKind::Returned => "The record is back from now on, as it lies there.",
        MismatchKind::Unreadable => {
            "What lies there is set aside, sealed and byte for byte, and stays listed as unreadable. The record counts as removed, so that it \
             can be entered, imported or merged again."
        }
        MismatchKind::OtherKey => {
            "The list as it is there says from now on who may open the clinic. What lies under another key stays unreadable."
        }
        MismatchKind::Unrecorded | MismatchKind::Unvouched => "What is there now is taken for the record from now on.",
    }
}

/// What a record holds, where it is nobody's chart; of a chart without whose it is.
pub const fn holding_words(holding: &Holding) -> &'static str {
    match holding {
        Holding::Patient(_) => "a patient’s record",
        Holding::Rules => "the record of the clinic’s rules",
        Holding::Instruments => "the record of the clinic’s own instruments",
        Holding::Filters => "the record of the saved filters",
        Holding::Drafts => "what was half typed when the clinic was locked",
        Holding::Keyring => "the list of who may open the clinic",
        Holding::IdleMinutes => "the record of when the clinic locks itself",
        Holding::Other => "a record that this version doesn’t show",
    }
}

/// What is known of a break of the audit, as a sentence.
pub fn break_words(one: &ChainBreak) -> String {
    match one {
        ChainBreak::Missing => "The audit is missing: not one entry of it is there that can be read.".to_owned(),
        ChainBreak::Part { segment } => format!("Part {segment} of the audit can’t be read."),
        ChainBreak::Unread { after } => format!("What follows entry {after} of the audit can’t be read."),
        ChainBreak::Gap { after: 0, next } => {
            format!("The audit begins with entry {next}: what came before is missing.")
        }
        ChainBreak::Gap { after, next } => {
            format!("Entry {next} of the audit follows entry {after}: some are missing.")
        }
        ChainBreak::Changed { entry } => {
            format!("Entry {entry} of the audit doesn’t belong to the one before it: something was changed there.")
        }
        ChainBreak::EndMissing { after } => format!(
            "The audit’s end is missing: it stops at entry {after}, and records are there that were written later."
        ),
        ChainBreak::EndUnderOldKey { after } => format!(
            "The audit’s end, entry {after}, is sealed under the clinic’s old key: an earlier state was put back."
        ),
        ChainBreak::WrittenOver { entry, name } => format!(
            "Entry {entry} wrote the record {name} over a state that is older than the one before: it had been put back."
        ),
    }
}

/// Why the count of failed tries can't be trusted, in words that follow "the count of failed tries was".
pub const fn hidden_words(hidden: Hidden) -> &'static str {
    match hidden {
        Hidden::Lost => "taken away or damaged",
        Hidden::PutBack => "put back to an earlier state",
    }
}
