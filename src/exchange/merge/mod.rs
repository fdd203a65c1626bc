//! Merging a backup into the open clinic: what it has more is added, and nothing that is here changes or goes. Where both have a record
//! and it differs, this browser's stays, and the difference is listed.

mod chart;
mod compare;
mod merged;
mod places;
mod side;

pub use compare::{Amounts, Comparison};
pub use merged::{Difference, Merge};
pub use side::Side;

use crate::caseload::Clinic;
use crate::record::{Chart, Charts, Instrument, InstrumentSet, Key};
use chart::{Merger, Scales};
use std::collections::HashMap;
use std::sync::Arc;

/// What merging a backup's charts and instruments into the clinic would do. Patients are matched by key, else by number.
pub fn merge(clinic: &Clinic, charts: &Charts, own_instruments: &[Instrument]) -> Merge {
    let mut merged = Merge::default();
    let mut scales = Scales::of(merge_instruments(clinic, own_instruments, &mut merged));
    let by_number: HashMap<&str, Key> =
        clinic.charts.values().map(|c| (c.patient.number.as_str(), c.patient.key)).collect();
    let mut met = std::collections::HashSet::new();
    for theirs in charts.values() {
        let here = clinic
            .chart(theirs.patient.key)
            .or_else(|| clinic.chart(*by_number.get(theirs.patient.number.as_str())?))
            // Two patients of the backup can't both become the same one here.
            .filter(|here| met.insert(here.patient.key));
        let number_taken = by_number.contains_key(theirs.patient.number.as_str());
        match here {
            Some(here) => extend(here, theirs, &mut scales, &mut merged),
            None if number_taken => merged.kept_here.push(Difference {
                number: theirs.patient.number.to_string(),
                what: "patient".to_owned(),
                here: "another patient has this number".to_owned(),
                in_backup: "not taken over; give one of them another number first".to_owned(),
            }),
            None => add(theirs, &mut scales, &mut merged),
        }
    }
    merged.only_here = clinic.charts.len() - met.len();
    merged
}

/// A patient that is here gains what the backup has more.
fn extend(here: &Arc<Chart>, theirs: &Chart, scales: &mut Scales, merged: &mut Merge) {
    if **here == *theirs {
        merged.same += 1;
        return;
    }
    let mut merger = Merger::new(Chart::clone(here), scales);
    merger.compare_patient(&theirs.patient);
    let chart = merger.take_in(theirs, merged);
    if chart == **here {
        merged.same += 1;
    } else {
        merged.extended += 1;
        merged.plan.charts.push((Some(Arc::clone(here)), Arc::new(chart)));
    }
}

/// A patient that only the backup has comes whole.
fn add(theirs: &Chart, scales: &mut Scales, merged: &mut Merge) {
    let chart = Merger::new(Chart::new(theirs.patient.clone()), scales).take_in(theirs, merged);
    merged.only_in_backup += 1;
    merged.plan.charts.push((None, Arc::new(chart)));
}

/// Adds the instruments that the clinic hasn't, and returns all that there would be.
fn merge_instruments(clinic: &Clinic, theirs: &[Instrument], merged: &mut Merge) -> InstrumentSet {
    let mut all = InstrumentSet::clone(&clinic.instruments);
    let mut own = clinic.own_instruments.clone();
    for instrument in theirs {
        match own.iter().find(|known| known.id == instrument.id) {
            Some(known) if known == instrument => {}
            Some(_) => merged.kept_here.push(Difference {
                number: String::new(),
                what: format!("instrument {}", instrument.id),
                here: "as defined here".to_owned(),
                in_backup: "defined otherwise".to_owned(),
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
