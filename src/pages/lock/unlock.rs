//! Unlocking: name and passphrase. What was wrong of the two is never said.

use super::{OtherWays, RefusedTry, RefusedTryView, is_given};
use crate::browser::first_page::take_over;
use crate::pages::frame::enter_at_start;
use crate::pages::parts::{Parts, use_parts};
use crate::pages::state::{Desk, use_desk};
use crate::ui::{TextField, button, effect, focus_first_error, focus_id, is_in_field, start_once, submit};
use crate::words::worded;
use leptos::prelude::*;

const NAME: &str = "unlock-name";

/// The page of a locked clinic.
#[component]
pub(crate) fn UnlockPage() -> impl IntoView {
    effect(take_over);
    let parts = use_parts();
    let restoring = RwSignal::new(false);
    let restore = move || restoring.get().then(|| parts.access.page(|access| (access.restore)()));
    view! {
        <div class="lock-page">
            <h1>{worded("The clinic is locked")}</h1>
            <p>{worded("Its records are encrypted in this browser. Your name and your passphrase open them; nobody can reset either from outside.")}</p>
            {unlock_form(use_desk(), parts)}
            <details class="restore-section" on:toggle=move |_| restoring.set(true)>
                <summary>{worded("Restore a backup instead…")}</summary>
                <p>
                    {worded("Where the clinic can’t be unlocked any more: a backup takes the place of the records in this browser, and opens with a passphrase or \
                    the recovery key of the day it was made.")}
                </p>
                {restore}
            </details>
            <OtherWays />
        </div>
    }
}

/// Name and passphrase, or the recovery key where the passphrase is forgotten.
pub(crate) fn unlock_form(desk: Desk, parts: Parts) -> AnyView {
    let recovering = RwSignal::new(false);
    let (name, passphrase) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (no_name, no_passphrase) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let refused = RefusedTry::new();
    let busy = RwSignal::new(false);
    // Nothing else is done here, and what had the focus before is gone; but for what was begun before the app ran.
    request_animation_frame(|| {
        if !is_in_field() {
            focus_id(NAME);
        }
    });
    let is_typing = move || passphrase.with(|typed| !typed.is_empty());
    Effect::watch(
        is_typing,
        move |is_typing, _, _| {
            if *is_typing {
                desk.preload()
            }
        },
        false,
    );
    let unlock = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        refused.clear();
        let is_named = is_given(name, no_name, worded("Give your name."));
        if !is_given(passphrase, no_passphrase, worded("Give your passphrase.")) || !is_named {
            return focus_first_error();
        }
        let work = desk.unlock(name.get_untracked(), passphrase.get_untracked());
        start_once(busy, async move {
            match work.await {
                Ok(()) => enter_at_start(),
                Err(failure) => {
                    // A wrong one is typed anew, not corrected unseen.
                    let _ = passphrase.try_set(String::new());
                    refused.say(desk, &failure);
                }
            }
        });
    };
    let form = move || {
        view! {
            <form class="passphrase-form" autocomplete="off" novalidate on:submit=unlock>
                <TextField id=NAME label=worded("Your name") value=name error=no_name />
                <TextField id="unlock-passphrase" label=worded("Passphrase") value=passphrase kind="password" error=no_passphrase />
                <RefusedTryView refused />
                <p class="actions">
                    {submit(worded("Unlock")).primary().busy_saying(busy, worded("Unlocking…"))}
                    {button(worded("Passphrase forgotten…"), move |_| recovering.set(true)).quiet()}
                </p>
            </form>
        }
    };
    let shown = move || match recovering.get() {
        false => form().into_any(),
        true => parts.access.page(move |access| (access.recover)(Callback::new(move |()| recovering.set(false)))),
    };
    shown.into_any()
}
