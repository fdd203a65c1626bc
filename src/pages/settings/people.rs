//! Who may open the clinic, and its recovery key. Every change asks for the passphrase of whoever makes it.

use super::idle::IdleLock;
use crate::pages::lock::{NewPassphrase, NewPassphraseFields, RecoveryKeySheet, RefusedTry, RefusedTryView, is_given};
use crate::pages::state::{KeyringChange, PeopleChange, use_desk, weak_words};
use crate::record::{TextKind, shown_name};
use crate::ui::{Dialog, TextField, button, focus_first_error, focus_id, once_drawn, section, start_once, submit};
use crate::words::{say, text_form_words, worded};
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
enum Act {
    Add,
    Remove(String),
    Passphrase,
    Recovery,
}

impl Act {
    fn title(&self) -> String {
        match self {
            Self::Add => worded("Add a clinician").to_owned(),
            Self::Remove(name) => say!("Remove {name}?", name),
            Self::Passphrase => worded("Change your passphrase").to_owned(),
            Self::Recovery => worded("Make a new recovery key").to_owned(),
        }
    }

    fn button(&self) -> &'static str {
        match self {
            Self::Add => worded("Add"),
            Self::Remove(_) => worded("Remove"),
            Self::Passphrase => worded("Change it"),
            Self::Recovery => worded("Make it"),
        }
    }

    fn about(&self) -> &'static str {
        match self {
            Self::Add => worded(
                "They choose a name and a passphrase of their own, here and now, and change it later themselves.",
            ),
            Self::Remove(_) => worded(
                "They can’t unlock this clinic any more. Copies that were made before, such as backups, stay open to their passphrase, and with one of those so do later copies that they get hold of, until you change the clinic’s key.",
            ),
            Self::Passphrase => {
                worded("No record is encrypted anew. Backups that were made before stay open to the old passphrase.")
            }
            Self::Recovery => {
                worded("Once you say that the new one is on paper, the old one opens nothing here any more.")
            }
        }
    }
}

/// What is wrong with the name of a new clinician.
fn name_fault(name: &str) -> Option<String> {
    match name.trim() {
        "" => Some(worded("Give the clinician’s name.").to_owned()),
        name => TextKind::check_clinician(name).err().map(text_form_words),
    }
}

/// The section; nothing in the demo clinic, which has no keys.
#[component]
pub(super) fn People() -> impl IntoView {
    let desk = use_desk();
    move || (!desk.is_demo()).then(|| view! { <PeopleOfClinic /> })
}

#[component]
fn PeopleOfClinic() -> impl IntoView {
    let desk = use_desk();
    let act = RwSignal::new(None::<Act>);
    let (own, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let new = NewPassphrase::new(Signal::derive(move || desk.people.get().into_iter().chain([name.get()]).collect()));
    let (no_own, no_name) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let refused = RefusedTry::new();
    let busy = RwSignal::new(false);
    // Changed now, it would make what was drawn and handed over void.
    let is_handing_over = Memo::new(move |_| desk.new_key().is_some());
    let recovery = RwSignal::new(None::<KeyringChange>);
    let begin = move |chosen: Act| {
        own.set(String::new());
        name.set(String::new());
        new.clear();
        no_own.set(None);
        no_name.set(None);
        refused.clear();
        recovery.set(None);
        act.set(Some(chosen));
    };
    // What was typed stays as long as the dialog is open, and no longer.
    let close = Callback::new(move |()| {
        let _ = act.try_set(None);
        let _ = own.try_set(String::new());
    });
    let say_saved = move |made: &KeyringChange| {
        // The page may have been left meanwhile.
        let _ = close.try_run(());
        let _ = recovery.try_set(None);
        desk.toasts.say(made.done_words());
    };
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = act.get_untracked().filter(|_| !busy.get_untracked()) else { return };
        refused.clear();
        no_name.set((chosen == Act::Add).then(|| name.with_untracked(|name| name_fault(name))).flatten());
        if !is_given(own, no_own, worded("Give your own passphrase.")) || no_name.with_untracked(Option::is_some) {
            return focus_first_error();
        }
        let work = async move {
            let change = match chosen {
                Act::Add => {
                    let who = name.get_untracked();
                    new.chosen().await.map(|passphrase| PeopleChange::Add(who, passphrase))
                }
                Act::Passphrase => new.chosen().await.map(PeopleChange::Passphrase),
                Act::Remove(who) => Some(PeopleChange::Remove(who)),
                Act::Recovery => Some(PeopleChange::Recovery),
            };
            // Weighing takes a moment, in which the page may be left.
            let Some((change, own)) = change.zip(own.try_get_untracked()) else { return Ok(None) };
            let made = desk.change_people(own, change).await?;
            if made.recovery.is_none() {
                desk.keep_people(made.clone()).await?;
            }
            Ok(Some(made))
        };
        start_once(busy, async move {
            match work.await {
                Ok(Some(made)) if made.recovery.is_some() => {
                    let _ = close.try_run(());
                    let _ = recovery.try_set(Some(made));
                    // Behind what the closing dialog does with the focus.
                    once_drawn(|| once_drawn(|| focus_id("recovery-title")));
                }
                Ok(Some(made)) => say_saved(&made),
                Ok(None) => focus_first_error(),
                Err(failure) => refused.say(desk, &failure),
            }
        });
    };
    let one = move |person: String| {
        let is_self = desk.unlocked_by.get().as_deref() == Some(person.as_str());
        let (label, removed) = (say!("Remove {person}…", person = shown_name(&person)), person.clone());
        view! {
            <li>
                {shown_name(&person).into_owned()} {is_self.then_some(worded(" (you)"))} " "
                {button(worded("Remove…"), move |_| begin(Act::Remove(removed.clone())))
                    .quiet()
                    .label(label)
                    .off(move || is_handing_over.get())}
            </li>
        }
    };
    let fields = move || {
        let chosen = act.get()?;
        let more = match chosen {
            Act::Add => view! {
                <TextField id="people-name" label=worded("Name of the new clinician") value=name error=no_name />
                <NewPassphraseFields id="people" value=new />
            }
            .into_any(),
            Act::Passphrase => view! { <NewPassphraseFields id="people" value=new /> }.into_any(),
            Act::Remove(_) | Act::Recovery => ().into_any(),
        };
        Some(view! {
            <p>{chosen.about()}</p>
            <TextField id="people-own" label=worded("Your own passphrase, as it is now") value=own kind="password" error=no_own />
            {more}
            <RefusedTryView refused />
            <p class="actions">
                {submit(chosen.button()).primary().busy(busy)}
                {button(worded("Cancel"), move |_| close.run(()))}
            </p>
        })
    };
    let on_paper = Callback::new(move |()| {
        refused.clear();
        if let Some(made) = recovery.get_untracked() {
            let work = desk.keep_people(made.clone());
            start_once(busy, async move {
                match work.await {
                    Ok(()) => say_saved(&made),
                    Err(failure) => refused.say(desk, &failure),
                }
            });
        }
    });
    // Outside the dialog, which Esc would close: it is shown once, and holds from when it is on paper.
    let sheet = move || {
        let recovery = recovery.get().and_then(|made| made.recovery)?;
        Some(view! {
            <RecoveryKeySheet
                recovery
                until=worded("It counts only once you press “It holds from now on”. Until then the one before holds, and this one opens nothing: if you leave this page before, destroy what you wrote down.")
                go_on=worded("It holds from now on")
                done=on_paper
            />
            <RefusedTryView refused />
        })
    };
    let body = view! {
        {sheet}
        {move || desk.weak_passphrase.get().map(|time| view! { <p class="warning-line">{weak_words(&time)}</p> })}
        <ul class="clinicians">{move || desk.people.get().into_iter().map(one).collect_view()}</ul>
        <p class="hint">
            {move || {
                is_handing_over
                    .get()
                    .then_some(
                        worded("Nothing can be changed here while new keys wait to be handed over, below: the papers would be void. Change the key, or \
                         cancel it, first."),
                    )
            }}
        </p>
        <div class="actions">
            {button(worded("Add a clinician…"), move |_| begin(Act::Add))
                .off(move || is_handing_over.get())}
            {button(worded("Change my passphrase…"), move |_| begin(Act::Passphrase))
                .off(move || is_handing_over.get())}
            {button(worded("New recovery key…"), move |_| begin(Act::Recovery))
                .off(move || is_handing_over.get())}
        </div>
        <IdleLock />
        <Dialog
            id="people-dialog"
            title=Signal::derive(move || act.get().map_or_else(String::new, |act| act.title()))
            open=Signal::derive(move || act.get().is_some())
            close
            held=busy
        >
            <form autocomplete="off" novalidate on:submit=send>{fields}</form>
        </Dialog>
    };
    section("people-title", "who-may-open", worded("Who may open this clinic"), body.into_any())
}
