//! What a change did to the rules and the clinic's own instruments, and whose state it changed.

use super::super::clinic::all_instruments;
use super::super::{Change, Clinic};
use super::text::Fields;
use super::{Deed, Line};
use crate::judge::{Policy, Z_CHOICES, judge};
use crate::record::{Day, Instrument, InstrumentSet};
use crate::words::{setting_words, states_text};

/// One line for the settings that differ, one for each own instrument that differs, and one for each patient whose state differs
/// because of them: on the records as they were, so that what came in the same change is not put down to the rules.
pub(super) fn rules_lines(before: &Clinic, change: &Change, today: Day) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some((old, new)) = &change.policy {
        lines.extend(policy_line(old, new));
    }
    if let Some((old, new)) = &change.own_instruments {
        lines.extend(instrument_lines(old, new));
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

/// One line for the settings that differ, and one for each own instrument that does, old and new.
pub fn rules_differing(old: (&Policy, &[Instrument]), new: (&Policy, &[Instrument])) -> Vec<Line> {
    policy_line(old.0, new.0).into_iter().chain(instrument_lines(old.1, new.1)).collect()
}

/// The settings that differ, old and new.
fn policy_line(old: &Policy, new: &Policy) -> Option<Line> {
    let bounds = || Policy::BOUNDS.iter().filter(|bound| (bound.get)(old) != (bound.get)(new));
    let text = |policy: &Policy| {
        let numbers = bounds().map(|bound| format!("{} {}", setting_words(bound).label, (bound.get)(policy)));
        let confidence = (old.z != new.z).then(|| confidence_text(policy.z));
        numbers.chain(confidence).collect::<Vec<_>>().join(", ")
    };
    let (before, after) = (text(old), text(new));
    (!before.is_empty()).then(|| Line {
        before: Some(before),
        after: Some(after),
        ..Line::new(Deed::SettingsChanged, "rules")
    })
}

fn confidence_text(z: f64) -> String {
    let known = Z_CHOICES.iter().find(|(choice, _)| *choice == z);
    known.map_or_else(|| format!("z {z}"), |(_, confidence)| format!("Confidence {confidence}"))
}

/// Own instruments that came, changed or went.
fn instrument_lines(old: &[Instrument], new: &[Instrument]) -> Vec<Line> {
    let gone = old.iter().filter(|o| new.iter().all(|i| i.id != o.id)).map(|o| (Some(o), None));
    let others = new.iter().map(|i| (old.iter().find(|o| o.id == i.id), Some(i)));
    let line = |(old, new): (Option<&Instrument>, Option<&Instrument>)| {
        let (old, new) = (old.map(Fields::of_instrument), new.map(Fields::of_instrument));
        let (before, after) = match (&old, &new) {
            (Some(old), Some(new)) => old.differing(new).map(|(before, after)| (Some(before), Some(after)))?,
            (old, new) => (old.as_ref().map(Fields::text), new.as_ref().map(Fields::text)),
        };
        let what = new.or(old)?.what;
        Some(Line { before, after, ..Line::new(Deed::SettingsChanged, what) })
    };
    gone.chain(others).filter_map(line).collect()
}

/// The patients whose tracks stand elsewhere under the new rules, before and after in words.
fn state_lines<'a>(
    before: &'a Clinic,
    instruments: &'a InstrumentSet,
    policy: &'a Policy,
    today: Day,
) -> impl Iterator<Item = Line> + 'a {
    before.charts.iter().filter_map(move |(key, chart)| {
        let old = judge(chart, &before.instruments, &before.policy, today);
        let new = judge(chart, instruments, policy, today);
        let (old, new) = (states_text(&old, &before.instruments), states_text(&new, instruments));
        let line = Line::of(Deed::SettingsChanged, *key, "state under the changed rules");
        (old != new).then_some(Line { before: Some(old), after: Some(new), ..line })
    })
}
