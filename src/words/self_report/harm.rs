//! Answers that tell of harm, in the clinic's words.

use crate::caseload::{HarmAlert, HarmAnswer, HarmDealt, HarmRead};
use crate::questionnaire::Item;
use crate::record::{shown_name, shown_text};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};
use crate::words::questions::answer_words;
use std::borrow::Cow;

/// What somebody says who dealt with such answers, as a form asks for it: in words that follow "needed here is".
pub const WHAT_WAS_DONE: &str = "what was done, in a few words";

/// One answer: which questionnaire, which question, which answer.
pub fn harm_answer_words(told: &HarmAnswer) -> String {
    let questionnaire = shown_text(&told.questionnaire);
    let number = || shown_text(&told.link_id);
    match &told.read {
        HarmRead::Given(item, answer) => say!(
            "{questionnaire}, “{question}”: “{answer}”",
            questionnaire,
            question = question_text(item),
            answer = shown_text(&answer_words(item, answer))
        ),
        HarmRead::Opening(Some(item)) => {
            say!("{questionnaire}, “{question}”: being opened…", questionnaire, question = question_text(item))
        }
        HarmRead::Opening(None) => {
            say!("{questionnaire}, item {item}: an answer that is being opened…", questionnaire, item = number())
        }
        HarmRead::Unreadable => {
            say!("{questionnaire}, item {item}: an answer that can’t be read here", questionnaire, item = number())
        }
    }
}

/// What an item asks; its number where it has no words.
fn question_text(item: &Item) -> Cow<'_, str> {
    shown_text(item.text.as_ref().unwrap_or(&item.link_id))
}

/// When it was answered and received; `received` is the instant as this clinic's calendar and clock show it.
pub fn harm_when_words(alert: &HarmAlert, received: &str) -> String {
    say!("answered on {day}; received {received}", day = alert.answered.long(), received)
}

/// How answers that told of harm were dealt with; `when` is the instant as this clinic's calendar and clock show it.
pub fn harm_dealt_words(HarmDealt { dealt, told, is_corrected }: &HarmDealt, when: &str) -> String {
    let (by, words) = (shown_name(&dealt.by), shown_text(&dealt.words));
    let dealt = say!("Dealt with by {by}, {when}: {words}", by, when, words);
    match told {
        None => say!("An answer told of harm. {dealt}", dealt),
        Some((day, _)) if *is_corrected => {
            say!("An answer of {day} told of harm, and was corrected since. {dealt}", day = day.long(), dealt)
        }
        Some((day, answers)) if answers.is_empty() => {
            say!("An answer of {day} told of harm. {dealt}", day = day.long(), dealt)
        }
        Some((day, answers)) => {
            let answers = answers.iter().map(harm_answer_words).collect::<Vec<_>>().join("; ");
            say!("{answers}, on {day}. {dealt}", answers, day = day.long(), dealt)
        }
    }
}

/// Why somebody stands first on the list of whom to call.
pub fn harm_call_words() -> &'static str {
    worded("Call first: an answer tells of harm, and nobody has dealt with it.")
}

/// In place of a patient where the text can't be opened.
pub fn unread_sender() -> &'static str {
    worded("Whose it is can’t be told")
}

/// In place of a patient where no invitation is known.
pub fn unknown_sender() -> &'static str {
    worded("Somebody whose invitation is not known here")
}
