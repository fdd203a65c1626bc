//! All that a provider sees of the clinic: one value, replaced as a whole with each change.

use crate::judge::Policy;
use crate::record::{Chart, Charts, Instrument, InstrumentSet, Key};
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
        Self { charts, instruments, own_instruments, policy }
    }

    /// The chart of the patient with that key.
    pub fn chart(&self, key: Key) -> Option<&Arc<Chart>> {
        self.charts.get(&key)
    }

    /// The chart of the patient with that number of the clinic's own.
    pub fn by_number(&self, number: &str) -> Option<&Arc<Chart>> {
        self.charts.values().find(|c| c.patient.number == number)
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
