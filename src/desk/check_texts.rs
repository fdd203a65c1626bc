//! The bounds of texts, held against every review and entry that a command brings. Those of patients, sessions, scores and instruments are
//! held by their types.

use super::{ChartChange, Events, Refusal, TextOf};
use crate::record::{Act, ChartRecord as _, Entry, Review, SelfReport, SelfReported, TextKind};

/// Whether every text that the change of a chart brings may be kept, and the name of who makes it.
///
/// # Errors
/// The first one that may not: whose, in which record, and why.
pub(super) fn check_texts(change: &ChartChange, by: &str) -> Result<(), Refusal> {
    let Some(after) = change.after.as_deref() else { return Ok(()) };
    let before = change.before.as_deref();
    let whose = after.patient.number.as_str();
    let is_new = |review: &&Review| before.is_none_or(|chart| !chart.reviews.contains(review));
    for review in after.reviews.iter().filter(is_new) {
        check(TextKind::Name, &review.by, whose, TextOf::Reviewer(review.day))?;
        check(TextKind::Note, &review.note, whose, TextOf::Review(review.day))?;
    }
    let is_new = |entry: &&Entry| before.is_none_or(|chart| !chart.log.contains(entry));
    after.log.iter().filter(is_new).try_for_each(|entry| check_entry(entry, whose))?;
    let is_new = |record: &&SelfReport| before.is_none_or(|chart| !chart.self_reports.contains(record));
    after.self_reports.iter().filter(is_new).try_for_each(|record| check_self_report(record, whose))?;
    let brought = match &change.events {
        Events::Added(batches) => batches.as_slice(),
        _ => &[],
    };
    for by in brought.iter().map(|batch| &*batch.made().by).chain([by]) {
        check(TextKind::Name, by, whose, TextOf::Recorder)?;
    }
    Ok(())
}

/// One text: what kind it is, what it is called, and as it stands.
fn check(kind: TextKind, text: &str, whose: &str, what: TextOf) -> Result<(), Refusal> {
    kind.check(text).map_err(|fault| Refusal::Text { whose: whose.chars().take(64).collect(), what, fault })
}

fn check_entry(entry: &Entry, whose: &str) -> Result<(), Refusal> {
    check(TextKind::Name, &entry.by, whose, TextOf::Author(entry.day))?;
    let text = match &entry.act {
        Act::Decided { reason, .. } | Act::Snoozed { reason, .. } | Act::Withdrawn { reason } => reason,
        Act::Commented { text } => text,
    };
    check(TextKind::Note, text, whose, TextOf::Entry(entry.day))
}

fn check_self_report(record: &SelfReport, whose: &str) -> Result<(), Refusal> {
    let what = TextOf::SelfReport(record.day());
    let texts = match &record.what {
        SelfReported::Report(report) => vec![(TextKind::Note, report.comment.as_str())]
            .into_iter()
            .chain(report.refused.as_deref().map(|reason| (TextKind::Note, reason)))
            .collect(),
        SelfReported::DealtWith(dealt) => vec![(TextKind::Name, &*dealt.by), (TextKind::Note, &*dealt.words)],
        _ => Vec::new(),
    };
    texts.into_iter().try_for_each(|(kind, text)| check(kind, text, whose, what))
}
