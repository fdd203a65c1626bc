//! What a backup has otherwise than it is here, in words.

use super::audit::{fields_words, instrument_name, settings_words, value_words, which_words};
use super::count::counted;
use super::entry::field_error_words;
use crate::caseload::Clinic;
use crate::exchange::{Amounts, Comparison, Difference, Differing, Side, Sides, ToldFact, policy_differing};
use crate::judge::Policy;
use crate::record::{Value, shown_name, shown_number, shown_text};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// A difference in a line. `clinic` knows what instruments and questionnaires are called here.
pub fn difference_words(difference: &Difference, clinic: &Clinic) -> String {
    let Difference { number, what, sides } = difference;
    let whose = if number.is_empty() { String::new() } else { format!("{}, ", shown_number(number)) };
    let (here, in_backup) = sides_words(what, sides, clinic);
    let what = match what {
        Differing::Record(what) => which_words(what, clinic),
        Differing::Patient => worded("patient").to_owned(),
        Differing::Instrument(id) => say!("instrument {name}", name = instrument_name(id, clinic)),
        Differing::Filter(name) => say!("saved filter “{name}”", name = shown_name(name)),
    };
    let (here, in_backup) = (shown_text(&here), shown_text(&in_backup));
    say!("{whose}{what}: here {here}; in the backup {in_backup}", whose, what, here, in_backup)
}

/// As it is here, and in the backup.
fn sides_words(what: &Differing, sides: &Sides, clinic: &Clinic) -> (String, String) {
    let none = || worded("none").to_owned();
    let (here, in_backup) = match sides {
        Sides::Values(both) => {
            let words = |value: &Option<_>| value.as_ref().map_or_else(none, |value| value_words(value, clinic));
            let [here, in_backup] = &**both;
            return (words(here), words(in_backup));
        }
        Sides::Removed(fields) => return (fields_words(fields), worded("removed").to_owned()),
        Sides::Versions(here, in_backup) => return (versions_words(here, clinic), versions_words(in_backup, clinic)),
        Sides::NumberTakenHere(fields) => {
            return (worded("not taken over: another patient has this number").to_owned(), fields_words(fields));
        }
        Sides::Unfit(why, fields) => {
            return (say!("not taken over: {why}", why = field_error_words(why)), fields_words(fields));
        }
        Sides::Other if matches!(what, Differing::Filter(_)) => (worded("as saved here"), worded("saved otherwise")),
        Sides::Other => (worded("as defined here"), worded("defined otherwise")),
        Sides::OnlyHere => (worded("saved"), worded("none")),
        Sides::OnlyInBackup => (worded("none"), worded("saved")),
        Sides::NoJournal => {
            (worded("their journal can’t be read"), worded("not taken over; load the page again first"))
        }
        Sides::NumberTaken => {
            (worded("another patient has this number"), worded("not taken over; give one of them another number first"))
        }
        Sides::Forked => {
            (worded("two different events have one number: not taken over"), worded("written by something else"))
        }
    };
    (here.to_owned(), in_backup.to_owned())
}

/// Which record, and all that each version of it says.
fn versions_words(versions: &[Option<ToldFact>], clinic: &Clinic) -> String {
    let whole = |told: &ToldFact| {
        let value = told.value.as_ref().map(|value| value_words(value, clinic)).unwrap_or_default();
        format!("{}: {value}", which_words(&told.what, clinic))
    };
    let texts = versions.iter().map(|one| one.as_ref().map_or_else(|| worded("removed").to_owned(), whole));
    texts.collect::<Vec<_>>().join("; ")
}

/// Which records would be gone, in a sentence; empty where none would.
pub fn loss_sentence(comparison: &Comparison) -> String {
    let Amounts { patients, sessions, scores, reviews, entries, self_reports, harm, arrivals, unread, half_typed } =
        comparison.only_here;
    let kinds = [
        (
            harm,
            worded("sending that tells of harm and that nobody has dealt with"),
            worded("sendings that tell of harm and that nobody has dealt with"),
        ),
        (patients, worded("patient"), worded("patients")),
        (sessions, worded("session"), worded("sessions")),
        (scores, worded("score"), worded("scores")),
        (reviews, worded("review"), worded("reviews")),
        (entries, worded("log record"), worded("log records")),
        (self_reports, worded("record of self-report"), worded("records of self-report")),
        (arrivals, worded("arrival in the inbox"), worded("arrivals in the inbox")),
        (unread, worded("unreadable record"), worded("unreadable records")),
        (half_typed, worded("half-typed form"), worded("half-typed forms")),
    ];
    let kinds = kinds.into_iter().filter(|(count, ..)| *count > 0);
    let list: Vec<String> = kinds.map(|(count, one, many)| counted(count, one, many)).collect();
    let Some((last, rest)) = list.split_last() else { return String::new() };
    let list = if rest.is_empty() { last.clone() } else { say!("{rest} and {last}", rest = rest.join(", "), last) };
    let older = match (comparison.latest_here, comparison.latest_in_backup) {
        (Some(here), Some(there)) if there < here => say!(
            " Its latest record is of {there}, the latest here of {here}.",
            there = there.long(),
            here = here.long()
        ),
        _ => String::new(),
    };
    let unreadable = if unread > 0 {
        worded(
            " What can’t be read here may hold more than the backup: load the page again first, since a newer version of \
             Anamnesis may read it, and save what is damaged from the Data page.",
        )
    } else {
        ""
    };
    say!(
        "Only in this browser, or other than in the backup, and gone afterwards: {list}.{older}{unreadable}",
        list,
        older,
        unreadable
    )
}

/// The rules of a clinic: what differs from the defaults, and how many instruments are its own.
pub fn rules_words(side: &Side<'_>) -> String {
    let changed = policy_differing(&Policy::default(), side.policy).and_then(|rules| rules.after);
    let rules = match changed {
        Some(Value::Settings(changed)) => say!("{changed}, else the defaults", changed = settings_words(&changed)),
        _ => worded("the defaults").to_owned(),
    };
    match side.own_instruments.len() {
        0 => rules,
        own => format!("{rules}; {}", counted(own, worded("own instrument"), worded("own instruments"))),
    }
}
