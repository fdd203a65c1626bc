//! A patient who is asked on the clinic's own device: all that stays there while the clinic is locked. Nothing of the record is in it.

use crate::record::from_json;
use serde::{Deserialize, Serialize};

/// What stays on the device from when it is handed over until the clinic is unlocked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// What is asked, the clinic's public key, an opaque token and what the patient is told of the clinic: as a link has it behind the `#`.
    pub invitation: String,
    /// By which name the patient is greeted; empty for none.
    pub greeting: String,
    /// Whether all questions stand on one page.
    pub is_one_page: bool,
    /// How far it is.
    pub step: AskingStep,
}

/// How far a patient is who is asked on the clinic's device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskingStep {
    /// The form is being filled in. The answers so far are in the page's memory alone: kept here they would lie open on the device.
    Answering,
    /// It is finished and sealed, and not yet known to be in the inbox. The open answers are gone.
    Sealed(String),
    /// It is in the inbox. Nothing of the answers is here any more.
    HandedIn,
}

impl Asking {
    /// As text.
    pub fn to_text(&self) -> String {
        // Texts and a choice of three can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Self::to_text`] writes; none for anything else.
    pub fn read(text: &str) -> Option<Self> {
        from_json(text).ok()
    }

    /// The same, a step on. Once it is in the inbox it stays so: another tab that is behind takes nothing back.
    #[must_use]
    pub fn at(&self, step: AskingStep) -> Self {
        let step = if self.step == AskingStep::HandedIn { AskingStep::HandedIn } else { step };
        Self { step, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_finished_is_taken_back() {
        let sealed = AskingStep::Sealed("s".into());
        let begun = Asking {
            invitation: "1.a.b.c.phq-9.en".into(),
            greeting: "Ann".into(),
            is_one_page: false,
            step: AskingStep::Answering,
        };
        assert_eq!(Asking::read(&begun.to_text()), Some(begun.clone()));
        assert_eq!(Asking::read("{}"), None);
        let finished = begun.at(sealed.clone());
        assert_eq!(finished.step, sealed);
        let handed_in = finished.at(AskingStep::HandedIn);
        assert_eq!(handed_in.at(sealed), handed_in);
        assert!(!handed_in.to_text().contains("\"s\""));
    }
}
