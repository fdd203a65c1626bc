//! Merging a backup into the open clinic: each patient's journal becomes the union of both. What was changed or removed there after what is here
//! is so here too; where both sides changed a record without knowing of each other, both versions are kept. All of it is listed first.

mod chart;
mod compare;
mod merged;
mod side;

pub use compare::{Amounts, Comparison};
pub use merged::{Difference, Merge};
pub use side::Side;

use crate::caseload::Clinic;
use crate::record::{Instrument, InstrumentSet, Journals, Key};
use chart::{Joining, Scales};
use std::collections::{HashMap, HashSet};

/// What merging a backup's journals and instruments into the clinic would do. `ours` are the journals of the clinic's patients. Patients are
/// matched by key, else by number.
pub fn merge(clinic: &Clinic, ours: &Journals, theirs: &Journals, own_instruments: &[Instrument]) -> Merge {
    let mut merged = Merge::default();
    let mut scales = Scales::of(merge_instruments(clinic, own_instruments, &mut merged));
    let mut by_number: HashMap<String, Key> =
        clinic.charts.values().map(|c| (c.patient.number.to_string(), c.patient.key)).collect();
    let mut met = HashSet::new();
    for journal in theirs.values() {
        let Some(chart) = journal.fold(None) else { continue };
        let number = chart.patient.number.to_string();
        let here = clinic
            .chart(chart.patient.key)
            .or_else(|| clinic.chart(*by_number.get(&number)?))
            // Two patients of the backup can't both become the same one here.
            .filter(|here| met.insert(here.patient.key));
        let here_with_journal = here.and_then(|here| Some((here, ours.get(&here.patient.key)?)));
        let why_not = match here_with_journal {
            None if here.is_some() => {
                Some(("their journal can’t be read", "not taken over; load the page again first"))
            }
            None if by_number.contains_key(&number) => {
                Some(("another patient has this number", "not taken over; give one of them another number first"))
            }
            _ => None,
        };
        if let Some((here, in_backup)) = why_not {
            let (what, here, in_backup) = ("patient".to_owned(), here.to_owned(), in_backup.to_owned());
            merged.kept_here.push(Difference { number, what, here, in_backup });
            continue;
        }
        let is_taken = |number: &str, key: Key| by_number.get(number).is_some_and(|other| *other != key);
        Joining::new(here_with_journal, &chart).plan((journal, &chart), &mut scales, is_taken, &mut merged);
        if let Some((_, after)) = merged.plan.charts.last() {
            by_number.insert(after.patient.number.to_string(), after.patient.key);
        }
    }
    merged.only_here = clinic.charts.len() - met.len();
    merged
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
