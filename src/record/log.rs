//! What was decided, noted and put off about a patient, in the order of entry. Appended to, never rewritten: a correction is an entry of
//! its own that names the one it takes the place of.

use super::field::choice;
use super::{Choice as _, Day, Key, Standing};
use serde::{Deserialize, Serialize};

choice! {
    /// What kind of step a decision takes, in the order in which a form offers them.
    #[expect(missing_docs, reason = "the labels are the meaning")]
    pub enum Step {
        RepeatScore = 1 "repeat_score" "Repeat the score",
        CheckContext = 2 "check_context" "Check mood, sleep, alcohol and other medicines",
        LowerDose = 3 "lower_dose" "Lower the dose",
        LongerInterval = 4 "longer_interval" "Longer interval",
        ChangeRoute = 5 "change_route" "Change the route",
        PauseAndRescore = 6 "pause_and_rescore" "Pause and re-score off drug",
        ScreenOrReferral = 7 "screen_or_referral" "Objective screen or referral",
        Laboratory = 8 "laboratory" "Laboratory",
        SelfCare = 9 "self_care" "Self-care: journal, hydration, rest",
        StopOrOther = 10 "stop_or_other" "Stop, or another therapy",
        ContinueAsIs = 11 "continue_as_is" "Continue as is",
    }
}

impl Step {
    /// Several, as a person reads them.
    pub fn list(steps: &[Self]) -> String {
        steps.iter().map(|step| step.label()).collect::<Vec<_>>().join("; ")
    }
}

/// Until when a patient is put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// Back on that day.
    Day(Day),
    /// Back with the next score.
    NextScore,
}

/// What an entry of the log says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Steps that were decided on.
    Decided {
        /// Which; at least one, each once, in the order of [`Step::ALL`].
        steps: Vec<Step>,
        /// Why; required for [`Step::ContinueAsIs`].
        reason: String,
        /// The day by which the effect is to be checked with a score.
        next_check: Option<Day>,
        /// Where each memory track stood when it was decided; empty where there was no memory score, none where it was not noted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        standings: Option<Vec<Standing>>,
    },
    /// Something noted, without changing anything.
    Commented {
        /// The note; not empty.
        text: String,
    },
    /// Put off for a while: last in the list, and not on the agenda.
    Snoozed {
        /// Until when.
        until: Until,
        /// Why; may be empty.
        reason: String,
    },
    /// Takes an earlier entry back: it no longer counts, and stays readable.
    Withdrawn {
        /// Why; not empty.
        reason: String,
    },
}

/// One entry of a patient's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The product's own name for the record.
    pub key: Key,
    /// The day it was entered.
    pub day: Day,
    /// Who entered it, by name.
    pub by: String,
    /// The entry that this one corrects or withdraws, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Key>,
    /// What it says.
    pub act: Act,
}

/// The entry of that key, where there is one.
pub fn entry_of(log: &[Entry], key: Option<Key>) -> Option<&Entry> {
    log.iter().find(|entry| Some(entry.key) == key)
}

/// The later entry that corrects or withdraws this one; none while it stands.
pub fn correction_of<'a>(log: &'a [Entry], entry: &Entry) -> Option<&'a Entry> {
    log.iter().find(|later| later.corrects == Some(entry.key))
}

/// The entries that count: neither corrected nor withdrawn by a later one, and no withdrawals; in order of entry.
pub fn in_force(log: &[Entry]) -> impl DoubleEndedIterator<Item = &Entry> {
    log.iter().filter(|entry| !matches!(entry.act, Act::Withdrawn { .. }) && correction_of(log, entry).is_none())
}

/// The day of what an entry says: its own or, where it corrects another, that of the entry which was made first. A correction says what was meant
/// then, and is no new decision.
pub fn made_on(log: &[Entry], entry: &Entry) -> Day {
    let mut first = entry;
    // No chain is longer than the log.
    for _ in log {
        match entry_of(log, first.corrects) {
            Some(earlier) => first = earlier,
            None => break,
        }
    }
    first.day
}
