//! Putting a backup in place: what would be gone or another, the tick where anything would, and the button.

use super::merging::listed;
use crate::exchange::Comparison;
use crate::pages::frame::enter_at_start;
use crate::pages::state::{InPlaceOf, OpenedBackup, use_desk};
use crate::ui::Checkbox;
use leptos::prelude::*;

/// The way that takes away what is here.
#[component]
pub(super) fn Replacing(
    backup: OpenedBackup,
    over: bool,
    comparison: Memo<Comparison>,
    said: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    stop: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let loses = move || over && comparison.with(Comparison::loses);
    // Each comparison has a tick of its own: who agreed to lose one thing did not agree to lose another.
    let sure = Memo::new(move |_| {
        comparison.track();
        RwSignal::new(false)
    });
    let replace = move |_| {
        if busy.get_untracked() {
            return;
        }
        if untrack(loses) && !sure.get_untracked().get_untracked() {
            return said.set(Some("Tick the box first: what is named above would be gone or another.".to_owned()));
        }
        busy.set(true);
        said.set(None);
        let shown = if over { InPlaceOf::Clinic(comparison.get_untracked()) } else { InPlaceOf::Nothing };
        desk.replace_with(backup.clone(), shown, move |done| {
            let _ = busy.try_set(false);
            match done {
                Ok(()) => {
                    desk.toasts.say("Restored");
                    enter_at_start();
                }
                Err(failure) => drop(said.try_set(Some(failure.to_string()))),
            }
        });
    };
    let about = over.then(|| {
        view! {
            <h4>"Put it in place"</h4>
            <p>
                "All that this browser holds of the clinic goes, the audit and the passphrases too, and the backup’s take their place. Back "
                "up first what you may need again."
            </p>
        }
    });
    let warning = move || loses().then(|| comparison.with(gone));
    let tick = move || {
        loses().then(|| {
            view! { <Checkbox id="restore-sure" label="I know, and want the backup in its place" value=sure.get() /> }
        })
    };
    let replace_words = if over { "Put the backup in place of this clinic" } else { "Restore this backup" };
    view! {
        {about}
        <div role="status">{warning}</div>
        {tick}
        <p class="form-error" role="alert">{move || said.get()}</p>
        <p class="actions">
            <button
                type="button"
                class="button"
                class:danger=over
                class:primary=!over
                aria-disabled=move || busy.get().then_some("true")
                on:click=replace
            >
                {replace_words}
            </button>
            <button type="button" class="button quiet" on:click=move |_| stop.run(())>
                "Cancel"
            </button>
        </p>
    }
    .into_any()
}

/// What would be gone, and what of the rules and the like would be another.
fn gone(comparison: &Comparison) -> AnyView {
    let sentence = comparison.sentence();
    let settings = comparison.settings().next().is_some().then(|| {
        view! {
            <p class="warning-line">"Other than in the backup, and as in the backup afterwards:"</p>
            {listed(comparison.settings())}
        }
    });
    view! {
        {(!sentence.is_empty()).then(|| view! { <p class="warning-line">{sentence}</p> })}
        {settings}
    }
    .into_any()
}
