//! Whom to call because an answer tells of harm, or is due.

use super::Row;
use crate::record::{Day, sort_by_key};
use std::sync::Arc;

/// The patients whose answers tell of harm that nobody has dealt with, the longest waiting first; then those of whom an answer is due, those first
/// who are due the longest; severe ones before all. Of a patient whose record is in doubt nothing is asked, and harm is told all the same.
pub fn call_list(rows: &[Arc<Row>], today: Day) -> Vec<Arc<Row>> {
    let mut list: Vec<Arc<Row>> = rows.iter().filter(|row| is_called(row, today)).cloned().collect();
    sort_by_key(&mut list, |row| {
        let received = row.harm.map(|harm| harm.received);
        // Needed as soon as possible, and no day is known: behind those who are late.
        let by = row.asking.due(today).filter_map(|one| one.due.by).min().unwrap_or(today);
        (received.is_none(), received, !row.is_severe(), by, row.key)
    });
    list
}

/// How many patients are not on that list though a memory score of theirs is needed by today: the judgement asks for it, and no plan does.
pub fn needed_off_call_list(rows: &[Arc<Row>], today: Day) -> usize {
    let is_needed = |row: &Row| row.doubt.is_none() && row.needed.is_some_and(|needed| needed.by <= today);
    rows.iter().filter(|row| !is_called(row, today) && is_needed(row)).count()
}

fn is_called(row: &Row, today: Day) -> bool {
    row.harm.is_some() || row.asking.due(today).next().is_some()
}
