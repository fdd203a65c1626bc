//! Refusing answers, or throwing away what can't be used: with a reason, which is kept.

use super::open_inbox::{Inbox, Refusing};
use crate::record::TextKind;
use crate::ui::{Dialog, TextArea, button, focus_id, start_once, submit};
use crate::words::{text_form_words, worded};
use leptos::prelude::*;

/// The id of the field of the reason.
const REASON: &str = "refuse-reason";

/// The dialog, open while something is to be refused.
#[component]
pub(super) fn RefuseDialog(inbox: Inbox) -> impl IntoView {
    let Inbox { desk, refusing, .. } = inbox;
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let close = move || {
        // The page may be left by the time that it is done.
        let _ = refusing.try_set(None);
        let _ = reason.try_set(String::new());
        [error, refused].iter().for_each(|said| drop(said.try_set(None)));
    };
    let refuse = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        let words = reason.get_untracked().trim().to_owned();
        let fault = match TextKind::Note.check(&words) {
            Err(fault) => Some(text_form_words(fault)),
            Ok(_) if words.is_empty() => Some(worded("Say why, in a few words.").to_owned()),
            Ok(_) => None,
        };
        error.set(fault.clone());
        if fault.is_some() {
            return focus_id(REASON);
        }
        let Some(what) = refusing.get_untracked() else { return close() };
        start_once(busy, async move {
            match what.refuse(desk, words).await {
                Ok(()) => {
                    close();
                    Inbox::go_on();
                }
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    };
    let is_kept = move || refusing.with(|what| what.as_ref().is_some_and(Refusing::is_kept));
    let title = move || if is_kept() { worded("Refuse these answers?") } else { worded("Throw this away?") };
    let about = move || refusing.with(|what| what.as_ref().and_then(Refusing::whose));
    let means = move || {
        if is_kept() {
            worded(
                "No score is made of them. The answers stay in the patient’s record, marked as refused, with your reason. An answer that tells of harm still has to be dealt with.",
            )
        } else {
            worded("It leaves the inbox. The audit keeps that you threw it away, and why.")
        }
    };
    view! {
        <Dialog
            id="refuse-dialog"
            title=Signal::derive(move || title().to_owned())
            about=Signal::derive(about)
            open=Signal::derive(move || refusing.with(Option::is_some))
            close=close
            held=busy
        >
            <form class="record-form" autocomplete="off" novalidate on:submit=refuse>
                <p>{means}</p>
                <TextArea id=REASON label=worded("Why") value=reason error />
                <p class="form-error" role="alert">{move || refused.get()}</p>
                <div class="actions">
                    {submit(move || if is_kept() { worded("Refuse") } else { worded("Throw away") }).danger().busy(busy)}
                    {button(worded("Leave it in the inbox"), move |_| close())}
                </div>
            </form>
        </Dialog>
    }
}
