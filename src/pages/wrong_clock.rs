//! What speaks against this computer's clock: a page before anything is judged by its day, and a line above every page.

use super::state::{Desk, use_desk};
use crate::browser::hosted::app_url;
use crate::ui::{button, enter_at_start, hint_text};
use crate::words::{clock_words, say, worded};
use leptos::prelude::*;

/// How many patients are named whose record goes on beyond today.
const NAMED: usize = 5;

/// Met before anything is shown that was judged by a day which can't be right.
#[component]
pub(crate) fn WrongClockPage() -> impl IntoView {
    let desk = use_desk();
    let go_on = move |_| {
        desk.go_on_in_doubt();
        enter_at_start();
    };
    let confirm = move |_| {
        desk.confirm_clock();
        enter_at_start();
    };
    view! {
        <div class="empty-page clock-page">
            <h1>{worded("Look at this computer’s clock first")}</h1>
            <p>
                <b>{move || words(desk)}</b>
                {worded(" One of the two is wrong. Every state and every due date is judged by today, so a wrong clock makes them wrong without a sign.")}
            </p>
            <p>{worded("Set the clock right and load this page again. Nothing is changed by that.")}</p>
            <p class="actions">
                {button(worded("The clock is set: load the page again"), move |_| drop(window().location().reload())).primary()}
                {button(worded("The clock is right, the dates in the record are not"), confirm)}
                {button(worded("Go on in doubt"), go_on)}
            </p>
            {hint_text(worded("If you go on in doubt, each page says so. If you say that the clock is right, the audit says who said so, and dates up to the newest one are no longer held against the clock."))}
        </div>
    }
}

/// The line above every page, on paper too, for as long as the clock is in doubt.
#[component]
pub(crate) fn WrongClockLine(desk: Desk) -> impl IntoView {
    let named = move || {
        let doubt = desk.clock_doubt.get()?;
        let rows = doubt.patients.iter().filter_map(|key| desk.row(*key)).take(NAMED);
        let links = rows
            .map(|row| view! { <a href=app_url(format!("/patients/{}", row.key))>{row.display_name().into_owned()}</a>" " })
            .collect_view();
        let more = doubt.patients.len().saturating_sub(NAMED);
        (!doubt.patients.is_empty()).then(|| {
            view! {
                {worded(" Recorded of a day after today: ")}
                {links}
                {(more > 0).then(|| say!("and {more} more.", more))}
            }
        })
    };
    move || {
        desk.clock_doubt.get().filter(|_| !desk.is_clock_unmet()).map(|_| {
            view! {
                <div class="clock-doubt" role="alert">
                    <b>{move || words(desk)}</b>
                    {worded(" States and due dates may be wrong: set the clock right and load the page again, or correct the day of the record.")}
                    {named}
                    " "
                    {button(worded("The clock is right"), move |_| desk.confirm_clock()).class("button quiet no-print")}
                </div>
            }
        })
    }
}

fn words(desk: Desk) -> Option<String> {
    desk.clock_doubt.get().map(|doubt| clock_words(&doubt))
}
