//! Where two sets of rules differ.

use super::NamedFields;
use crate::judge::Policy;
use crate::record::{FieldCell, Instrument, Value, What};
use std::borrow::Cow;

/// Settings or an own instrument that differ, as they are in the one and in the other.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDifference {
    /// The settings, or which instrument.
    pub what: What,
    /// As it is in the one; none where only the other has it.
    pub before: Option<Value>,
    /// As it is in the other; none where only the one has it.
    pub after: Option<Value>,
}

/// The settings that differ, old and new, by their names in files.
pub fn policy_differing(old: &Policy, new: &Policy) -> Option<RuleDifference> {
    let both = old.settings().zip(new.settings()).filter(|((_, old), (_, new))| old != new);
    let field = |(name, value): (&'static str, String)| FieldCell(Cow::Borrowed(name), value);
    let (before, after): (Vec<_>, Vec<_>) = both.map(|(old, new)| (field(old), field(new))).unzip();
    let (is_same, value) = (before.is_empty(), |settings| Some(Value::Settings(settings)));
    (!is_same).then(|| RuleDifference { what: What::Rules, before: value(before), after: value(after) })
}

/// Own instruments that came, changed or went.
pub fn instruments_differing(old: &[Instrument], new: &[Instrument]) -> Vec<RuleDifference> {
    let gone = old.iter().filter(|o| new.iter().all(|i| i.id != o.id)).map(|o| (Some(o), None));
    let others = new.iter().map(|i| (old.iter().find(|o| o.id == i.id), Some(i)));
    let line = |(old, new): (Option<&Instrument>, Option<&Instrument>)| {
        let (old, new) = (old.map(NamedFields::of_instrument), new.map(NamedFields::of_instrument));
        let (before, after) = match (&old, &new) {
            (Some(old), Some(new)) => old.differing(new).map(|(before, after)| (Some(before), Some(after)))?,
            (old, new) => (old.as_ref().map(NamedFields::filled), new.as_ref().map(NamedFields::filled)),
        };
        let what = new.or(old)?.what;
        Some(RuleDifference { what, before: before.map(Value::Fields), after: after.map(Value::Fields) })
    };
    gone.chain(others).filter_map(line).collect()
}
