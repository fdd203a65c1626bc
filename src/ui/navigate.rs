//! The router's hooks for an app that may be hosted under a path: pages name and see their addresses without it.

use super::focus::{focus_main, is_in_field};
use crate::browser::hosted::{app_url, page_path};
use crate::record::Key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The path of the page that is shown.
pub fn use_path() -> Memo<String> {
    let path = hooks::use_location().pathname;
    Memo::new(move |_| path.with(|path| page_path(path).to_owned()))
}

/// The patient whom the address names. Once it leads to a page of none, the one of before stays, as what is drawn of them is about to go.
pub fn use_patient() -> Memo<Option<Key>> {
    let path = use_path();
    Memo::new(move |before: Option<&Option<Key>>| {
        path.with(|path| match path.strip_prefix("/patients/") {
            Some(rest) => rest.split('/').next()?.parse().ok(),
            None => before.copied().flatten(),
        })
    })
}

/// Goes to a page, by its path.
pub fn use_navigate() -> impl Fn(&str, NavigateOptions) + Clone {
    let navigate = hooks::use_navigate();
    // Resolved by the router, the first page's address would lose the slash at its end, and with it the service worker.
    move |path, options| navigate(&app_url(path), NavigateOptions { resolve: false, ..options })
}

/// Takes the focus from a link or button of the page that is about to go; whoever enters the next one moves it there. A browser that removes
/// what has it works out first how everything looks, the old page with the new one beside it.
pub fn leave_page() {
    const PRESSED: &str = "#main :is(a, button)";
    let on = document().active_element().filter(|on| on.matches(PRESSED).unwrap_or(false));
    if let Some(on) = on.and_then(|on| on.dyn_into::<HtmlElement>().ok()) {
        // What can't give the focus up goes with it.
        let _ = on.blur();
    }
}

/// Moves the focus to the heading of the page that was just asked for, once it is drawn. Who is in one of its fields by then stays there:
/// what they type must not go astray.
pub fn enter_at_start() {
    request_animation_frame(|| {
        if !is_in_field() {
            focus_main();
        }
    });
}
