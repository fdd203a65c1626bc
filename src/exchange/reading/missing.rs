//! Stored records that a file read again no longer has: a date that was corrected at its source would otherwise leave the wrong record
//! beside the right one.

use super::asked::read;
use super::event::{Event, Index};
use super::merge::Merge;
use super::place::Place;
use super::settled::Settled;
use super::working::Working;
use crate::exchange::{Missing, Table};
use crate::record::{Chart, Number};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

impl Merge {
    /// Adds what the files lack of a patient and of the kinds that they hold. Only a file that holds something that is stored was read before;
    /// and of a patient with a refused row nobody can say what the file lacks, nor of anybody beside a file that could not be read at all.
    pub(super) fn miss(&self, settled: &mut Settled, number: &str, working: &Working) {
        let Settled { again: Some(again), missing, gone: all, .. } = settled else { return };
        let Some(before) = &working.before else { return };
        let sure = |table: Table| !self.is_unsure(table, number);
        let chart = &working.chart;
        let mut keys = HashSet::new();
        if sure(Table::Sessions) {
            for (session, file) in gone(&chart.sessions, &working.sessions, again, |s| s.drug) {
                keys.insert(session.key);
                missing.add(|| entry(before, session, file, session.dose_mg.map(Number::get)));
            }
        }
        if sure(Table::Scores) {
            for (score, file) in gone(&chart.scores, &working.scores, again, |s| s.instrument.clone()) {
                keys.insert(score.key);
                missing.add(|| entry(before, score, file, Some(score.value.get())));
            }
        }
        if !keys.is_empty() {
            all.push((Arc::clone(before), keys));
        }
    }

    /// Whether a refused row may be about that patient: one that names them, or one that names nobody.
    fn is_unsure(&self, table: Table, number: &str) -> bool {
        [number, ""].iter().any(|number| self.unsure.contains(&(table, (*number).to_owned())))
    }
}

fn entry<E: Event>(before: &Arc<Chart>, event: &E, file: &Place, value: Option<f64>) -> Missing {
    Missing { file: file.file.to_string(), chart: Arc::clone(before), key: event.key(), what: event.what(), value }
}

/// The records of a list that no row named, though a file that was read again names others of their kind; each with a place of that file.
fn gone<'a, E: Event, K: Hash + Eq + 'a>(
    list: &'a [E],
    index: &'a Index<E>,
    again: &HashSet<String>,
    kind: impl Fn(&E) -> K + 'a,
) -> impl Iterator<Item = (&'a E, &'a Place)> {
    let held = read(list, index).filter(|(_, place)| again.contains(&*place.file));
    let held: HashMap<K, &Place> = held.map(|(event, place)| (kind(event), place)).collect();
    let unread = list.iter().enumerate().filter(|(at, _)| index.read_at(*at).is_none());
    unread.filter_map(move |(_, event)| Some((event, *held.get(&kind(event))?)))
}
