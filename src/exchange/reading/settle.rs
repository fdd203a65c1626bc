//! Once all rows are read: what of each patient is asked, what the files lack, and what the patient would become. A few patients at a time, so
//! that the page stays alive between them.

use super::asked::{Asked, read};
use super::merge::Merge;
use super::settled::Settled;
use super::working::Working;
use crate::exchange::{FileSummary, Listed};
use crate::record::{Key, KnownPatients, Score, Session, questions, score_questions};
use std::collections::HashMap;
use std::sync::Arc;

impl Merge {
    /// Settles up to so many more patients; says whether all are settled.
    pub(super) fn settle<'a>(&mut self, patients: usize, files: impl Iterator<Item = &'a FileSummary> + Clone) -> bool {
        let mut settled = self.settled.take().unwrap_or_else(|| self.begin(files));
        for _ in 0..patients {
            let Some((number, working)) = self.working.pop_first() else { break };
            self.ask(&mut settled, &working);
            self.miss(&mut settled, &number, &working);
            let Working { before, chart, .. } = *working;
            if before.as_deref() != Some(&chart) {
                settled.charts.push((before, Arc::new(chart)));
            }
        }
        self.settled = Some(settled);
        self.working.is_empty()
    }

    fn begin<'a>(&self, files: impl Iterator<Item = &'a FileSummary> + Clone) -> Settled {
        let untouched = self.stored.iter().filter(|(number, _)| !self.working.contains_key(*number));
        let kept = self.working.values().filter(|working| !working.is_new_person());
        let is_untold = files.clone().any(|file| file.table.is_none() && !file.is_empty);
        let again = files.filter(|file| file.unchanged + file.changed > 0).map(|file| file.name.clone());
        Settled {
            // Each pair is asked about once: of two new ones by the later.
            known: KnownPatients::of(
                untouched.map(|(_, chart)| &chart.patient).chain(kept.map(|working| &working.chart.patient)),
            ),
            again: (!is_untold).then(|| again.collect()),
            asked: Asked::default(),
            missing: Listed::default(),
            gone: Vec::new(),
            charts: Vec::new(),
        }
    }

    /// Adds the questions of a patient's new and changed rows.
    fn ask(&self, settled: &mut Settled, working: &Working) {
        let Settled { known, asked, .. } = settled;
        let patient = &working.chart.patient;
        if working.is_new_person() {
            if let Some(place) = &working.read_at {
                known.questions(patient).into_iter().for_each(|q| asked.ask(q, place, working));
            }
            known.insert(patient);
        }
        let before = working.before.iter().flat_map(|chart| &chart.sessions).map(|s| (s.key, s));
        let before: HashMap<Key, &Session> = before.collect();
        for (session, place) in read(&working.chart.sessions, &working.sessions) {
            if before.get(&session.key).is_none_or(|stored| *stored != session) {
                questions(&working.chart, session).into_iter().for_each(|q| asked.ask(q, place, working));
            }
        }
        let before: HashMap<Key, &Score> =
            working.before.iter().flat_map(|chart| &chart.scores).map(|s| (s.key, s)).collect();
        for (score, place) in read(&working.chart.scores, &working.scores) {
            if before.get(&score.key).is_none_or(|stored| *stored != score) {
                let latest = self.options.entry.latest;
                score_questions(score, latest).into_iter().for_each(|q| asked.ask(q, place, working));
            }
        }
    }
}
