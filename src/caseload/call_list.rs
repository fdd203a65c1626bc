//! Whom to call because an answer tells of harm, or is due.

use super::Row;
use crate::record::{Day, sort_by_key};
use std::sync::Arc;

/// The patients whose answers tell of harm that nobody has dealt with, the longest waiting first; then those of whom an answer is due, those first
/// who are due the longest; severe ones before all, and also where only the judgement asks for their memory score. Of a patient whose record is in
/// doubt nothing is asked, and harm is told all the same.
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

/// Who is not on that list though a memory score of theirs is needed by today: the judgement asks for it, and no plan does. Who needs it the
/// longest stands first.
pub fn needed_off_call_list(rows: &[Arc<Row>], today: Day) -> Vec<Arc<Row>> {
    let is_meant = |row: &&Arc<Row>| !is_called(row, today) && needed_by(row, today).is_some();
    let mut list: Vec<Arc<Row>> = rows.iter().filter(is_meant).cloned().collect();
    sort_by_key(&mut list, |row| (needed_by(row, today), row.key));
    list
}

/// By which day a memory score is needed, where that is here or past.
fn needed_by(row: &Row, today: Day) -> Option<Day> {
    row.needed.map(|needed| needed.by).filter(|by| row.doubt.is_none() && *by <= today)
}

fn is_called(row: &Row, today: Day) -> bool {
    let is_asked = row.asking.due(today).next().is_some();
    row.harm.is_some() || is_asked || row.is_severe() && needed_by(row, today).is_some()
}
