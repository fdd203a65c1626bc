//! Adding and editing an instrument, with whose state that would change shown before it is kept.

use crate::desk::Command;
use crate::pages::form::{FieldParts, Form, FormDialog, Place, hint, record_fields};
use crate::pages::settings::Consequences;
use crate::pages::state::{Desk, use_desk};
use crate::record::{
    About, Choice, EntryOptions, FieldError, Instrument, InstrumentId, InstrumentSet, Record, Texts, read_instrument,
    texts,
};
use crate::ui::{effect, start};
use crate::words::{change_rule_words, say, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// What the form is called among the drafts.
const FORM: &str = "instrument";
/// The page that a draft is continued on.
pub(super) const PAGE: &str = "/settings/instruments";

/// What the dialog is open for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum InstrumentTarget {
    /// A new one.
    New,
    /// That one, as it is in force; a built-in one becomes the clinic's own.
    Edit(InstrumentId),
}

impl InstrumentTarget {
    /// As a draft names it: by its id, a new one by none.
    fn text(&self) -> String {
        match self {
            Self::New => String::new(),
            Self::Edit(id) => id.to_string(),
        }
    }

    fn of(text: &str) -> Option<Self> {
        if text.is_empty() { Some(Self::New) } else { InstrumentId::new(text).ok().map(Self::Edit) }
    }
}

/// The dialog, open while there is a target.
#[component]
pub(super) fn InstrumentDialog(target: RwSignal<Option<InstrumentTarget>>) -> impl IntoView {
    let desk = use_desk();
    let form = Form::new(desk, FORM, Instrument::about().map(|about| about.name));
    effect(move || {
        if let Some(target) = target.get() {
            form.fill(&stored(desk, &target).map_or_else(begin, |instrument| texts(&*instrument)));
        }
    });
    form.keeps_drafts(
        target,
        |target| Place { page: PAGE.to_owned(), target: target.text(), more: Vec::new() },
        InstrumentTarget::of,
    );
    let submit = move || {
        let Some(target_now) = target.get_untracked() else { return };
        let instrument = match untrack(|| read(form)) {
            Ok(instrument) => instrument,
            Err(errors) => return form.fail(errors),
        };
        if let Some(now) = stored(desk, &target_now)
            && !form.is_current(&texts(&*now))
        {
            return;
        }
        let was = match target_now {
            InstrumentTarget::New => None,
            InstrumentTarget::Edit(id) => own(desk, &id),
        };
        start(async move {
            let command = Command::SetInstrument { instrument: Box::new(instrument), was: was.map(Box::new) };
            if form.run(command).await {
                let _ = target.try_set(None);
            }
        });
    };
    let title = move || match target.get() {
        Some(InstrumentTarget::Edit(id)) => {
            desk.clinic.with(|clinic| clinic.instruments.get(&id).map(|i| say!("Edit {name}", name = i.shown_name())))
        }
        _ => Some(worded("Add an instrument").to_owned()),
    };
    let is_edit = Memo::new(move |_| matches!(target.get(), Some(InstrumentTarget::Edit(_))));
    // What names it stays while it is edited: its scores name it so.
    let fields = move || {
        let shown = |about: &&'static About| !is_edit.get() || about.name != "id";
        record_fields(form, Instrument::about().filter(shown).collect(), &parts())
    };
    let typed = Memo::new(move |_| read(form).ok());
    let would_be = Signal::derive(move || {
        let (mut all, policy) = desk.clinic.with(|c| (InstrumentSet::clone(&c.instruments), c.policy.clone()));
        all.insert(typed.get()?);
        Some((Arc::new(all), policy))
    });
    let rule = move || desk.clinic.with(|clinic| Some(change_rule_words(&typed.get()?, &clinic.policy)));
    let is_open = Signal::derive(move || target.get().is_some());
    view! {
        <FormDialog
            id="instrument-dialog"
            title=Signal::derive(move || title().unwrap_or_default())
            about=Signal::stored(None)
            open=is_open
            close=Callback::new(move |()| target.set(None))
            form=form
            submit=Callback::new(move |()| submit())
            save=worded("Save instrument")
        >
            {fields}
            <p class="preview" role="status">{rule}</p>
            <Show when=move || is_open.get()>
                <Consequences next=would_be />
            </Show>
        </FormDialog>
    }
    .into_any()
}

/// The instrument in force that is edited.
fn stored(desk: Desk, target: &InstrumentTarget) -> Option<Arc<Instrument>> {
    let InstrumentTarget::Edit(id) = target else { return None };
    desk.clinic.with_untracked(|clinic| clinic.instruments.get(id).cloned())
}

/// The clinic's own one of that id.
fn own(desk: Desk, id: &InstrumentId) -> Option<Instrument> {
    desk.clinic.with_untracked(|clinic| clinic.own_instruments.iter().find(|own| own.id == *id).cloned())
}

/// The instrument that stands in the form; follows its fields.
fn read(form: Form) -> Result<Instrument, Vec<FieldError>> {
    read_instrument(&form.texts(), EntryOptions::default())
}

/// What a new one starts from. What it measures and which end is better is for a person to say.
fn begin() -> Texts {
    let no = bool::word(false).to_owned();
    Texts::from([("items_may_be_shipped", no.clone()), ("retired", no)])
}

/// The fields' meanings.
fn parts() -> FieldParts {
    let hints = Instrument::about().map(|about| (about.name, hint(worded(about.meaning))));
    FieldParts { hints: hints.collect(), choices: Vec::new() }
}
