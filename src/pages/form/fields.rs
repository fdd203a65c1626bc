//! The dialog frame of all forms, and their fields: each tied by its name to the form's texts and errors.

use super::driver::Form;
use crate::record::{About, Empty, Kind, TextKind};
use crate::ui::{Dialog, SelectField, TextArea, TextField};
use crate::words::{bounds_words, say, worded};
use leptos::prelude::*;

/// A dialog with a form, its refusal and its two buttons.
#[component]
pub(crate) fn FormDialog(
    /// Unique on the page.
    id: &'static str,
    title: Signal<String>,
    /// Whose record is changed; none while it is a new patient's.
    about: Signal<Option<String>>,
    open: Signal<bool>,
    close: Callback<()>,
    form: Form,
    /// What the save button does.
    submit: Callback<()>,
    /// What the save button says.
    #[prop(into)]
    save: Signal<&'static str>,
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
        <Dialog id=id title about open close=leave held=form.saving>
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
                {form.base.view()}
                <div role="alert">{move || form.refused.get().map(|why| view! { <p class="error">{why}</p> })}</div>
                <div class="form-buttons">
                    <button type="submit" class="button primary" aria-disabled=is_saving>{save}</button>
                    <button type="button" class="button" aria-disabled=is_saving on:click=cancel>{worded("Cancel")}</button>
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

/// The texts of a choice with what is shown for them.
type Options = Signal<Vec<(String, String)>>;

/// What a dialog adds to its fields, each by its name.
#[derive(Default)]
pub(crate) struct FieldParts {
    /// What helps to fill them in.
    pub(crate) hints: Vec<(&'static str, Signal<Option<String>>)>,
    /// Of a text that is chosen: the texts with what is shown for them.
    pub(crate) choices: Vec<(&'static str, Options)>,
}

/// The fields of a record, free texts last; those that belong together under their heading.
pub(crate) fn record_fields(form: Form, all: Vec<&'static About>, parts: &FieldParts) -> AnyView {
    let is_note = |about: &&'static About| about.kind == Kind::Text(TextKind::Note);
    let (notes, others): (Vec<&'static About>, Vec<&'static About>) = all.into_iter().partition(is_note);
    let groups = others.chunk_by(|a, b| a.group == b.group && !a.group.is_empty());
    let group = |fields: &[&'static About]| {
        let views = fields.iter().map(|about| field(form, about, parts)).collect_view();
        match fields {
            [About { group, unit, .. }, ..] if !group.is_empty() => view! {
                <fieldset class="field-group">
                    <legend>{say!("{group} ({unit})", group = worded(group), unit = worded(unit))}</legend>
                    {views}
                </fieldset>
            }
            .into_any(),
            _ => views.into_any(),
        }
    };
    let groups = groups.map(group).collect_view();
    let notes = notes.into_iter().map(|about| field(form, about, parts)).collect_view();
    view! { {groups} {notes} }.into_any()
}

/// One field of a record, as its kind is typed.
fn field(form: Form, about: &'static About, parts: &FieldParts) -> AnyView {
    let name = about.name;
    let of = |all: &[(&'static str, Signal<Option<String>>)]| all.iter().find(|(of, _)| *of == name).map(|(_, s)| *s);
    let hint = of(&parts.hints).unwrap_or_else(no_hint);
    let choice = parts.choices.iter().find(|(of, _)| *of == name).map(|(_, options)| *options);
    let options = choice.or_else(|| (!about.words().is_empty()).then(|| Signal::stored(options(about))));
    let label = label(about, options.is_some());
    form.shows(name, label.clone(), options);
    let (id, value, error) = (field_id(form.id, name), form.text(name), form.error(name));
    let (kind, inputmode, bounds) = match (options, about.kind) {
        (Some(options), _) => return view! { <SelectField id label value options hint error /> }.into_any(),
        (_, Kind::Text(TextKind::Note)) => return view! { <TextArea id label value hint error /> }.into_any(),
        (_, Kind::Text(kind)) => ("text", "text", Some(kind)),
        (_, Kind::Number(bounds)) => ("text", if bounds.is_whole { "numeric" } else { "decimal" }, None),
        (_, Kind::Day) => ("date", "none", None),
        (_, Kind::Time) => ("time", "none", None),
        (_, Kind::Choice(_)) => ("text", "none", None),
    };
    view! { <TextField id label value hint error kind inputmode bounds /> }.into_any()
}

/// A field's label, with the unit or the range of its numbers, or that it may stay empty.
fn label(About { label, group, unit, kind, empty, .. }: &About, is_choice: bool) -> String {
    let label = worded(label);
    match kind {
        _ if is_choice || !group.is_empty() => label.to_owned(),
        Kind::Number(_) if !unit.is_empty() => say!("{label} ({unit})", label, unit = worded(unit)),
        Kind::Number(bounds) if bounds.is_range() => {
            say!("{label} ({range})", label, range = bounds_words(*bounds, ""))
        }
        Kind::Number(_) => label.to_owned(),
        _ if *empty == Empty::Unknown => say!("{label} (may stay empty)", label),
        _ => label.to_owned(),
    }
}

/// The words of a choice, with an empty one first where nobody may have said.
fn options(about: &About) -> Vec<(String, String)> {
    let none = (about.empty == Empty::Unknown).then(|| (String::new(), worded("not said").to_owned()));
    none.into_iter().chain(about.words().iter().map(|w| (w.word.to_owned(), worded(w.label).to_owned()))).collect()
}

/// A day that no record has a field for; `hint` helps to fill it in.
pub(crate) fn day_field(form: Form, name: &'static str, label: &'static str, hint: Signal<Option<String>>) -> AnyView {
    form.shows(name, label.to_owned(), None);
    let (id, value, error) = (field_id(form.id, name), form.text(name), form.error(name));
    view! { <TextField id label value hint error kind="date" inputmode="none" /> }.into_any()
}

/// A time of day that no record has a field for.
pub(crate) fn time_field(form: Form, name: &'static str, label: &'static str) -> AnyView {
    form.shows(name, label.to_owned(), None);
    let (id, value, error) = (field_id(form.id, name), form.text(name), form.error(name));
    view! { <TextField id label value error kind="time" inputmode="none" /> }.into_any()
}

/// A hint that never changes.
pub(crate) fn hint(text: &str) -> Signal<Option<String>> {
    Signal::stored(Some(text.to_owned()))
}

/// No hint: the label says it all.
fn no_hint() -> Signal<Option<String>> {
    Signal::stored(None)
}
