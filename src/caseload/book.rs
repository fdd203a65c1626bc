//! Every patient judged, with as little work as a change needs: a patient is judged anew only where the chart, the instruments, the
//! policy or the day is another.

use super::row_in_doubt::{row_in_doubt, row_of_gone};
use super::{Asking, Doubts, Harms, PlanOfClinic, Row, row};
use crate::judge::{PatientJudgement, Policy, judge};
use crate::record::{Chart, Charts, Day, InstrumentSet, Key, sort_by_key};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The judgement of every patient.
pub type Judged = Arc<BTreeMap<Key, Arc<PatientJudgement>>>;

/// What a patient is judged by.
struct By<'a> {
    instruments: &'a InstrumentSet,
    policy: &'a Policy,
    plan: &'a PlanOfClinic,
    doubts: &'a Doubts,
    harms: &'a Harms,
    today: Day,
}

impl By<'_> {
    fn judged(&self, key: Key, chart: &Arc<Chart>) -> (Arc<PatientJudgement>, Arc<Row>) {
        let Self { instruments, policy, plan, doubts, harms, today } = *self;
        let asking = Asking::of(chart, plan, today);
        let planned = asking.memory(plan);
        let judgement = Arc::new(PatientJudgement { planned, ..judge(chart, instruments, policy, today) });
        let row = match doubts.about(key) {
            Some(doubt) => row_in_doubt(chart, doubt, (policy, today)),
            None => Row { asking, ..row(chart, &judgement, instruments, today) },
        };
        (judgement, Arc::new(row.telling_of(harms.about(key))))
    }
}

/// The judgements and rows of a clinic on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    charts: Charts,
    instruments: Arc<InstrumentSet>,
    policy: Policy,
    plan: PlanOfClinic,
    doubts: Arc<Doubts>,
    harms: Arc<Harms>,
    today: Day,
    /// The judgement of every patient but those in doubt.
    pub judged: Judged,
    /// What would be said of those in doubt, were their record what it should be: only to draw a record that is looked at.
    pub in_doubt: Judged,
    /// The caseload's row of every patient, ordered by key, as the charts are.
    pub rows: Arc<Vec<Arc<Row>>>,
}

impl Book {
    /// The book of these charts on this day, taking over from the one before what still holds.
    pub fn next(
        before: Option<&Book>,
        charts: &Charts,
        (instruments, policy, plan): (&Arc<InstrumentSet>, &Policy, &PlanOfClinic),
        (doubts, harms): (&Arc<Doubts>, &Arc<Harms>),
        today: Day,
    ) -> Self {
        let before = before.filter(|b| {
            b.today == today
                && b.policy == *policy
                && b.plan == *plan
                && (Arc::ptr_eq(&b.instruments, instruments) || b.instruments == *instruments)
        });
        let by = By { instruments, policy, plan, doubts, harms, today };
        let one = |key: &Key, chart: &Arc<Chart>| {
            before.and_then(|b| b.of_same(*key, chart, (doubts, harms))).unwrap_or_else(|| by.judged(*key, chart))
        };
        let both: Vec<_> = charts.iter().map(|(key, chart)| (*key, one(key, chart))).collect();
        let of = |(key, (judgement, _)): &(Key, (Arc<PatientJudgement>, _))| (*key, judgement.clone());
        let (in_doubt, judged): (BTreeMap<_, _>, BTreeMap<_, _>) =
            both.iter().map(of).partition(|(key, _)| doubts.about(*key).is_some());
        let mut rows: Vec<Arc<Row>> = both.into_iter().map(|(_, (_, row))| row).collect();
        let gone = doubts.gone.iter().filter(|key| !charts.contains_key(key));
        rows.extend(gone.filter_map(|key| {
            let row = row_of_gone(*key, doubts.about(*key)?, (policy, today));
            Some(Arc::new(row.telling_of(harms.about(*key))))
        }));
        sort_by_key(&mut rows, |row| row.key);
        Self {
            charts: charts.clone(),
            instruments: Arc::clone(instruments),
            policy: policy.clone(),
            plan: plan.clone(),
            doubts: Arc::clone(doubts),
            harms: Arc::clone(harms),
            today,
            judged: Arc::new(judged),
            in_doubt: Arc::new(in_doubt),
            rows: Arc::new(rows),
        }
    }

    /// Takes in charts that are about to be part of the clinic, so that the next book, which takes over from this one, has nothing left to
    /// judge.
    pub fn judge_ahead<'a>(&mut self, charts: impl IntoIterator<Item = &'a Arc<Chart>>) {
        for chart in charts {
            let key = chart.patient.key;
            let by = By {
                instruments: &self.instruments,
                policy: &self.policy,
                plan: &self.plan,
                doubts: &self.doubts,
                harms: &self.harms,
                today: self.today,
            };
            let (judgement, row) = by.judged(key, chart);
            let is_in_doubt = self.doubts.about(key).is_some();
            let all = if is_in_doubt { &mut self.in_doubt } else { &mut self.judged };
            Arc::make_mut(all).insert(key, judgement);
            let rows = Arc::make_mut(&mut self.rows);
            let place = rows.partition_point(|row| row.key < key);
            match rows.get_mut(place).filter(|there| there.key == key) {
                Some(there) => *there = row,
                None => rows.insert(place, row),
            }
            self.charts.insert(key, Arc::clone(chart));
        }
    }

    /// What is known of that very chart, where it was in doubt and told of harm as it does now.
    fn of_same(
        &self,
        key: Key,
        chart: &Arc<Chart>,
        (doubts, harms): (&Doubts, &Harms),
    ) -> Option<(Arc<PatientJudgement>, Arc<Row>)> {
        let is_same = self.doubts.about(key) == doubts.about(key) && self.harms.about(key) == harms.about(key);
        if !is_same || !Arc::ptr_eq(self.charts.get(&key)?, chart) {
            return None;
        }
        let place = self.rows.binary_search_by_key(&key, |row| row.key).ok()?;
        Some((self.judged.get(&key).or_else(|| self.in_doubt.get(&key))?.clone(), self.rows.get(place)?.clone()))
    }
}
