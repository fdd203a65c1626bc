//! What a form keeps on its own device until its answers are sent.

use super::{Sending, SendingId, WireFault};
use crate::questionnaire::{Authored, Questionnaire};
use crate::record::Instant;
use std::sync::Arc;

/// A form that is half filled, or sealed and not known to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The answers; the sealed ones with their own id and instant.
    pub sending: Sending,
    /// When the first of them was given.
    pub begun: Authored,
    /// What was last shared, copied, mailed, saved or shown to a camera.
    pub passed_on: Option<SendingId>,
}

/// Whether answers were passed on, as far as the page knows. Whether they were sent, or arrived, it can't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassedOn {
    /// Nothing was.
    Nothing,
    /// These very answers were.
    These,
    /// An earlier version of them was, and these were not.
    Earlier,
}

impl PassedOn {
    /// Whether that sending was, after the one of that id was passed on last.
    pub fn of(sending: SendingId, last: Option<SendingId>) -> Self {
        match last {
            None => Self::Nothing,
            Some(last) if last == sending => Self::These,
            Some(_) => Self::Earlier,
        }
    }
}

impl Draft {
    /// As text.
    ///
    /// # Errors
    /// As [`Sending::write`].
    pub fn to_text(&self) -> Result<String, WireFault> {
        let passed_on = self.passed_on.map(SendingId::to_text).unwrap_or_default();
        Ok(format!("{}.{}.{passed_on}", self.sending.to_draft()?, self.begun.at().seconds()))
    }

    /// Reads what [`Self::to_text`] has written of a form over those questionnaires, or an earlier version of the app: the answers alone.
    ///
    /// # Errors
    /// What isn't in order.
    pub fn from_text(text: &str, questionnaires: &[Arc<Questionnaire>]) -> Result<Self, WireFault> {
        let mut parts = text.split('.');
        let sending = Sending::from_draft(parts.next().unwrap_or_default(), questionnaires)?;
        let begun = parts.next().and_then(|seconds| seconds.parse().ok()).map(Instant::from_seconds);
        let begun = begun.and_then(|at| Authored::new(at, sending.authored.offset_minutes()));
        let passed_on = parts.next().and_then(SendingId::from_text);
        Ok(Self { begun: begun.unwrap_or(sending.authored), passed_on, sending })
    }
}
