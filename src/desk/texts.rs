//! The bounds of texts, held against everything that a command brings. What lies in the clinic since an earlier version may be longer: it
//! stays until it is changed, and what it is changed to has to fit.

use super::{Change, ChartChange, Events, Refusal};
use crate::record::{Act, Chart, Entry, Instrument, Key, Patient, Review, TextKind};
use std::collections::HashMap;

/// Whether every text that the change brings may be kept, and the name of who makes it.
///
/// # Errors
/// The first one that may not: whose, in which record, and why.
pub(super) fn check_texts(change: &Change, by: &str) -> Result<(), Refusal> {
    change.charts.iter().try_for_each(|chart| check_chart(chart, by))?;
    let Some((before, after)) = &change.own_instruments else { return Ok(()) };
    after.iter().filter(|instrument| !before.contains(instrument)).try_for_each(check_instrument)
}

/// One text: what kind it is, what it is called, and as it stands.
fn check(kind: TextKind, text: &str, whose: &str, what: impl FnOnce() -> String) -> Result<(), Refusal> {
    kind.check(text).map_err(|fault| Refusal::Text { whose: whose.chars().take(64).collect(), what: what(), fault })
}

fn check_chart(change: &ChartChange, by: &str) -> Result<(), Refusal> {
    let Some(after) = change.after.as_deref() else { return Ok(()) };
    let before = change.before.as_deref();
    let whose = after.patient.number.as_str();
    check_patient(before.map(|chart| &chart.patient), &after.patient)?;
    let before_or = |of: fn(&Chart) -> Vec<(Key, &str)>| before.map(of).unwrap_or_default().into_iter().collect();
    let notes: HashMap<Key, &str> =
        before_or(|chart| chart.sessions.iter().map(|s| (s.key, s.note.as_str())).collect());
    for session in after.sessions.iter().filter(|s| notes.get(&s.key) != Some(&s.note.as_str())) {
        check(TextKind::Note, &session.note, whose, || {
            format!("note of the session of {}", session.day.format_long())
        })?;
    }
    let notes: HashMap<Key, &str> = before_or(|chart| chart.scores.iter().map(|s| (s.key, s.note.as_str())).collect());
    for score in after.scores.iter().filter(|s| notes.get(&s.key) != Some(&s.note.as_str())) {
        check(TextKind::Note, &score.note, whose, || {
            format!("note of the score {} of {}", score.instrument, score.day.format_long())
        })?;
    }
    let is_new = |review: &&Review| before.is_none_or(|chart| !chart.reviews.contains(review));
    for review in after.reviews.iter().filter(is_new) {
        let day = review.day.format_long();
        check(TextKind::Name, &review.by, whose, || format!("name of who reviewed on {day}"))?;
        check(TextKind::Note, &review.note, whose, || format!("note of the review of {day}"))?;
    }
    let is_new = |entry: &&Entry| before.is_none_or(|chart| !chart.log.contains(entry));
    after.log.iter().filter(is_new).try_for_each(|entry| check_entry(entry, whose))?;
    let brought = match &change.events {
        Events::Added(batches) => batches.as_slice(),
        _ => &[],
    };
    for by in brought.iter().map(|batch| &*batch.made().by).chain([by]) {
        check(TextKind::Name, by, whose, || "name of who entered a record".to_owned())?;
    }
    Ok(())
}

fn check_patient(before: Option<&Patient>, after: &Patient) -> Result<(), Refusal> {
    let texts = |patient: &Patient| {
        [
            (TextKind::Number, patient.number.clone(), "number"),
            (TextKind::Name, patient.name.clone(), "name"),
            (TextKind::Note, patient.note.clone(), "note"),
        ]
    };
    let before = before.map(texts);
    for text in texts(after) {
        if before.as_ref().is_none_or(|before| !before.contains(&text)) {
            let (kind, text, what) = text;
            check(kind, &text, &after.number, || format!("{what} of the patient"))?;
        }
    }
    Ok(())
}

fn check_entry(entry: &Entry, whose: &str) -> Result<(), Refusal> {
    let day = || entry.day.format_long();
    check(TextKind::Name, &entry.by, whose, || format!("name of who made the entry of {}", day()))?;
    let text = match &entry.act {
        Act::Decided { reason, .. } | Act::Snoozed { reason, .. } | Act::Withdrawn { reason } => reason,
        Act::Commented { text } => text,
    };
    check(TextKind::Note, text, whose, || format!("text of the entry of {}", day()))
}

fn check_instrument(instrument: &Instrument) -> Result<(), Refusal> {
    let Instrument { id, name, version, source, loinc, .. } = instrument;
    for (kind, text, what) in [
        (TextKind::Number, id.as_str(), "id"),
        (TextKind::Name, name, "name"),
        (TextKind::Name, version, "version"),
        (TextKind::Number, loinc, "code"),
        (TextKind::Note, source, "source"),
    ] {
        check(kind, text, id.as_str(), || format!("{what} of the instrument"))?;
    }
    Ok(())
}
