//! What a command does to the clinic: every chart and setting that it touches, before and after.

use super::Done;
use crate::caseload::Clinic;
use crate::judge::Policy;
use crate::record::{Chart, Day, Instrument, Key};
use std::sync::Arc;

/// One chart before and after. Before is `None` where the patient is new, after where the patient goes.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartChange {
    /// Whose chart.
    pub key: Key,
    /// As it was.
    pub before: Option<Arc<Chart>>,
    /// As it becomes.
    pub after: Option<Arc<Chart>>,
}

/// All that a command changes, to be kept in one transaction.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The charts it touches, each once.
    pub charts: Vec<ChartChange>,
    /// The settings before and after, if it touches them.
    pub policy: Option<(Policy, Policy)>,
    /// The clinic's own instruments before and after, if it touches them.
    pub own_instruments: Option<(Vec<Instrument>, Vec<Instrument>)>,
    /// What was done.
    pub done: Done,
    /// Whether it can be taken back. An entry of the log can't: a later entry corrects or withdraws it.
    pub can_undo: bool,
}

impl Change {
    /// A change of one chart.
    pub(super) fn of(done: Done, key: Key, before: Option<Arc<Chart>>, after: Option<Chart>) -> Self {
        let after = after.map(Arc::new);
        Self {
            charts: vec![ChartChange { key, before, after }],
            policy: None,
            own_instruments: None,
            done,
            can_undo: true,
        }
    }

    /// The change that takes this one back, byte for byte: charts come back whole, with their order of entry.
    pub fn inverse(&self) -> Change {
        let turned = |c: &ChartChange| ChartChange { key: c.key, before: c.after.clone(), after: c.before.clone() };
        Change {
            charts: self.charts.iter().map(turned).collect(),
            policy: self.policy.clone().map(|(before, after)| (after, before)),
            own_instruments: self.own_instruments.clone().map(|(before, after)| (after, before)),
            done: Done::Undone(Box::new(self.done.clone())),
            can_undo: false,
        }
    }

    /// Whom it is about, by name, number and age, where it touches one patient.
    pub fn about(&self, today: Day) -> Option<String> {
        let [only] = self.charts.as_slice() else { return None };
        let chart = only.after.as_ref().or(only.before.as_ref())?;
        Some(chart.patient.identity(today))
    }

    /// Whether everything that the change touches still is as it was before the change: if not, it must not be carried out.
    pub fn fits(&self, clinic: &Clinic) -> bool {
        let same_chart = |c: &ChartChange| match (clinic.chart(c.key), &c.before) {
            (Some(now), Some(before)) => Arc::ptr_eq(now, before) || now == before,
            (None, None) => true,
            _ => false,
        };
        self.charts.iter().all(same_chart)
            && self.policy.as_ref().is_none_or(|(before, _)| *before == clinic.policy)
            && self.own_instruments.as_ref().is_none_or(|(before, _)| *before == clinic.own_instruments)
    }
}

impl Clinic {
    /// The clinic after the change. What the change does not name stays shared.
    pub fn with(&self, change: &Change) -> Clinic {
        let charts = change.charts.iter().map(|chart| (chart.key, chart.after.clone()));
        let own = change.own_instruments.as_ref().map(|(_, own)| own.clone());
        self.updated(charts, own, change.policy.as_ref().map(|(_, policy)| policy.clone()))
    }
}
