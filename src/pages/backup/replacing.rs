//! Putting a backup in place: what would be gone or another, the tick where anything would, and the button.

use super::merging::listed;
use crate::caseload::Clinic;
use crate::pages::state::{InPlaceOf, OpenedBackup, use_desk};
use crate::ui::{Checkbox, button, enter_at_start, refusal, start_once};
use crate::words::{counted, loss_sentence, say, worded};
use leptos::prelude::*;

/// The way that takes away what is here.
#[component]
pub(super) fn Replacing(
    backup: OpenedBackup,
    in_place_of: Memo<InPlaceOf>,
    said: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    stop: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let loses = move || in_place_of.with(InPlaceOf::loses);
    let about = in_place_of.with_untracked(about);
    let is_first = in_place_of.with_untracked(|it| *it == InPlaceOf::Nothing);
    let replace_words = in_place_of.with_untracked(replace_words);
    // Each comparison has a tick of its own: who agreed to lose one thing did not agree to lose another.
    let sure = Memo::new(move |_| {
        in_place_of.track();
        RwSignal::new(false)
    });
    let replace = move |_| {
        if busy.get_untracked() {
            return;
        }
        if untrack(loses) && !sure.get_untracked().get_untracked() {
            return said
                .set(Some(worded("Tick the box first: what is named above would be gone or another.").to_owned()));
        }
        said.set(None);
        let work = desk.replace_with(backup.clone(), in_place_of.get_untracked());
        start_once(busy, async move {
            match work.await {
                Ok(()) => {
                    desk.toasts.say(worded("Restored"));
                    enter_at_start();
                }
                Err(failure) => desk.say_in(said, &failure),
            }
        });
    };
    let warning = move || in_place_of.with(|in_place_of| gone(in_place_of, &desk.clinic.get_untracked()));
    let tick = move || {
        loses().then(|| {
            view! { <Checkbox id="restore-sure" label=worded("I know, and want the backup in its place") value=sure.get() /> }
        })
    };
    view! {
        {about}
        <div role="status">{warning}</div>
        {tick}
        {refusal(said)}
        <p class="actions">
            <button
                type="button"
                class="button"
                class:danger=!is_first
                class:primary=is_first
                aria-disabled=move || busy.get().then_some("true")
                on:click=replace
            >
                {replace_words}
            </button>
            {button(worded("Cancel"), move |_| stop.run(())).quiet()}
        </p>
    }
}

/// What putting it in place means, under a heading where there is another way.
fn about(in_place_of: &InPlaceOf) -> Option<AnyView> {
    let about = match in_place_of {
        InPlaceOf::Nothing => return None,
        InPlaceOf::Clinic(_) => view! {
            <h4>{worded("Put it in place")}</h4>
            <p>
                {worded("All that this browser holds of the clinic goes, the audit and the passphrases too, and the backup’s take their place. Back \
                up first what you may need again. Where the clinic’s key was changed since, the old key comes back with it, and opens to \
                those who had it: change it again.")}
            </p>
        }
        .into_any(),
        InPlaceOf::Sealed(_) => view! {
            <p>
                {worded("All that this browser holds of the clinic goes, the audit and the passphrases too, and the backup’s take their place. Where the \
                clinic’s key was changed since, the old key comes back with it, and opens to those who had it: change it again.")}
            </p>
        }
        .into_any(),
    };
    Some(about)
}

fn replace_words(in_place_of: &InPlaceOf) -> &'static str {
    match in_place_of {
        InPlaceOf::Nothing => worded("Restore this backup"),
        InPlaceOf::Clinic(_) => worded("Put the backup in place of this clinic"),
        InPlaceOf::Sealed(_) => worded("Put the backup in place of these records"),
    }
}

/// What would be gone, and what of the rules and the like would be another.
fn gone(in_place_of: &InPlaceOf, clinic: &Clinic) -> AnyView {
    let comparison = match in_place_of {
        InPlaceOf::Nothing => return ().into_any(),
        InPlaceOf::Clinic(comparison) => comparison,
        InPlaceOf::Sealed(sealed) => {
            let words = say!(
                "Gone afterwards: what this browser holds, {records}. Without their passphrase they can’t be read, so nobody can say what of them the \
                 backup doesn’t hold.",
                records = counted(sealed.records, worded("record"), worded("records"))
            );
            return view! { <p class="warning-line">{words}</p> }.into_any();
        }
    };
    let sentence = loss_sentence(comparison);
    let settings = comparison.settings().next().is_some().then(|| {
        view! {
            <p class="warning-line">{worded("These would become what they are in the backup:")}</p>
            {listed(comparison.settings(), clinic)}
        }
    });
    view! {
        {(!sentence.is_empty()).then(|| view! { <p class="warning-line">{sentence}</p> })}
        {settings}
    }
    .into_any()
}
