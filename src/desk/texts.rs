//! The bounds of texts, held against every review and entry that a command brings. Those of patients, sessions, scores and instruments are
//! held by their types.

use super::{Change, ChartChange, Events, Refusal};
use crate::record::{Act, Entry, Review, TextKind};

/// Whether every text that the change brings may be kept, and the name of who makes it.
///
/// # Errors
/// The first one that may not: whose, in which record, and why.
pub(super) fn check_texts(change: &Change, by: &str) -> Result<(), Refusal> {
    change.charts.iter().try_for_each(|chart| check_chart(chart, by))
}

/// One text: what kind it is, what it is called, and as it stands.
fn check(kind: TextKind, text: &str, whose: &str, what: impl FnOnce() -> String) -> Result<(), Refusal> {
    kind.check(text).map_err(|fault| Refusal::Text { whose: whose.chars().take(64).collect(), what: what(), fault })
}

fn check_chart(change: &ChartChange, by: &str) -> Result<(), Refusal> {
    let Some(after) = change.after.as_deref() else { return Ok(()) };
    let before = change.before.as_deref();
    let whose = after.patient.number.as_str();
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

fn check_entry(entry: &Entry, whose: &str) -> Result<(), Refusal> {
    let day = || entry.day.format_long();
    check(TextKind::Name, &entry.by, whose, || format!("name of who made the entry of {}", day()))?;
    let text = match &entry.act {
        Act::Decided { reason, .. } | Act::Snoozed { reason, .. } | Act::Withdrawn { reason } => reason,
        Act::Commented { text } => text,
    };
    check(TextKind::Note, text, whose, || format!("text of the entry of {}", day()))
}
