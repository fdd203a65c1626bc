//! One thing that a provider may want to discuss, with its reason in this patient.

use super::Reason;
use crate::record::Step;

/// What could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// A step to decide on.
    Step(Step),
    /// To review at once.
    ReviewNow,
    /// To look for another cause than ketamine.
    OtherCause,
    /// To start a new course from the next session.
    NewCourse,
    /// To use another instrument as well.
    OtherInstrument,
    /// To watch the trend.
    WatchTrend,
}

/// One option with its reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    /// What could be done.
    pub proposal: Proposal,
    /// Why it is on the list for this patient.
    pub reason: Reason,
}

impl Suggestion {
    /// A step to decide on.
    pub(super) const fn step(step: Step, reason: Reason) -> Self {
        Self { proposal: Proposal::Step(step), reason }
    }

    /// Something to look at, which no decision records as a step.
    pub(super) const fn look(proposal: Proposal, reason: Reason) -> Self {
        Self { proposal, reason }
    }

    /// The step that can be decided, where it is one.
    pub const fn as_step(&self) -> Option<Step> {
        match self.proposal {
            Proposal::Step(step) => Some(step),
            _ => None,
        }
    }
}
