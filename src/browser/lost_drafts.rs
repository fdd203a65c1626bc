//! A word to the page after the next unlocking: what was half typed or being saved could not be kept, and why. It is this tab's and ends with
//! it; it says nothing of what was typed.

use super::this_tab;

const PLACE: &str = "anamnesis-1/lost-drafts";

/// Leaves the word, after those that were left already. Where nothing can be left, nothing could be kept either, and the page has said so
/// since it was opened.
pub fn note(why: &str) {
    this_tab::set(PLACE, &this_tab::get(PLACE).into_iter().chain([why.to_owned()]).collect::<Vec<_>>().join(" "));
}

/// Takes the word, if there is one.
pub fn take() -> Option<String> {
    let why = this_tab::get(PLACE);
    this_tab::remove(PLACE);
    why
}
