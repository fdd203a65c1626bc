//! sessionStorage: what one tab keeps while it is loaded anew, apart from all others, and which ends with it.

use super::hosted::own_name;
use super::local_kv::{stored_form, text_of};
use gloo_storage::{SessionStorage, Storage as _};
use web_sys::Storage;

/// sessionStorage, where the browser lets this page use it: gloo-storage panics where it doesn't.
fn storage() -> Option<Storage> {
    let is_there = matches!(web_sys::window()?.session_storage(), Ok(Some(_)));
    is_there.then(SessionStorage::raw)
}

/// The text under that name; none where there is none, or where nothing can be kept.
pub(super) fn get(name: &str) -> Option<String> {
    text_of(&storage()?.get_item(&own_name(name)).ok()??)
}

/// Keeps a text. Where that can't be, this tab is like any other.
pub(super) fn set(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&own_name(name), &stored_form(text));
    }
}

/// Removes the text under that name.
pub(super) fn remove(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&own_name(name));
    }
}
