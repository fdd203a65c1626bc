//! Charts that came many at once: counts, so that ten thousand patients give ten thousand short lines and not a million.

use super::super::ChartChange;
use crate::record::{CameFrom, Chart, Count, Deed, Key, Line, Tally, Value, What};
use std::collections::HashMap;

/// What a change did to one chart.
pub(super) fn tally_of(change: &ChartChange) -> Tally {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    fn count<T: PartialEq>(charts: [Option<&Chart>; 2], of: fn(&Chart) -> &[T], key: fn(&T) -> Key) -> Count {
        let [before, after] = charts.map(|chart| chart.map(of).unwrap_or_default());
        if before.is_empty() {
            return Count { added: after.len(), ..Count::default() };
        }
        let mut old: HashMap<Key, &T> = before.iter().map(|record| (key(record), record)).collect();
        let (mut added, mut changed) = (0, 0);
        for record in after {
            match old.remove(&key(record)) {
                None => added += 1,
                Some(before) => changed += usize::from(before != record),
            }
        }
        Count { added, changed, removed: old.len() }
    }
    let both = [before, after];
    Tally {
        patients: count(both, |c| std::slice::from_ref(&c.patient), |p| p.key),
        sessions: count(both, |c| &c.sessions, |s| s.key),
        scores: count(both, |c| &c.scores, |s| s.key),
        reviews: count(both, |c| &c.reviews, |r| r.key),
        entries: count(both, |c| &c.log, |e| e.key),
        self_reports: count(both, |c| &c.self_reports, |r| r.key),
        contested: Count {
            added: contested_only_in(after, before),
            removed: contested_only_in(before, after),
            changed: 0,
        },
    }
}

/// How many records have versions to choose from in the one chart and none in the other.
fn contested_only_in(one: Option<&Chart>, other: Option<&Chart>) -> usize {
    let is_there = |record| other.is_some_and(|other| other.recorded.contested().any(|them| them.record == record));
    one.map_or(0, |one| one.recorded.contested().filter(|us| !is_there(us.record)).count())
}

/// One line for all of them.
pub(super) fn bulk_line(deed: Deed, from: CameFrom, charts: &[ChartChange]) -> Option<Line> {
    let mut all = Tally::default();
    charts.iter().for_each(|change| all.add(tally_of(change)));
    (!all.is_none()).then(|| Line { after: Some(Value::Tally(all)), ..Line::new(deed, What::Charts(from)) })
}
