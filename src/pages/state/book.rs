//! Every patient judged, with as little work as a change needs: a patient is judged anew only where the chart, the instruments, the
//! policy or the day is another.

use super::Judged;
use crate::caseload::{Row, row};
use crate::desk::Clinic;
use crate::judge::{PatientJudgement, judge};
use crate::record::{Chart, Day, Key};
use std::sync::Arc;

/// The judgements and rows of a clinic on a day.
pub(super) struct Book {
    clinic: Arc<Clinic>,
    today: Day,
    pub(super) judged: Judged,
    /// Ordered by key, as the charts are.
    pub(super) rows: Arc<Vec<Arc<Row>>>,
}

impl Book {
    /// The book of this clinic and day, taking over from the one before what still holds.
    pub(super) fn next(before: Option<&Book>, clinic: Arc<Clinic>, today: Day) -> Self {
        let before = before.filter(|b| {
            b.today == today
                && b.clinic.policy == clinic.policy
                && (Arc::ptr_eq(&b.clinic.instruments, &clinic.instruments)
                    || b.clinic.instruments == clinic.instruments)
        });
        let one = |key: &Key, chart: &Arc<Chart>| match before.and_then(|b| b.kept(*key, chart)) {
            Some(kept) => kept,
            None => {
                let judgement = judge(chart, &clinic.instruments, &clinic.policy, today);
                let row = row(chart, &judgement, &clinic.instruments, today);
                (Arc::new(judgement), Arc::new(row))
            }
        };
        let both: Vec<_> = clinic.charts.iter().map(|(key, chart)| (*key, one(key, chart))).collect();
        let judged = both.iter().map(|(key, (judgement, _))| (*key, judgement.clone())).collect();
        let rows = both.into_iter().map(|(_, (_, row))| row).collect();
        Self { clinic, today, judged: Arc::new(judged), rows: Arc::new(rows) }
    }

    /// What is known of that very chart.
    fn kept(&self, key: Key, chart: &Arc<Chart>) -> Option<(Arc<PatientJudgement>, Arc<Row>)> {
        if !Arc::ptr_eq(self.clinic.charts.get(&key)?, chart) {
            return None;
        }
        let place = self.rows.binary_search_by_key(&key, |row| row.key).ok()?;
        Some((self.judged.get(&key)?.clone(), self.rows.get(place)?.clone()))
    }
}
