//! Who entered what: every session and score that a change adds or alters carries the name of whoever made the change.

use super::ChartChange;
use crate::record::Key;
use std::sync::Arc;

/// Notes `by` beside each session and score that is new or other than before, and drops the notes of those that are gone.
pub(super) fn stamp(change: &mut ChartChange, by: &str) {
    let Some(after) = &mut change.after else { return };
    let before = change.before.as_deref();
    let sessions = after.sessions.iter().filter(|s| before.and_then(|b| b.session(s.key)) != Some(s)).map(|s| s.key);
    let scores = after.scores.iter().filter(|s| before.and_then(|b| b.score(s.key)) != Some(s)).map(|s| s.key);
    let touched: Vec<Key> = sessions.chain(scores).collect();
    let is_there = |key: Key| after.session(key).is_some() || after.score(key).is_some();
    let gone = after.entered_by.iter().any(|(key, _)| !is_there(*key));
    if touched.is_empty() && !gone {
        return;
    }
    let mut kept: Vec<(Key, Arc<str>)> =
        after.entered_by.iter().filter(|(key, _)| is_there(*key) && !touched.contains(key)).cloned().collect();
    if !by.is_empty() {
        let by: Arc<str> = Arc::from(by);
        kept.extend(touched.into_iter().map(|key| (key, Arc::clone(&by))));
    }
    Arc::make_mut(after).entered_by = kept;
}
