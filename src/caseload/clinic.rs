//! All that a provider sees of the clinic: one value, replaced as a whole with each change.

use crate::judge::Policy;
use crate::record::{
    Arrival, Arrivals, Chart, Charts, Day, Instrument, InstrumentSet, InvitationState, Key, ReportWay,
};
use crate::self_report::SelfReportSettings;
use std::sync::Arc;

/// The clinic's record and settings. Cheap to copy: charts and instruments are shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Clinic {
    /// Every patient's chart.
    pub charts: Charts,
    /// The built-in instruments and the clinic's own; of two with one id the clinic's own wins.
    pub instruments: Arc<InstrumentSet>,
    /// The instruments that the clinic defined itself.
    pub own_instruments: Vec<Instrument>,
    /// The settings in force.
    pub policy: Policy,
    /// What is set for self-report.
    pub self_report: Arc<SelfReportSettings>,
    /// What has arrived from patients and waits to be taken in.
    pub arrivals: Arc<Arrivals>,
}

impl Default for Clinic {
    /// No patients, the built-in instruments and the default settings.
    fn default() -> Self {
        Self::new(Charts::new(), Vec::new(), Policy::default())
    }
}

impl Clinic {
    /// A clinic of these charts, with the built-in instruments and its own.
    pub fn new(charts: Charts, own_instruments: Vec<Instrument>, policy: Policy) -> Self {
        let instruments = Arc::new(all_instruments(&own_instruments));
        let (self_report, arrivals) = (Arc::default(), Arc::default());
        Self { charts, instruments, own_instruments, policy, self_report, arrivals }
    }

    /// The clinic with these settings of self-report and these arrivals.
    #[must_use]
    pub fn with_self_report(self, self_report: Arc<SelfReportSettings>, arrivals: Arc<Arrivals>) -> Self {
        Self { self_report, arrivals, ..self }
    }

    /// The clinic with these arrivals in place of those of the same keys; none takes one out.
    #[must_use]
    pub fn with_arrivals(mut self, arrivals: impl IntoIterator<Item = (Key, Option<Arrival>)>) -> Self {
        for (key, arrival) in arrivals {
            let all = Arc::make_mut(&mut self.arrivals);
            match arrival {
                Some(arrival) => all.insert(key, arrival),
                None => all.remove(&key),
            };
        }
        self
    }

    /// The chart of the patient with that key.
    pub fn chart(&self, key: Key) -> Option<&Arc<Chart>> {
        self.charts.get(&key)
    }

    /// The chart of the patient with that number of the clinic's own.
    pub fn by_number(&self, number: &str) -> Option<&Arc<Chart>> {
        self.charts.values().find(|c| c.patient.number == number)
    }

    /// How many links are out on that day: each says of the clinic what was said when it was made.
    pub fn count_links_out(&self, today: Day) -> usize {
        let is_out = |one: &InvitationState<'_>| one.issued.way == ReportWay::Link && one.is_out(today);
        self.charts.values().map(|chart| chart.invitations().filter(is_out).count()).sum()
    }

    /// The clinic with these charts (none for a patient who is gone), and with these instruments of its own and settings where any
    /// are given.
    pub fn updated(
        &self,
        charts: impl IntoIterator<Item = (Key, Option<Arc<Chart>>)>,
        own_instruments: Option<Vec<Instrument>>,
        policy: Option<Policy>,
    ) -> Clinic {
        let mut next = self.clone();
        for (key, chart) in charts {
            match chart {
                Some(chart) => next.charts.insert(key, chart),
                None => next.charts.remove(&key),
            };
        }
        if let Some(own) = own_instruments {
            next.instruments = Arc::new(all_instruments(&own));
            next.own_instruments = own;
        }
        if let Some(policy) = policy {
            next.policy = policy;
        }
        next
    }
}

/// The built-in instruments and these.
pub(crate) fn all_instruments(own: &[Instrument]) -> InstrumentSet {
    let mut all = InstrumentSet::built_in();
    own.iter().cloned().for_each(|instrument| all.insert(instrument));
    all
}
