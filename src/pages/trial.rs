//! What the trial version 0.1 left in this browser: named, copied as it lies, and erased only when a person says so.

use crate::browser::clock;
use crate::browser::files::{blob_of, save_blob};
use crate::browser::trial::{self, Left};
use crate::ui::{Dialog, button, refusal, section};
use crate::words::{counted, say, store_error_words, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The name of the copy.
const COPY: &str = "anamnesis-trial-0.1.anamnesis";

/// Says what is left of it; nothing where nothing is.
#[component]
pub(crate) fn TrialLeft() -> impl IntoView {
    let left = RwSignal::new(None::<Left>);
    let failed = RwSignal::new(None::<String>);
    let asking = RwSignal::new(false);
    let look = move || {
        spawn_local(async move {
            match trial::left().await {
                Ok(found) => drop(left.try_set(found)),
                // What can't be looked into is said too: there may be records in it.
                Err(error) => {
                    let _ = left.try_set(Some(Left::default()));
                    let _ = failed.try_set(Some(store_error_words(&error)));
                }
            }
        });
    };
    look();
    let download = move |_| {
        failed.set(None);
        spawn_local(async move {
            if let Err(why) = downloaded().await {
                let _ = failed.try_set(Some(why));
            }
        });
    };
    let erase = move |_| {
        failed.set(None);
        asking.set(false);
        spawn_local(async move {
            let erased = trial::erase().await;
            look();
            let _ = failed.try_set(erased.err().map(|error| store_error_words(&error)));
        });
    };
    let section = move |left: Left| {
        let body = view! {
            <p>
                {say!("This browser still holds what the trial version 0.1 of Anamnesis kept: {left}. ", left = words_of(left))}
                {worded("This version can’t read that, and leaves it as it lies. Your clinic of today is kept apart from it.")}
            </p>
            <p>
                {worded("Download it to keep it. The file is a backup that version 0.1 restores; what is exported there as CSV can be imported here.")}
            </p>
            {refusal(failed)}
            <p class="actions">
                {button(worded("Download what it left"), download)}
                {button(worded("Erase what it left…"), move |_| asking.set(true)).danger()}
            </p>
            <Dialog
                id="erase-trial"
                title=Signal::stored(worded("Erase what the trial version left?").to_owned())
                open=asking
                close=move || asking.set(false)
            >
                <p>{say!("This goes from this browser, for good: {left}.", left = words_of(left))}</p>
                <p>{worded("This can’t be undone. Download it first if you may need it again.")}</p>
                <div class="actions">
                    {button(worded("Keep it"), move |_| asking.set(false))}
                    {button(worded("Erase it"), erase).danger()}
                </div>
            </Dialog>
        };
        section("trial-title", "trial-left", worded("Left by the trial version 0.1"), body.into_any())
    };
    move || left.get().map(section)
}

/// PatientKeys the copy to the browser's downloads.
async fn downloaded() -> Result<(), String> {
    let copy = trial::copy(&clock::now_utc()).await.map_err(|error| store_error_words(&error))?;
    let saved = blob_of(copy, "application/octet-stream").and_then(|blob| save_blob(COPY, &blob));
    saved.map_err(|error| error.to_string())
}

fn words_of(Left { records, patients, has_demo, texts }: Left) -> String {
    let clinic = (records > 0).then(|| {
        let (patients, records) = (
            counted(patients, worded("patient"), worded("patients")),
            counted(records, worded("record"), worded("records")),
        );
        say!("a clinic with {patients} ({records} in all)", patients, records)
    });
    let demo = has_demo.then(|| worded("its demo clinic").to_owned());
    let texts = (texts > 0).then(|| worded("its settings").to_owned());
    let parts: Vec<String> = [clinic, demo, texts].into_iter().flatten().collect();
    match parts.as_slice() {
        [] => worded("something that can’t be looked into now").to_owned(),
        [one] => one.clone(),
        [first @ .., last] => say!("{first} and {last}", first = first.join(", "), last),
    }
}
