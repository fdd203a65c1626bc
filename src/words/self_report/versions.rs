//! Several versions of a patient's answers of one day, in words.

use crate::caseload::{DifferingAnswer, OtherVersion, SecondScore};
use crate::questionnaire::Answer;
use crate::record::{Authored, shown_text};
use crate::words::count::counted;
use crate::words::language::{say, worded};
use crate::words::questions::{answer_words, not_answered_words};

/// The clock time of an answer there, to the second where others are of the same minute.
pub fn answered_time(authored: Authored, to_the_second: bool) -> String {
    let time = authored.time();
    if to_the_second { format!("{time}:{:02}", authored.seconds()) } else { time.to_string() }
}

/// That there is another version, which of the two is the later one, what to do, and how they differ.
pub fn other_version_words(version: &OtherVersion) -> String {
    let choose = match (version.is_taken, version.alone.is_empty()) {
        (true, _) => None,
        (false, true) => Some(worded("Take in the one that counts, and refuse the other.")),
        (false, false) => Some(both_can_be_taken_in()),
    };
    let said = [Some(which_words(version)), alone_words(version), choose.map(str::to_owned)];
    said.into_iter().flatten().chain([differ_words(version).to_owned()]).collect::<Vec<_>>().join(" ")
}

/// That there are several other versions, where this one stands among them, and what to do.
pub fn several_versions_words(versions: &[OtherVersion]) -> String {
    let count = versions.len() + 1;
    let later = versions.iter().filter(|version| version.is_later == Some(true)).count();
    let place = match later {
        _ if versions.iter().any(|version| version.is_later.is_none()) => {
            say!("There are {count} versions; which is the latest can’t be told, as a clock is doubted.", count)
        }
        0 => say!("This is the latest of {count} versions.", count),
        later if later == versions.len() => say!("This is the earliest of {count} versions.", count),
        later => say!("This is version {place} of {count}, by time.", place = count - later, count),
    };
    let times = |is_taken: bool| {
        let of = versions.iter().filter(|version| version.is_taken == is_taken);
        of.map(|version| answered_time(version.authored, version.to_the_second)).collect::<Vec<_>>().join(", ")
    };
    let (waiting, taken) = (times(false), times(true));
    let waiting = (!waiting.is_empty()).then(|| say!("Waiting too: {times}.", times = waiting));
    let taken = (!taken.is_empty()).then(|| say!("Taken in: {times}.", times = taken));
    let is_alone = versions.iter().any(|version| !version.is_taken && !version.alone.is_empty());
    let choose = match waiting.is_some() {
        false => None,
        true if is_alone => Some(both_can_be_taken_in()),
        true => Some(worded("Take in the one that counts, and refuse the others.")),
    };
    let first = worded("The patient answered this more than once that day.").to_owned();
    let said = [Some(first), Some(place), waiting, taken, choose.map(str::to_owned)];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Of one of several versions, which it is and how much differs: what stands there while the rest is folded.
pub fn folded_version_words(version: &OtherVersion) -> String {
    let time = answered_time(version.authored, version.to_the_second);
    let differing = version.differing.as_deref().map(|all| differing_count_words(all.len()));
    match differing {
        Some(differing) => say!("Compared with the version of {time}: {differing}", time, differing),
        None => say!("Compared with the version of {time}", time),
    }
}

/// How a version differs, without which it is.
pub fn compared_words(version: &OtherVersion) -> String {
    alone_words(version).into_iter().chain([differ_words(version).to_owned()]).collect::<Vec<_>>().join(" ")
}

/// How many answers differ.
pub fn differing_count_words(count: usize) -> String {
    counted(count, worded("answer differs"), worded("answers differ"))
}

fn which_words(version: &OtherVersion) -> String {
    let time = answered_time(version.authored, version.to_the_second);
    match (version.is_taken, version.is_later) {
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
    }
}

/// Which questionnaires only one of the two answers; none where both answer the same.
fn alone_words(version: &OtherVersion) -> Option<String> {
    let names = |names: &[String]| names.iter().map(|name| shown_text(name)).collect::<Vec<_>>().join(", ");
    let here = (!version.alone.here.is_empty())
        .then(|| say!("Only this one answers: {questionnaires}.", questionnaires = names(&version.alone.here)));
    let there = (!version.alone.there.is_empty())
        .then(|| say!("Only the other one answers: {questionnaires}.", questionnaires = names(&version.alone.there)));
    (!version.alone.is_empty()).then(|| here.into_iter().chain(there).collect::<Vec<_>>().join(" "))
}

fn both_can_be_taken_in() -> &'static str {
    worded(
        "Refusing one refuses what only it answers, too. Both can be taken in: with the second one you say which counts where both have a score.",
    )
}

fn differ_words(version: &OtherVersion) -> &'static str {
    match version.differing.as_deref() {
        None => worded("What differs can’t be told: they answer different versions of a questionnaire."),
        Some([]) if version.alone.is_empty() => worded("All answers are the same."),
        Some([]) => worded("What both answer is the same."),
        Some(_) => worded("What differs:"),
    }
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
        SecondScore::Instead => worded("count this one instead of the one that is there"),
        SecondScore::Both => worded("keep both scores"),
        SecondScore::Without => {
            worded("keep the score that is there; of these answers only what has no score of that day yet gives one")
        }
    }
}
