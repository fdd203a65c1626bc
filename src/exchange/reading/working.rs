//! Charts under work: what is stored with the rows read so far, and where each record was read.

use super::Cells;
use super::event::Index;
use crate::exchange::Repeat;
use crate::record::{Chart, Score, Session};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Where in the files a record was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: Arc<str>,
    pub(super) line: usize,
}

impl Place {
    pub(super) fn words(&self) -> String {
        format!("another row for the same record, {} line {}, that says otherwise", self.file, self.line)
    }

    /// A row that says the same again.
    pub(super) fn repeated(&self, cells: &Cells<'_>, patient: String, what: String) -> Repeat {
        let line = format!("line {}", self.line);
        Repeat {
            file: cells.file.to_owned(),
            line: cells.line,
            of: if *self.file == *cells.file { line } else { format!("{} {line}", self.file) },
            patient,
            what,
            is_dose: false,
            is_kept: false,
        }
    }
}

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
