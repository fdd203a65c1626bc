//! Merging a backup into the open clinic: each patient's journal becomes the union of both. What was changed or removed there after what is here
//! is so here too; where both sides changed a record without knowing of each other, both versions are kept. All of it is listed first.

mod chart;
mod compare;
mod merged;
mod side;

pub use compare::{Amounts, Comparison};
pub use merged::{Difference, Differing, Merge, Sides};
pub use side::Side;

use crate::caseload::Clinic;
use crate::record::{
    Arrival, Arrivals, Chart, Charts, CollectOrdered, Instrument, InstrumentSet, Journals, Key, SendingId,
};
use crate::self_report::SelfReportSettings;
use chart::{Joining, Scales};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// What a backup has that can be merged.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// The charts of its patients.
    pub charts: &'a Charts,
    /// The journals of those that [`differing`] names.
    pub journals: &'a Journals,
    /// The instruments that its clinic defined itself.
    pub own_instruments: &'a [Instrument],
    /// What its clinic has set for self-report, and what waits in its inbox.
    pub self_report: (&'a SelfReportSettings, &'a Arrivals),
}

/// The patients of a backup that it has otherwise than the clinic, or alone: the keys of whom it is here, and there. Only of these the journals
/// are needed.
pub fn differing(clinic: &Clinic, charts: &Charts) -> (Vec<Key>, Vec<Key>) {
    let met = Met::of(clinic);
    let differing = charts.values().filter(|chart| met.find(chart).is_none_or(|here| here != *chart));
    let pairs = differing.map(|chart| (met.find(chart).map(|here| here.patient.key), chart.patient.key));
    let (here, there): (Vec<_>, Vec<_>) = pairs.unzip();
    (here.into_iter().flatten().collect(), there)
}

/// What merging a backup into the clinic would do; `ours` are the journals of the clinic's patients that [`differing`] names.
pub fn merge(clinic: &Clinic, ours: &Journals, theirs: Incoming<'_>) -> Merge {
    let mut merged = Merge::default();
    let mut scales = Scales::of(merge_instruments(clinic, theirs.own_instruments, &mut merged));
    let mut met = Met::of(clinic);
    let mut same_as = HashSet::new();
    for chart in theirs.charts.values() {
        // Two patients of the backup can't both become the same one here.
        let here = met.find(chart).filter(|here| same_as.insert(here.patient.key));
        if here == Some(chart) {
            merged.same += 1;
            continue;
        }
        let number = &chart.patient.number;
        let (ours, journal) = (here.map(|here| ours.get(&here.patient.key)), theirs.journals.get(&chart.patient.key));
        let why_not = match (ours, journal) {
            (Some(None), _) | (_, None) => Some(Sides::NoJournal),
            (None, _) if met.by_number.contains_key(&**number) => Some(Sides::NumberTaken),
            _ => None,
        };
        if let Some(sides) = why_not {
            merged.stays_here.push(Difference { number: number.to_string(), what: Differing::Patient, sides });
        } else if let Some(journal) = journal {
            let is_taken = |number: &str, key: Key| met.by_number.get(number).is_some_and(|other| *other != key);
            Joining::new(here.zip(ours.flatten()), chart).plan((journal, chart), &mut scales, is_taken, &mut merged);
            if let Some((_, after)) = merged.plan.charts.last() {
                met.by_number.insert(after.patient.number.to_string(), after.patient.key);
            }
        }
    }
    merge_self_report(clinic, theirs.self_report, &mut merged);
    merged.only_here = clinic.charts.len() - same_as.len();
    merged
}

/// Adds the key pairs and questionnaires that the clinic hasn't, so that what was sent to the other can be read, and what waits there.
fn merge_self_report(clinic: &Clinic, (settings, arrivals): (&SelfReportSettings, &Arrivals), merged: &mut Merge) {
    let both = clinic.self_report.with_those_of(settings);
    if both != *clinic.self_report {
        merged.plan.self_report = Some((Arc::clone(&clinic.self_report), Arc::new(both)));
    }
    let mut known: BTreeSet<SendingId> = clinic.reported().into_keys().collect_set();
    known.extend(merged.plan.charts.iter().flat_map(|(_, after)| after.reports().map(|report| report.sending)));
    let is_new = |(key, arrival): &(&Key, &Arrival)| {
        let is_known = arrival.said.as_ref().is_some_and(|said| known.contains(&said.sending));
        !is_known && !clinic.arrivals.contains_key(key)
    };
    let new = arrivals.iter().filter(is_new).map(|(key, arrival)| (*key, arrival.clone()));
    merged.plan.arrivals = new.collect_map();
}

/// The clinic's patients as those of a backup meet them: by key, else by number.
struct Met<'a> {
    clinic: &'a Clinic,
    by_number: HashMap<String, Key>,
}

impl<'a> Met<'a> {
    fn of(clinic: &'a Clinic) -> Self {
        let numbers = clinic.charts.values().map(|chart| (chart.patient.number.to_string(), chart.patient.key));
        Self { clinic, by_number: numbers.collect() }
    }

    fn find(&self, chart: &Chart) -> Option<&'a Arc<Chart>> {
        let clinic = self.clinic;
        clinic.chart(chart.patient.key).or_else(|| clinic.chart(*self.by_number.get(&*chart.patient.number)?))
    }
}

/// Adds the instruments that the clinic hasn't, and returns all that there would be.
fn merge_instruments(clinic: &Clinic, theirs: &[Instrument], merged: &mut Merge) -> InstrumentSet {
    let mut all = InstrumentSet::clone(&clinic.instruments);
    let mut own = clinic.own_instruments.clone();
    for instrument in theirs {
        match own.iter().find(|known| known.id == instrument.id) {
            Some(known) if known == instrument => {}
            Some(_) => merged.stays_here.push(Difference {
                number: String::new(),
                what: Differing::Instrument(instrument.id.clone()),
                sides: Sides::Other,
            }),
            None => {
                own.push(instrument.clone());
                all.insert(instrument.clone());
            }
        }
    }
    if own.len() > clinic.own_instruments.len() {
        merged.plan.own_instruments = Some((clinic.own_instruments.clone(), own));
    }
    all
}
