//! Every patient judged, with as little work as a change needs: a patient is judged anew only where the chart, the instruments, the
//! policy or the day is another.

use super::{Row, row};
use crate::judge::{PatientJudgement, Policy, judge};
use crate::record::{Chart, Charts, Day, InstrumentSet, Key};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The judgement of every patient.
pub type Judged = Arc<BTreeMap<Key, Arc<PatientJudgement>>>;

/// The judgements and rows of a clinic on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    charts: Charts,
    instruments: Arc<InstrumentSet>,
    policy: Policy,
    today: Day,
    /// The judgement of every patient.
    pub judged: Judged,
    /// The caseload's row of every patient, ordered by key, as the charts are.
    pub rows: Arc<Vec<Arc<Row>>>,
}

impl Book {
    /// The book of these charts on this day, taking over from the one before what still holds.
    pub fn next(
        before: Option<&Book>,
        charts: &Charts,
        (instruments, policy): (&Arc<InstrumentSet>, &Policy),
        today: Day,
    ) -> Self {
        let before = before.filter(|b| {
            b.today == today
                && b.policy == *policy
                && (Arc::ptr_eq(&b.instruments, instruments) || b.instruments == *instruments)
        });
        let one = |key: &Key, chart: &Arc<Chart>| match before.and_then(|b| b.kept(*key, chart)) {
            Some(kept) => kept,
            None => {
                let judgement = Arc::new(judge(chart, instruments, policy, today));
                let row = row(chart, &judgement, instruments, today);
                (judgement, Arc::new(row))
            }
        };
        let both: Vec<_> = charts.iter().map(|(key, chart)| (*key, one(key, chart))).collect();
        let judged = both.iter().map(|(key, (judgement, _))| (*key, judgement.clone())).collect();
        let rows = both.into_iter().map(|(_, (_, row))| row).collect();
        Self {
            charts: charts.clone(),
            instruments: Arc::clone(instruments),
            policy: policy.clone(),
            today,
            judged: Arc::new(judged),
            rows: Arc::new(rows),
        }
    }

    /// What is known of that very chart.
    fn kept(&self, key: Key, chart: &Arc<Chart>) -> Option<(Arc<PatientJudgement>, Arc<Row>)> {
        if !Arc::ptr_eq(self.charts.get(&key)?, chart) {
            return None;
        }
        let place = self.rows.binary_search_by_key(&key, |row| row.key).ok()?;
        Some((self.judged.get(&key)?.clone(), self.rows.get(place)?.clone()))
    }
}
