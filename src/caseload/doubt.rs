//! Patients of whom nothing may be told: what is stored is not what the audit says was written last, and nobody has decided about it.

use crate::record::{Holding, Key, MismatchKind, Undecided};
use std::collections::{BTreeMap, BTreeSet};

/// Why a patient isn't judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The patient's own record differs.
    Record(MismatchKind),
    /// The rules or the instruments that everyone is judged by do.
    Rules(MismatchKind),
}

/// All patients who aren't judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    records: BTreeMap<Key, MismatchKind>,
    rules: Option<MismatchKind>,
    /// Those whose record is gone.
    pub gone: BTreeSet<Key>,
}

impl Doubts {
    /// Whom what waits for a decision is about.
    pub fn of(undecided: &Undecided) -> Self {
        let mut doubts = Self::default();
        for one in &undecided.records {
            match one.holding {
                Holding::Patient(key) => {
                    doubts.records.insert(key, one.kind);
                    if one.found.is_none() {
                        doubts.gone.insert(key);
                    }
                }
                _ if one.holding.judges_all() => doubts.rules = Some(one.kind),
                _ => {}
            }
        }
        doubts
    }

    /// Whether everyone is judged.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.rules.is_none()
    }

    /// Why that patient isn't judged; none where nothing speaks against it. Their own record comes first.
    pub fn about(&self, key: Key) -> Option<Doubt> {
        let own = self.records.get(&key).copied().map(Doubt::Record);
        own.or(self.rules.map(Doubt::Rules))
    }
}

impl Doubt {
    /// As a table of flags has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Record(kind) => kind.name(),
            Self::Rules(_) => "rules_in_doubt",
        }
    }
}
