//! Adding, editing and deleting a patient.

use super::asked::Asked;
use super::fields::{FormDialog, Kind, choice_field, hint, no_hint, note_field, text_field, words_or_none};
use super::form::Form;
use super::half_typed::{target_keys, target_text, use_page};
use super::waiting::Place;
use crate::browser::keys::new_key;
use crate::desk::Command;
use crate::pages::state::use_desk;
use crate::record::{Chart, Day, Key, KnownPatients, Patient, Sex, Texts, patient_texts, read_patient};
use crate::ui::{button, focus_id};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Which patient's fields are shown; a new one's if there is no key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PatientTarget(Option<Key>);

impl PatientTarget {
    /// A new patient.
    pub(crate) const fn new() -> Self {
        Self(None)
    }

    /// A patient to be edited.
    pub(super) const fn edit(patient: Key) -> Self {
        Self(Some(patient))
    }
}

const COURSE_HINT: &str = "The present course counts from this day on, and its baseline comes from before its first session. Empty means from the first \
                           session of all.";

/// The button that asks whether to delete, and the one that does.
const DELETE: &str = "patient-delete";
const REALLY_DELETE: &str = "patient-really-delete";

const FIELDS: [&str; 6] = ["patient_id", "name", "birth_date", "sex", "note", "course_start"];

/// The dialog, open while there is a target. A new patient's page is opened once the patient is kept.
#[component]
pub(crate) fn PatientDialog(target: RwSignal<Option<PatientTarget>>) -> impl IntoView {
    let desk = use_desk();
    let navigate = StoredValue::new(use_navigate());
    let go = move |to: String| navigate.with_value(|navigate| navigate(&to, NavigateOptions::default()));
    let form = Form::new(desk, "patient", &FIELDS);
    let deleting = RwSignal::new(false);
    let asked = Asked::new();
    Effect::new(move |_| {
        let Some(PatientTarget(existing)) = target.get() else { return };
        let clinic = desk.clinic.get_untracked();
        let texts = existing.and_then(|key| clinic.chart(key)).map(|c| patient_texts(&c.patient));
        form.fill(&texts.unwrap_or_else(Texts::new));
        deleting.set(false);
        asked.clear();
    });
    let page = use_page();
    form.keeps_drafts(
        move || {
            let PatientTarget(existing) = target.get_untracked()?;
            Some(Place { page: page.clone(), target: target_text(existing, None), more: Vec::new() })
        },
        move |text| match target_keys(text) {
            Some((existing, None)) => {
                target.set(Some(PatientTarget(existing)));
                true
            }
            _ => false,
        },
    );
    let submit = move || {
        let Some(PatientTarget(existing)) = target.get_untracked() else { return };
        let key = existing.unwrap_or_else(new_key);
        let patient = match read_patient(&form.texts_now(), desk.entry_options(), key) {
            Ok(patient) => patient,
            Err(errors) => return form.fail(errors),
        };
        let stored = existing.and_then(|key| desk.clinic.with_untracked(|c| Some(c.chart(key)?.patient.clone())));
        // Of what stays as it is, nothing is asked again.
        let identity = |p: &Patient| (p.number.clone(), p.name.clone(), p.birth_date);
        if stored.as_ref().map(identity) != Some(identity(&patient)) {
            let known =
                desk.clinic.with_untracked(|c| KnownPatients::of(c.charts.values().map(|chart| &chart.patient)));
            if !asked.is_meant(known.questions(&patient)) {
                return;
            }
        }
        let command = match (existing, stored) {
            (Some(_), Some(was)) if form.is_current(&patient_texts(&was)) => Command::EditPatient { patient, was },
            (Some(_), Some(_)) => return,
            // Gone meanwhile, which the clinic says in words.
            (Some(_), None) => Command::EditPatient { was: patient.clone(), patient },
            (None, _) => Command::AddPatient(patient),
        };
        form.run(command, move || {
            let _ = target.try_set(None);
            if existing.is_none() {
                go(format!("/patients/{key}"));
            }
        });
    };
    let delete = move |_| {
        let Some(PatientTarget(Some(key))) = target.get_untracked() else { return };
        let Some(seen) = desk.clinic.with_untracked(|c| c.chart(key).cloned()) else { return };
        form.run(Command::DeletePatient(seen), move || {
            let _ = target.try_set(None);
            go("/".to_owned());
        });
    };
    // The button that was pressed is gone then: the focus goes to the one that stands in its place.
    let ask = move |whether: bool| {
        deleting.set(whether);
        request_animation_frame(move || focus_id(if whether { REALLY_DELETE } else { DELETE }));
    };
    let is_new = move || target.get().is_none_or(|t| t.0.is_none());
    let what_goes = move || {
        let key = target.get()?.0?;
        let today = desk.today.get();
        desk.clinic.with(|clinic| clinic.chart(key).map(|chart| what_goes(chart, today)))
    };
    view! {
        <FormDialog
            id="patient-dialog"
            title=Signal::derive(move || if is_new() { "Add patient" } else { "Edit patient" })
            about=Signal::derive(move || desk.identity(target.get()?.0?))
            open=Signal::derive(move || target.get().is_some())
            close=Callback::new(move |()| target.set(None))
            form=form
            submit=Callback::new(move |()| submit())
            save="Save patient"
        >
            {text_field(form, "patient_id", "Number in the clinic", Kind::Text, no_hint())}
            {text_field(form, "name", "Name (may stay empty)", Kind::Text, no_hint())}
            {text_field(form, "birth_date", "Date of birth (may stay empty)", Kind::Date, no_hint())}
            {choice_field(form, "sex", "Sex", Signal::stored(words_or_none(&Sex::ALL)), no_hint())}
            {text_field(form, "course_start", "Course start (may stay empty)", Kind::Date, hint(COURSE_HINT))}
            {note_field(form)}
            {asked.view("Save patient")}
            <Show when=move || !is_new()>
                <div class="delete-patient">
                    <Show
                        when=move || deleting.get()
                        fallback=move || {
                            button("Delete patient…", move |_| ask(true)).quiet().id(DELETE).view()
                        }
                    >
                        <p role="alert">{what_goes}</p>
                        {button("Delete patient and record", delete).danger().id(REALLY_DELETE)}
                        {button("Keep", move |_| ask(false))}
                    </Show>
                </div>
            </Show>
        </FormDialog>
    }
    .into_any()
}

/// What a deletion takes along, named before it is done.
fn what_goes(chart: &Chart, today: Day) -> String {
    let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    format!(
        "This deletes {}, with {}, {} and {}, from this browser. Undo brings all of it back until the page is closed.",
        chart.patient.identity(today),
        count(chart.sessions.len(), "session"),
        count(chart.scores.len(), "score"),
        count(chart.reviews.len(), "review"),
    )
}
