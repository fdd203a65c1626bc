//! Adding and editing a session, with what it would change shown before it is kept.

use super::record_dialog::{Entered, FormWords, Parts, Read, RecordTarget, preview_of, record_dialog, record_form};
use crate::caseload::{Clinic, Foreseen};
use crate::desk::Command;
use crate::pages::form::{FieldParts, FormTexts, hint};
use crate::pages::state::use_desk;
use crate::record::{
    Chart, Day, EntryOptions, Key, Question, Session, SessionStatus, Texts, next_session_texts, questions, read_session,
};
use crate::words::{last_dose_words, record_preview_words, worded};
use leptos::prelude::*;

const STATUS_HINT: &str = "Only given sessions count for the rules.";

impl Entered for Session {
    const NAME: &'static str = "session";
    const DIALOG: &'static str = "session-dialog";
    const WORDS: FormWords = FormWords {
        add: "Add session",
        edit: "Edit session",
        save: "Save session",
        gone: "This session was deleted in another tab meanwhile. What you typed is still here.",
    };

    fn stored(clinic: &Clinic, target: RecordTarget) -> Option<Self> {
        clinic.chart(target.patient()?)?.session(target.record()?).cloned()
    }

    fn begin(clinic: &Clinic, target: RecordTarget, today: Day) -> Texts {
        next_session_texts(latest_given(clinic, target), today).0
    }

    fn read(texts: &FormTexts, options: EntryOptions, _: &Clinic, key: Key) -> Read<Self> {
        read_session(texts, options, key)
    }

    fn questions(&self, clinic: &Clinic, patient: Option<Key>, _: Option<&Self>, _: Option<Day>) -> Vec<Question> {
        let chart = patient.and_then(|patient| clinic.chart(patient));
        chart.map(|chart| questions(chart, self)).unwrap_or_default()
    }

    fn command(self, patient: Option<Key>, was: Option<Self>) -> Option<Command> {
        let (patient, session) = (patient?, self);
        Some(match was {
            Some(was) => Command::EditSession { patient, session, was },
            None => Command::AddSession { patient, session },
        })
    }
}

/// The session that was given last.
fn latest_given(clinic: &Clinic, target: RecordTarget) -> Option<&Session> {
    let chart: &Chart = clinic.chart(target.patient()?)?;
    chart.sessions.iter().filter(|s| s.status == SessionStatus::Given).max_by_key(|s| (s.day, s.time))
}

/// The dialog, open while there is a target.
#[component]
pub(super) fn SessionDialog(target: RwSignal<Option<RecordTarget>>) -> impl IntoView {
    let desk = use_desk();
    let last_dose = RwSignal::new(None::<String>);
    let opened = move |clinic: &Clinic, target: RecordTarget| {
        let initial = next_session_texts(latest_given(clinic, target), desk.today.get_untracked());
        let hint = initial.1.filter(|_| Session::stored(clinic, target).is_none());
        last_dose.set(hint.map(last_dose_words));
    };
    let hints = vec![("status", hint(worded(STATUS_HINT))), ("dose_mg", last_dose.into())];
    let form = record_form::<Session>(desk);
    let parts = Parts {
        fields: FieldParts { hints, choices: Vec::new() },
        opened: Box::new(opened),
        saved: Callback::new(|_| ()),
        below: preview_of(form, target, preview),
    };
    record_dialog::<Session>(form, target, parts)
}

/// What the session would change, in words.
fn preview(clinic: &Clinic, chart: &Chart, session: &Session, today: Day) -> Option<String> {
    let foreseen = Foreseen::with_session(chart, (&clinic.instruments, &clinic.policy), session, today);
    Some(record_preview_words(&foreseen, chart, &clinic.instruments))
}
