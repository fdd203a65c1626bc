//! The router's hooks for an app that may be hosted under a path: pages name and see their addresses without it.

use crate::browser::hosted::{app_url, page_path};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks;

/// The path of the page that is shown.
pub fn use_path() -> Memo<String> {
    let path = hooks::use_location().pathname;
    Memo::new(move |_| path.with(|path| page_path(path).to_owned()))
}

/// Goes to a page, by its path.
pub fn use_navigate() -> impl Fn(&str, NavigateOptions) + Clone {
    let navigate = hooks::use_navigate();
    // Resolved by the router, the first page's address would lose the slash at its end, and with it the service worker.
    move |path, options| navigate(&app_url(path), NavigateOptions { resolve: false, ..options })
}
