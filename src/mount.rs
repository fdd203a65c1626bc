//! The root. A first visit needs no clinic, and a locked one no more than what opens it: they are shown at once, and what clinics need is
//! loaded when one is entered, or nothing else is to be done.

use crate::browser::first_page::say_loaded;
use crate::browser::hosted::app_url;
use crate::browser::settings::speak_as_set;
use crate::browser::tasks::provide_tasks;
use crate::browser::workspace::{is_locked_first, is_untouched};
use crate::pages::entry::Entry;
use crate::pages::parts::{Loads, Parts};
use crate::pages::welcome::first_visit;
use crate::ui::{Part, effect, guard_focus, watch_for_crashes};
use crate::words::worded;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// How long after the first page was shown the parts are loaded that nobody has asked for.
const IDLE: Duration = Duration::from_secs(1);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Looking,
    FirstVisit,
    Locked,
    /// The desk.
    Clinic,
}

/// Mounts the app into the page.
pub fn mount(loads: Loads) {
    provide_tasks();
    watch_for_crashes();
    guard_focus();
    speak_as_set();
    leptos::mount::mount_to_body(move || root(loads));
}

fn root(loads: Loads) -> AnyView {
    let shown = RwSignal::new(Shown::Looking);
    let (unlock, clinic) = (Part::new(loads.unlock), Part::new(loads.clinic));
    // Handed over once: it may hold what opened the clinic.
    let entry = StoredValue::new_local(Entry::Last);
    let parts = Parts::new(loads);
    let is_idle = RwSignal::new(false);
    effect(move || {
        if is_idle.get() && !parts.is_entering.get() {
            spawn_local(async move {
                clinic.preload().await;
                if parts.preload().await {
                    say_loaded();
                }
            });
        }
    });
    spawn_local(async move {
        let first = match is_untouched().await {
            true => Shown::FirstVisit,
            false if is_locked_first() => Shown::Locked,
            false => Shown::Clinic,
        };
        if first == Shown::Locked {
            // A clinic is about to be opened: what shows it is loaded while somebody types.
            unlock.preload().await;
            shown.set(first);
            clinic.preload().await;
        } else {
            shown.set(first);
        }
        set_timeout(move || is_idle.set(true), IDLE);
    });
    let enter = Callback::new(move |by: Entry| {
        // Whatever address led here, a clinic that is chosen is entered by its first page.
        if let (Entry::Chosen(_), Ok(history)) = (&by, window().history()) {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&app_url("/")));
        }
        parts.is_entering.set(matches!(by, Entry::Unlocked(_)));
        entry.set_value(by);
        shown.set(Shown::Clinic);
    });
    let choose = Callback::new(move |workspace| enter.run(Entry::Chosen(workspace)));
    let page = move || match shown.get() {
        Shown::Looking => view! { <p class="loading" role="status">{worded("Opening…")}</p> }.into_any(),
        Shown::FirstVisit => first_visit(choose),
        Shown::Locked => unlock.page(move |unlock| (unlock.page)(enter, parts.is_entering)),
        Shown::Clinic => clinic.page(move |clinic| {
            let entry = entry.try_update_value(std::mem::take).unwrap_or_default();
            (clinic.app)(parts, entry)
        }),
    };
    page.into_any()
}
