//! Where audit and records don't agree, in words.

use crate::record::{ChainBreak, Hidden, Holding, MismatchKind};
use crate::words::language::{say, worded};

/// As a row of the list has it, in a few words.
pub fn mismatch_state(kind: MismatchKind) -> &'static str {
    match kind {
        MismatchKind::Older => worded("record put back"),
        MismatchKind::Another => worded("record replaced"),
        MismatchKind::TakenAway => worded("record taken away"),
        MismatchKind::Returned => worded("removed record is back"),
        MismatchKind::Unrecorded => worded("record put in"),
        MismatchKind::Unvouched => worded("record not vouched for"),
        MismatchKind::Unreadable => worded("record can’t be read"),
        MismatchKind::OtherKey => worded("list for another key"),
    }
}

/// What is known, after the record's name: no more than that what is there isn't what the audit says was written last.
pub fn mismatch_words(kind: MismatchKind) -> &'static str {
    match kind {
        MismatchKind::Older => worded("is an earlier state than the one that the audit says was written last"),
        MismatchKind::Another => {
            worded("is not the one that the audit says was written last, though it has its number")
        }
        MismatchKind::TakenAway => {
            worded("is not there, though the audit says that it was written and nobody removed it")
        }
        MismatchKind::Returned => worded("is there, though the audit says that it was removed"),
        MismatchKind::Unrecorded => worded("was written without an entry that the audit still has"),
        MismatchKind::Unvouched => worded("may be an earlier state: the part of the audit that would tell is missing"),
        MismatchKind::Unreadable => worded("can’t be read: it was damaged or overwritten"),
        MismatchKind::OtherKey => {
            worded("may be an earlier one: what is stored here lies under another key than the one it opens")
        }
    }
}

/// What accepting means, as a sentence.
pub fn accepting_words(kind: MismatchKind) -> &'static str {
    match kind {
        MismatchKind::Older | MismatchKind::Another => worded(
            "What is there now is taken for the record from now on. What was entered since, or otherwise, stays lost.",
        ),
        MismatchKind::TakenAway => worded("The record is gone for good, as if it had been removed here."),
        MismatchKind::Returned => worded("The record is back from now on, as it lies there."),
        MismatchKind::Unreadable => worded(
            "What lies there is set aside, sealed and byte for byte, and stays listed as unreadable. The record counts as removed, so that it \
             can be entered, imported or merged again.",
        ),
        MismatchKind::OtherKey => worded(
            "The list as it is there says from now on who may open the clinic. What lies under another key stays unreadable.",
        ),
        MismatchKind::Unrecorded | MismatchKind::Unvouched => {
            worded("What is there now is taken for the record from now on.")
        }
    }
}

/// What a record holds, where it is nobody's chart; of a chart without whose it is.
pub fn holding_words(holding: &Holding) -> &'static str {
    match holding {
        Holding::Patient(_) => worded("a patient’s record"),
        Holding::Rules => worded("the record of the clinic’s rules"),
        Holding::Instruments => worded("the record of the clinic’s own instruments"),
        Holding::Filters => worded("the record of the saved filters"),
        Holding::Drafts => worded("what was half typed when the clinic was locked"),
        Holding::Keyring => worded("the list of who may open the clinic"),
        Holding::IdleMinutes => worded("the record of when the clinic locks itself"),
        Holding::SelfReport => worded("the record of what is set for self-report"),
        Holding::Arrival(_) => worded("an arrival in the inbox"),
        Holding::Other => worded("a record that this version doesn’t show"),
    }
}

/// What is known of a break of the audit, as a sentence.
pub fn break_words(one: &ChainBreak) -> String {
    match one {
        ChainBreak::Missing => {
            worded("The audit is missing: not one entry of it is there that can be read.").to_owned()
        }
        ChainBreak::Part { segment } => say!("Part {segment} of the audit can’t be read.", segment),
        ChainBreak::Unread { after } => say!("What follows entry {after} of the audit can’t be read.", after),
        ChainBreak::Gap { after: 0, next } => {
            say!("The audit begins with entry {next}: what came before is missing.", next)
        }
        ChainBreak::Gap { after, next } => {
            say!("Entry {next} of the audit follows entry {after}: some are missing.", next, after)
        }
        ChainBreak::Changed { entry } => {
            say!("Entry {entry} of the audit doesn’t belong to the one before it: something was changed there.", entry)
        }
        ChainBreak::EndMissing { after } => say!(
            "The audit’s end is missing: it stops at entry {after}, and records are there that were written later.",
            after
        ),
        ChainBreak::EndUnderOldKey { after } => say!(
            "The audit’s end, entry {after}, is sealed under the clinic’s old key: an earlier state was put back.",
            after
        ),
        ChainBreak::WrittenOver { entry, name } => say!(
            "Entry {entry} wrote the record {name} over a state that is older than the one before: it had been put back.",
            entry,
            name
        ),
    }
}

/// Why the count of failed tries can't be trusted, in words that follow "the count of failed tries was".
pub fn hidden_words(hidden: Hidden) -> &'static str {
    match hidden {
        Hidden::Lost => worded("taken away or damaged"),
        Hidden::PutBack => worded("put back to an earlier state"),
    }
}
