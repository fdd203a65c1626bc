//! What a form was begun on, held against what is stored by the time that it is saved: the one place where a form finds that it was overtaken.

use super::place::FormTexts;
use crate::ui::{ConflictView, Conflicts, Versions, focus_conflict};
use crate::words::worded;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The texts that a form was begun on. Every part of the form holds a copy.
#[derive(Clone, Copy)]
pub(crate) struct Base {
    /// Unique on the page; the choices between versions are named by it.
    id: &'static str,
    /// The texts that it began with: what an edit is made on.
    began_with: StoredValue<FormTexts>,
    /// The same from before another tab's version was shown: what counts until the person has chosen.
    undecided: StoredValue<FormTexts>,
    /// Where another tab has changed what the form edits.
    conflicts: Conflicts,
}

/// A field as it is compared.
pub(crate) struct Compared {
    /// Its name.
    pub(crate) name: String,
    /// As the form labels it.
    pub(crate) label: String,
    /// The text in the form.
    pub(crate) text: RwSignal<String>,
    /// The words that the form shows for texts, where they differ from them: those of a choice.
    pub(crate) words: BTreeMap<String, String>,
}

impl Base {
    /// Begun on nothing yet.
    pub(crate) fn new(id: &'static str) -> Self {
        Self {
            id,
            began_with: StoredValue::new(FormTexts::new()),
            undecided: StoredValue::new(FormTexts::new()),
            conflicts: Conflicts::new(),
        }
    }

    /// The form begins with these texts; there is nothing to choose from.
    pub(crate) fn begin(self, texts: FormTexts) {
        self.began_with.set_value(texts);
        self.conflicts.clear();
    }

    /// It begins with that too, where it doesn't begin with something else of that name.
    pub(crate) fn begin_also(self, name: &str, text: String) {
        self.began_with.update_value(|texts| {
            texts.entry(name.to_owned()).or_insert(text);
        });
    }

    /// The texts that what is typed is an edit of. Before a version was chosen these are still those that the form began with: else the edit
    /// would win unseen, where it is left and taken up again.
    pub(crate) fn texts(self) -> FormTexts {
        if self.conflicts.is_open() { self.undecided } else { self.began_with }.get_value()
    }

    /// Whether what is edited still is as it was when the form began. Where it isn't, both versions are shown field by field; the edit is then
    /// made on `stored`, the texts of what is stored now, once the person has chosen and saves again. `refused` says what is still to be chosen.
    pub(crate) fn is_current(
        self,
        stored: FormTexts,
        refused: RwSignal<Option<String>>,
        fields: impl FnOnce() -> Vec<Compared>,
    ) -> bool {
        if self.conflicts.is_open() {
            refused.set(Some(worded("Choose a version of each field first.").to_owned()));
            focus_conflict(self.id);
            return false;
        }
        let was = self.began_with.get_value();
        if stored == was {
            return true;
        }
        let of = |texts: &FormTexts, name: &str| texts.get(name).cloned().unwrap_or_default();
        let versions = fields().into_iter().map(|Compared { name, label, text, words }| Versions {
            label,
            text,
            was: of(&was, &name),
            theirs: of(&stored, &name),
            words,
        });
        let differs = self.conflicts.compare(versions.collect::<Vec<_>>());
        self.undecided.set_value(was);
        self.began_with.set_value(stored);
        if differs {
            focus_conflict(self.id);
        }
        !differs
    }

    /// It is saved: nothing is to be chosen any more.
    pub(crate) fn is_saved(self) {
        self.conflicts.clear();
    }

    /// Both versions, where there are two.
    pub(crate) fn view(self) -> AnyView {
        view! { <ConflictView id=self.id conflicts=self.conflicts /> }.into_any()
    }
}
