//! What something was, or is, in words.

use super::super::judgement::state_words;
use super::super::log::act_text;
use super::super::reported::reported_words;
use super::super::standing::standings_words;
use super::fields::{fields_words, settings_words};
use crate::caseload::Clinic;
use crate::judge::PatientState;
use crate::record::{Count, Holds, ShownFlag, Tally, TrackState, Value, format_points};
use crate::words::count::counted;
use crate::words::language::{say, worded};

/// What something was, or is, as the audit has it. `clinic` knows what questionnaires are called by now.
pub fn value_words(value: &Value, clinic: &Clinic) -> String {
    match value {
        Value::Fields(fields) | Value::Record(fields) => fields_words(fields),
        Value::Settings(settings) => settings_words(settings),
        Value::Holds(holds) => holds_words(*holds),
        Value::Tally(tally) => tally_words(tally),
        Value::Review { day, by, seen, note } => {
            let note = if note.is_empty() { String::new() } else { say!(", note {note}", note) };
            say!(
                "{day}{by}, {seen} seen{note}",
                day,
                by = by_text(by),
                seen = counted(*seen, worded("record"), worded("records")),
                note
            )
        }
        Value::Entry { day, by, act } => format!("{day}{}, {}", by_text(by), act_text(act)),
        Value::SelfReport(what) => reported_words(what, |id| clinic.self_report.title_of(id)),
        Value::Flag(flag) => flag_words(flag),
        Value::NoFlag => worded("no longer flagged").to_owned(),
        Value::Standings(standings) => standings_words(standings),
        Value::Minutes(minutes) => minutes.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Instant(instant) => instant.clone(),
        Value::Revision(revision) => revision_words(*revision),
        Value::SaidRevision(revision) => say!("by the audit {revision}", revision = revision_words(*revision)),
    }
}

/// By whom, as it was typed.
fn by_text(by: &str) -> String {
    if by.is_empty() { String::new() } else { say!(" by {by}", by) }
}

fn revision_words(revision: Option<u64>) -> String {
    revision.map_or_else(|| worded("nothing").to_owned(), |revision| say!("revision {revision}", revision))
}

/// What a chart holds beside its patient: "2 sessions, 5 scores"; empty where it holds nothing.
fn holds_words(holds: Holds) -> String {
    let parts = [
        (holds.sessions, worded("session"), worded("sessions")),
        (holds.scores, worded("score"), worded("scores")),
        (holds.reviews, worded("review"), worded("reviews")),
        (holds.entries, worded("log record"), worded("log records")),
        (holds.self_reports, worded("record of self-report"), worded("records of self-report")),
    ];
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
    parts.map(|(count, one, many)| counted(count, one, many)).collect::<Vec<_>>().join(", ")
}

/// "2 patients added, 5 scores changed"; empty where nothing differs.
fn tally_words(tally: &Tally) -> String {
    let kinds = [
        (tally.patients, worded("patient"), worded("patients")),
        (tally.sessions, worded("session"), worded("sessions")),
        (tally.scores, worded("score"), worded("scores")),
        (tally.reviews, worded("review"), worded("reviews")),
        (tally.entries, worded("log record"), worded("log records")),
        (tally.self_reports, worded("record of self-report"), worded("records of self-report")),
        (tally.contested, worded("record with two versions"), worded("records with two versions")),
    ];
    let part = |deed: &'static str, of: fn(Count) -> usize| {
        let some = kinds.into_iter().filter(move |(count, ..)| of(*count) > 0);
        some.map(move |(count, one, many)| format!("{} {deed}", counted(of(count), one, many)))
    };
    let parts = part(worded("added"), |c| c.added)
        .chain(part(worded("changed"), |c| c.changed))
        .chain(part(worded("removed"), |c| c.removed));
    parts.collect::<Vec<_>>().join(", ")
}

/// "persistent since 2026-03-02, severe, worse from 7.36 points, window of 28 days".
fn flag_words(flag: &ShownFlag) -> String {
    let ShownFlag { state, since, is_back, severe, worse_from, window_days } = flag;
    let name = state_words(PatientState::Scored(*state)).to_lowercase();
    let mut words = match (state, is_back) {
        (TrackState::Persistent, _) | (TrackState::Recovering, true) => say!("{name} since {since}", name, since),
        (TrackState::Recovering, false) => say!("{name}, persistent since {since}", name, since),
        _ => say!("{name}, worse since {since}", name, since),
    };
    if *severe {
        words.push_str(worded(", severe"));
    }
    if let Some(points) = worse_from {
        words.push_str(&say!(", worse from {points} points", points = format_points(*points)));
    }
    say!("{words}, window of {window_days} days", words, window_days)
}
