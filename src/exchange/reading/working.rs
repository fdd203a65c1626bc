//! Charts under work: what is stored with the rows read so far, and where each record was read.

use super::event::Index;
use super::place::Place;
use crate::record::{Chart, Score, Session};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A chart under work.
pub(super) struct Working {
    pub(super) before: Option<Arc<Chart>>,
    pub(super) chart: Chart,
    pub(super) read_at: Option<Place>,
    pub(super) sessions: Index<Session>,
    pub(super) scores: Index<Score>,
}

impl Working {
    pub(super) fn new(before: Option<Arc<Chart>>, chart: Chart) -> Self {
        Self { sessions: Index::of(&chart.sessions), scores: Index::of(&chart.scores), before, chart, read_at: None }
    }

    /// Whether the patient is new, or has other particulars than are stored.
    pub(super) fn is_new_person(&self) -> bool {
        self.before.as_ref().is_none_or(|before| before.patient != self.chart.patient)
    }
}

/// The chart under work, taken from the stored ones at first.
pub(super) fn find<'a>(
    working: &'a mut BTreeMap<String, Box<Working>>,
    stored: &HashMap<String, Arc<Chart>>,
    number: &str,
) -> Option<&'a mut Working> {
    if !working.contains_key(number) {
        let before = stored.get(number)?;
        let new = Working::new(Some(Arc::clone(before)), (**before).clone());
        working.insert(number.to_owned(), Box::new(new));
    }
    working.get_mut(number).map(Box::as_mut)
}
