//! Refusing answers, or throwing away what can't be used: with a reason, which is kept.

use super::open_inbox::{Inbox, Refusing};
use crate::pages::form::{Form, FormDialog, Place};
use crate::record::{Expected, FieldError, TextKind, shows_nothing};
use crate::ui::{TextArea, effect, start};
use crate::words::{WHY_REFUSED, unread_sender, worded};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The name of the field of the reason.
const REASON: &str = "reason";

/// The dialog, open while something is to be refused.
#[component]
pub(super) fn RefuseDialog(inbox: Inbox) -> impl IntoView {
    let Inbox { desk, refusing, .. } = inbox;
    let form = Form::new(desk, "refuse", [REASON]);
    effect(move || {
        if refusing.with(Option::is_some) {
            form.fill(&BTreeMap::new());
        }
    });
    let place = |what: Refusing| Place { page: "/inbox".to_owned(), target: what.target(), more: Vec::new() };
    form.keeps_drafts(refusing, place, Refusing::of_target);
    let submit = move || {
        let Some(what) = refusing.get_untracked() else { return };
        let reason = form.text(REASON).get_untracked().trim().to_owned();
        let lack = match TextKind::Note.check(&reason) {
            Err(fault) => Some(Expected::Text(fault)),
            Ok(_) if shows_nothing(&reason) => Some(Expected::Something(WHY_REFUSED)),
            Ok(_) => None,
        };
        if let Some(lack) = lack {
            return form.fail(vec![FieldError::new(REASON, lack, &reason)]);
        }
        form.clear_errors();
        start(async move {
            if form.kept(what.refuse(desk, reason, form.done_with())).await {
                // The page may be left by the time that it is done.
                let _ = refusing.try_set(None);
                Inbox::go_on();
            }
        });
    };
    let is_kept = Memo::new(move |_| refusing.with(|what| what.as_ref().is_some_and(Refusing::is_kept)));
    let title = move || if is_kept.get() { worded("Refuse these answers?") } else { worded("Throw this away?") };
    let about = move || {
        let whose = refusing.with(|what| what.as_ref().and_then(Refusing::patient)).and_then(|key| desk.identity(key));
        whose.or_else(|| Some(unread_sender().to_owned()))
    };
    let means = move || {
        if is_kept.get() {
            worded(
                "No score is made of them. The answers stay in the patient’s record, marked as refused, with your reason. An answer that tells of harm still has to be dealt with.",
            )
        } else {
            worded(
                "It leaves the inbox. The audit keeps that you threw it away, and why; whoever puts it in again is told so first.",
            )
        }
    };
    view! {
        <FormDialog
            id="refuse-dialog"
            title=Signal::derive(move || title().to_owned())
            about=Signal::derive(about)
            open=Signal::derive(move || refusing.with(Option::is_some))
            close=Callback::new(move |()| refusing.set(None))
            form=form
            submit=Callback::new(move |()| submit())
            save=Signal::derive(move || if is_kept.get() { worded("Refuse") } else { worded("Throw away") })
        >
            <p>{means}</p>
            <TextArea id="refuse-reason" label=worded("Why") value=form.text(REASON) error=form.error(REASON) />
        </FormDialog>
    }
}
