//! Saying what was done about answers that tell of harm: who, and in words. It is kept in the patient's record and in the audit.

use super::banner::alert_words;
use crate::pages::state::Desk;
use crate::record::{TextKind, shown_name};
use crate::ui::{Dialog, TextArea, button, focus_id, start_once, submit};
use crate::words::{say, text_form_words, unknown_sender, worded};
use leptos::prelude::*;

/// The id of the field.
const WORDS: &str = "dealt-words";

/// The dialog, open while there is something to be dealt with. It stands beside the pages, as every one of them leads to it.
#[component]
pub(crate) fn DealDialog(desk: Desk) -> impl IntoView {
    let dealing = desk.dealing;
    let words = RwSignal::new(String::new());
    let lack = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let close = move || {
        dealing.set(None);
        words.set(String::new());
        [lack, refused].iter().for_each(|said| said.set(None));
    };
    let deal = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        let Some(alert) = dealing.get_untracked() else { return };
        let text = words.get_untracked().trim().to_owned();
        lack.set(match TextKind::Note.check(&text) {
            Err(fault) => Some(text_form_words(fault)),
            Ok(_) if text.is_empty() => Some(worded("Say what was done, in a few words.").to_owned()),
            Ok(_) => None,
        });
        if lack.with_untracked(Option::is_some) {
            return focus_id(WORDS);
        }
        start_once(busy, async move {
            match desk.deal_with(alert, text).await {
                Ok(()) => close(),
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    };
    let about = move || {
        let alert = dealing.get()?;
        let whose = alert.patient.and_then(|patient| desk.identity_now(patient));
        Some(whose.unwrap_or_else(|| unknown_sender().to_owned()))
    };
    let by = move || {
        let who = desk.unlocked_by.get().unwrap_or_default();
        say!("Noted in the name of {who}.", who = shown_name(&who))
    };
    let hint = move || {
        let is_unknown = dealing.with(|alert| alert.as_ref().is_some_and(|alert| alert.patient.is_none()));
        Some(if is_unknown {
            worded("Such as how you found out who it is, whom you called, and what was agreed. The audit keeps it, and the answers leave the inbox.")
        } else {
            worded("Such as whom you called, when, and what was agreed. It is kept in the patient’s record and in the audit.")
        }.to_owned())
    };
    view! {
        <Dialog
            id="deal-dialog"
            title=worded("Answers that tell of harm: what was done")
            about=Signal::derive(about)
            open=Signal::derive(move || dealing.with(Option::is_some))
            close=close
            held=busy
        >
            <form class="record-form" autocomplete="off" novalidate on:submit=deal>
                <p class="tells-harm">{move || dealing.get().map(|alert| alert_words(desk, &alert))}</p>
                <TextArea id=WORDS label=worded("What was done") value=words hint=Signal::derive(hint) error=lack />
                <p>{by}</p>
                <p class="form-error" role="alert">{move || refused.get()}</p>
                <div class="actions">
                    {submit(worded("Dealt with")).primary().busy_saying(busy, worded("Saving…"))}
                    {button(worded("Not yet"), move |_| close())}
                </div>
            </form>
        </Dialog>
    }
}
