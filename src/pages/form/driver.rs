//! A form's fields by name, as the record's readers take them, with what is wrong at each.

use super::base::{Base, Compared};
use super::place::{AskPlace, FormTexts, Waiting};
use crate::desk::{Command, Draft, Refusal};
use crate::pages::state::{Desk, Failure};
use crate::record::{CollectOrdered, Expected, FieldError};
use crate::words::form_words;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// The texts of a form and the errors of the last try. Every part of the form holds a copy.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    pub(crate) desk: Desk,
    /// Unique on the page; the ids of the fields are made from it.
    pub(crate) id: &'static str,
    fields: StoredValue<BTreeMap<&'static str, RwSignal<String>>>,
    /// Each field's label and, of a choice, the words of its texts.
    shown: StoredValue<BTreeMap<&'static str, Shown>>,
    errors: RwSignal<Vec<FieldError>>,
    /// Why the clinic refused what every field allows, such as a second score of the same identity.
    pub(crate) refused: RwSignal<Option<String>>,
    /// Whether a change is being written.
    pub(crate) saving: RwSignal<bool>,
    /// What it was begun on.
    pub(crate) base: Base,
    /// What was half typed before the clinic was locked, to be taken up when the form opens next.
    pub(crate) waiting: StoredValue<Option<Waiting>>,
    /// What was taken up: no longer offered once it is saved.
    pub(crate) taken_up: StoredValue<Option<Draft>>,
    /// What it edits was deleted meanwhile.
    pub(crate) gone: RwSignal<bool>,
    /// On which page and about what it is open, if it is.
    pub(crate) place: StoredValue<Option<Rc<AskPlace>>, LocalStorage>,
    /// Whether it stands as it was half typed before.
    pub(crate) is_continued: RwSignal<bool>,
    /// Has the form filled once more.
    pub(crate) again: Trigger,
}

/// The field of a patient's number.
const NUMBER: &str = "patient_id";

/// What a field looks like: its label and, of a choice, its options.
type Shown = (String, Option<Signal<Vec<(String, String)>>>);

impl Form {
    /// A form with these fields, all empty.
    pub(crate) fn new(desk: Desk, id: &'static str, names: impl IntoIterator<Item = &'static str>) -> Self {
        let fields = names.into_iter().map(|name| (name, RwSignal::new(String::new()))).collect_map();
        Self {
            desk,
            id,
            fields: StoredValue::new(fields),
            shown: StoredValue::new(BTreeMap::new()),
            errors: RwSignal::new(Vec::new()),
            refused: RwSignal::new(None),
            saving: RwSignal::new(false),
            base: Base::new(id),
            waiting: StoredValue::new(None),
            taken_up: StoredValue::new(None),
            gone: RwSignal::new(false),
            place: StoredValue::new_local(None),
            is_continued: RwSignal::new(false),
            again: Trigger::new(),
        }
    }

    /// Starts over with these texts; fields that are not named become empty. What was half typed before about the same stands in their
    /// place. Called in an effect, which runs once more where that is thrown away.
    pub(crate) fn fill(self, texts: &BTreeMap<&'static str, String>) {
        self.again.track();
        let waiting = self.waiting.try_update_value(Option::take).flatten().or_else(|| self.half_typed_before());
        self.fields.with_value(|fields| {
            for (name, text) in fields {
                let typed = waiting.as_ref().map(|waiting| waiting.texts.get(*name));
                text.set(typed.unwrap_or(texts.get(name)).cloned().unwrap_or_default());
            }
        });
        let began_with = waiting.as_ref().map(|waiting| waiting.began_with.clone());
        self.base.begin(began_with.unwrap_or_else(|| self.whole(texts)));
        let offered = waiting.and_then(|waiting| waiting.offered);
        self.is_continued.set(offered.is_some());
        self.taken_up.set_value(offered);
        self.gone.set(false);
        self.clear_errors();
        self.saving.set(false);
    }

    /// What the form began with outside its fields, such as ticked steps; a draft that is taken up began with its own.
    pub(crate) fn began_also_with(self, name: &str, text: String) {
        self.base.begin_also(name, text);
    }

    /// How a field is labelled and, of a choice, what it shows for its texts.
    pub(crate) fn shows(self, name: &'static str, label: String, options: Option<Signal<Vec<(String, String)>>>) {
        self.shown.update_value(|all| {
            all.insert(name, (label, options));
        });
    }

    /// The text of a field.
    pub(crate) fn text(self, name: &str) -> RwSignal<String> {
        // A name that the form was not made with reads and writes a text of its own, which nothing sends.
        self.fields.with_value(|fields| fields.get(name).copied()).unwrap_or_default()
    }

    /// What is wrong with a field, in words that say what to do.
    pub(crate) fn error(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.errors.with(|e| e.iter().find(|e| e.field == name).map(form_words)))
    }

    /// All texts, as the record's readers take them. Follows every field when called in a reactive place.
    pub(crate) fn texts(self) -> FormTexts {
        self.fields
            .with_value(|fields| fields.iter().map(|(name, text)| ((*name).to_owned(), text.get())).collect_map())
    }

    /// All texts, without following them.
    pub(crate) fn texts_now(self) -> FormTexts {
        untrack(|| self.texts())
    }

    /// Texts for every field, empty ones too.
    fn whole(self, texts: &BTreeMap<&'static str, String>) -> FormTexts {
        let text = |name: &&'static str| ((*name).to_owned(), texts.get(name).cloned().unwrap_or_default());
        self.fields.with_value(|fields| fields.keys().map(text).collect_map())
    }

    /// Whether what is edited still is as it was when the form began. Where it isn't, both versions are shown field by field; the edit is
    /// then made on what is stored now, once the person has chosen and saves again. `stored` are the texts of what is stored now.
    pub(crate) fn is_current(self, stored: &BTreeMap<&'static str, String>) -> bool {
        self.base.is_current(self.whole(stored), self.refused, || {
            self.clear_errors();
            self.fields.with_value(|fields| fields.iter().map(|(name, text)| self.compared(name, *text)).collect())
        })
    }

    fn compared(self, name: &'static str, text: RwSignal<String>) -> Compared {
        let shown = self.shown.with_value(|all| all.get(name).cloned());
        let (label, options) = shown.unwrap_or_else(|| (name.to_owned(), None));
        let words = options.map(|all| all.get_untracked().into_iter().collect_map()).unwrap_or_default();
        Compared { name: name.to_owned(), label, text, words }
    }

    /// Does a command; says whether the change is kept. What the clinic refuses is said in the form and nothing is lost.
    pub(crate) async fn run(self, command: Command) -> bool {
        self.kept(self.desk.run_typed(command, self.done_with())).await
    }

    /// The same of what is kept in a way of its own.
    pub(crate) async fn kept(self, keeping: impl Future<Output = Result<(), Failure>>) -> bool {
        self.saving.set(true);
        self.refused.set(None);
        let done = keeping.await;
        // The page may be gone by then, and its form with it.
        let is_gone = self.saving.try_set(false).is_some();
        let Err(failure) = done else { return true };
        match failure {
            Failure::Refused(Refusal::Impossible(error), _) if !is_gone => self.fail(vec![error]),
            Failure::Refused(Refusal::DuplicateNumber, _) if !is_gone => {
                let number = self.text(NUMBER).try_get_untracked().unwrap_or_default();
                self.fail(vec![FieldError::new(NUMBER, Expected::FreeNumber, &number)]);
            }
            failure => self.desk.say_in(self.refused, &failure),
        }
        false
    }

    /// Takes away what was said of an earlier try, with other texts.
    pub(crate) fn clear_errors(self) {
        self.errors.set(Vec::new());
        self.refused.set(None);
    }

    /// Shows these errors and moves the focus to the first field that has one.
    pub(crate) fn fail(self, errors: Vec<FieldError>) {
        self.clear_errors();
        self.errors.set(errors);
        focus_in_form("[aria-invalid='true']");
    }
}

/// Moves the focus to the first field of the open form that the selector fits, once it is drawn.
pub(super) fn focus_in_form(selector: &'static str) {
    request_animation_frame(move || {
        let first = document().query_selector(&format!("dialog[open] {selector}")).ok().flatten();
        if let Some(field) = first.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            // A field that can't take the focus still shows its error.
            let _ = field.focus();
        }
    });
}
