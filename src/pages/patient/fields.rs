//! The dialog frame of all forms, and their fields: each tied by its name to the form's texts and errors.

use super::form::Form;
use crate::record::TextKind;
use crate::ui::{ConflictView, Dialog, SelectField, TextArea, TextField};
use leptos::prelude::*;

/// A dialog with a form, its refusal and its two buttons.
#[component]
pub(super) fn FormDialog(
    /// Unique on the page.
    id: &'static str,
    title: Signal<&'static str>,
    /// Whose record is changed; none while it is a new patient's.
    about: Signal<Option<String>>,
    open: Signal<bool>,
    close: Callback<()>,
    form: Form,
    /// What the save button does.
    submit: Callback<()>,
    /// What the save button says.
    save: &'static str,
    children: Children,
) -> impl IntoView {
    // Esc and ✕ may be a slip: what is typed is offered again. Cancel means it.
    let leave = Callback::new(move |()| {
        form.put_aside();
        close.run(());
    });
    // Switched off, a button would lose the focus, which is wanted there again where nothing could be saved.
    let is_saving = move || form.saving.get().then_some("true");
    let cancel = move |_| {
        if !form.saving.get_untracked() {
            close.run(());
        }
    };
    view! {
        <Dialog id=id title=Signal::derive(move || title.get().to_owned()) about open close=leave held=form.saving>
            <form
                class="record-form"
                autocomplete="off"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    if !form.saving.get_untracked() {
                        submit.run(());
                    }
                }
            >
                {form.continued()}
                {children()}
                <ConflictView id=form.id conflicts=form.conflicts />
                <div role="alert">{move || form.refused.get().map(|why| view! { <p class="error">{why}</p> })}</div>
                <div class="form-buttons">
                    <button type="submit" class="button primary" aria-disabled=is_saving>{save}</button>
                    <button type="button" class="button" aria-disabled=is_saving on:click=cancel>"Cancel"</button>
                </div>
            </form>
        </Dialog>
    }
    .into_any()
}

/// The id of a form's field: names alone would meet on a page with several forms.
fn field_id(form: &'static str, name: &str) -> String {
    format!("{form}-{}", name.replace('_', "-"))
}

/// What a field is, besides its name and label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    Text,
    /// A number that may have decimals.
    Decimal,
    /// A whole number.
    Whole,
    /// A calendar day.
    Date,
    /// A clock time.
    Time,
}

/// A field of one line; `hint` helps to fill it in.
pub(super) fn text_field(
    form: Form,
    name: &'static str,
    label: &'static str,
    kind: Kind,
    hint: Signal<Option<String>>,
) -> AnyView {
    let (kind, inputmode) = match kind {
        Kind::Text => ("text", "text"),
        Kind::Decimal => ("text", "decimal"),
        Kind::Whole => ("text", "numeric"),
        Kind::Date => ("date", "none"),
        Kind::Time => ("time", "none"),
    };
    form.shows(name, label, None);
    let (id, value, error) = (field_id(form.id, name), form.text(name), form.error(name));
    let bounds = match name {
        "name" => Some(TextKind::Name),
        "patient_id" => Some(TextKind::Number),
        _ => None,
    };
    view! { <TextField id label value hint error kind inputmode bounds /> }.into_any()
}

/// A choice of one among few.
pub(super) fn choice_field(
    form: Form,
    name: &'static str,
    label: &'static str,
    options: Signal<Vec<(String, String)>>,
    hint: Signal<Option<String>>,
) -> AnyView {
    form.shows(name, label, Some(options));
    let (id, value, error) = (field_id(form.id, name), form.text(name), form.error(name));
    view! { <SelectField id label value options hint error /> }.into_any()
}

/// Free text.
pub(super) fn note_field(form: Form) -> AnyView {
    const LABEL: &str = "Note (may stay empty)";
    form.shows("note", LABEL, None);
    let (id, value, error) = (field_id(form.id, "note"), form.text("note"), form.error("note"));
    view! { <TextArea id label=LABEL value error /> }.into_any()
}

/// A record's own list of values as a choice, each by the word that files use.
pub(super) fn words_of<T>(all: &[(T, &'static str)]) -> Vec<(String, String)> {
    all.iter().map(|(_, word)| ((*word).to_owned(), (*word).to_owned())).collect()
}

/// The same, with an empty choice first, for what nobody has said.
pub(super) fn words_or_none<T>(all: &[(T, &'static str)]) -> Vec<(String, String)> {
    let mut list = vec![(String::new(), "not said".to_owned())];
    list.extend(words_of(all));
    list
}

/// A hint that never changes.
pub(super) fn hint(text: &str) -> Signal<Option<String>> {
    Signal::stored(Some(text.to_owned()))
}

/// No hint: the label says it all.
pub(super) fn no_hint() -> Signal<Option<String>> {
    Signal::stored(None)
}
