//! Adding, editing and deleting a patient.

use super::record_dialog::{Entered, FormWords, Parts, Read, RecordTarget, preview_of, record_dialog, record_form};
use crate::caseload::{Clinic, Foreseen};
use crate::desk::Command;
use crate::pages::form::{FieldParts, Form, FormTexts, hint};
use crate::pages::state::use_desk;
use crate::record::{Chart, Day, EntryOptions, Key, KnownPatients, Patient, Question, Texts, read_patient};
use crate::ui::use_navigate;
use crate::ui::{button, focus_id, start};
use crate::words::{patient_goes_words, record_preview_words, worded};
use leptos::prelude::*;
use leptos_router::NavigateOptions;

const COURSE_HINT: &str = "The present course counts from this day on, and its baseline comes from before its first session. Empty means from the first \
                           session of all.";

/// The button that asks whether to delete, and the one that does.
const DELETE: &str = "patient-delete";
const REALLY_DELETE: &str = "patient-really-delete";

impl Entered for Patient {
    const NAME: &'static str = "patient";
    const DIALOG: &'static str = "patient-dialog";
    const WORDS: FormWords = FormWords {
        add: "Add patient",
        edit: "Edit patient",
        save: "Save patient",
        gone: "This patient was deleted in another tab meanwhile. What you typed is still here.",
    };

    fn stored(clinic: &Clinic, target: RecordTarget) -> Option<Self> {
        Some(clinic.chart(target.record()?)?.patient.clone())
    }

    fn begin(_: &Clinic, _: RecordTarget, _: Day) -> Texts {
        Texts::new()
    }

    fn read(texts: &FormTexts, options: EntryOptions, _: &Clinic, key: Key) -> Read<Self> {
        read_patient(texts, options, key)
    }

    fn questions(&self, clinic: &Clinic, _: Option<Key>, was: Option<&Self>, _: Option<Day>) -> Vec<Question> {
        // Of what stays as it is, nothing is asked again.
        let is_same = |p: &Patient| (&p.number, &p.name, p.birth_date) == (&self.number, &self.name, self.birth_date);
        if was.is_some_and(is_same) {
            return Vec::new();
        }
        KnownPatients::of(clinic.charts.values().map(|chart| &chart.patient)).questions(self)
    }

    fn command(self, _: Option<Key>, was: Option<Self>) -> Option<Command> {
        let patient = self;
        Some(match was {
            Some(was) => Command::EditPatient { patient, was },
            None => Command::AddPatient(patient),
        })
    }

    fn target(patient: Option<Key>, record: Option<Key>) -> Option<RecordTarget> {
        match (patient, record) {
            (Some(patient), None) => Some(RecordTarget::edit(patient, patient)),
            (None, None) => Some(RecordTarget::NEW_PATIENT),
            _ => None,
        }
    }

    fn as_new(_: RecordTarget) -> RecordTarget {
        RecordTarget::NEW_PATIENT
    }
}

/// The dialog, open while there is a target. A new patient's page is opened once the patient is kept.
#[component]
pub(crate) fn PatientDialog(target: RwSignal<Option<RecordTarget>>) -> impl IntoView {
    let desk = use_desk();
    let navigate = StoredValue::new(use_navigate());
    let go = move |to: String| navigate.with_value(|navigate| navigate(&to, NavigateOptions::default()));
    let form = record_form::<Patient>(desk);
    let deleting = RwSignal::new(false);
    let open_page = move |(target, key): (RecordTarget, Key)| {
        if target.record().is_none() {
            go(format!("/patients/{key}"));
        }
    };
    let parts = Parts {
        fields: FieldParts { hints: vec![("course_start", hint(worded(COURSE_HINT)))], choices: Vec::new() },
        opened: Box::new(move |_, _| deleting.set(false)),
        saved: Callback::new(open_page),
        below: view! { {preview_of(form, target, preview)} {deletion(form, target, deleting, go)} }.into_any(),
    };
    record_dialog::<Patient>(form, target, parts)
}

/// What another start of the course would change, in words.
fn preview(clinic: &Clinic, chart: &Chart, patient: &Patient, today: Day) -> Option<String> {
    (patient.course_start != chart.patient.course_start).then(|| {
        let foreseen = Foreseen::with_patient(chart, (&clinic.instruments, &clinic.policy), patient, today);
        record_preview_words(&foreseen, chart, &clinic.instruments)
    })
}

/// The button that asks whether to delete the patient, and what it asks.
fn deletion(
    form: Form,
    target: RwSignal<Option<RecordTarget>>,
    deleting: RwSignal<bool>,
    go: impl Fn(String) + Copy + Send + Sync + 'static,
) -> AnyView {
    let desk = form.desk;
    let key = move || target.get().and_then(RecordTarget::record);
    let delete = move |_| {
        let Some(key) = untrack(key) else { return };
        let Some(seen) = desk.clinic.with_untracked(|c| c.chart(key).cloned()) else { return };
        start(async move {
            if form.run(Command::DeletePatient(seen)).await {
                let _ = target.try_set(None);
                go("/".to_owned());
            }
        });
    };
    // The button that was pressed is gone then: the focus goes to the one that stands in its place.
    let ask = move |whether: bool| {
        deleting.set(whether);
        request_animation_frame(move || focus_id(if whether { REALLY_DELETE } else { DELETE }));
    };
    let what_goes = move || {
        let (key, today) = (key()?, desk.today.get());
        desk.clinic.with(|clinic| clinic.chart(key).map(|chart| patient_goes_words(chart, today)))
    };
    view! {
            <Show when=move || key().is_some()>
                <div class="delete-patient">
                    <Show
                        when=move || deleting.get()
                        fallback=move || {
                            button(worded("Delete patient…"), move |_| ask(true)).quiet().id(DELETE).view()
                        }
                    >
                        <p role="alert">{what_goes}</p>
                        {button(worded("Delete patient and record"), delete).danger().id(REALLY_DELETE)}
                        {button(worded("Keep"), move |_| ask(false))}
                    </Show>
                </div>
            </Show>
    }
    .into_any()
}
