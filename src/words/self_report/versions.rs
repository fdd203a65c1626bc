//! Several versions of a patient's answers of one day, in words.

use crate::caseload::{DifferingAnswer, OtherVersion, SecondScore};
use crate::questionnaire::Answer;
use crate::record::shown_text;
use crate::words::language::{say, worded};
use crate::words::questions::{answer_words, not_answered_words};

/// That there is another version, which of the two is the later one, and what to do.
pub fn other_version_words(version: &OtherVersion) -> String {
    let time = version.authored.time();
    let which = match (version.is_taken, version.is_later) {
        (false, None) => say!(
            "The patient answered this more than once that day: the version of {time}, by the clock of the device that it was given on, waits too. Which \
             is the later one can’t be told, as a clock is doubted.",
            time
        ),
        (true, None) => say!(
            "The patient answered this more than once that day: the version of {time}, by the clock of the device that it was given on, was taken in. \
             Which is the later one can’t be told, as a clock is doubted.",
            time
        ),
        (false, Some(false)) => say!(
            "The patient answered this more than once that day. This is later than the version of {time}, which waits too.",
            time
        ),
        (false, Some(true)) => {
            say!("The patient answered this more than once that day. A later version, of {time}, waits too.", time)
        }
        (true, Some(false)) => {
            say!(
                "The patient answered this more than once that day. The earlier version, of {time}, was taken in.",
                time
            )
        }
        (true, Some(true)) => {
            say!("The patient answered this more than once that day. A later version, of {time}, was taken in.", time)
        }
    };
    let names = |names: &[String]| names.iter().map(|name| shown_text(name)).collect::<Vec<_>>().join(", ");
    let here = (!version.alone.here.is_empty())
        .then(|| say!("Only this one answers: {questionnaires}.", questionnaires = names(&version.alone.here)));
    let there = (!version.alone.there.is_empty())
        .then(|| say!("Only the other one answers: {questionnaires}.", questionnaires = names(&version.alone.there)));
    let choose = match (version.is_taken, version.alone.is_empty()) {
        (true, _) => None,
        (false, true) => Some(worded("Take in the one that counts, and refuse the other.")),
        (false, false) => Some(worded(
            "Refusing one refuses what only it answers, too. Both can be taken in: with the second one you say which counts where both have a score.",
        )),
    };
    let differs = match version.differing.as_deref() {
        None => worded("What differs can’t be told: they answer different versions of a questionnaire."),
        Some([]) if version.alone.is_empty() => worded("All answers are the same."),
        Some([]) => worded("What both answer is the same."),
        Some(_) => worded("What differs:"),
    };
    let said = [Some(which), here, there, choose.map(str::to_owned), Some(differs.to_owned())];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// One answer that differs.
pub fn differing_answer_words(differing: &DifferingAnswer) -> String {
    let DifferingAnswer { questionnaire, item, here, there } = differing;
    let answer = |answer: &Option<Answer>| {
        answer.as_ref().map_or_else(
            || not_answered_words(false).to_owned(),
            |answer| shown_text(&answer_words(item, answer)).into_owned(),
        )
    };
    say!(
        "{questionnaire}, “{question}”: here “{here}”, there “{there}”",
        questionnaire = shown_text(questionnaire),
        question = shown_text(item.text.as_ref().unwrap_or(&item.link_id)),
        here = answer(here),
        there = answer(there)
    )
}

/// What becomes of a second score.
pub fn second_score_words(choice: SecondScore) -> &'static str {
    match choice {
        SecondScore::Instead => worded("count this one instead of the one that is there: the patient corrected it"),
        SecondScore::Both => worded("keep both scores"),
        SecondScore::Without => {
            worded("keep the score that is there; of these answers only what has no score of that day yet gives one")
        }
    }
}
