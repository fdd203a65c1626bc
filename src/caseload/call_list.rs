//! Whom to call because an answer tells of harm, or is due.

use super::Row;
use crate::record::{Day, sort_by_key};
use std::sync::Arc;

/// The patients whose answers tell of harm that nobody has dealt with, the longest waiting first; then those of whom an answer is due, those first
/// who are due the longest; severe ones before all. Of a patient whose record is in doubt nothing is asked, and harm is told all the same.
pub fn call_list(rows: &[Arc<Row>], today: Day) -> Vec<Arc<Row>> {
    let is_called = |row: &&Arc<Row>| row.harm.is_some() || row.asking.due(today).next().is_some();
    let mut list: Vec<Arc<Row>> = rows.iter().filter(is_called).cloned().collect();
    sort_by_key(&mut list, |row| {
        let received = row.harm.map(|harm| harm.received);
        // Needed as soon as possible, and no day is known: behind those who are late.
        let by = row.asking.due(today).filter_map(|one| one.due.by).min().unwrap_or(today);
        (received.is_none(), received, !row.is_severe(), by, row.key)
    });
    list
}
