//! The page of a locked clinic as it looks, wherever it stands: name and passphrase, and the other ways on. What was wrong of the two is never
//! said.

use super::{RefusedTry, RefusedTryView, is_given};
use crate::pages::state::Failure;
use crate::ui::{TextField, button, focus_first_error, focus_id, is_in_field, start_once, submit};
use crate::words::worded;
use leptos::prelude::*;
use std::pin::Pin;
use std::rc::Rc;

const NAME: &str = "unlock-name";

/// A try that goes on.
pub(super) type Unlocking = Pin<Box<dyn Future<Output = Result<(), Failure>>>>;

/// What name and passphrase do.
pub(super) struct Form {
    /// Somebody has begun to type the passphrase.
    pub(super) typing: Box<dyn Fn()>,
    /// Tries name and passphrase.
    pub(super) unlock: Box<dyn Fn(String, String) -> Unlocking>,
    /// The passphrase is forgotten.
    pub(super) forgotten: Box<dyn Fn()>,
    /// Where it is said why a try was refused, if the form is gone by then.
    pub(super) elsewhere: Box<dyn Fn(String)>,
}

/// What the page leads to.
pub(super) struct LockedPage {
    pub(super) form: AnyView,
    /// Whether restoring is open from the start.
    pub(super) is_restoring: bool,
    pub(super) restore: Box<dyn Fn() -> AnyView>,
    pub(super) other_ways: AnyView,
}

/// The page.
pub(super) fn locked_page(page: LockedPage) -> AnyView {
    let LockedPage { form, is_restoring, restore, other_ways } = page;
    let restoring = RwSignal::new(is_restoring);
    let restore = StoredValue::new_local(restore);
    let restored = move || restoring.get().then(|| restore.with_value(|restore| untrack(restore)));
    view! {
        <div class="lock-page">
            <h1>{worded("The clinic is locked")}</h1>
            <p>{worded("Its records are encrypted in this browser. Your name and your passphrase open them; nobody can reset either from outside.")}</p>
            {form}
            <details class="restore-section" open=is_restoring on:toggle=move |_| restoring.set(true)>
                <summary>{worded("Restore a backup instead…")}</summary>
                <p>
                    {worded("Where the clinic can’t be unlocked any more: a backup takes the place of the records in this browser, and opens with a passphrase or \
                    the recovery key of the day it was made.")}
                </p>
                {restored}
            </details>
            {other_ways}
        </div>
    }
    .into_any()
}

/// The demo clinic, and the first page.
pub(super) fn other_ways(demo: impl Fn() + 'static, leave: impl Fn() + 'static) -> AnyView {
    view! {
        <p class="other-ways">
            {button(worded("Look around with a demo clinic"), move |_| demo()).quiet()}
            {button(worded("Back to the first page"), move |_| leave()).quiet()}
        </p>
    }
    .into_any()
}

/// Name and passphrase.
pub(super) fn passphrase_form(form: Form) -> AnyView {
    let Form { typing, unlock, forgotten, elsewhere } = form;
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
    Effect::watch(
        move || passphrase.with(|typed| !typed.is_empty()),
        move |is_typing, _, _| {
            if *is_typing {
                typing();
            }
        },
        false,
    );
    let elsewhere = Rc::new(elsewhere);
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
        let (work, elsewhere) = (unlock(name.get_untracked(), passphrase.get_untracked()), Rc::clone(&elsewhere));
        start_once(busy, async move {
            if let Err(failure) = work.await {
                // A wrong one is typed anew, not corrected unseen.
                let _ = passphrase.try_set(String::new());
                refused.say_or(&failure, |words| elsewhere(words));
            }
        });
    };
    view! {
        <form class="passphrase-form" autocomplete="off" novalidate on:submit=unlock>
            <TextField id=NAME label=worded("Your name") value=name error=no_name />
            <TextField id="unlock-passphrase" label=worded("Passphrase") value=passphrase kind="password" error=no_passphrase />
            <RefusedTryView refused />
            <p class="actions">
                {submit(worded("Unlock")).primary().busy_saying(busy, worded("Unlocking…"))}
                {button(worded("Passphrase forgotten…"), move |_| forgotten()).quiet()}
            </p>
        </form>
    }
    .into_any()
}
