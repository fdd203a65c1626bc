//! What a change did to one chart, a line a record.

use super::super::ChartChange;
use super::differences::differences;
use crate::exchange::NamedFields;
use crate::record::{Chart, Deed, Entry, EntryKind, Holds, Key, Line, Parallel, Value, What};

/// A line for every record of the chart that came, changed or went.
pub(super) fn chart_lines(change: &ChartChange) -> Vec<Line> {
    match (change.before.as_deref(), change.after.as_deref()) {
        (Some(before), Some(after)) => {
            let mut lines = changed_lines(change.key, before, after, Named::All);
            lines.extend(review_lines(change.key, before, after));
            lines.extend(log_lines(change.key, before, after));
            lines.extend(kept_lines(change.key, before, after));
            // A choice that is taken back.
            let mut reopened = kept_lines(change.key, after, before);
            reopened.iter_mut().for_each(|line| std::mem::swap(&mut line.before, &mut line.after));
            lines.extend(reopened);
            lines
        }
        (None, Some(after)) => vec![whole(Deed::Entered, change.key, after)],
        (Some(before), None) => vec![whole(Deed::Removed, change.key, before)],
        (None, None) => Vec::new(),
    }
}

/// A line for a chart that comes or goes as a whole: who, and how much the chart holds.
fn whole(deed: Deed, key: Key, chart: &Chart) -> Line {
    let fields = NamedFields::of_patient(&chart.patient);
    let (filled, holds) = (fields.filled(), Holds::of(chart));
    let says = !filled.is_empty() || holds != Holds::default();
    let value = says.then_some(Value::Patient { fields: filled, holds });
    let line = Line::of(deed, key, fields.what);
    if deed == Deed::Removed { Line { before: value, ..line } } else { Line { after: value, ..line } }
}

/// Which records of a chart get a line each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Those that changed.
    Changed,
    /// Those that changed or went.
    ChangedAndGone,
    /// Those that came, too.
    All,
}

/// Old and new of the patient's own data and of the sessions and scores that changed, and of those that went or came where they are named.
pub(super) fn changed_lines(key: Key, before: &Chart, after: &Chart, named: Named) -> Vec<Line> {
    let patients = (Some(NamedFields::of_patient(&before.patient)), Some(NamedFields::of_patient(&after.patient)));
    let sessions = differences(&before.sessions, &after.sessions, |s| s.key);
    let scores = differences(&before.scores, &after.scores, |s| s.key);
    let sessions = sessions.into_iter().map(|(a, b)| (a.map(NamedFields::of_session), b.map(NamedFields::of_session)));
    let scores = scores.into_iter().map(|(a, b)| (a.map(NamedFields::of_score), b.map(NamedFields::of_score)));
    let pairs = std::iter::once(patients).chain(sessions).chain(scores);
    let is_named = |had: bool, has: bool| match named {
        Named::Changed => had && has,
        Named::ChangedAndGone => had,
        Named::All => true,
    };
    pairs.filter(|(a, b)| is_named(a.is_some(), b.is_some())).filter_map(|(a, b)| fields_line(key, a, b)).collect()
}

/// The line of a record that came, changed or went.
fn fields_line(key: Key, before: Option<NamedFields>, after: Option<NamedFields>) -> Option<Line> {
    let filled = |fields: &NamedFields| Some(Value::Fields(fields.filled()));
    match (before, after) {
        (Some(before), Some(after)) => {
            let (old, new) = before.differing(&after)?;
            let (old, new) = (Some(Value::Fields(old)), Some(Value::Fields(new)));
            Some(Line { before: old, after: new, ..Line::of(Deed::Changed, key, before.what) })
        }
        (None, Some(new)) => Some(Line { after: filled(&new), ..Line::of(Deed::Entered, key, new.what) }),
        (Some(old), None) => Some(Line { before: filled(&old), ..Line::of(Deed::Removed, key, old.what) }),
        (None, None) => None,
    }
}

/// Of a record that two devices had changed and that a person keeps as it shows: each version that it is kept against. Where another version
/// was chosen than the one that showed, the record's own line says so.
fn kept_lines(key: Key, before: &Chart, after: &Chart) -> Vec<Line> {
    let is_settled = |one: &&Parallel| after.recorded.parallel.iter().all(|other| other.record != one.record);
    let mut lines = Vec::new();
    for one in before.recorded.contested().filter(is_settled) {
        let Some(shown) = one.shown().filter(|shown| after.holds(&shown.fact)) else { continue };
        for other in one.versions.iter().filter(|other| other.fact != shown.fact) {
            let line = fields_line(key, NamedFields::of_fact(&other.fact), NamedFields::of_fact(&shown.fact));
            lines.extend(line.map(|line| Line { deed: Deed::Changed, ..line }));
        }
    }
    lines
}

fn review_lines(key: Key, before: &Chart, after: &Chart) -> Vec<Line> {
    let pairs = differences(&before.reviews, &after.reviews, |r| r.key);
    let line = |(old, new): (Option<_>, Option<_>)| {
        let deed = if new.is_some() { Deed::Reviewed } else { Deed::Removed };
        let (before, after) = (old.map(Value::of_review), new.map(Value::of_review));
        Line { before, after, ..Line::of(deed, key, What::Review) }
    };
    pairs.into_iter().map(line).collect()
}

fn log_lines(key: Key, before: &Chart, after: &Chart) -> Vec<Line> {
    let pairs = differences(&before.log, &after.log, |e| e.key);
    let line = |(old, new): (Option<&Entry>, Option<&Entry>)| {
        // A correction or withdrawal says what it takes the place of.
        let corrected = new.and_then(|e| e.corrects).and_then(|c| before.log.iter().find(|e| e.key == c));
        let deed = if new.is_some() { Deed::Decided } else { Deed::Removed };
        let what = new.or(old).map_or(What::Nothing, |entry| What::Entry(EntryKind::of(entry)));
        let (before, after) = (old.or(corrected).map(Value::of_entry), new.map(Value::of_entry));
        Line { before, after, ..Line::of(deed, key, what) }
    };
    pairs.into_iter().map(line).collect()
}
