//! Adding, editing and deleting a patient.

use super::fields::{FormDialog, Kind, choice_field, hint, no_hint, note_field, text_field, words_or_none};
use super::form::Form;
use super::half_typed::{Place, target_keys, target_text, use_page};
use crate::browser::keys::new_key;
use crate::desk::Command;
use crate::pages::state::use_desk;
use crate::record::{Chart, EntryOptions, Key, Sex, Texts, patient_texts, read_patient};
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

const FIELDS: [&str; 6] = ["patient_id", "name", "birth_date", "sex", "note", "course_start"];

/// The dialog, open while there is a target. A new patient's page is opened once the patient is kept.
#[component]
pub(crate) fn PatientDialog(target: RwSignal<Option<PatientTarget>>) -> impl IntoView {
    let desk = use_desk();
    let navigate = StoredValue::new(use_navigate());
    let go = move |to: String| navigate.with_value(|navigate| navigate(&to, NavigateOptions::default()));
    let form = Form::new(desk, "patient", &FIELDS);
    let deleting = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(PatientTarget(existing)) = target.get() else { return };
        let clinic = desk.clinic.get_untracked();
        let texts = existing.and_then(|key| clinic.chart(key)).map(|c| patient_texts(&c.patient));
        form.fill(&texts.unwrap_or_else(Texts::new));
        deleting.set(false);
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
        let patient = match read_patient(&form.texts_now(), EntryOptions::default(), key) {
            Ok(patient) => patient,
            Err(errors) => return form.fail(errors),
        };
        let stored = existing.and_then(|key| desk.clinic.with_untracked(|c| Some(c.chart(key)?.patient.clone())));
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
    let is_new = move || target.get().is_none_or(|t| t.0.is_none());
    let what_goes = move || {
        let key = target.get()?.0?;
        desk.clinic.with(|clinic| clinic.chart(key).map(|chart| what_goes(chart)))
    };
    view! {
        <FormDialog
            id="patient-dialog"
            title=Signal::derive(move || if is_new() { "Add patient" } else { "Edit patient" })
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
            <Show when=move || !is_new()>
                <div class="delete-patient">
                    <Show
                        when=move || deleting.get()
                        fallback=move || {
                            view! {
                                <button type="button" class="button quiet" on:click=move |_| deleting.set(true)>
                                    "Delete patient…"
                                </button>
                            }
                        }
                    >
                        <p role="alert">{what_goes}</p>
                        <button type="button" class="button danger" on:click=delete>
                            "Delete patient and record"
                        </button>
                        <button type="button" class="button" on:click=move |_| deleting.set(false)>
                            "Keep"
                        </button>
                    </Show>
                </div>
            </Show>
        </FormDialog>
    }
    .into_any()
}

/// What a deletion takes along, named before it is done.
fn what_goes(chart: &Chart) -> String {
    let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    format!(
        "This deletes {} with {}, {} and {} from this browser. Undo brings all of it back until the page is closed.",
        chart.patient.display_name(),
        count(chart.sessions.len(), "session"),
        count(chart.scores.len(), "score"),
        count(chart.reviews.len(), "review"),
    )
}
