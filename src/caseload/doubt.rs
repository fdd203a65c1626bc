//! Patients of whom nothing may be told: what is stored is not what the audit says was written last, and nobody has decided about it.

use crate::record::{Holding, Key, MismatchKind, Undecided};
use std::collections::BTreeMap;

/// Why a patient isn't judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The patient's own record differs.
    Record(MismatchKind),
    /// The rules or the instruments that everyone is judged by do.
    Rules(MismatchKind),
}

/// How a patient whose record is gone is named by the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedInAudit {
    /// In a few words: "patient N-1"; with the key where the audit never names them.
    pub name: String,
    /// With all that the audit says beside it: name, birth date.
    pub identity: String,
}

/// All patients who aren't judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    records: BTreeMap<Key, MismatchKind>,
    rules: Option<MismatchKind>,
    /// Those whose record is gone.
    pub gone: BTreeMap<Key, NamedInAudit>,
}

impl Doubts {
    /// Whom what waits for a decision is about; `named` says how the audit calls a patient whose record is gone.
    pub fn of(undecided: &Undecided, named: impl Fn(Key) -> NamedInAudit) -> Self {
        let mut doubts = Self::default();
        for one in &undecided.records {
            match one.holding {
                Holding::Patient(key) => {
                    doubts.records.insert(key, one.kind);
                    if one.found.is_none() {
                        doubts.gone.insert(key, named(key));
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
