//! Saying what was done about answers that tell of harm: who, and in words. It is kept in the patient's record and in the audit.

use super::banner::alert_words;
use crate::pages::form::{Form, FormDialog, Place};
use crate::pages::state::{Dealing, Desk};
use crate::record::{Expected, FieldError, TextKind, shown_name, shows_nothing};
use crate::ui::{TextArea, effect, start};
use crate::words::{WHAT_WAS_DONE, say, unknown_sender, worded};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The name of the field.
const WORDS: &str = "words";
/// What the report's key stands behind where a draft names it: by a bare key it would name a patient.
const REPORT: &str = "report-";

/// As a draft names it.
fn place(Dealing { patient, report }: Dealing) -> Place {
    let (page, whose) = match patient {
        Some(patient) => (format!("/patients/{patient}"), patient.to_string()),
        None => ("/inbox".to_owned(), "-".to_owned()),
    };
    Place { page, target: format!("{whose} {REPORT}{report}"), more: Vec::new() }
}

/// What a draft names so.
fn dealing_of(target: &str) -> Option<Dealing> {
    let (whose, report) = target.split_once(' ')?;
    let patient = if whose == "-" { None } else { Some(whose.parse().ok()?) };
    Some(Dealing { patient, report: report.strip_prefix(REPORT)?.parse().ok()? })
}

/// The dialog, open while there is something to be dealt with. It stands beside the pages, as every one of them leads to it.
#[component]
pub(crate) fn DealDialog(desk: Desk) -> impl IntoView {
    let target = desk.dealing;
    let form = Form::new(desk, "deal", [WORDS]);
    effect(move || {
        // Emptied when it closes, too: it outlasts the lock, and what was typed in it must not.
        target.track();
        form.fill(&BTreeMap::new());
    });
    form.keeps_drafts(target, place, dealing_of);
    let gone =
        || worded("Somebody has dealt with these answers meanwhile, or they are here no longer. Copy what you typed.");
    let submit = move || {
        let Some(Dealing { report, .. }) = target.get_untracked() else { return };
        let words = form.text(WORDS).get_untracked().trim().to_owned();
        let lack = match TextKind::Note.check(&words) {
            Err(fault) => Some(Expected::Text(fault)),
            Ok(_) if shows_nothing(&words) => Some(Expected::Something(WHAT_WAS_DONE)),
            Ok(_) => None,
        };
        if let Some(lack) = lack {
            return form.fail(vec![FieldError::new(WORDS, lack, &words)]);
        }
        form.clear_errors();
        let Some(alert) = untrack(|| desk.alert_of(report)) else { return form.refused.set(Some(gone().to_owned())) };
        start(async move {
            if form.run(desk.deals_with(&alert, words)).await {
                let _ = target.try_set(None);
            }
        });
    };
    let about = move || {
        let whose = target.get()?.patient.and_then(|patient| desk.identity_now(patient));
        Some(whose.unwrap_or_else(|| unknown_sender().to_owned()))
    };
    let told = move || {
        let alert = desk.alert_of(target.get()?.report);
        // It is dealt with a little before the dialog closes.
        alert.map(|alert| alert_words(desk, &alert)).or_else(|| (!form.saving.get()).then(|| gone().to_owned()))
    };
    let by = move || {
        let who = desk.unlocked_by.get().unwrap_or_default();
        say!("Noted in the name of {who}.", who = shown_name(&who))
    };
    let hint = move || {
        let is_unknown = target.get().is_some_and(|dealing| dealing.patient.is_none());
        Some(if is_unknown {
            worded("Such as how you found out who it is, whom you called, and what was agreed. It stays with the answers in the inbox, and the audit keeps it. Once it is known whose they are, they can be taken in; otherwise they can be thrown away.")
        } else {
            worded("Such as whom you called, when, and what was agreed. It is kept in the patient’s record and in the audit.")
        }.to_owned())
    };
    view! {
        <FormDialog
            id="deal-dialog"
            title=Signal::stored(worded("Answers that tell of harm: what was done").to_owned())
            about=Signal::derive(about)
            open=Signal::derive(move || target.get().is_some())
            close=Callback::new(move |()| target.set(None))
            form=form
            submit=Callback::new(move |()| submit())
            save=worded("Dealt with")
        >
            <p class="tells-harm">{told}</p>
            <TextArea id="deal-words" label=worded("What was done") value=form.text(WORDS) hint=Signal::derive(hint) error=form.error(WORDS) />
            <p>{by}</p>
        </FormDialog>
    }
}
