//! Another key for the clinic: asked for with one's own passphrase and who stays, begun once what was drawn is handed over.

use super::hand_over::HandOver;
use crate::pages::lock::{RefusedTry, RefusedTryView, is_given};
use crate::pages::state::{Failure, KeyChange, use_desk};
use crate::record::shown_name;
use crate::ui::{
    Checkbox, Dialog, TextField, button, focus_first_error, focus_id, hint_text, once_drawn, start_once, submit,
};
use crate::words::{counted, say, worded};
use leptos::prelude::*;

/// The section; nothing in the demo clinic, which has no key.
#[component]
pub(super) fn ClinicKey() -> impl IntoView {
    let desk = use_desk();
    move || (!desk.is_demo()).then(|| view! { <KeyOfClinic /> })
}

#[component]
fn KeyOfClinic() -> impl IntoView {
    let desk = use_desk();
    let asking = RwSignal::new(false);
    let own = RwSignal::new(String::new());
    // Everyone else, and whether they stay.
    let others = RwSignal::new(Vec::<(String, RwSignal<bool>)>::new());
    let own_too = RwSignal::new(false);
    let no_own = RwSignal::new(None::<String>);
    let refused = RefusedTry::new();
    let busy = RwSignal::new(false);
    let has_drawn = Memo::new(move |_| desk.new_key().is_some());
    let is_changing = Memo::new(move |_| desk.key_change.get() != KeyChange::None);
    let ask = move |_| {
        let who = desk.who();
        let people = desk.people.get_untracked();
        // A name that doesn't open was changed by somebody without the key, and goes.
        let is_other = |name: &String| *name != who && !name.is_empty();
        others.set(people.into_iter().filter(is_other).map(|name| (name, RwSignal::new(true))).collect());
        own.set(String::new());
        no_own.set(None);
        own_too.set(false);
        refused.clear();
        asking.set(true);
    };
    let close = Callback::new(move |()| {
        let _ = asking.try_set(false);
        let _ = own.try_set(String::new());
    });
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        refused.clear();
        if !is_given(own, no_own, worded("Give your own passphrase.")) {
            return focus_first_error();
        }
        let stays = others.with_untracked(|others| {
            let stay = others.iter().filter(|(_, stays)| stays.get_untracked());
            stay.map(|(name, _)| name.clone()).collect::<Vec<_>>()
        });
        let anew = stays.into_iter().chain(own_too.get_untracked().then(|| desk.who())).collect();
        let work = desk.prepare_new_key(own.get_untracked(), anew);
        start_once(busy, async move {
            match work.await {
                Ok(()) => {
                    // The page may have been left meanwhile.
                    let _ = close.try_run(());
                    // Behind what the closing dialog does with the focus.
                    once_drawn(|| once_drawn(|| focus_id("hand-over-title")));
                }
                Err(failure) => refused.say(desk, &failure),
            }
        });
    };
    let begin = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        refused.clear();
        let work = desk.begin_new_key();
        start_once(busy, async move {
            match work.await {
                // How far it is stands at the top of every page.
                Ok(()) => once_drawn(|| focus_id("clinic-key-title")),
                Err(failure) => {
                    refused.say(desk, &failure);
                    if matches!(failure, Failure::PapersVoid) {
                        once_drawn(|| focus_id("change-key"));
                    }
                }
            }
        });
    });
    let give_up = Callback::new(move |()| {
        refused.clear();
        desk.give_up_new_key();
        once_drawn(|| focus_id("change-key"));
    });
    let damaged = move || {
        let count = desk.storage.with(|health| health.damaged.iter().filter(|one| !one.is_accepted).count());
        (count > 0).then(|| {
            say!("{records} can’t be read, so they can’t be sealed anew: they stay as they lie, and can’t be repaired once the old key is gone. \
                 Download them on the Data page, and restore what you can from a backup first.", records = counted(count, worded("record"), worded("records")))
        })
    };
    let doubtful = move || {
        desk.audit.with(|view| !view.undecided.is_empty()).then_some(
            worded("Something here isn’t as the audit says that it was written last. Decide about it first, by the line above this page: sealed anew, it \
             would look like everything else."),
        )
    };
    let who_stays = move || {
        let all = others.get();
        if all.is_empty() {
            return ().into_any();
        }
        let one = |(place, (name, stays)): (usize, (String, RwSignal<bool>))| {
            let label = say!("{name} stays, with a new passphrase", name = shown_name(&name));
            view! { <Checkbox id=format!("stays-{place}") label=Signal::stored(label) value=stays /> }
        };
        view! {
            <fieldset class="who-stays">
                <legend>{worded("Who can open the clinic afterwards, beside you")}</legend>
                {hint_text(worded("Nobody’s passphrase is known here, so each who stays gets a new one, which you hand over and they change. Untick who left."))}
                {all.into_iter().enumerate().map(one).collect_view()}
            </fieldset>
        }
        .into_any()
    };
    let fields = move || {
        asking.get().then(|| {
            view! {
                <p>
                    {worded("Every record is sealed anew under another key, so that somebody who left, or who found a lost copy, can’t open what lies here \
                    from then on. It takes seconds to minutes, can be stopped and gone on with, and you can work meanwhile. Other tabs lock.")}
                </p>
                <p>
                    {worded("It does not reach copies made before, such as backups: they open with the passphrases of then, and show what they hold. Make a \
                    new backup afterwards, and destroy old ones that you don’t need.")}
                </p>
                <p class="form-error">{damaged}</p>
                <p class="form-error">{doubtful}</p>
                {who_stays}
                <Checkbox
                    id="own-too"
                    label=Signal::stored(worded("A new passphrase for me too: wise if a backup was lost, which mine opens").to_owned())
                    value=own_too
                />
                <TextField id="key-own" label=worded("Your own passphrase, as it is now") value=own kind="password" error=no_own />
                <RefusedTryView refused />
                <p class="actions">
                    {submit(worded("Go on to what is to be handed over")).primary().busy_saying(busy, worded("Making the keys…"))}
                    {button(worded("Cancel"), move |_| close.run(()))}
                </p>
            }
        })
    };
    let sheet = move || desk.new_key().map(|new| view! { <HandOver new busy=busy.into() begin give_up /> });
    // In the dialog while that is open.
    let refused_here = move || (!asking.get()).then(|| view! { <RefusedTryView refused /> });
    let about = move || {
        if is_changing.get() {
            worded(
                "The key is being changed. Until that is finished, some records may lie under the old key, and others under the new one.",
            )
        } else {
            worded(
                "All records are sealed under one key. Change it when somebody who could open the clinic has left, or a backup or computer was lost.",
            )
        }
    };
    view! {
        <section class="clinic-key" aria-labelledby="clinic-key-title">
            <h2 id="clinic-key-title" tabindex="-1">{worded("The clinic’s key")}</h2>
            {sheet}
            {refused_here}
            <p class="hint">{about}</p>
            <p class="actions">
                {button(worded("Change the clinic’s key…"), ask)
                    .id("change-key")
                    .off(move || is_changing.get() || has_drawn.get())}
            </p>
            <Dialog id="key-dialog" title=Signal::stored(worded("Change the clinic’s key").to_owned()) open=asking close held=busy>
                <form class="key-form" autocomplete="off" novalidate on:submit=send>{fields}</form>
            </Dialog>
        </section>
    }
}
