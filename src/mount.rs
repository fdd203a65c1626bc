//! The root. A first visit needs no clinic: it is shown at once, and what clinics need is loaded when one is entered, or nothing else is to
//! be done.

use crate::browser::hosted::app_url;
use crate::browser::settings::speak_as_set;
use crate::browser::tasks::provide_tasks;
use crate::browser::workspace::{Workspace, is_untouched};
use crate::pages::parts::{Loads, Parts};
use crate::pages::welcome::first_visit;
use crate::ui::{Part, guard_focus, watch_for_crashes};
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
    /// The desk: with the workspace that was chosen on a first visit.
    Clinic(Option<Workspace>),
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
    let clinic = Part::new(loads.clinic);
    let parts = Parts::new(loads);
    spawn_local(async move {
        shown.set(if is_untouched().await { Shown::FirstVisit } else { Shown::Clinic(None) });
        let preload = async move {
            clinic.preload().await;
            parts.preload().await;
        };
        set_timeout(move || spawn_local(preload), IDLE);
    });
    let enter = Callback::new(move |workspace| {
        // Whatever address led here, a clinic is entered by its first page.
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&app_url("/")));
        }
        shown.set(Shown::Clinic(Some(workspace)));
    });
    let page = move || match shown.get() {
        Shown::Looking => view! { <p class="loading" role="status">{worded("Opening…")}</p> }.into_any(),
        Shown::FirstVisit => first_visit(enter),
        Shown::Clinic(chosen) => clinic.page(move |clinic| (clinic.app)(parts, chosen)),
    };
    page.into_any()
}
