//! The page of a patient who is asked on the clinic's own device. The clinic is locked: nothing of the record is in this page's memory, and
//! nothing leads anywhere but to the passphrase.

mod kiosk;
mod questions;
mod stored;

use super::lock::unlock_form;
use super::parts::{Parts, use_parts};
use super::state::{Desk, Stage, use_desk};
use crate::browser::hosted::app_url;
use crate::self_report::AskingStep;
use crate::ui::questions::help;
use crate::ui::{button, focus_main, once_drawn};
use crate::words::worded;
use kiosk::open_kiosk;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// What of the page is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Questions,
    NotStored,
    Thanks,
    Unlock,
}

/// The page.
#[component]
pub(crate) fn AskingPage() -> impl IntoView {
    let (desk, parts) = (use_desk(), use_parts());
    hold_back();
    let kiosk = open_kiosk(desk);
    let leaving = RwSignal::new(false);
    let part = Memo::new(move |_| match desk.asking.with(|asked| asked.as_ref().map(|asked| asked.step.clone())) {
        _ if leaving.get() => Part::Unlock,
        Some(AskingStep::Sealed(_)) => Part::NotStored,
        Some(AskingStep::HandedIn) => Part::Thanks,
        Some(AskingStep::Answering) | None => Part::Questions,
    });
    let content = move || {
        once_drawn(focus_main);
        match part.get() {
            Part::Questions => questions::view_questions(desk, kiosk),
            Part::NotStored => stored::not_stored(desk, kiosk),
            Part::Thanks => stored::thanks(kiosk),
            Part::Unlock => unlock(desk, parts, leaving),
        }
    };
    let way_out = move || {
        (!leaving.get()).then(|| {
            view! {
                <footer class="asking-foot">
                    {kiosk.get().map(|kiosk| help(kiosk.contact, false))}
                    {button(worded("For the clinic: unlock…"), move |_| leaving.set(true)).quiet()}
                </footer>
            }
        })
    };
    let is_resting = move || desk.stage.with(|stage| matches!(stage, Stage::Asking { is_resting: true }));
    view! {
        // Hidden and still there: what is answered and typed stays.
        <div class="asking report" hidden=is_resting>
            <main id="main" tabindex="-1">{content}</main>
            {way_out}
        </div>
        {move || is_resting().then(|| view! { <main class="asking resting"><div role="status"><h1>{worded("Touch the screen, or press a key, to go on.")}</h1></div></main> })}
    }
}

/// Has the browser's Back lead here again.
fn hold_back() {
    let stay = || {
        let history = window().history();
        // Where the browser takes no more entries, Back leads out of the app, which stays locked.
        let _ = history.and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&app_url("/"))));
    };
    stay();
    let back = window_event_listener(ev::popstate, move |_| stay());
    on_cleanup(move || back.remove());
}

/// Leaving takes a passphrase.
fn unlock(desk: Desk, parts: Parts, leaving: RwSignal<bool>) -> AnyView {
    let lost = desk.is_answering().then(|| {
        let words = worded(
            "The questions are not finished. What was answered so far is thrown away when the clinic is unlocked.",
        );
        view! { <p class="missing">{words}</p> }
    });
    view! {
        <div class="lock-page">
            <h1>{worded("The clinic is locked")}</h1>
            <p>{worded("Name and passphrase of somebody of the clinic open it.")}</p>
            {lost}
            {unlock_form(desk, parts)}
            <p class="actions">{button(worded("Back to the patient’s page"), move |_| leaving.set(false))}</p>
        </div>
    }
    .into_any()
}
