//! Restoring, step by step: choose, read and check, open, look, and only then decide.

use super::contents::Contents;
use crate::pages::lock::{RefusedTry, RefusedTryView};
use crate::pages::state::{BackupSecret, Desk, Failure, OpenedBackup, Sealed, read_backup, use_desk};
use crate::ui::{Latest, ProgressBar, TextField, button, focus_first_error, refusal, start_once, submit};
use crate::vault::RecoveryKey;
use crate::vault::backup::Backup;
use crate::words::{mistyped_words, say, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// How far it is.
#[derive(Clone)]
pub(super) enum Step {
    /// A file is to be chosen.
    Choose,
    /// It is being read and checked; how much of it, 0 to 1.
    Reading(f64),
    /// It is sound, and takes a passphrase of its own.
    Locked(Rc<Backup>),
    /// It is open and can be looked at; at a locked door with what it would take the place of.
    Open(OpenedBackup, Option<Sealed>),
}

#[component]
pub(crate) fn Restore() -> impl IntoView {
    let desk = use_desk();
    let step = RwSignal::new_local(Step::Choose);
    let said = RwSignal::new(None::<String>);
    // The reading that counts: one more with every stop.
    let latest = Latest::new();
    let read = move |file: web_sys::File| {
        let is_on = latest.begin();
        said.set(None);
        step.set(Step::Reading(0.0));
        spawn_local(async move {
            let backup = read_backup(&file, |share| {
                let go_on = is_on();
                if go_on {
                    let _ = step.try_set(Step::Reading(share));
                }
                go_on
            })
            .await;
            if !is_on() {
                return;
            }
            let next = async {
                let backup = Rc::new(backup?);
                match desk.open_own_backup(&backup).await {
                    Some(open) => looked_into(desk, open).await,
                    None => Ok(Step::Locked(backup)),
                }
            };
            let next = next.await.unwrap_or_else(|failure| {
                desk.say_in(said, &failure);
                Step::Choose
            });
            let _ = step.try_set(next);
        });
    };
    let choose = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(file) = input.as_ref().and_then(web_sys::HtmlInputElement::files).and_then(|files| files.get(0)) {
            read(file);
        }
        // So that the same file can be chosen again.
        if let Some(input) = input {
            input.set_value("");
        }
    };
    let stop = Callback::new(move |()| {
        let _ = latest.begin();
        step.set(Step::Choose);
    });
    let body = move || {
        match step.get() {
        Step::Choose => view! {
            <div class="field">
                <label for="backup-file">{worded("Choose a backup file")}</label>
                <input id="backup-file" type="file" autocomplete="off" accept=".anamnesis" on:change=choose />
            </div>
        }
        .into_any(),
        Step::Reading(share) => {
            view! { <ProgressBar label=worded("Reading and checking the backup") done=Signal::stored(Some(share)) stop /> }
                .into_any()
        }
        Step::Locked(backup) => view! { <OpenBackup backup step stop /> }.into_any(),
        Step::Open(backup, sealed) => view! { <Contents backup sealed stop /> }.into_any(),
    }
    };
    view! {
        <div class="restore">
            {refusal(said)}
            {body}
        </div>
    }
}

/// The step that shows an opened backup beside what is here.
async fn looked_into(desk: Desk, opened: OpenedBackup) -> Result<Step, Failure> {
    Ok(Step::Open(opened, desk.sealed_here().await?))
}

/// Name and passphrase of the day it was made, or its recovery key.
#[component]
fn OpenBackup(backup: Rc<Backup>, step: RwSignal<Step, LocalStorage>, stop: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let (name, secret) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let no_secret = RwSignal::new(None::<String>);
    let refused = RefusedTry::new();
    let busy = RwSignal::new(false);
    let made = say!(
        "A sound backup with {records} records, made {made_at}. It opens with a name and passphrase of that day, or with its recovery key and no name.",
        records = backup.manifest.records,
        made_at = crate::browser::local_time::instant_words(&backup.manifest.made_at)
    );
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        refused.clear();
        // What can't open anything is no try.
        no_secret.set(missing(&name.read_untracked(), &secret.read_untracked()));
        if no_secret.with_untracked(Option::is_some) {
            return focus_first_error();
        }
        let (name, typed) = (name.get_untracked(), secret.get_untracked());
        let how =
            if name.trim().is_empty() { BackupSecret::Recovery(typed) } else { BackupSecret::Passphrase(name, typed) };
        let backup = Rc::clone(&backup);
        let work = async move { looked_into(desk, desk.open_backup(&backup, how).await?).await };
        start_once(busy, async move {
            match work.await {
                Ok(next) => drop(step.try_set(next)),
                Err(failure) => refused.say(desk, &failure),
            }
        });
    };
    view! {
        <form class="passphrase-form" autocomplete="off" novalidate on:submit=open>
            <p>{made}</p>
            <TextField id="backup-name" label=worded("Your name in the backup") value=name />
            <TextField id="backup-secret" label=worded("Passphrase or recovery key") value=secret kind="password" error=no_secret />
            <RefusedTryView refused />
            <p class="actions">
                {submit(worded("Open the backup")).primary().busy_saying(busy, worded("Opening…"))}
                {button(worded("Cancel"), move |_| stop.run(())).quiet()}
            </p>
        </form>
    }
}

/// What is still to be typed before anything can be tried.
fn missing(name: &str, secret: &str) -> Option<String> {
    if secret.trim().is_empty() {
        return Some(worded("Give the passphrase together with your name, or the recovery key.").to_owned());
    }
    let mistyped = RecoveryKey::read(secret).err().filter(|_| name.trim().is_empty());
    mistyped.map(|why| say!("{why} If it is a passphrase, give your name above too.", why = mistyped_words(why)))
}
