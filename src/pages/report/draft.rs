//! The half-filled form, on this device only: all that this page keeps. It goes when the answers are sent, and after a week.

use crate::browser::hosted::own_name;
use crate::questionnaire::{Answers, Questionnaire};
use crate::self_report::{Draft, Token};
use leptos::prelude::window;
use std::sync::Arc;
use web_sys::Storage;

/// Seconds after which a form that was never sent is forgotten.
const LONGEST: i64 = 7 * 86_400;

/// The browser's small store, as it is: what the clinic's records are read through brings a reader of JSON along. None where it is blocked.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn name(token: &Token) -> String {
    own_name(&format!("report-1/{}", token.to_text()))
}

/// What was answered to that invitation and not sent. What can't be read, or is old, goes.
pub(super) fn read(token: &Token, asked: &[Arc<Questionnaire>]) -> Option<Draft> {
    let text = storage()?.get_item(&name(token)).ok().flatten()?;
    let now = i64::try_from(crate::browser::clock::now_seconds()).ok()?;
    let draft = Draft::from_text(&text, asked).ok();
    let is_fresh =
        |Draft { sending, .. }: &Draft| sending.token == *token && now - sending.authored.at().seconds() < LONGEST;
    let draft = draft.filter(is_fresh);
    if draft.is_none() {
        forget(token);
    }
    draft
}

/// Keeps what is answered; nothing where nothing is.
pub(super) fn keep(draft: &Draft) {
    let sending = &draft.sending;
    let is_empty =
        sending.comment.is_empty() && sending.answers.iter().all(|answers: &Answers| answers.part().is_empty());
    match draft.to_text() {
        Ok(text) if !is_empty => {
            // Where the browser keeps nothing, the answers are there until the page is closed.
            let _ = storage().map(|storage| storage.set_item(&name(&sending.token), &text));
        }
        _ => forget(&sending.token),
    }
}

/// Forgets what was answered to that invitation.
pub(super) fn forget(token: &Token) {
    // Where nothing can be kept, nothing is there.
    let _ = storage().map(|storage| storage.remove_item(&name(token)));
}
