//! What is said to whoever answers a questionnaire: the answers in words, why one is not taken, what is missing, and help in a crisis.

use crate::questionnaire::{Answer, AnswerFault, Item, Kind, Range};
use crate::record::shown_alone;
use crate::words::language::{say, worded};

/// An answer as a person reads it.
pub fn answer_words(item: &Item, answer: &Answer) -> String {
    match answer {
        Answer::Options(chosen) => {
            let options = item.kind.options();
            let words = chosen.iter().filter_map(|at| options.get(*at)).map(|option| option.shown());
            words.collect::<Vec<_>>().join("; ")
        }
        Answer::Boolean(true) => worded("Yes").to_owned(),
        Answer::Boolean(false) => worded("No").to_owned(),
        Answer::Number(number) => number.to_string(),
        // It is read by somebody else: no mark may put its words into another order.
        Answer::Text(text) => shown_alone(text).into_owned(),
    }
}

/// What stands in place of an answer that was not given.
pub fn not_answered_words(is_required: bool) -> &'static str {
    match is_required {
        true => worded("Not answered; the clinic needs it"),
        false => worded("Not answered"),
    }
}

/// That a question may be left out. Whether its answer counts is the clinic's to say, and stands in no link.
pub fn may_leave_out_words(can_be_scored: bool) -> &'static str {
    match can_be_scored {
        true => worded("You may leave this out; there may be no score then."),
        false => worded("You may leave this out."),
    }
}

/// That answers are missing which the clinic needs; none where none is.
pub fn missing_answers_words(missing: usize) -> Option<String> {
    match missing {
        0 => None,
        1 => Some(
            worded("One question that the clinic needs has no answer. You can answer it now, or leave it open.")
                .to_owned(),
        ),
        missing => Some(say!(
            "{missing} questions that the clinic needs have no answer. You can answer them now, or leave them open.",
            missing
        )),
    }
}

/// What it means that nothing is answered, asked before it is sealed.
pub fn nothing_answered_words(has_comment: bool) -> &'static str {
    match has_comment {
        false => worded(
            "You answered nothing. Sealed like this, the form tells your clinic only that you left every question open, and there is no score.",
        ),
        true => worded(
            "You answered no question. Sealed like this, the form tells your clinic only what you wrote in your own words, and there is no score.",
        ),
    }
}

/// Which of how many questions it is.
pub fn question_of_words(place: usize, all: usize) -> String {
    say!("Question {place} of {all}", place, all)
}

/// Why what was typed or chosen is no answer, and what to do.
pub fn answer_fault_words(fault: AnswerFault, kind: &Kind) -> String {
    match (fault, kind) {
        (AnswerFault::TooLong { most }, _) => say!("This is too long. Write at most {most} characters.", most),
        (AnswerFault::OneOnly, _) => worded("Choose one only.").to_owned(),
        // Beyond the numbers that are kept, whatever the question allows.
        (AnswerFault::TooHigh(most), Kind::Integer(range) | Kind::Decimal(range)) if range.max.is_none() => {
            number_words(&Range { max: Some(most), ..*range }, "")
        }
        (AnswerFault::TooLow(least), Kind::Integer(range) | Kind::Decimal(range)) if range.min.is_none() => {
            number_words(&Range { min: Some(least), ..*range }, "")
        }
        (_, Kind::Integer(range)) => number_words(range, worded("Write a whole number, or leave it empty.")),
        (_, Kind::Decimal(range)) => number_words(range, worded("Write a number, or leave it empty.")),
        _ => worded("This is no answer to this question.").to_owned(),
    }
}

fn number_words(range: &Range, unbounded: &'static str) -> String {
    match (range.min, range.max) {
        (Some(min), Some(max)) => say!("Write a number from {min} to {max}, or leave it empty.", min, max),
        (Some(min), None) => say!("Write a number from {min} up, or leave it empty.", min),
        (None, Some(max)) => say!("Write a number up to {max}, or leave it empty.", max),
        (None, None) => unbounded.to_owned(),
    }
}

/// What a person hears whose answer tells of harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HarmWords {
    /// The first sentence.
    pub first: &'static str,
    /// What stands before the numbers to call.
    pub call: &'static str,
    /// That the clinic does not read this at once.
    pub not_at_once: &'static str,
}

/// The same for every person and questionnaire; the clinic's own words stand between.
pub fn harm_words() -> HarmWords {
    HarmWords {
        first: worded("Thank you for saying this. You don’t have to be alone with it."),
        call: worded("If you may be in danger, or want to talk to somebody, call now:"),
        not_at_once: worded("The clinic does not read your answers at once. Please don’t wait for it."),
    }
}
