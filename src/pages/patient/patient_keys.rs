//! What a single key does to the patient who is open: the same on the patient's page, beside the list, in the meeting and in the list.

use super::entry_target::{EntryTarget, Wanted};
use super::record_dialog::RecordTarget;
use super::review::mark_reviewed;
use crate::pages::doubt::refuse_entry;
use crate::pages::state::Desk;
use crate::record::Key;
use crate::ui::{HELP, Shortcut};
use leptos::prelude::*;

/// The keys with what they do, as every help that has them shows them.
const PATIENT_KEYS: [Shortcut; 5] = [
    Shortcut { key: "n", does: "New score for the patient" },
    Shortcut { key: "d", does: "Record a decision" },
    Shortcut { key: "c", does: "Add a comment" },
    Shortcut { key: "r", does: "Mark reviewed; the message offers Undo" },
    Shortcut { key: "u", does: "Undo what was done last, while its message is there" },
];

/// What the timeline understands while it has the focus, wherever it stands.
pub(crate) const FIGURE_KEYS: [Shortcut; 6] = [
    Shortcut { key: "← →", does: "In the timeline: read its points one by one" },
    Shortcut { key: "Home", does: "In the timeline: its first point; End the last" },
    Shortcut { key: "↑ ↓", does: "In the timeline: the nearest point in the part above or below" },
    Shortcut { key: "Esc", does: "In the timeline: stop reading its points" },
    Shortcut { key: "+ −", does: "In the timeline: zoom" },
    Shortcut { key: "Page Up", does: "In the timeline: earlier; Page Down later" },
];

/// The single keys of a place where a patient is open: its own, those that act on the patient, and the one that shows them.
pub(crate) fn keys_with(own: &[Shortcut]) -> Vec<Shortcut> {
    own.iter().copied().chain(PATIENT_KEYS).chain([HELP]).collect()
}

/// The dialogs that the keys open.
#[derive(Clone, Copy)]
pub(crate) struct PatientKeys {
    desk: Desk,
    /// New or edited score.
    pub(crate) score: RwSignal<Option<RecordTarget>>,
    /// A decision, a comment or what is put off.
    pub(crate) entry: RwSignal<Option<EntryTarget>>,
}

impl PatientKeys {
    /// With nothing open.
    pub(crate) fn new(desk: Desk) -> Self {
        Self { desk, score: RwSignal::new(None), entry: RwSignal::new(None) }
    }

    /// Does what the message with a button offers, which is to undo what was done last; says whether there is one.
    pub(crate) fn undo(self) -> bool {
        self.desk.toasts.take_offer()
    }

    /// Does to the patient what the key stands for; says whether it stands for something.
    pub(crate) fn press(self, key: &str, patient: Key) -> bool {
        // Nothing can be entered in a record that isn't there; in one that is in doubt, and of an earlier day, that is said before anything is typed.
        let is_there = self.desk.clinic.with_untracked(|clinic| clinic.chart(patient).is_some());
        match key {
            "n" | "d" | "c" | "r" if !is_there => return false,
            "n" | "d" | "c" if refuse_entry(self.desk, patient) => {}
            "n" => self.score.set(Some(RecordTarget::new(patient))),
            "d" => self.entry.set(Some(EntryTarget::new(Wanted::Decision))),
            "c" => self.entry.set(Some(EntryTarget::new(Wanted::Comment))),
            "r" => mark_reviewed(self.desk, patient),
            "u" => return self.undo(),
            _ => return false,
        }
        true
    }
}
