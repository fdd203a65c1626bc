//! What an import would do, settled before anything is written.

use crate::judge::Policy;
use crate::record::{Arrivals, Batch, Chart, Instrument, Journal, Key};
use crate::self_report::SelfReportSettings;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The accepted rows of an import as charts before and after. One import is one transaction: all of it or none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPlan {
    /// Every chart that the import touches: as it was (`None` for a new patient), and as it becomes.
    pub charts: Vec<(Option<Arc<Chart>>, Arc<Chart>)>,
    /// The events that make a chart what it becomes, by patient, where they came with it. What files bring becomes events as it is saved.
    pub batches: BTreeMap<Key, Vec<Batch>>,
    /// All of the clinic's own instruments as they were and as they become, if the import touches them.
    pub own_instruments: Option<(Vec<Instrument>, Vec<Instrument>)>,
    /// The settings as they were and as they become, if the import touches them.
    pub policy: Option<(Policy, Policy)>,
    /// What is set for self-report as it was and as it becomes, if the import touches it.
    pub self_report: Option<(Arc<SelfReportSettings>, Arc<SelfReportSettings>)>,
    /// What comes into the inbox.
    pub arrivals: Arrivals,
}

impl ImportPlan {
    /// New patients with all of their events.
    pub fn of_journals(journals: impl IntoIterator<Item = Journal>) -> Self {
        let mut plan = Self::default();
        for journal in journals {
            if let Some(chart) = journal.fold(None) {
                plan.batches.insert(journal.patient(), journal.into_batches());
                plan.charts.push((None, Arc::new(chart)));
            }
        }
        plan
    }

    /// Whether the import would change nothing.
    pub fn is_empty(&self) -> bool {
        self.charts.is_empty()
            && self.own_instruments.is_none()
            && self.policy.is_none()
            && self.self_report.is_none()
            && self.arrivals.is_empty()
    }
}
