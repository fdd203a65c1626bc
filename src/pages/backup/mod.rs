//! Backups: made now or by themselves in a folder, and restored: looked into first, then put in place or merged.

mod contents;
mod folder;
mod merging;
mod putting_back;
mod replacing;
mod restore;

pub(crate) use restore::Restore;

use crate::pages::state::use_desk;
use crate::ui::{button, hint_text, start_once};
use crate::words::{backup_age_words, say, worded};
use folder::BackupFolder;
use leptos::prelude::*;

/// The section of the data page.
#[component]
pub(crate) fn BackupSection() -> impl IntoView {
    let desk = use_desk();
    let busy = RwSignal::new(false);
    let back_up = move |_| {
        let work = desk.back_up();
        start_once(busy, async move {
            match work.await {
                Ok(name) => desk.toasts.say(say!("{name} is in your downloads", name)),
                Err(failure) => desk.toasts.fail(failure.to_string()),
            }
        });
    };
    let own = move || {
        view! {
            <p class:due=move || desk.backup_age().is_due()>
                <b>{move || backup_age_words(desk.backup_age())}</b>
                {move || desk.backup_age().is_due().then_some(worded(". It is time for one: what is only here goes with this browser’s data."))}
            </p>
            {hint_text(worded("One file with everything, encrypted as it is here: patients, rules, decisions, the audit, and who may open it. It opens with the \
                passphrases and the recovery key of the day it was made."))}
            <div class="actions">{button(worded("Back up now"), back_up).primary().busy_saying(busy, worded("Backing up…"))}</div>
            <BackupFolder />
            <h3>{worded("Restore a backup")}</h3>
            <Restore />
        }
    };
    let body = move || {
        if desk.is_demo() {
            view! { <p>{worded("The demo clinic needs no backup: it is made anew whenever it is opened empty.")}</p> }
                .into_any()
        } else {
            own().into_any()
        }
    };
    view! {
        <section id="backup" aria-labelledby="backup-title">
            <h2 id="backup-title">{worded("Backup")}</h2>
            {body}
        </section>
    }
}
