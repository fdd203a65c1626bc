//! Which sealed texts were thrown away, by whom and why. The audit alone has it: of what is thrown away nothing else is kept.

use super::AuditView;
use crate::record::{AuditEntry, Key, What, Written};
use std::collections::BTreeMap;

/// How a sealed text was thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThrownAway {
    /// When, UTC, as the audit has it.
    pub at: String,
    /// Who, by name.
    pub by: String,
    /// Why.
    pub why: String,
}

/// Every sealed text that was thrown away and not brought back by taking that back, by [`Arrival::key`](crate::record::Arrival::key), as it was
/// last. One that was put in again since is still among them.
pub fn thrown_away(view: &AuditView) -> BTreeMap<Key, ThrownAway> {
    let mut all = BTreeMap::new();
    for entry in &view.entries {
        let arrivals = |removed: bool| entry.writes.iter().filter(move |one| one.removed == removed);
        if let Some(why) = dropped_because(entry) {
            let thrown = ThrownAway { at: entry.at.clone(), by: entry.by.clone(), why: why.to_owned() };
            all.extend(arrivals(true).filter_map(Written::arrival).map(|key| (key, thrown.clone())));
        } else if brings_back(entry) {
            arrivals(false).filter_map(Written::arrival).for_each(|key| drop(all.remove(&key)));
        }
    }
    all
}

/// Why that entry says that arrivals were thrown away; none where it doesn't.
fn dropped_because(entry: &AuditEntry) -> Option<&str> {
    entry.lines.iter().filter(|line| !line.undo).find_map(|line| match &line.what {
        What::ArrivalDropped(why) => Some(why.as_str()),
        _ => None,
    })
}

/// Whether by that entry arrivals are in the inbox again because what took them out was taken back.
fn brings_back(entry: &AuditEntry) -> bool {
    entry.lines.iter().any(|line| line.undo && matches!(line.what, What::Arrivals { .. }))
}
