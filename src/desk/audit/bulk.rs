//! Charts that came many at once: counts, so that ten thousand patients give ten thousand short lines and not a million.

use super::super::ChartChange;
use super::chart::{Named, changed_lines};
use super::differences::differences;
use crate::record::{CameFrom, Chart, Count, Deed, Key, Line, Tally, Value, What};

/// What a change did to the records of one kind.
fn count_of<T>(pairs: &[(Option<T>, Option<T>)]) -> Count {
    let count = |old: bool, new: bool| pairs.iter().filter(|(a, b)| (a.is_some(), b.is_some()) == (old, new)).count();
    Count { added: count(false, true), changed: count(true, true), removed: count(true, false) }
}

/// What a change did to one chart.
fn tally_of(change: &ChartChange) -> Tally {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    fn list<T>(chart: Option<&Chart>, of: fn(&Chart) -> &[T]) -> &[T] {
        chart.map(of).unwrap_or_default()
    }
    fn count<T: PartialEq>(
        before: Option<&Chart>,
        after: Option<&Chart>,
        of: fn(&Chart) -> &[T],
        key: fn(&T) -> Key,
    ) -> Count {
        count_of(&differences(list(before, of), list(after, of), key))
    }
    let patients = (before.map(|c| &c.patient), after.map(|c| &c.patient));
    Tally {
        patients: if patients.0 == patients.1 { Count::default() } else { count_of(&[patients]) },
        sessions: count(before, after, |c| &c.sessions, |s| s.key),
        scores: count(before, after, |c| &c.scores, |s| s.key),
        reviews: count(before, after, |c| &c.reviews, |r| r.key),
        entries: count(before, after, |c| &c.log, |e| e.key),
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

/// One line for all, one a patient, and one for each record that is named.
pub(super) fn bulk_lines(deed: Deed, from: CameFrom, charts: &[ChartChange], named: Named) -> Vec<Line> {
    let mut all = Tally::default();
    let mut lines = Vec::with_capacity(charts.len() + 1);
    for change in charts {
        let tally = tally_of(change);
        if tally.is_none() {
            continue;
        }
        all.add(tally);
        let Some(chart) = change.after.as_deref().or(change.before.as_deref()) else { continue };
        let what = What::of_patient(&chart.patient);
        lines.push(Line { after: Some(Value::Tally(tally)), ..Line::of(deed, change.key, what) });
        if let (Some(before), Some(after)) = (change.before.as_deref(), change.after.as_deref()) {
            lines.extend(changed_lines(change.key, before, after, named));
        }
    }
    if !lines.is_empty() {
        lines.insert(0, Line { after: Some(Value::Tally(all)), ..Line::new(deed, What::Charts(from)) });
    }
    lines
}
