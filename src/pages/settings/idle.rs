//! After how many idle minutes the clinic locks itself: the clinic's, not one person's.

use crate::browser::settings::LOCK_MINUTES;
use crate::pages::state::use_desk;
use crate::ui::{TextField, start, submit};
use crate::vault::settings::IdleMinutes;
use crate::words::{say, worded};
use leptos::prelude::*;

#[component]
pub(super) fn IdleLock() -> impl IntoView {
    let desk = use_desk();
    let saved = Memo::new(move |_| desk.idle_minutes.get().get().to_string());
    let text = RwSignal::new(saved.get_untracked());
    let wrong = RwSignal::new(None::<String>);
    // What another tab saved is shown, unless something else is being typed here.
    Effect::watch(
        move || saved.get(),
        move |now, before, _| {
            if before.is_some_and(|before| text.with_untracked(|text| text == before)) {
                text.set(now.clone());
            }
        },
        false,
    );
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = text.with_untracked(|text| text.trim().parse::<u32>().ok());
        let Some(minutes) = typed.filter(|minutes| LOCK_MINUTES.contains(minutes)) else {
            let (least, most) = (LOCK_MINUTES.start(), LOCK_MINUTES.end());
            return wrong.set(Some(say!("Needed here is a whole number from {least} to {most}.", least, most)));
        };
        wrong.set(None);
        start(async move {
            match desk.change_idle_minutes(IdleMinutes::within(minutes)).await {
                Ok(()) => desk.toasts.say(worded("Kept")),
                Err(failure) => desk.say_in(wrong, &failure),
            }
        });
    };
    let error: Signal<Option<String>> = wrong.into();
    view! {
        <form class="idle-lock" autocomplete="off" novalidate on:submit=save>
            <TextField
                inputmode="numeric"
                id="lock-minutes"
                label=worded("Lock my clinic after idle minutes")
                value=text
                error
                hint=Some(worded("For everyone who works here, in all tabs at once. Kept sealed with the clinic.").to_owned())
            />
            {submit(worded("Keep these minutes"))}
        </form>
    }
}
