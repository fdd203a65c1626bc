//! One thing that a provider may want to discuss.

use crate::record::Step;
use serde::Serialize;

/// One option with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What kind of step it is, to decide on; none where it is only something to look at.
    pub step: Option<Step>,
    /// What could be done.
    pub option: &'static str,
    /// Why it is on the list for this patient.
    pub reason: String,
}

impl Suggestion {
    /// A step to decide on, in the words in which it is decided.
    pub(super) fn step(step: Step, reason: impl Into<String>) -> Self {
        Self { step: Some(step), option: step.label(), reason: reason.into() }
    }

    /// Something to look at, which no decision records as a step.
    pub(super) fn look(option: &'static str, reason: impl Into<String>) -> Self {
        Self { step: None, option, reason: reason.into() }
    }
}
