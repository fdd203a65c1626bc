//! What was half typed, in words.

use crate::desk::Draft;
use crate::words::language::{say, worded};

/// What it is, by its form and what that form names as its target: "a comment".
pub fn draft_words(draft: &Draft) -> &'static str {
    match draft.form.as_str() {
        "score" => worded("a score"),
        "paper" => worded("answers from paper"),
        "session" => worded("a session"),
        "patient" => worded("a patient’s details"),
        "deal" => worded("what was done about answers that tell of harm"),
        "review" => worded("a note of a review"),
        "instrument" => worded("an instrument"),
        "contact" => worded("what patients are told"),
        "clinic-plan" => worded("the clinic’s plan of questionnaires"),
        "plan" => worded("a plan of questionnaires"),
        "refuse" => worded("why answers are refused"),
        "paste" => worded("a pasted message"),
        "questionnaire" => worded("a questionnaire to be imported"),
        "entry" => entry_words(&draft.target),
        _ => worded("the clinic’s rules"),
    }
}

/// The same texts, in their order; those that read alike are counted through, the one that was left first being the first.
pub fn told_apart(all: &[String]) -> Vec<String> {
    let one = |(at, text): (usize, &String)| {
        let is_same = |other: &&String| *other == text;
        match all.iter().filter(is_same).count() {
            0 | 1 => text.clone(),
            of => say!("{text} ({place} of {of})", text, place = all.iter().take(at + 1).filter(is_same).count(), of),
        }
    };
    all.iter().enumerate().map(one).collect()
}

/// Of the log: the act, the patient, and the entry that it corrects or withdraws, if there is one.
fn entry_words(target: &str) -> &'static str {
    let mut parts = target.split(' ');
    let (act, corrected) = (parts.next().unwrap_or_default(), parts.nth(1));
    match (act, corrected.is_some_and(|key| key != "-")) {
        ("decision", false) => worded("a decision"),
        ("decision", true) => worded("a correction of a decision"),
        ("comment", false) => worded("a comment"),
        ("comment", true) => worded("a correction of a comment"),
        ("put-off", false) => worded("putting off"),
        ("put-off", true) => worded("a correction of putting off"),
        ("withdrawal", _) => worded("a withdrawal of an entry"),
        _ => worded("an entry"),
    }
}
