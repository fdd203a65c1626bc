//! A fact as it is told: which record it is about, and all that it says.

use super::NamedFields;
use crate::record::{ChartRecord as _, EntryKind, Fact, ReportedKind, Value, What};

/// A fact as it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldFact {
    /// Which record it is about.
    pub what: What,
    /// All that it says; none where that is nothing more.
    pub value: Option<Value>,
}

impl ToldFact {
    /// What that fact says; none of a removal.
    pub fn of(fact: &Fact) -> Option<Self> {
        let (what, value) = match fact {
            Fact::Review(review) => (What::Review, Some(Value::of_review(review))),
            Fact::Entry(entry) => (What::Entry(EntryKind::of(entry)), Some(Value::of_entry(entry))),
            Fact::SelfReport(record) => {
                let what = What::SelfReport(ReportedKind::of(record), record.day());
                (what, Some(Value::SelfReport(Box::new(record.what.clone()))))
            }
            _ => {
                let named = NamedFields::of_fact(fact)?;
                let filled = Some(named.filled()).filter(|filled| !filled.is_empty());
                (named.what, filled.map(Value::Record))
            }
        };
        Some(Self { what, value })
    }
}
