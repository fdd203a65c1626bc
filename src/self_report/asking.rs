//! A patient who is asked on the clinic's own device: all that stays there while the clinic is locked. Nothing of the record is in it.

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
    /// The form is being filled in: the answers so far, as [`super::Sending::to_draft`] writes them.
    Answering(String),
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
        serde_json::from_str(text).ok()
    }

    /// The same, a step on. What was answered is replaced only by its seal, and a seal only by its place in the inbox: another tab that is behind
    /// takes nothing back.
    #[must_use]
    pub fn at(&self, step: AskingStep) -> Self {
        let is_behind = matches!(
            (&self.step, &step),
            (AskingStep::HandedIn, _) | (AskingStep::Sealed(_), AskingStep::Answering(_))
        );
        let step = if is_behind { self.step.clone() } else { step };
        Self { step, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_finished_is_taken_back() {
        let [answering, sealed] = [AskingStep::Answering("a".into()), AskingStep::Sealed("s".into())];
        let begun = Asking {
            invitation: "1.a.b.c.phq-9.en".into(),
            greeting: "Ann".into(),
            is_one_page: false,
            step: answering.clone(),
        };
        assert_eq!(Asking::read(&begun.to_text()), Some(begun.clone()));
        assert_eq!(Asking::read("{}"), None);
        let finished = begun.at(sealed.clone());
        assert_eq!(finished.step, sealed);
        assert_eq!(finished.at(answering.clone()), finished);
        let handed_in = finished.at(AskingStep::HandedIn);
        assert!([answering, sealed].into_iter().all(|step| handed_in.at(step) == handed_in));
        assert!(!handed_in.to_text().contains("\"s\""));
    }
}
