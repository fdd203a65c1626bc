//! sessionStorage: what one tab keeps while it is loaded anew, apart from all others, and which ends with it.

use super::hosted::own_name;
use gloo_storage::{SessionStorage, Storage};

/// Whether the browser lets this page use sessionStorage: gloo-storage panics where it doesn't.
fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.session_storage(), Ok(Some(_))))
}

/// The text under that name; none where there is none, or where nothing can be kept.
pub(super) fn get(name: &str) -> Option<String> {
    is_there().then(|| SessionStorage::get(own_name(name)).ok()).flatten()
}

/// Keeps a text. Where that can't be, this tab is like any other.
pub(super) fn set(name: &str, text: &str) {
    if is_there() {
        let _ = SessionStorage::set(own_name(name), text);
    }
}

/// Removes the text under that name.
pub(super) fn remove(name: &str) {
    if is_there() {
        SessionStorage::delete(own_name(name));
    }
}
