//! Why a command is refused, in words that say what to do.

use super::entry::{field_error_words, text_words};
use super::policy_error::policy_error_words;
use super::uses::{instrument_uses_words, questionnaire_uses_words};
use crate::desk::{Lack, Record, Refusal, TextOf};
use crate::record::written_out;
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// Why a command is refused, without a full stop.
pub fn refusal_words(refusal: &Refusal) -> String {
    let fixed = match refusal {
        Refusal::DuplicateNumber => {
            worded("Another patient already has this number. Give a different number, or open that patient")
        }
        Refusal::DuplicateSession => worded(
            "There is already a session with this drug and route at that time on that day. Give the time of this one, or edit that one",
        ),
        Refusal::DuplicateScore => worded(
            "There is already a score of this instrument at that time on that day. Give the time of this one, or edit that one",
        ),
        Refusal::Unknown(record) => {
            return say!(
                "This {record} is no longer in the record. It may have been deleted in another tab. Go back to the list and look again",
                record = record_words(*record)
            );
        }
        Refusal::Stale(record) => {
            return say!(
                "This {record} was changed in another tab meanwhile, so nothing was done. Look at what is stored now, then try again",
                record = record_words(*record)
            );
        }
        Refusal::AlreadyThere(record) => {
            return say!(
                "This {record} is already in the record. Close the form and look again before entering it once more",
                record = record_words(*record)
            );
        }
        Refusal::ScoreDoesNotFit(error) => {
            return say!("This score can’t be kept. {error}", error = field_error_words(error));
        }
        Refusal::Impossible(error) => {
            return say!("This can’t be right, so it was not kept. {error}", error = field_error_words(error));
        }
        Refusal::IncompleteEntry(lack) => return say!("The entry was not kept. {lack}", lack = lack_words(*lack)),
        Refusal::InvalidPolicy(error) => {
            return say!("The settings were not changed. {error}", error = policy_error_words(error));
        }
        Refusal::InstrumentInUse(id) => {
            return say!(
                "Stored scores would not fit {id} any more: they lie outside its range or off its step. Leave these as they are, or give the changed instrument an id of its own; one that is no longer used can be retired",
                id
            );
        }
        Refusal::InstrumentUsed(uses) => return without_stop(&instrument_uses_words(uses)),
        Refusal::QuestionnaireUsed(uses) => return without_stop(&questionnaire_uses_words(*uses)),
        Refusal::Text { whose, what, fault } => {
            return say!(
                "Nothing was kept, because of the {what} of “{whose}”: expected is {expected}. Change it, then try again",
                what = text_of(*what),
                whose = written_out(whose),
                expected = text_words(*fault)
            );
        }
        Refusal::HarmWaits => worded(
            "Nothing was changed: an answer that tells of harm would be gone, and nobody has dealt with it. Say first what was done, with “Dealt with…” at the top of every page; then do this again",
        ),
        Refusal::TooMuch(_) => worded("This is more than one patient’s record can take. Import it in parts"),
        Refusal::StaleImport => worded(
            "The record has changed since this preview was made. Choose the files again to see the import as it would be now",
        ),
    };
    fixed.to_owned()
}

fn without_stop(sentence: &str) -> String {
    sentence.trim_end_matches('.').to_owned()
}

fn record_words(record: Record) -> &'static str {
    match record {
        Record::Patient => worded("patient"),
        Record::Session => worded("session"),
        Record::Score => worded("score"),
        Record::Entry => worded("entry"),
        Record::Review => worded("review"),
        Record::Settings => worded("set of rules"),
        Record::Instrument => worded("instrument"),
        Record::SelfReport => worded("record of self-report"),
        Record::Arrival => worded("arrival in the inbox"),
        Record::SelfReportSettings => worded("setting of self-report"),
    }
}

fn lack_words(lack: Lack) -> &'static str {
    match lack {
        Lack::Step => worded("Choose at least one step"),
        Lack::WhyContinue => worded("Say why the treatment continues as it is"),
        Lack::LaterCheck => worded("Give a day after today for the next check"),
        Lack::Comment => worded("Write the comment first"),
        Lack::LaterReturn => worded("Give a day after today until which the patient is put off"),
        Lack::WhyWithdrawn => worded("Say why the entry is withdrawn"),
        Lack::Questionnaire => worded("Choose at least one questionnaire"),
        Lack::WhoDealt => worded("Give the name of who dealt with it"),
        Lack::HowDealt => worded("Write how it was dealt with"),
        Lack::WhyRefused => worded("Say why it is refused"),
        Lack::Withdrawn => worded("Choose the entry that is withdrawn"),
    }
}

/// Which text, in words that follow "because of the".
fn text_of(text: TextOf) -> String {
    match text {
        TextOf::Reviewer(day) => say!("name of who reviewed on {day}", day = day.long()),
        TextOf::Review(day) => say!("note of the review of {day}", day = day.long()),
        TextOf::Author(day) => say!("name of who made the entry of {day}", day = day.long()),
        TextOf::Entry(day) => say!("text of the entry of {day}", day = day.long()),
        TextOf::SelfReport(day) => say!("text about the answers of {day}", day = day.long()),
        TextOf::Recorder => worded("name of who entered a record").to_owned(),
    }
}
