//! Setting the clinic up: who, with which passphrase, and the recovery key. Nothing is written before the key is on paper.

use super::{NewPassphrase, NewPassphraseFields, OtherWays, RecoveryKeySheet};
use crate::pages::backup::Restore;
use crate::pages::state::{Prepared, use_desk};
use crate::record::TextKind;
use crate::ui::{TextField, enter_at_start, focus_first_error, refusal, start_once, submit};
use crate::words::{text_form_words, worded};
use leptos::prelude::*;

/// The page of a clinic that isn't there yet.
#[component]
pub(crate) fn SetUpPage() -> impl IntoView {
    let desk = use_desk();
    let name = RwSignal::new(String::new());
    let no_name = RwSignal::new(None::<String>);
    let passphrase = NewPassphrase::new(Signal::derive(move || vec![name.get()]));
    let refused = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let prepared = RwSignal::new_local(None::<Prepared>);
    let prepare = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        refused.set(None);
        no_name.set(name.with_untracked(|name| match name.trim() {
            "" => Some(worded("Give your name.").to_owned()),
            name => TextKind::check_clinician(name).err().map(text_form_words),
        }));
        if no_name.with_untracked(Option::is_some) {
            return focus_first_error();
        }
        let work = async move {
            let who = name.get_untracked();
            match passphrase.chosen().await {
                Some(chosen) => desk.prepare(&who, &chosen).await.map(Some),
                None => Ok(None),
            }
        };
        start_once(busy, async move {
            match work.await {
                Ok(Some(ready)) => {
                    passphrase.clear();
                    let _ = prepared.try_set(Some(ready));
                    enter_at_start();
                }
                Ok(None) => focus_first_error(),
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    };
    let begin = Callback::new(move |()| {
        let Some(ready) = prepared.get_untracked() else { return };
        let work = desk.begin(ready);
        start_once(busy, async move {
            match work.await {
                Ok(()) => enter_at_start(),
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    });
    let form = move || {
        view! {
            <form class="passphrase-form" autocomplete="off" novalidate on:submit=prepare>
                <TextField
                    id="set-up-name"
                    label=worded("Your name")
                    value=name
                    error=no_name
                    hint=Some(worded("Stands beside what you enter, review and decide. More clinicians can be added later.").to_owned())
                />
                <NewPassphraseFields id="set-up" value=passphrase />
                {refusal(refused)}
                <p class="actions">
                    {submit(worded("Go on to the recovery key")).primary().busy_saying(busy, worded("Making the keys…"))}
                </p>
            </form>
            <section class="restore-section" aria-labelledby="restore-title">
                <h2 id="restore-title">{worded("Or restore a backup")}</h2>
                <Restore />
            </section>
            <OtherWays />
        }
    };
    view! {
        <div class="lock-page">
            <h1>{worded("Set up your clinic")}</h1>
            <p class="no-print">
                {worded("Everything you enter is encrypted in this browser with a passphrase of yours. There is no server, so nobody can reset it: next \
                you get a recovery key for paper.")}
            </p>
            {move || match prepared.get() {
                None => form().into_any(),
                Some(ready) => {
                    view! {
                        <RecoveryKeySheet
                            recovery=ready.recovery
                            until=worded("Your passphrase and this key count only once you press “Open the clinic”. If you load the page again or leave it before, setting up begins anew, and this key opens nothing: destroy what you wrote down.")
                            go_on=worded("Open the clinic")
                            done=begin
                        />
                        {refusal(refused)}
                    }
                        .into_any()
                }
            }}
        </div>
    }
}
