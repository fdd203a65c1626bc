//! Adding and editing a session.

use super::asked::Asked;
use super::fields::{FormDialog, Kind, choice_field, hint, no_hint, note_field, text_field, words_of, words_or_none};
use super::form::Form;
use super::half_typed::{target_keys, target_text, use_page};
use super::waiting::Place;
use crate::browser::keys::new_key;
use crate::desk::Command;
use crate::pages::state::use_desk;
use crate::record::{
    Choice, Drug, Key, Record, Route, Session, SessionStatus, Site, next_session_texts, questions, read_session, texts,
};
use leptos::prelude::*;

/// Whose session is entered, and which one if it is there already.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SessionTarget {
    patient: Key,
    session: Option<Key>,
}

impl SessionTarget {
    /// A new session of that patient.
    pub(super) const fn new(patient: Key) -> Self {
        Self { patient, session: None }
    }

    /// A session of that patient, to be edited.
    pub(super) const fn edit(patient: Key, session: Key) -> Self {
        Self { patient, session: Some(session) }
    }
}

const STATUS_HINT: &str = "Only given sessions count for the rules.";

/// The dialog, open while there is a target.
#[component]
pub(super) fn SessionDialog(target: RwSignal<Option<SessionTarget>>) -> impl IntoView {
    let desk = use_desk();
    let form = Form::new(desk, "session", Session::about().map(|about| about.name));
    let last_dose = RwSignal::new(None::<String>);
    let asked = Asked::new();
    Effect::new(move |_| {
        let Some(target) = target.get() else { return };
        let clinic = desk.clinic.get_untracked();
        let chart = clinic.chart(target.patient);
        let existing = target.session.and_then(|key| chart.and_then(|c| c.session(key)));
        let (begun, hint) = match existing {
            Some(session) => (texts(session), None),
            None => {
                let given = chart.and_then(|c| {
                    c.sessions.iter().filter(|s| s.status == SessionStatus::Given).max_by_key(|s| (s.day, s.time))
                });
                next_session_texts(given, desk.today.get_untracked())
            }
        };
        form.fill(&begun);
        asked.clear();
        last_dose.set(hint.map(|dose| format!("Last time {dose}.")));
    });
    let page = use_page();
    form.keeps_drafts(
        move || {
            let SessionTarget { patient, session } = target.get_untracked()?;
            Some(Place { page: page.clone(), target: target_text(Some(patient), session), more: Vec::new() })
        },
        move |text| match target_keys(text) {
            Some((Some(patient), session)) => {
                target.set(Some(SessionTarget { patient, session }));
                true
            }
            _ => false,
        },
    );
    let submit = move || {
        let Some(SessionTarget { patient, session: existing }) = target.get_untracked() else { return };
        let read = read_session(&form.texts_now(), desk.entry_options(), existing.unwrap_or_else(new_key));
        let session = match read {
            Ok(session) => session,
            Err(errors) => return form.fail(errors),
        };
        let clinic = desk.clinic.get_untracked();
        let stored = existing.and_then(|key| clinic.chart(patient)?.session(key).cloned());
        let was = match (existing, stored) {
            (Some(_), Some(was)) if form.is_current(&texts(&was)) => Some(was),
            (Some(_), Some(_)) => return,
            // Gone meanwhile: what was typed is not.
            (Some(_), None) => return form.offer_as_new("This session was deleted in another tab meanwhile."),
            (None, _) => None,
        };
        let now = clinic.chart(patient).map(|chart| questions(chart, &session)).unwrap_or_default();
        if !asked.is_meant(now) {
            return;
        }
        let command = match was {
            Some(was) => Command::EditSession { patient, session, was },
            None => Command::AddSession { patient, session },
        };
        form.run(command, move || {
            let _ = target.try_set(None);
        });
    };
    let title = move || match target.get() {
        Some(SessionTarget { session: Some(_), .. }) => "Edit session",
        _ => "Add session",
    };
    let routes: Vec<_> =
        Route::ALL.iter().map(|(route, word)| ((*word).to_owned(), route.label().to_owned())).collect();
    view! {
        <FormDialog
            id="session-dialog"
            title=Signal::derive(title)
            about=Signal::derive(move || desk.identity(target.get()?.patient))
            open=Signal::derive(move || target.get().is_some())
            close=Callback::new(move |()| target.set(None))
            form=form
            submit=Callback::new(move |()| submit())
            save="Save session"
        >
            {text_field(form, "date", "Day", Kind::Date, no_hint())}
            {text_field(form, "time", "Time (may stay empty)", Kind::Time, no_hint())}
            {choice_field(form, "status", "Status", Signal::stored(words_of(&SessionStatus::ALL)), hint(STATUS_HINT))}
            {choice_field(form, "drug", "Drug", Signal::stored(words_of(&Drug::ALL)), no_hint())}
            {choice_field(form, "route", "Route", Signal::stored(routes), no_hint())}
            {text_field(form, "dose_mg", "Dose (mg)", Kind::Decimal, last_dose.into())}
            {text_field(form, "weight_kg", "Body weight (kg)", Kind::Decimal, no_hint())}
            {choice_field(form, "site", "Where", Signal::stored(words_or_none(&Site::ALL)), no_hint())}
            <fieldset class="pressures">
                <legend>"Blood pressure (mmHg)"</legend>
                {text_field(form, "systolic_before", "Systolic before", Kind::Whole, no_hint())}
                {text_field(form, "diastolic_before", "Diastolic before", Kind::Whole, no_hint())}
                {text_field(form, "systolic_peak", "Systolic, highest", Kind::Whole, no_hint())}
                {text_field(form, "diastolic_peak", "Diastolic, highest", Kind::Whole, no_hint())}
            </fieldset>
            {note_field(form)}
            {form.as_new_button(move || {
                target.update(|target| {
                    if let Some(target) = target {
                        target.session = None;
                    }
                });
            })}
            {asked.view("Save session")}
        </FormDialog>
    }
    .into_any()
}
