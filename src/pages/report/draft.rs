//! The half-filled form, on this device only: all that this page keeps. It goes when the answers are sent, and after a week.

use crate::browser::local_kv::LocalKv;
use crate::questionnaire::{Answers, Questionnaire};
use crate::self_report::{Sending, Token};
use crate::vault::KeyValue;
use std::sync::Arc;

/// Seconds after which a form that was never sent is forgotten.
const LONGEST: i64 = 7 * 86_400;

fn name(token: &Token) -> String {
    format!("report-1/{}", token.to_text())
}

/// What was answered to that invitation and not sent. What can't be read, or is old, goes.
pub(super) fn read(token: &Token, asked: &[Arc<Questionnaire>]) -> Option<Sending> {
    let text = LocalKv.get(&name(token)).ok().flatten()?;
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
            let _ = LocalKv.set(&name(&sending.token), &text);
        }
        _ => forget(&sending.token),
    }
}

/// Forgets what was answered to that invitation.
pub(super) fn forget(token: &Token) {
    // Where nothing can be kept, nothing is there.
    let _ = LocalKv.remove(&name(token));
}
