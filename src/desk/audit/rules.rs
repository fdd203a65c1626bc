//! What a change did to the rules and the clinic's own instruments, and whose state it changed.

use super::super::Change;
use crate::caseload::{Clinic, all_instruments};
use crate::exchange::{RuleDifference, instruments_differing, policy_differing};
use crate::judge::{Policy, judge};
use crate::record::{Day, Deed, InstrumentSet, Line, Standing, Value, What};

/// One line for the settings that differ, one for each own instrument that differs, and one for each patient whose state differs
/// because of them: on the records as they were, so that what came in the same change is not put down to the rules.
pub(super) fn rules_lines(before: &Clinic, change: &Change, today: Day) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some((old, new)) = &change.policy {
        lines.extend(policy_differing(old, new).map(line));
    }
    if let Some((old, new)) = &change.own_instruments {
        lines.extend(instruments_differing(old, new).into_iter().map(line));
    }
    if lines.is_empty() {
        return lines;
    }
    let instruments = change.own_instruments.as_ref().map(|(_, own)| all_instruments(own));
    let instruments = instruments.as_ref().unwrap_or(&before.instruments);
    let policy = change.policy.as_ref().map_or(&before.policy, |(_, policy)| policy);
    lines.extend(state_lines(before, instruments, policy, today));
    lines
}

/// The line of a difference in the rules.
fn line(RuleDifference { what, before, after }: RuleDifference) -> Line {
    Line { before, after, ..Line::new(Deed::SettingsChanged, what) }
}

/// The patients whose tracks stand elsewhere under the new rules, before and after.
fn state_lines<'a>(
    before: &'a Clinic,
    instruments: &'a InstrumentSet,
    policy: &'a Policy,
    today: Day,
) -> impl Iterator<Item = Line> + 'a {
    before.charts.iter().filter_map(move |(key, chart)| {
        let old = judge(chart, &before.instruments, &before.policy, today);
        let new = judge(chart, instruments, policy, today);
        let (old, new) = (old.standings(&before.instruments), new.standings(instruments));
        let is_same = old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| Standing::is_as(old, new));
        let (old, new) = (Some(Value::Standings(old)), Some(Value::Standings(new)));
        let line = Line::of(Deed::SettingsChanged, *key, What::Standing);
        (!is_same).then_some(Line { before: old, after: new, ..line })
    })
}
