//! The caseload sorted once, to be searched with every key: the search is what ten thousand patients must not slow down.

use super::board::sections;
use super::search::fold;
use super::{Board, Filter, Group, Row, Section};
use std::sync::Arc;

/// All that groups, marks and orders leave of the caseload, in its order.
#[derive(Clone, Debug)]
pub struct Sorted {
    sections: Vec<Searched>,
}

/// A section with what is searched of its rows, as one text: a line a row.
#[derive(Clone, Debug)]
struct Searched {
    section: Section,
    text: String,
    /// Where in the text each row's line ends.
    ends: Vec<usize>,
}

impl Sorted {
    /// Sorts the rows by all of the filter but its text.
    pub fn of(rows: &[Arc<Row>], filter: &Filter) -> Self {
        Self { sections: sections(rows, filter).into_iter().map(Searched::new).collect() }
    }

    /// What is left when this text is searched for: rows that hold every word of it, and those whose answers tell of harm.
    pub fn found(&self, text: &str) -> Board {
        let folded = fold(text);
        // The longest word is in the fewest rows.
        let mut words: Vec<&str> = folded.split_whitespace().collect();
        let longest = (0..words.len()).max_by_key(|at| words.get(*at).map_or(0, |word| word.len()));
        let first = longest.map(|at| words.swap_remove(at));
        let sections = self.sections.iter().map(|one| match first {
            Some(first) if one.section.group != Group::Harm => one.with(first, &words),
            _ => one.section.clone(),
        });
        Board { sections: sections.collect() }
    }
}

/// Sorts the rows into their groups.
pub fn board(rows: &[Arc<Row>], filter: &Filter) -> Board {
    Sorted::of(rows, filter).found(&filter.text)
}

impl Searched {
    fn new(section: Section) -> Self {
        let mut text = String::new();
        let mut ends = Vec::with_capacity(section.rows.len());
        for row in &section.rows {
            text.push_str(&row.searched);
            text.push('\n');
            ends.push(text.len());
        }
        Self { section, text, ends }
    }

    /// The section with the rows that hold all these words. No word holds the end of a line, so none is found across two rows.
    fn with(&self, first: &str, others: &[&str]) -> Section {
        let mut rows = Vec::new();
        let (mut row, mut looked_at) = (0, None);
        // Matches come in the text's order, and there may be several in a row.
        for (place, _) in self.text.match_indices(first) {
            while self.ends.get(row).is_some_and(|end| *end <= place) {
                row += 1;
            }
            if looked_at == Some(row) {
                continue;
            }
            looked_at = Some(row);
            let line = self.text.get(self.start(row)..self.start(row + 1)).unwrap_or_default();
            if others.iter().all(|word| line.contains(word)) {
                rows.extend(self.section.rows.get(row).cloned());
            }
        }
        Section { group: self.section.group, rows, total: self.section.total }
    }

    fn start(&self, row: usize) -> usize {
        row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0)
    }
}
