//! After the last answer: sealed and in the inbox, which is when the patient is thanked; or not yet, with what can be done.

use super::kiosk::Kiosk;
use crate::browser::files::save_text;
use crate::pages::state::Desk;
use crate::self_report::{AskingStep, qr_code};
use crate::ui::questions::{QuestionForm, summary};
use crate::ui::{button, start_once};
use crate::words::worded;
use leptos::prelude::*;

pub(super) fn thanks(kiosk: RwSignal<Option<Kiosk>>) -> AnyView {
    view! {
        <section class="questions">
            <h1>{worded("Thank you")}</h1>
            <p>{worded("Your answers are sealed and stored for your clinic. Please hand the device back now.")}</p>
            {kiosk.get_untracked().map(Kiosk::harm_notice)}
        </section>
    }
    .into_any()
}

/// The answers are sealed and not stored: tried again at once, and whenever somebody wants to.
pub(super) fn not_stored(desk: Desk, kiosk: RwSignal<Option<Kiosk>>) -> AnyView {
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let again = move || {
        start_once(busy, async move {
            let stored = desk.hand_in().await;
            let _ = fault.try_set(stored.err().map(|why| why.to_string()));
        });
    };
    again();
    let sealed = move || match desk.asking.get_untracked()?.step {
        AskingStep::Sealed(text) => Some(text),
        AskingStep::Answering | AskingStep::HandedIn => None,
    };
    let save = move |_| {
        let saved = sealed().map(|text| save_text("answers-sealed.txt", "text/plain", &text));
        if let Some(Err(why)) = saved {
            fault.set(Some(why.to_string()));
        }
    };
    let picture = sealed().and_then(|text| qr_code(&text)).map(|code| {
        view! {
            <details>
                <summary>{worded("Show them as a picture for the clinic’s camera")}</summary>
                <svg class="qr-code" viewBox=format!("0 0 {side} {side}", side = code.side) role="img" aria-label=worded("The sealed answers as a QR code")>
                    <path d=code.path />
                </svg>
            </details>
        }
    });
    // After the page was loaded anew the open answers are gone, and only their seal is here.
    let forms = kiosk.get_untracked().map(|kiosk| kiosk.forms.get_value()).unwrap_or_default();
    let is_here = |form: &QuestionForm| form.answers.with_untracked(|answers| !answers.part().is_empty());
    let own = forms.into_iter().filter(is_here).map(|form| summary(form, None)).collect_view();
    let has_failed = move || fault.with(Option::is_some);
    let failed = move || {
        fault.get().map(|why| {
            view! {
                <p role="alert">
                    <b>{worded("Your answers could not be stored yet. ")}</b>
                    {why}
                </p>
                <p>{worded("They are sealed, and are here as long as this page stays open. Please give the device to the clinic as it is.")}</p>
                <p class="actions">
                    {button(worded("Try again"), move |_| again()).primary().busy(busy)}
                    {button(worded("Save the sealed answers as a file"), save)}
                </p>
            }
        })
    };
    view! {
        <section class="questions">
            <h1>{worded("Storing your answers…")}</h1>
            {failed}
            {kiosk.get_untracked().map(Kiosk::harm_notice)}
            <div hidden=move || !has_failed()>{picture} {own}</div>
        </section>
    }
    .into_any()
}
