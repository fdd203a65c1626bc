//! Once all rows are read: what of each patient is asked, what the files lack, and what the patient would become. A few patients at a time, so
//! that the page stays alive: of a million rows it takes half a second.

use super::asked::Asked;
use super::merge::Merge;
use super::working::Working;
use crate::exchange::preview::Gone;
use crate::exchange::{FileSummary, Listed, Missing};
use crate::record::{Chart, KnownPatients};
use std::collections::HashSet;
use std::sync::Arc;

/// What the patients who are settled amount to.
pub(super) struct Settled {
    /// Whom a new patient is held against.
    pub(super) known: KnownPatients,
    /// The files that hold something that is stored, and were read before therefore; none where nobody can say what the files lack.
    pub(super) again: Option<HashSet<String>>,
    pub(super) asked: Asked,
    /// The first of what the files lack as they are shown, and all of it as keys.
    pub(super) missing: Listed<Missing>,
    pub(super) gone: Vec<Gone>,
    /// Each chart that changes, before and after.
    pub(super) charts: Vec<(Option<Arc<Chart>>, Arc<Chart>)>,
}

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
}
