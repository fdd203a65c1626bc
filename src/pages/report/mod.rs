//! The patient's own page, `/report`: what a link asks, one thing at a time, and the answers sealed for the clinic. A wasm of its own, which
//! links no record, no judgement and no chart, and reads nothing of what the clinic keeps. What this page keeps is the half-filled form.

mod asking;
mod draft;
mod opening;
mod place;
mod sending;
mod start;
mod state;
mod way;

use crate::ui::questions::help;
use crate::words::{questions_from_words, worded};
use leptos::prelude::*;
use opening::{Opened, open_link};
use place::Page;
use state::Report;

/// Mounts the page.
pub fn mount() {
    leptos::mount::mount_to_body(report_page);
}

/// The whole page, whatever it shows.
fn report_page() -> AnyView {
    let opened = RwSignal::new(Opened::Reading);
    open_link(opened);
    let content = move || match opened.get() {
        Opened::Reading => view! { <p role="status">{worded("Opening…")}</p> }.into_any(),
        Opened::Broken(why) => opening::broken(opened, why),
        Opened::Here(report) => asked(report),
    };
    view! { <div class="report">{content}</div> }.into_any()
}

/// The page of an invitation.
fn asked(report: Report) -> AnyView {
    let page = move || match report.page.get() {
        Page::Start => start::start(report),
        Page::Asking(at) => asking::asking(report, at),
        Page::All => asking::asking_all(report),
        Page::Summary => asking::own_answers(report),
        Page::Send => sending::send(report),
        Page::Sent => sending::sent(report),
    };
    view! {
        <header>
            <h1>{report.contact.with_value(questions_from_words)}</h1>
            {help(report.contact, true)}
        </header>
        <main id="main" tabindex="-1">{page}</main>
    }
    .into_any()
}
