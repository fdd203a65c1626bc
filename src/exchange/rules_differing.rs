//! Where two sets of rules differ, in words.

use super::NamedFields;
use crate::judge::{Policy, Z_CHOICES};
use crate::record::Instrument;
use crate::words::setting_words;

/// Settings or an own instrument that differ, as they are in the one and in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleDifference {
    /// The settings, or which instrument.
    pub what: String,
    /// As it is in the one; none where only the other has it.
    pub before: Option<String>,
    /// As it is in the other; none where only the one has it.
    pub after: Option<String>,
}

/// The settings that differ, old and new.
pub fn policy_differing(old: &Policy, new: &Policy) -> Option<RuleDifference> {
    let bounds = || Policy::BOUNDS.iter().filter(|bound| (bound.get)(old) != (bound.get)(new));
    let text = |policy: &Policy| {
        let numbers = bounds().map(|bound| format!("{} {}", setting_words(bound).label, (bound.get)(policy)));
        let confidence = (old.z != new.z).then(|| confidence_text(policy.z));
        numbers.chain(confidence).collect::<Vec<_>>().join(", ")
    };
    let (before, after) = (text(old), text(new));
    (!before.is_empty()).then(|| RuleDifference { what: "rules".to_owned(), before: Some(before), after: Some(after) })
}

fn confidence_text(z: f64) -> String {
    let known = Z_CHOICES.iter().find(|(choice, _)| *choice == z);
    known.map_or_else(|| format!("z {z}"), |(_, confidence)| format!("Confidence {confidence}"))
}

/// Own instruments that came, changed or went.
pub fn instruments_differing(old: &[Instrument], new: &[Instrument]) -> Vec<RuleDifference> {
    let gone = old.iter().filter(|o| new.iter().all(|i| i.id != o.id)).map(|o| (Some(o), None));
    let others = new.iter().map(|i| (old.iter().find(|o| o.id == i.id), Some(i)));
    let line = |(old, new): (Option<&Instrument>, Option<&Instrument>)| {
        let (old, new) = (old.map(NamedFields::of_instrument), new.map(NamedFields::of_instrument));
        let (before, after) = match (&old, &new) {
            (Some(old), Some(new)) => old.differing(new).map(|(before, after)| (Some(before), Some(after)))?,
            (old, new) => (old.as_ref().map(NamedFields::text), new.as_ref().map(NamedFields::text)),
        };
        let what = new.or(old)?.what;
        Some(RuleDifference { what, before, after })
    };
    gone.chain(others).filter_map(line).collect()
}
