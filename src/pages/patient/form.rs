//! A form's fields by name, as the record's readers take them, with what is wrong at each.

use crate::desk::{Command, Draft};
use crate::pages::state::Desk;
use crate::record::{FieldError, Key};
use crate::ui::{Conflicts, Versions};
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
    /// Where another tab has changed what the form edits.
    pub(super) conflicts: Conflicts,
    /// The texts that it began with: what an edit is made on.
    began_with: StoredValue<BTreeMap<String, String>>,
    /// What was half typed before the clinic was locked, to be taken up when the form opens next.
    waiting: StoredValue<Option<Draft>>,
    /// What was taken up: no longer offered once it is saved.
    taken_up: StoredValue<Option<Draft>>,
    /// What it edits was deleted meanwhile.
    gone: RwSignal<bool>,
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
            conflicts: Conflicts::new(),
            began_with: StoredValue::new(BTreeMap::new()),
            waiting: StoredValue::new(None),
            taken_up: StoredValue::new(None),
            gone: RwSignal::new(false),
        }
    }

    /// Starts over with these texts; fields that are not named become empty. What was half typed before stands in their place, if the
    /// form opens to take it up.
    pub(super) fn fill(self, texts: &BTreeMap<&'static str, String>) {
        let draft = self.waiting.try_update_value(Option::take).flatten();
        self.fields.with_value(|fields| {
            for (name, text) in fields {
                let typed = draft.as_ref().map(|draft| draft.texts.get(*name));
                text.set(typed.unwrap_or(texts.get(name)).cloned().unwrap_or_default());
            }
        });
        let began_with = draft.as_ref().map(|draft| draft.began_with.clone());
        self.began_with.set_value(began_with.unwrap_or_else(|| self.whole(texts)));
        self.taken_up.set_value(draft);
        self.conflicts.clear();
        self.gone.set(false);
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

    /// Texts for every field, empty ones too.
    fn whole(self, texts: &BTreeMap<&'static str, String>) -> BTreeMap<String, String> {
        let text = |name: &&'static str| ((*name).to_owned(), texts.get(name).cloned().unwrap_or_default());
        self.fields.with_value(|fields| fields.keys().map(text).collect())
    }

    /// Whether what is edited still is as it was when the form began. Where it isn't, both versions are shown field by field; the edit is
    /// then made on what is stored now, once the person has chosen and saves again. `stored` are the texts of what is stored now.
    pub(super) fn is_current(self, stored: &BTreeMap<&'static str, String>) -> bool {
        if self.conflicts.is_open() {
            self.refused.set(Some("Choose a version of each field first.".to_owned()));
            return false;
        }
        let stored = self.whole(stored);
        let was = self.began_with.get_value();
        if stored == was {
            return true;
        }
        self.errors.set(Vec::new());
        self.refused.set(None);
        let of = |texts: &BTreeMap<String, String>, name: &str| texts.get(name).cloned().unwrap_or_default();
        self.conflicts.compare(self.fields.with_value(|fields| {
            let versions = fields.iter().map(|(name, text)| Versions {
                label: words_of_name(name),
                text: *text,
                was: of(&was, name),
                theirs: of(&stored, name),
            });
            versions.collect::<Vec<_>>()
        }));
        self.began_with.set_value(stored);
        false
    }

    /// Says that what is edited is gone, and offers to keep what was typed as a new record.
    pub(super) fn offer_as_new(self, why: &str) {
        self.refused.set(Some(format!("{why} What you typed is still here.")));
        self.gone.set(true);
    }

    /// The button of that offer; `begin` makes the form one for a new record, with what was typed in it.
    pub(super) fn as_new_button(self, begin: impl Fn() + Copy + Send + 'static) -> impl IntoView {
        let press = move |_| {
            let typed = Draft { texts: self.texts_now(), ..Draft::default() };
            self.waiting.set_value(Some(typed));
            begin();
        };
        move || {
            self.gone.get().then(|| {
                view! {
                    <p class="actions">
                        <button type="button" class="button" on:click=press>
                            "Keep it as a new one"
                        </button>
                    </p>
                }
            })
        }
    }

    /// Lets the form be asked for what is half typed in it, and opens it again to take that up. `now` says on which page and about what it
    /// is open, and what is typed outside its fields; `open` opens it for such a target, if that is one.
    pub(super) fn keeps_drafts(
        self,
        desk: Desk,
        now: impl Fn() -> Option<(String, String, Vec<(String, String)>)> + 'static,
        open: impl Fn(&str) -> bool + 'static,
    ) {
        desk.can_be_asked(move || {
            let (path, target, more) = now()?;
            let mut texts = self.texts_now();
            let began_with = self.began_with.get_value();
            let is_typed = texts != began_with || more.iter().any(|(_, text)| !text.is_empty());
            texts.extend(more);
            is_typed.then(|| Draft { path, form: self.id.to_owned(), target, texts, began_with })
        });
        Effect::new(move |_| {
            if let Some(draft) = desk.resumed(self.id) {
                let target = draft.target.clone();
                self.waiting.set_value(Some(draft));
                if untrack(|| open(&target)) {
                    desk.take_up();
                } else {
                    self.waiting.set_value(None);
                }
            }
        });
    }

    /// A text that was typed outside the form's fields and is taken up.
    pub(super) fn taken_up(self, name: &str) -> Option<String> {
        self.taken_up.with_value(|draft| draft.as_ref()?.texts.get(name).cloned())
    }

    /// Does a command. What the clinic refuses is said in the form and nothing is lost; `then` runs once the change is kept.
    pub(super) fn run(self, desk: Desk, command: Command, then: impl FnOnce() + 'static) {
        self.saving.set(true);
        self.refused.set(None);
        desk.run(command, move |done| {
            // The page may be gone by then, and its form with it.
            let _ = self.saving.try_set(false);
            match done {
                Ok(()) => {
                    if let Some(draft) = self.taken_up.try_update_value(Option::take).flatten() {
                        desk.drop_draft(&draft);
                    }
                    then();
                }
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

/// A field's name as a person reads it: "dose mg", "birth date".
fn words_of_name(name: &str) -> String {
    let words = if name == "patient_id" { "number".to_owned() } else { name.replace('_', " ") };
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The page that is shown, as a draft names it.
pub(super) fn path_now() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Two keys, or one and none, as a draft's target names them.
pub(super) fn target_text(patient: Option<Key>, record: Option<Key>) -> String {
    let text = |key: Option<Key>| key.map_or_else(|| "-".to_owned(), |key| key.to_string());
    format!("{} {}", text(patient), text(record))
}

/// The two keys of such a target.
pub(super) fn target_keys(text: &str) -> Option<(Option<Key>, Option<Key>)> {
    let key = |text: &str| if text == "-" { Some(None) } else { text.parse().ok().map(Some) };
    let (patient, record) = text.split_once(' ')?;
    Some((key(patient)?, key(record)?))
}
