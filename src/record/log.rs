//! What was decided, noted and put off about a patient, in the order of entry. Appended to, never rewritten: a correction is an entry of
//! its own that names the one it takes the place of.

use super::{Day, Key, Standing};
use serde::{Deserialize, Serialize};

/// What kind of step a decision takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the labels are the meaning")]
pub enum Step {
    RepeatScore,
    CheckContext,
    LowerDose,
    LongerInterval,
    ChangeRoute,
    PauseAndRescore,
    ScreenOrReferral,
    Laboratory,
    SelfCare,
    StopOrOther,
    ContinueAsIs,
}

impl Step {
    /// Every step with the word that the stored form and files use, in the order in which a form offers them.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::RepeatScore, "repeat_score"),
        (Self::CheckContext, "check_context"),
        (Self::LowerDose, "lower_dose"),
        (Self::LongerInterval, "longer_interval"),
        (Self::ChangeRoute, "change_route"),
        (Self::PauseAndRescore, "pause_and_rescore"),
        (Self::ScreenOrReferral, "screen_or_referral"),
        (Self::Laboratory, "laboratory"),
        (Self::SelfCare, "self_care"),
        (Self::StopOrOther, "stop_or_other"),
        (Self::ContinueAsIs, "continue_as_is"),
    ];

    /// As a person reads it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::RepeatScore => "Repeat the score",
            Self::CheckContext => "Check mood, sleep, alcohol and other medicines",
            Self::LowerDose => "Lower the dose",
            Self::LongerInterval => "Longer interval",
            Self::ChangeRoute => "Change the route",
            Self::PauseAndRescore => "Pause and re-score off drug",
            Self::ScreenOrReferral => "Objective screen or referral",
            Self::Laboratory => "Laboratory",
            Self::SelfCare => "Self-care: journal, hydration, rest",
            Self::StopOrOther => "Stop, or another therapy",
            Self::ContinueAsIs => "Continue as is",
        }
    }

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

/// The entries that count: neither corrected nor withdrawn by a later one, and no withdrawals; in order of entry.
pub fn in_force(log: &[Entry]) -> impl DoubleEndedIterator<Item = &Entry> {
    log.iter().filter(|entry| {
        !matches!(entry.act, Act::Withdrawn { .. }) && !log.iter().any(|later| later.corrects == Some(entry.key))
    })
}
