//! Records as text that the audit keeps.

use crate::record::{Chart, Entry, Key, Review, counted};
use std::collections::BTreeMap;

/// A review in one line.
pub(super) fn review_text(review: &Review) -> String {
    let by = if review.by.is_empty() { String::new() } else { format!(" by {}", review.by) };
    let note = if review.note.is_empty() { String::new() } else { format!(", note {}", review.note) };
    format!("{}{by}, {} seen{note}", review.day, counted(review.seen.len(), "record"))
}

/// An entry of the log in one line.
pub(super) fn entry_text(entry: &Entry) -> String {
    let by = if entry.by.is_empty() { String::new() } else { format!(" by {}", entry.by) };
    format!("{}{by}, {}", entry.day, entry.act.text())
}

/// What a chart holds beside its patient: "2 sessions, 5 scores"; empty where it holds nothing.
pub(super) fn contents(chart: &Chart) -> String {
    let parts = [
        (chart.sessions.len(), "session"),
        (chart.scores.len(), "score"),
        (chart.reviews.len(), "review"),
        (chart.log.len(), "log record"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    parts.map(|(count, word)| counted(count, word)).collect::<Vec<_>>().join(", ")
}

/// Records of two lists by key, before and after, where they differ: those that went first, then the others in their order now.
pub(super) fn differences<'a, T: PartialEq>(
    before: &'a [T],
    after: &'a [T],
    key: fn(&T) -> Key,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut old: BTreeMap<Key, &T> = before.iter().map(|record| (key(record), record)).collect();
    let now: Vec<_> = after.iter().map(|record| (old.remove(&key(record)), Some(record))).collect();
    let gone = before.iter().filter(|record| old.contains_key(&key(record))).map(|record| (Some(record), None));
    gone.chain(now.into_iter().filter(|(before, after)| before != after)).collect()
}
