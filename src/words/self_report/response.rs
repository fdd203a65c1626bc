//! What waits in the inbox, in words.

use super::arrived::{open_fault_words, standing_state, standing_words, text_fault_words};
use super::clock::clock_doubt_words;
use super::versions::answered_time;
use crate::caseload::{Made, PutIn, Response};
use crate::questionnaire::Questionnaire;
use crate::record::{ArrivalWay, Expected, FieldError, shown_text};
use crate::self_report::{Arrived, OpenFault, Standing};
use crate::words::count::counted;
use crate::words::day::SayDay;
use crate::words::draft::told_apart;
use crate::words::entry::field_error_words;
use crate::words::language::{say, worded};
use crate::words::not_scorable_words;
use crate::words::reported::{arrival_way_words, report_way_words};

/// Why answers are refused or thrown away, as a form asks for it: in words that follow "needed here is".
pub const WHY_REFUSED: &str = "why, in a few words";

/// How a response stands, in a word or two.
pub fn response_state(response: &Response) -> &'static str {
    match &response.arrived {
        Arrived::Damaged(_) => worded("damaged"),
        Arrived::NotOpened(OpenFault::OtherClinic(_)) => worded("for another clinic"),
        Arrived::NotOpened(_) => worded("can’t be opened"),
        // Whether an invitation had ended is known by the patient's clock.
        Arrived::Opened(opened)
            if opened.doubt.is_some() && matches!(opened.standing, Standing::New { .. } | Standing::Ended { .. }) =>
        {
            worded("clock doubtful")
        }
        Arrived::Opened(opened) => standing_state(&opened.standing),
    }
}

/// What must be known of it, and what to do, a sentence or two each; nothing of one that can be taken in without a further thought.
/// `title` gives what a questionnaire is called.
pub fn response_notes(response: &Response, title: impl Fn(&str) -> String) -> Vec<String> {
    match &response.arrived {
        Arrived::Damaged(fault) => vec![text_fault_words(*fault)],
        Arrived::NotOpened(fault) => vec![open_fault_words(fault, title)],
        Arrived::Opened(opened) => {
            let doubt = opened.doubt.filter(|_| response.can_be_taken_in()).map(clock_doubt_words);
            standing_words(&opened.standing, title).into_iter().chain(doubt).collect()
        }
    }
}

/// Whose answers, and which: a patient may have sent several. `received` is the instant as this clinic's calendar and clock show it.
fn sent_words(whose: &str, response: &Response, received: &str, to_the_second: bool) -> String {
    match response.opened().map(|opened| opened.sending.authored) {
        Some(at) => {
            let time = answered_time(at, to_the_second);
            say!("{whose}, answered {day}, {time}", whose, day = at.day().long(), time)
        }
        None => say!("{whose}, received {received}", whose, received),
    }
}

/// The same of all that waits, each with whose it is and when it was received, so that no two are called alike: to the second where the minute
/// doesn't tell them apart, and counted through where that doesn't either.
pub fn sent_names(all: &[(String, &Response, String)]) -> Vec<String> {
    let named = |(whose, response, received): &(String, &Response, String), to_the_second| {
        sent_words(whose, response, received, to_the_second)
    };
    let to_the_minute: Vec<String> = all.iter().map(|one| named(one, false)).collect();
    let is_alone = |name: &String| to_the_minute.iter().filter(|other| *other == name).count() == 1;
    let names = all.iter().zip(&to_the_minute);
    let names = names.map(|(one, name)| if is_alone(name) { name.clone() } else { named(one, true) });
    told_apart(&names.collect::<Vec<_>>())
}

/// On which way it came, in words that follow a comma.
pub fn came_words(response: &Response) -> String {
    let asked = response.invited.map(|(_, way)| report_way_words(way)).filter(|_| response.way != ArrivalWay::Kiosk);
    asked.into_iter().chain([arrival_way_words(response.way)]).collect::<Vec<_>>().join(", ")
}

/// Why no score is made of answers, in sentences; none where one is. The answers are kept all the same.
pub fn no_score_words(made: &Made, questionnaire: &Questionnaire) -> Option<String> {
    let why = match made {
        Made::Score { .. } => return None,
        Made::NoInstrument => worded("No score: no instrument is scored by this questionnaire.").to_owned(),
        Made::NotScorable(why) => not_scorable_words(why, questionnaire),
        Made::UnknownInstrument(id) => say!("No score: this clinic has no instrument {id}.", id),
        Made::Unfit(FieldError { expected: Expected::InRange(on), found, .. }) => say!(
            "No score: these answers come to {found}, and {name} goes from {min} to {max}.",
            found = shown_text(found),
            name = on.shown_name(),
            min = on.min,
            max = on.max
        ),
        Made::Unfit(FieldError { expected: Expected::OnStep(on), found, .. }) => say!(
            "No score: these answers come to {found}, which is no step of {name}.",
            found = shown_text(found),
            name = on.shown_name()
        ),
        Made::Unfit(error) => say!("No score: {error}.", error = field_error_words(error)),
    };
    Some(say!("{why} The answers are kept when this is taken in.", why))
}

/// That there are scores of the same instrument and day.
pub fn there_already_words(count: usize) -> String {
    match count {
        1 => worded("There is already a score of this instrument and day.").to_owned(),
        count => say!("There are already {count} scores of this instrument and day.", count),
    }
}

/// How many files are named; more are counted.
const NAMED: usize = 5;

/// Files by name: "a.png, b.pdf and 3 more".
fn files_words(names: &[String]) -> String {
    let named = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => named,
        more => say!("{named} and {more} more", named, more),
    }
}

/// That there are no answers in these files, and what to do.
pub fn no_answers_in_words(names: &[String]) -> String {
    say!(
        "There are no answers in {files}. Answers are text that begins with ANAMNESIS1. A picture or a PDF of them can’t be read: scan the code with the \
         camera, or ask for the message itself, as text or as a .txt, .eml or .json file.",
        files = files_words(names)
    )
}

/// That these files of the folder are not read, and what to do.
pub fn not_messages_words(names: &[String]) -> String {
    say!(
        "Not read, as only .txt, .eml and .json files are: {files}. If there should be answers in them, save the message itself there, or scan the code with \
         the camera.",
        files = files_words(names)
    )
}

/// What came of a text or file that was put in, and what to do.
pub fn put_in_words(put_in: PutIn) -> String {
    let PutIn { new, new_unread, already, already_unread, thrown, left_off, has_invitation } = put_in;
    if !put_in.is_any() && has_invitation {
        return worded(
            "This is the link with the questions, not the answers. Ask the patient to open it, to answer, and to send what the page gives at the end.",
        )
        .to_owned();
    }
    if !put_in.is_any() {
        return worded(
            "There are no answers in this: they begin with ANAMNESIS1. Copy the whole message that the patient sent, or choose the file. What came as several text messages is put into the field at once, one below the other.",
        )
        .to_owned();
    }
    let answers = |count| counted(count, worded("sealed text"), worded("sealed texts"));
    let mut words = match new {
        0 => worded("Nothing new.").to_owned(),
        new => say!("{answers} put into the inbox.", answers = answers(new)),
    };
    if new_unread > 0 {
        words += &say!(" {count} can’t be read: below stands why, and what to do.", count = new_unread);
    }
    if already_unread > 0 {
        let answers = answers(already_unread);
        words += &say!(" {answers} already here, and can’t be read: below stands why, and what to do.", answers);
    }
    if already > 0 {
        words += &say!(" {answers} already here: waiting below, taken in or refused.", answers = answers(already));
    }
    if thrown > 0 {
        let answers = answers(thrown);
        words += &say!(
            " {answers} thrown away before: below stands when and by whom, and there it can be shown all the same.",
            answers
        );
    }
    if left_off > 0 {
        words += &say!(" {answers} more were not read: put them in after these.", answers = answers(left_off));
    }
    words
}
