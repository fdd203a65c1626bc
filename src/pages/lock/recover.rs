//! The way back in when every passphrase is forgotten: the recovery key opens the clinic and sets a new passphrase. It is used up by that.

use super::{NewPassphrase, NewPassphraseFields, RecoveryKeySheet, RefusedTry, RefusedTryView, is_given};
use crate::pages::state::{Recovering, use_desk};
use crate::ui::{TextField, button, enter_at_start, focus_first_error, start_once, submit};
use crate::vault::RecoveryKey;
use crate::words::{mistyped_words, worded};
use leptos::prelude::*;

/// The form, and then the new recovery key.
#[component]
pub(crate) fn Recover(
    /// Back to name and passphrase.
    back: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let (typed, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (mistyped, no_name) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let passphrase = NewPassphrase::new(Signal::derive(move || vec![name.get()]));
    let refused = RefusedTry::new();
    let busy = RwSignal::new(false);
    let renewed = RwSignal::new_local(None::<Recovering>);
    let recover = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        refused.clear();
        mistyped.set(
            typed.with_untracked(|typed| RecoveryKey::read(typed)).err().map(|why| mistyped_words(why).to_owned()),
        );
        let is_named = is_given(name, no_name, worded("Give your name."));
        if mistyped.with_untracked(Option::is_some) || !is_named {
            return focus_first_error();
        }
        let work = async move {
            // Weighing takes a moment, in which the page may be left.
            let (who, key) = (name.get_untracked(), typed.get_untracked());
            match passphrase.chosen().await {
                Some(chosen) => desk.recover(key, who, chosen).await.map(Some),
                None => Ok(None),
            }
        };
        start_once(busy, async move {
            match work.await {
                Ok(Some(recovering)) => {
                    let _ = renewed.try_set(Some(recovering));
                    enter_at_start();
                }
                Ok(None) => focus_first_error(),
                Err(failure) => refused.say(desk, &failure),
            }
        });
    };
    let open = Callback::new(move |()| {
        let Some(recovering) = renewed.get_untracked() else { return };
        let work = desk.enter_recovered(recovering);
        start_once(busy, async move {
            match work.await {
                Ok(()) => enter_at_start(),
                Err(failure) => {
                    let _ = renewed.try_set(None);
                    refused.say(desk, &failure);
                }
            }
        });
    });
    let form = move || {
        view! {
            <form class="passphrase-form" autocomplete="off" novalidate on:submit=recover>
                <h2>{worded("Open with the recovery key")}</h2>
                <p>
                    {worded("It opens the clinic and gives you a new passphrase. The audit says that it was used, and a new recovery key takes its place once that is on paper.")}
                </p>
                <TextField id="recover-key" label=worded("Recovery key") value=typed error=mistyped />
                <TextField
                    id="recover-name"
                    label=worded("Your name")
                    value=name
                    error=no_name
                    hint=Some(worded("As it stands in this clinic; another name is added as a new clinician.").to_owned())
                />
                <NewPassphraseFields id="recover" value=passphrase />
                <RefusedTryView refused />
                <p class="actions">
                    {submit(worded("Open with the recovery key")).primary().busy_saying(busy, worded("Opening…"))}
                    {button(worded("Back"), move |_| back.run(())).quiet()}
                </p>
            </form>
        }
    };
    move || {
        match renewed.get() {
        None => form().into_any(),
        Some(Recovering { recovery, .. }) => {
            view! {
                <RecoveryKeySheet
                    recovery
                    until=worded("Your new passphrase and this key count only once you press “Open the clinic”. Until then the passphrases and the recovery key of before hold: if you load the page again or leave it, destroy what you wrote down.")
                    go_on=worded("Open the clinic")
                    done=open
                />
            }
            .into_any()
        }
    }
    }
}
