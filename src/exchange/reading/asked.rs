//! What a form would have asked of the rows, once all of them are known.

use super::event::{Event, Index};
use super::place::Place;
use super::working::Working;
use crate::exchange::{AskedRow, AskedRows, KEPT, Listed};
use crate::record::{AskedAbout, Question};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is asked by now, by kind.
#[derive(Default)]
pub(super) struct Asked(BTreeMap<AskedAbout, Kind>);

impl Asked {
    /// Adds a question about the row that was read there.
    pub(super) fn ask(&mut self, question: Question, place: &Place, working: &Working) {
        self.0.entry(question.about()).or_default().take_in(place, || AskedRow {
            file: place.file.to_string(),
            line: place.line,
            patient: working.chart.patient.number.to_string(),
            question,
        });
    }

    /// The questions in the order of their kinds, files and lines.
    pub(super) fn rows(self) -> Vec<AskedRows> {
        let rows = |kind: Kind| Listed::of(kind.first.into_values().collect(), kind.count);
        self.0.into_iter().map(|(about, kind)| AskedRows { about, rows: rows(kind) }).collect()
    }
}

/// The first rows of a kind by file, line and order of asking, and how many there are in all.
#[derive(Default)]
struct Kind {
    first: BTreeMap<(Arc<str>, usize, usize), AskedRow>,
    count: usize,
}

impl Kind {
    fn take_in(&mut self, place: &Place, row: impl FnOnce() -> AskedRow) {
        let at = (Arc::clone(&place.file), place.line, self.count);
        self.count += 1;
        if self.first.len() < KEPT {
            self.first.insert(at, row());
        } else if self.first.last_key_value().is_some_and(|(last, _)| at < *last) {
            self.first.pop_last();
            self.first.insert(at, row());
        }
    }
}

/// The records of a list that were read, each with its place.
pub(super) fn read<'a, E: Event>(list: &'a [E], index: &'a Index<E>) -> impl Iterator<Item = (&'a E, &'a Place)> {
    list.iter().enumerate().filter_map(|(at, event)| Some((event, index.read_at(at)?)))
}
