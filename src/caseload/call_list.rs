//! Whom to call because an answer is due.

use super::Row;
use crate::record::{Day, sort_by_key};
use std::sync::Arc;

/// The patients of whom an answer is due, those first who are due the longest; severe ones before all. Of a patient whose record is in doubt
/// nothing is asked.
pub fn call_list(rows: &[Arc<Row>], today: Day) -> Vec<Arc<Row>> {
    let mut list: Vec<Arc<Row>> = rows.iter().filter(|row| row.asking.due(today).next().is_some()).cloned().collect();
    let since = |row: &Arc<Row>| (!row.is_severe(), row.asking.due(today).filter_map(|one| one.due.by).min(), row.key);
    sort_by_key(&mut list, |row| {
        // Needed as soon as possible, and no day is known: behind those who are late.
        let (is_calm, by, key) = since(row);
        (is_calm, by.unwrap_or(today), key)
    });
    list
}
