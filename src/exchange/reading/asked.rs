//! What a form would have asked of the rows, once all of them are known.

use super::event::{Event, Index};
use super::merge::Merge;
use super::place::Place;
use super::working::Working;
use crate::exchange::{AskedRow, AskedRows, KEPT, Listed};
use crate::record::{AskedAbout, Key, KnownPatients, Question, Score, Session, questions, score_questions};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

impl Merge {
    /// The questions of all new and changed rows, in the order of their kinds, files and lines.
    pub(super) fn asked(&self) -> Vec<AskedRows> {
        let mut asked = BTreeMap::<AskedAbout, Kind>::new();
        let mut ask = |question: Question, place: &Place, working: &Working| {
            let kind = asked.entry(question.about()).or_default();
            kind.take_in(place, || AskedRow {
                file: place.file.to_string(),
                line: place.line,
                patient: working.chart.patient.number.to_string(),
                question,
            });
        };
        let is_new = |w: &Working| w.before.as_ref().is_none_or(|before| before.patient != w.chart.patient);
        let (new, kept): (Vec<_>, Vec<_>) = self.working.values().partition(|w| is_new(w));
        let untouched = self.stored.iter().filter(|(number, _)| !self.working.contains_key(*number));
        let untouched = untouched.map(|(_, chart)| &chart.patient);
        // Each pair is asked about once: of two new ones by the later.
        let mut known = KnownPatients::of(untouched.chain(kept.iter().map(|w| &w.chart.patient)));
        for working in new {
            if let Some(place) = &working.read_at {
                known.questions(&working.chart.patient).into_iter().for_each(|q| ask(q, place, working));
            }
            known.insert(&working.chart.patient);
        }
        for working in self.working.values() {
            let before = working.before.iter().flat_map(|chart| &chart.sessions).map(|s| (s.key, s));
            let before: HashMap<Key, &Session> = before.collect();
            for (session, place) in read(&working.chart.sessions, &working.sessions) {
                if before.get(&session.key).is_none_or(|stored| *stored != session) {
                    questions(&working.chart, session).into_iter().for_each(|q| ask(q, place, working));
                }
            }
            let before: HashMap<Key, &Score> =
                working.before.iter().flat_map(|chart| &chart.scores).map(|s| (s.key, s)).collect();
            for (score, place) in read(&working.chart.scores, &working.scores) {
                if before.get(&score.key).is_none_or(|stored| *stored != score) {
                    score_questions(score, self.options.entry.latest).into_iter().for_each(|q| ask(q, place, working));
                }
            }
        }
        let rows = |kind: Kind| Listed::of(kind.first.into_values().collect(), kind.count);
        asked.into_iter().map(|(about, kind)| AskedRows { about, rows: rows(kind) }).collect()
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
