//! A word to the page after the next unlocking: what was half typed could not be kept, and why. In sessionStorage, which is this tab's
//! and ends with it; it says nothing of what was typed.

use gloo_storage::{SessionStorage, Storage};

const PLACE: &str = "anamnesis/lost-drafts";

/// Whether the browser lets this page use sessionStorage: gloo-storage panics where it doesn't.
fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.session_storage(), Ok(Some(_))))
}

/// Leaves the word. Where nothing can be left, nothing could be kept either, and the page has said so since it was opened.
pub fn note(why: &str) {
    if is_there() {
        let _ = SessionStorage::set(PLACE, why);
    }
}

/// Takes the word, if there is one.
pub fn take() -> Option<String> {
    let why = is_there().then(|| SessionStorage::get(PLACE).ok()).flatten();
    if why.is_some() {
        SessionStorage::delete(PLACE);
    }
    why
}
