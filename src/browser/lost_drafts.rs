//! A word to the page after the next unlocking: what was half typed or being saved could not be kept, and why. In sessionStorage, which is
//! this tab's and ends with it; it says nothing of what was typed.

use gloo_storage::{SessionStorage, Storage};

const PLACE: &str = "anamnesis/lost-drafts";

/// Whether the browser lets this page use sessionStorage: gloo-storage panics where it doesn't.
fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.session_storage(), Ok(Some(_))))
}

/// Leaves the word, after those that were left already. Where nothing can be left, nothing could be kept either, and the page has said so
/// since it was opened.
pub fn note(why: &str) {
    if is_there() {
        let before: Option<String> = SessionStorage::get(PLACE).ok();
        let _ = SessionStorage::set(PLACE, before.into_iter().chain([why.to_owned()]).collect::<Vec<_>>().join(" "));
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
