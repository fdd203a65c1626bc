//! The first visit: two doors, where data lives, and what the product does not claim. And what to do when a clinic can't be opened.

use super::frame::{bare, go_to};
use super::state::use_desk;
use super::trial::TrialLeft;
use crate::browser::first_page::take_over;
use crate::browser::store::has_records;
use crate::browser::workspace::Workspace;
use crate::ui::use_navigate;
use crate::ui::{button, effect};
use crate::words::worded;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;

/// The first page of a browser that has nothing of the app's. It needs no desk.
pub(crate) fn first_visit(enter: Callback<Workspace>) -> AnyView {
    effect(take_over);
    bare(ways_in(Signal::stored(Some(false)), enter, ().into_any()))
}

/// The same of a browser that may have records, or has had some.
#[component]
pub(crate) fn WelcomePage() -> impl IntoView {
    let desk = use_desk();
    let navigate = use_navigate();
    let enter = Callback::new(move |workspace| {
        navigate("/", NavigateOptions { replace: true, ..NavigateOptions::default() });
        go_to(desk, workspace);
    });
    // Not known before the browser was asked; nobody then reads that there is none.
    let exists = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let found = has_records(Workspace::Clinic).await;
        let _ = exists.try_set(Some(found));
    });
    effect(move || {
        if exists.with(Option::is_some) {
            take_over();
        }
    });
    ways_in(exists.into(), enter, view! { <TrialLeft /> }.into_any())
}

/// Two ways in, and what a person must know before they take one. `exists` says whether there is a clinic, once that is known.
fn ways_in(exists: Signal<Option<bool>>, enter: Callback<Workspace>, left: AnyView) -> AnyView {
    let about = move || match exists.get() {
        Some(true) => worded(
            "There is a clinic in this browser, and its records are still here. Open it with your name and your passphrase.",
        ),
        Some(false) => worded(
            "Encrypted with a passphrase that you choose. Empty at first: next you import your CSV files, add a patient, or restore a backup.",
        ),
        None => worded("Looking whether there is a clinic in this browser…"),
    };
    let button = move || match exists.get() {
        Some(true) => worded("Open my clinic"),
        _ => worded("Set up this browser for my clinic"),
    };
    view! {
        <div class="welcome">
            <h1>{worded("Whose memory has stayed worse?")}</h1>
            <p class="lead">
                {worded("Anamnesis follows self-reported memory between ketamine sessions. It shows which patients’ scores have stayed worse than their own baseline for longer than four weeks after a session, and why.")}
            </p>
            <div class="workspaces">
                <section class="workspace">
                    <h2>{worded("Just looking")}</h2>
                    <p>{worded("About 60 made-up patients, marked as synthetic everywhere. Nothing to fill in, and gone without a trace when you erase it.")}</p>
                    <button type="button" class="button" class:primary=move || exists.get() != Some(true) on:click=move |_| enter.run(Workspace::Demo)>
                        {worded("Look around with a demo clinic")}
                    </button>
                </section>
                <section class="workspace">
                    <h2>{worded("For my patients")}</h2>
                    <p role="status">{about}</p>
                    <button
                        type="button"
                        class="button"
                        class:primary=move || exists.get() == Some(true)
                        disabled=move || exists.get().is_none()
                        on:click=move |_| enter.run(Workspace::Clinic)
                    >
                        {button}
                    </button>
                </section>
            </div>
            {left}
            <section class="plain-words">
                <h2>{worded("Where the data lives")}</h2>
                <p>
                    {worded("In this browser, on this device, and nowhere else. There is no server and no account; nothing you enter is sent anywhere. Your own records are encrypted with your passphrase. If the browser’s site data is cleared they are gone, so keep backups.")}
                </p>
                <h2>{worded("What it does not claim")}</h2>
                <p>
                    {worded("It makes no diagnosis: a flag means worsening in self-report that lasts, by the rules in force, and is a reason to look closer. It is not a certified medical device, and promises no regulatory compliance.")}
                </p>
            </section>
        </div>
    }
    .into_any()
}

/// A clinic that could not be opened.
#[component]
pub(crate) fn OpeningFailed(why: String) -> impl IntoView {
    let desk = use_desk();
    let again = move |_| desk.open_last();
    view! {
        <div class="empty-page" role="alert">
            <h1>{worded("The records could not be opened")}</h1>
            <p>{why}</p>
            <p>
                {worded("Nothing was changed or removed. Close other tabs of this page and try again; if that doesn’t help, restart the browser.")}
            </p>
            <p class="actions">{button(worded("Try again"), again).primary()}</p>
        </div>
    }
}
