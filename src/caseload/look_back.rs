//! The clinic as it stood at the end of an earlier day: every chart as it follows from what had been recorded by then.
//!
//! Only facts are in the journals: what is judged by the rules and instruments of that day can't be had, so those of today are applied. A
//! patient who was erased since has no journal left, and isn't among them.

use super::{Clinic, HarmAlert};
use crate::record::{Arrival, Chart, Charts, CollectOrdered, Day, Instant, Journals, Key};
use std::sync::Arc;

/// The clinic as it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct LookBack {
    day: Day,
    until: Instant,
    /// The charts that it was made from: where one of them is still the same, so is what was found for it.
    present: Charts,
    clinic: Arc<Clinic>,
    harm: Arc<Vec<HarmAlert>>,
}

impl LookBack {
    /// The day at whose end it stood so.
    pub const fn day(&self) -> Day {
        self.day
    }

    /// The charts as they were, with the instruments and rules of the present.
    pub const fn clinic(&self) -> &Arc<Clinic> {
        &self.clinic
    }

    /// What told of harm, had arrived by then, taken in or not, and was not dealt with by then.
    pub const fn harm(&self) -> &Arc<Vec<HarmAlert>> {
        &self.harm
    }

    /// How many of those who are patients now had not been entered by then.
    pub fn entered_later(&self) -> usize {
        self.present.len() - self.clinic.charts.len()
    }
}

/// A look back that is being prepared. Nothing of it can be shown before every patient is found.
#[derive(Debug)]
pub struct LookingBack {
    day: Day,
    until: Instant,
    present: Arc<Clinic>,
    charts: Charts,
    /// Those whose journals are needed, the next ones last.
    pending: Vec<Key>,
    needed: usize,
}

impl LookingBack {
    /// Begins with the clinic as it is now, to see what had been recorded until that instant, the last of that day. What is found already is
    /// taken over from the look back before, where that was to the same instant.
    pub fn begin(before: Option<&LookBack>, (day, until): (Day, Instant), present: Arc<Clinic>) -> Self {
        let before = before.filter(|before| before.until == until);
        let (mut charts, mut pending) = (Charts::new(), Vec::new());
        for (key, chart) in present.charts.iter().rev() {
            if chart.recorded.latest.is_some_and(|latest| latest <= until) {
                charts.insert(*key, Arc::clone(chart));
                continue;
            }
            let found = before.filter(|b| b.present.get(key).is_some_and(|known| Arc::ptr_eq(known, chart)));
            match found {
                Some(found) => charts.extend(found.clinic.chart(*key).map(|chart| (*key, Arc::clone(chart)))),
                None => pending.push(*key),
            }
        }
        let needed = pending.len();
        Self { day, until, present, charts, pending, needed }
    }

    /// The next patients whose journals are needed, no more than that many; nobody once all are found.
    pub fn take_next(&mut self, most: usize) -> Vec<Key> {
        self.pending.split_off(self.pending.len().saturating_sub(most))
    }

    /// Takes those journals in.
    pub fn found(&mut self, journals: Journals) {
        let until = self.until;
        let charts = journals.into_iter().filter_map(|(key, journal)| Some((key, journal.cut(until).into_chart()?)));
        self.charts.extend(charts.map(|(key, chart)| (key, Arc::new(chart))));
    }

    /// How many journals are still needed, and how many were at first.
    pub const fn left(&self) -> (usize, usize) {
        (self.pending.len(), self.needed)
    }

    /// The clinic as it stood. Who was asked for and has no journal any more is absent.
    pub fn finish(self) -> LookBack {
        let Self { day, until, present, charts, .. } = self;
        let had_arrived = present.arrivals.iter().filter(|(_, arrival)| arrival.received <= until);
        let as_then = |arrival: &Arrival| {
            let dealt = arrival.dealt.clone().filter(|dealt| dealt.at <= until);
            Arrival { dealt, ..arrival.clone() }
        };
        let arrivals = had_arrived.map(|(key, arrival)| (*key, as_then(arrival))).collect_map();
        let clinic = Clinic { charts, arrivals: Arc::new(arrivals), ..Clinic::clone(&present) };
        let mut harm = clinic.harm_alerts();
        harm.extend(present.charts.values().flat_map(|now| taken_in_since(now, &clinic, until)));
        LookBack { day, until, present: present.charts.clone(), clinic: Arc::new(clinic), harm: Arc::new(harm) }
    }
}

/// What had arrived from a patient by then, lay in the inbox, and was taken in or refused later.
fn taken_in_since<'a>(now: &'a Chart, then: &Clinic, until: Instant) -> impl Iterator<Item = HarmAlert> + use<'a> {
    let then = then.chart(now.patient.key).filter(|_| !now.self_reports.is_empty()).cloned();
    let told = then.into_iter().flat_map(move |then| {
        let arrived = now.reports().filter(move |one| one.tells_of_harm() && one.received <= until);
        arrived.filter(move |one| !then.knows_of(one.sending.key()))
    });
    told.map(|report| HarmAlert::of_report(now, report))
}
