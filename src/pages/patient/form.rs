//! A form's fields by name, as the record's readers take them, with what is wrong at each.

use crate::desk::Command;
use crate::pages::state::Desk;
use crate::record::FieldError;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The texts of a form and the errors of the last try. Every part of the form holds a copy.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// Unique on the page; the ids of the fields are made from it.
    pub(super) id: &'static str,
    fields: StoredValue<BTreeMap<&'static str, RwSignal<String>>>,
    errors: RwSignal<Vec<FieldError>>,
    /// Why the clinic refused what every field allows, such as a second score of the same identity.
    pub(super) refused: RwSignal<Option<String>>,
    /// Whether a change is being written.
    pub(super) saving: RwSignal<bool>,
}

impl Form {
    /// A form with these fields, all empty.
    pub(super) fn new(id: &'static str, names: &[&'static str]) -> Self {
        let fields = names.iter().map(|name| (*name, RwSignal::new(String::new()))).collect();
        Self {
            id,
            fields: StoredValue::new(fields),
            errors: RwSignal::new(Vec::new()),
            refused: RwSignal::new(None),
            saving: RwSignal::new(false),
        }
    }

    /// Starts over with these texts; fields that are not named become empty.
    pub(super) fn fill(self, texts: &BTreeMap<&'static str, String>) {
        self.fields.with_value(|fields| {
            for (name, text) in fields {
                text.set(texts.get(name).cloned().unwrap_or_default());
            }
        });
        self.errors.set(Vec::new());
        self.refused.set(None);
        self.saving.set(false);
    }

    /// The text of a field.
    pub(super) fn text(self, name: &str) -> RwSignal<String> {
        // A name that the form was not made with reads and writes a text of its own, which nothing sends.
        self.fields.with_value(|fields| fields.get(name).copied()).unwrap_or_default()
    }

    /// What is wrong with a field, in words that say what to do.
    pub(super) fn error(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.errors.with(|e| e.iter().find(|e| e.field == name).map(|e| format!("Needed here is {}.", e.expected)))
        })
    }

    /// All texts, as the record's readers take them. Follows every field when called in a reactive place.
    pub(super) fn texts(self) -> BTreeMap<String, String> {
        self.fields.with_value(|fields| fields.iter().map(|(name, text)| ((*name).to_owned(), text.get())).collect())
    }

    /// All texts, without following them.
    pub(super) fn texts_now(self) -> BTreeMap<String, String> {
        untrack(|| self.texts())
    }

    /// Does a command. What the clinic refuses is said in the form and nothing is lost; `then` runs once the change is kept.
    pub(super) fn run(self, desk: Desk, command: Command, then: impl FnOnce() + 'static) {
        self.saving.set(true);
        self.refused.set(None);
        desk.run(command, move |done| {
            // The page may be gone by then, and its form with it.
            let _ = self.saving.try_set(false);
            match done {
                Ok(()) => then(),
                Err(failure) => drop(self.refused.try_set(Some(failure.to_string()))),
            }
        });
    }

    /// Shows these errors and moves the focus to the first field that has one.
    pub(super) fn fail(self, errors: Vec<FieldError>) {
        self.errors.set(errors);
        // Said of an earlier try, with other texts.
        self.refused.set(None);
        request_animation_frame(|| {
            use wasm_bindgen::JsCast;
            let first = document().query_selector("dialog[open] [aria-invalid='true']").ok().flatten();
            if let Some(field) = first.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
                // A field that can't take the focus still shows its error.
                let _ = field.focus();
            }
        });
    }
}
