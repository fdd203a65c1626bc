//! Charts that came many at once: counts, so that ten thousand patients give ten thousand short lines and not a million.

use super::super::ChartChange;
use super::chart::{Named, changed_lines};
use super::text::differences;
use super::{Deed, Line};
use crate::exchange::NamedFields;
use crate::record::{Chart, Key, counted};

/// How many records of one kind came, changed and went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    added: usize,
    changed: usize,
    removed: usize,
}

impl Count {
    fn of<T>(pairs: &[(Option<T>, Option<T>)]) -> Self {
        let count =
            |old: bool, new: bool| pairs.iter().filter(|(a, b)| (a.is_some(), b.is_some()) == (old, new)).count();
        Self { added: count(false, true), changed: count(true, true), removed: count(true, false) }
    }

    fn add(&mut self, other: Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.removed += other.removed;
    }
}

/// The same of every kind of record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    patients: Count,
    sessions: Count,
    scores: Count,
    reviews: Count,
    log: Count,
}

impl Tally {
    fn of(change: &ChartChange) -> Self {
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
            Count::of(&differences(list(before, of), list(after, of), key))
        }
        let patients = (before.map(|c| &c.patient), after.map(|c| &c.patient));
        Self {
            patients: if patients.0 == patients.1 { Count::default() } else { Count::of(&[patients]) },
            sessions: count(before, after, |c| &c.sessions, |s| s.key),
            scores: count(before, after, |c| &c.scores, |s| s.key),
            reviews: count(before, after, |c| &c.reviews, |r| r.key),
            log: count(before, after, |c| &c.log, |e| e.key),
        }
    }

    fn add(&mut self, other: Self) {
        self.patients.add(other.patients);
        self.sessions.add(other.sessions);
        self.scores.add(other.scores);
        self.reviews.add(other.reviews);
        self.log.add(other.log);
    }

    /// "2 patients added, 5 scores changed"; empty where nothing differs.
    fn words(&self) -> String {
        let kinds = [
            (self.patients, "patient"),
            (self.sessions, "session"),
            (self.scores, "score"),
            (self.reviews, "review"),
            (self.log, "log record"),
        ];
        let part = |deed: &'static str, of: fn(Count) -> usize| {
            let some = kinds.into_iter().filter(move |(count, _)| of(*count) > 0);
            some.map(move |(count, word)| format!("{} {deed}", counted(of(count), word)))
        };
        let parts =
            part("added", |c| c.added).chain(part("changed", |c| c.changed)).chain(part("removed", |c| c.removed));
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// One line for all, one a patient, and one for each record that is named. `from` says where the charts came from.
pub(super) fn bulk_lines(deed: Deed, from: &str, charts: &[ChartChange], named: Named) -> Vec<Line> {
    let mut all = Tally::default();
    let mut lines = Vec::with_capacity(charts.len() + 1);
    for change in charts {
        let tally = Tally::of(change);
        if tally == Tally::default() {
            continue;
        }
        all.add(tally);
        let Some(chart) = change.after.as_deref().or(change.before.as_deref()) else { continue };
        let what = NamedFields::of_patient(&chart.patient).what;
        lines.push(Line { after: Some(tally.words()), ..Line::of(deed, change.key, what) });
        if let (Some(before), Some(after)) = (change.before.as_deref(), change.after.as_deref()) {
            lines.extend(changed_lines(change.key, before, after, named));
        }
    }
    if !lines.is_empty() {
        lines.insert(0, Line { after: Some(all.words()), ..Line::new(deed, from) });
    }
    lines
}
