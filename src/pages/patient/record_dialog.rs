//! The dialog of one kind of record: its fields as the record's table has them, what is asked before it is kept, and what another tab has
//! done to it meanwhile.

use super::questions::Asked;
use crate::browser::keys::new_key;
use crate::caseload::Clinic;
use crate::desk::Command;
use crate::pages::form::{
    FieldParts, Form, FormDialog, FormTexts, Place, record_fields, target_keys, target_text, use_page,
};
use crate::pages::state::{Desk, use_desk};
use crate::record::{Chart, Day, EntryOptions, FieldError, Key, Question, Record, Texts, texts};
use crate::ui::{effect, start};
use crate::words::{doubt_sentence, say, worded};
use leptos::prelude::*;

/// Whose record is entered, and which one if it is there already. Of a patient both are the patient's own key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RecordTarget {
    patient: Option<Key>,
    record: Option<Key>,
}

impl RecordTarget {
    /// A new patient.
    pub(crate) const NEW_PATIENT: Self = Self { patient: None, record: None };

    /// A new session or score of that patient.
    pub(crate) const fn new(patient: Key) -> Self {
        Self { patient: Some(patient), record: None }
    }

    /// What a draft names: a record of that patient, or a new one.
    pub(super) const fn of(patient: Key, record: Option<Key>) -> Self {
        Self { patient: Some(patient), record }
    }

    /// A session or score of that patient, to be edited; or the patient, under the one key.
    pub(super) const fn edit(patient: Key, record: Key) -> Self {
        Self { patient: Some(patient), record: Some(record) }
    }

    /// Whose record it is; none of a new patient's.
    pub(crate) const fn patient(self) -> Option<Key> {
        self.patient
    }

    /// The record that is edited, if it is there already.
    pub(super) const fn record(self) -> Option<Key> {
        self.record
    }
}

/// What a dialog is called, and what it says, in English.
pub(super) struct FormWords {
    /// The title for a new record.
    pub(super) add: &'static str,
    /// The title for one that is there.
    pub(super) edit: &'static str,
    /// What the save button says.
    pub(super) save: &'static str,
    /// Said where the record that is edited is gone.
    pub(super) gone: &'static str,
}

/// What the dialog of a kind of record has of its own.
pub(super) trait Entered: Record<Key = Key> {
    /// What its form is called among the drafts: "session".
    const NAME: &'static str;
    /// The dialog's id.
    const DIALOG: &'static str;
    /// What the dialog says.
    const WORDS: FormWords;

    /// The record that is stored.
    fn stored(clinic: &Clinic, target: RecordTarget) -> Option<Self>;
    /// What a new one starts from.
    fn begin(clinic: &Clinic, target: RecordTarget, today: Day) -> Texts;
    /// The record that stands in the form.
    fn read(texts: &FormTexts, options: EntryOptions, clinic: &Clinic, key: Key) -> Read<Self>;
    /// What to ask before it is kept; `was` is what it is made of.
    fn questions(&self, clinic: &Clinic, patient: Option<Key>, was: Option<&Self>, today: Option<Day>)
    -> Vec<Question>;
    /// What keeps it.
    fn command(self, patient: Option<Key>, was: Option<Self>) -> Option<Command>;

    /// What a draft is about that names these keys.
    fn target(patient: Option<Key>, record: Option<Key>) -> Option<RecordTarget> {
        Some(RecordTarget { patient: Some(patient?), record })
    }

    /// A new one where that was edited.
    fn as_new(target: RecordTarget) -> RecordTarget {
        RecordTarget { record: None, ..target }
    }
}

/// A record of a form, or what is wrong with its fields.
pub(super) type Read<R> = Result<R, Vec<FieldError>>;

/// What is done when a dialog opens for a record.
type Opened = Box<dyn Fn(&Clinic, RecordTarget)>;

/// What a dialog shows and does besides.
pub(super) struct Parts {
    /// What helps with its fields.
    pub(super) fields: FieldParts,
    /// What is done when it opens for that.
    pub(super) opened: Opened,
    /// What is done once the record of that key is kept.
    pub(super) saved: Callback<(RecordTarget, Key)>,
    /// What stands below the fields.
    pub(super) below: AnyView,
}

/// The form of a kind of record.
pub(super) fn record_form<R: Entered>(desk: Desk) -> Form {
    Form::new(desk, R::NAME, R::about().map(|about| about.name))
}

/// What the record that stands in the form would change, in words, for as long as it can be read.
type Preview<R> = fn(&Clinic, &Chart, &R, Day) -> Option<String>;

/// The line below a form that says it; of a patient whose record is in doubt, that nothing can be saved before that is decided.
pub(super) fn preview_of<R: Entered>(
    form: Form,
    target: RwSignal<Option<RecordTarget>>,
    preview: Preview<R>,
) -> AnyView {
    let desk = form.desk;
    let words = move || {
        let target = target.get()?;
        let patient = target.patient()?;
        if let Some(doubt) = desk.doubt(patient) {
            return Some(say!(
                "{doubt} Decide about it first, on the data page; before that nothing can be saved here.",
                doubt = doubt_sentence(doubt)
            ));
        }
        let record = read_form::<R>(form, target.record().unwrap_or(Key::from_bits(0))).ok()?;
        let clinic = desk.clinic.get();
        preview(&clinic, clinic.chart(patient)?, &record, desk.today.get())
    };
    view! { <p class="preview" role="status">{words}</p> }.into_any()
}

/// The record that stands in the form now; follows its fields when called in a reactive place.
fn read_form<R: Entered>(form: Form, key: Key) -> Read<R> {
    form.desk.clinic.with(|clinic| R::read(&form.texts(), form.desk.entry_options(), clinic, key))
}

/// The dialog, open while there is a target.
pub(super) fn record_dialog<R: Entered>(
    form: Form,
    target: RwSignal<Option<RecordTarget>>,
    Parts { fields, opened, saved, below }: Parts,
) -> AnyView {
    let desk = use_desk();
    let asked = Asked::new();
    effect(move || {
        let Some(target) = target.get() else { return };
        let (clinic, today) = (desk.clinic.get_untracked(), desk.today.get_untracked());
        let stored = R::stored(&clinic, target);
        form.fill(&stored.map_or_else(|| R::begin(&clinic, target, today), |record| texts(&record)));
        asked.clear();
        opened(&clinic, target);
    });
    let page = use_page();
    form.keeps_drafts(
        target,
        move |RecordTarget { patient, record }| {
            // Of a patient the draft names the one key once.
            let record = record.filter(|record| Some(*record) != patient);
            Place { page: page.clone(), target: target_text(patient, record), more: Vec::new() }
        },
        |text| target_keys(text).and_then(|(patient, record)| R::target(patient, record)),
    );
    let submit = move || {
        let Some(target_now) = target.get_untracked() else { return };
        let RecordTarget { patient, record: existing } = target_now;
        let key = existing.unwrap_or_else(new_key);
        let record = match untrack(|| read_form::<R>(form, key)) {
            Ok(record) => record,
            Err(errors) => return form.fail(errors),
        };
        form.clear_errors();
        let clinic = desk.clinic.get_untracked();
        let was = R::stored(&clinic, target_now);
        match &was {
            Some(was) if !form.is_current(&texts(was)) => return,
            // Gone meanwhile: what was typed is not.
            None if existing.is_some() => {
                return form.offer_as_new(worded(R::WORDS.gone));
            }
            _ => {}
        }
        if !asked.is_meant(record.questions(&clinic, patient, was.as_ref(), desk.entry_options().latest)) {
            return;
        }
        let Some(command) = record.command(patient, was) else { return };
        start(async move {
            if form.run(command).await {
                let _ = target.try_set(None);
                // Locked at the same moment, the page is gone with what it does next.
                let _ = saved.try_run((target_now, key));
            }
        });
    };
    let title = move || match target.get() {
        Some(RecordTarget { record: Some(_), .. }) => worded(R::WORDS.edit).to_owned(),
        _ => worded(R::WORDS.add).to_owned(),
    };
    let as_new = form.as_new_button(move || target.update(|target| *target = target.map(R::as_new)));
    view! {
        <FormDialog
            id=R::DIALOG
            title=Signal::derive(title)
            about=Signal::derive(move || desk.identity(target.get()?.patient?))
            open=Signal::derive(move || target.get().is_some())
            close=Callback::new(move |()| target.set(None))
            form=form
            submit=Callback::new(move |()| submit())
            save=worded(R::WORDS.save)
        >
            {record_fields(form, R::about().collect(), &fields)}
            {as_new}
            {asked.view(worded(R::WORDS.save))}
            {below}
        </FormDialog>
    }
    .into_any()
}
