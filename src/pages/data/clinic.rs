//! The demo clinic, and erasing the clinic that is open.

use crate::browser::workspace::Workspace;
use crate::pages::frame::go_to;
use crate::pages::state::{Desk, use_desk};
use crate::ui::use_navigate;
use crate::ui::{Dialog, button, refusal, section, start};
use crate::words::{SayDay, clinic_goes_words, say, worded};
use leptos::prelude::*;
use leptos_router::NavigateOptions;

#[component]
pub(super) fn ClinicSection() -> impl IntoView {
    let desk = use_desk();
    let asking = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let navigate = use_navigate();
    let home = move || navigate("/", NavigateOptions::default());
    let go_home = home.clone();
    let switch = move |_| {
        home();
        go_to(desk, if untrack(|| desk.is_demo()) { Workspace::Clinic } else { Workspace::Demo });
    };
    let switch_words =
        move || if desk.is_demo() { worded("Open my own clinic") } else { worded("Open the demo clinic") };
    let about = move || {
        if desk.is_demo() {
            worded(
                "The demo clinic is open: made-up patients, kept apart from your own. Your own clinic’s records are not touched by it.",
            )
        } else {
            worded("The demo clinic has about 60 made-up patients, kept apart from your own records.")
        }
    };
    let what_goes = move || desk.clinic.with(|clinic| clinic_goes_words(&clinic.charts));
    let erase = move |_| {
        failed.set(None);
        // This page is gone before the clinic is.
        let go_home = go_home.clone();
        start(async move {
            match desk.erase().await {
                Ok(()) => {
                    desk.toasts.say(worded("Erased"));
                    go_home();
                }
                Err(failure) => desk.say_in(failed, &failure),
            }
        });
    };
    let body = view! {
        <p>{about}</p>
        {move || desk.is_demo().then(|| clock_buttons(desk))}
        <div class="actions">
            {button(switch_words, switch)}
            {button(move || if desk.is_demo() { worded("Erase the demo clinic…") } else { worded("Erase this clinic…") }, move |_| asking.set(true)).danger()}
        </div>
        <Dialog
            id="erase-dialog"
            title=Signal::derive(move || {
                if desk.is_demo() { worded("Erase the demo clinic?") } else { worded("Erase this clinic?") }.to_owned()
            })
            open=asking
            close=move || asking.set(false)
        >
            <p>{what_goes}</p>
            <p>{worded("This can’t be undone. Export first what you may need again.")}</p>
            {refusal(failed)}
            <div class="actions">
                {button(worded("Keep it"), move |_| asking.set(false))}
                {button(worded("Erase everything"), erase).danger()}
            </div>
        </Dialog>
    };
    section("clinic-title", "", worded("Demo clinic and erasing"), body.into_any())
}

/// The demo's clock: what the coming weeks bring, without waiting for them.
fn clock_buttons(desk: Desk) -> impl IntoView {
    let words = move || {
        match desk.days_ahead() {
        0 => worded(
            "The demo’s clock shows today. Move it on to see what the coming weeks bring, such as a check that falls due.",
        )
        .to_owned(),
        days => say!(
            "The demo’s clock is {days} days ahead: it shows {today}.",
            days,
            today = desk.today.get().long()
        ),
    }
    };
    let set = move |days: i32| {
        if let Err(failure) = desk.set_days_ahead(days) {
            desk.toasts.fail(failure.to_string());
        }
    };
    let on = move |days: i32| set(clock_now(desk) + days);
    view! {
        <p role="status">{words}</p>
        <div class="actions">
            {button(worded("One week on"), move |_| on(7))}
            {button(worded("Four weeks on"), move |_| on(28))}
            {button(worded("Back to today"), move |_| set(0))}
        </div>
    }
}

fn clock_now(desk: Desk) -> i32 {
    untrack(|| desk.days_ahead())
}
