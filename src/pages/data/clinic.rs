//! The demo clinic, and erasing the clinic that is open.

use crate::browser::workspace::Workspace;
use crate::pages::frame::go_to;
use crate::pages::state::{Desk, use_desk};
use crate::ui::{Dialog, button, start};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

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
    let switch_words = move || if desk.is_demo() { "Open my own clinic" } else { "Open the demo clinic" };
    let about = move || {
        if desk.is_demo() {
            "The demo clinic is open: made-up patients, kept apart from your own. Your own clinic’s records are not touched by it."
        } else {
            "The demo clinic has about 60 made-up patients, kept apart from your own records."
        }
    };
    let which = move || if desk.is_demo() { "the demo clinic" } else { "this clinic" };
    let what_goes = move || {
        desk.clinic.with(|clinic| {
            let count = |of: fn(&crate::record::Chart) -> usize| clinic.charts.values().map(|chart| of(chart)).sum::<usize>();
            format!(
                "{} patients with {} sessions, {} scores, {} reviews and {} decisions and comments, the clinic’s own instruments and its rules go from this browser, for good.",
                clinic.charts.len(),
                count(|c| c.sessions.len()),
                count(|c| c.scores.len()),
                count(|c| c.reviews.len()),
                count(|c| c.log.len())
            )
        })
    };
    let erase = move |_| {
        failed.set(None);
        // This page is gone before the clinic is.
        let go_home = go_home.clone();
        start(async move {
            match desk.erase().await {
                Ok(()) => {
                    desk.toasts.say("Erased");
                    go_home();
                }
                Err(failure) => desk.say_in(failed, &failure),
            }
        });
    };
    view! {
        <section aria-labelledby="clinic-title">
            <h2 id="clinic-title">"Demo clinic and erasing"</h2>
            <p>{about}</p>
            {move || desk.is_demo().then(|| clock_buttons(desk))}
            <div class="actions">
                {button(switch_words, switch)}
                {button(move || format!("Erase {}…", which()), move |_| asking.set(true)).danger()}
            </div>
            <Dialog
                id="erase-dialog"
                title=Signal::derive(move || format!("Erase {}?", which()))
                open=asking
                close=move || asking.set(false)
            >
                <p>{what_goes}</p>
                <p>"This can’t be undone. Export first what you may need again."</p>
                <p class="form-error" role="alert">{move || failed.get()}</p>
                <div class="actions">
                    {button("Keep it", move |_| asking.set(false))}
                    {button("Erase everything", erase).danger()}
                </div>
            </Dialog>
        </section>
    }
}

/// The demo's clock: what the coming weeks bring, without waiting for them.
fn clock_buttons(desk: Desk) -> impl IntoView {
    const TODAY: &str =
        "The demo’s clock shows today. Move it on to see what the coming weeks bring, such as a check that falls due.";
    let words = move || match desk.days_ahead() {
        0 => TODAY.to_owned(),
        days => format!("The demo’s clock is {days} days ahead: it shows {}.", desk.today.get().format_long()),
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
            {button("One week on", move |_| on(7))}
            {button("Four weeks on", move |_| on(28))}
            {button("Back to today", move |_| set(0))}
        </div>
    }
}

fn clock_now(desk: Desk) -> i32 {
    untrack(|| desk.days_ahead())
}
