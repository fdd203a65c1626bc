//! The half-filled form, on this device only: all that this page keeps. It goes when the answers are sent, and after a week.

use crate::browser::hosted::own_name;
use crate::questionnaire::{Answers, Questionnaire};
use crate::self_report::{Sending, Token};
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
pub(super) fn read(token: &Token, asked: &[Arc<Questionnaire>]) -> Option<Sending> {
    let text = storage()?.get_item(&name(token)).ok().flatten()?;
    let now = i64::try_from(crate::browser::clock::now_seconds()).ok()?;
    let draft = Sending::from_draft(&text, asked).ok();
    let draft = draft.filter(|draft| draft.token == *token && now - draft.authored.at().seconds() < LONGEST);
    if draft.is_none() {
        forget(token);
    }
    draft
}

/// Keeps what is answered; nothing where nothing is.
pub(super) fn keep(sending: &Sending) {
    let is_empty =
        sending.comment.is_empty() && sending.answers.iter().all(|answers: &Answers| answers.part().is_empty());
    match sending.to_draft() {
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
