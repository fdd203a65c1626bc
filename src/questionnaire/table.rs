//! The table from a raw sum to a score, such as a T-score: a CSV file with the columns `raw` and `score`.

use super::Decimal;
use std::collections::BTreeMap;

/// The most lines that are read.
const MOST: usize = 10_000;
/// The most bytes that are read.
const BYTES: usize = 1_000_000;

/// Raw sums and their scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreTable(BTreeMap<Decimal, Decimal>);

/// Why a table is not taken; lines are counted from 1, the header among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// More lines or bytes than are read.
    TooLong,
    /// The first line is not `raw,score`.
    Header,
    /// A line has fewer or more than two cells.
    Cells {
        /// Which line.
        line: usize,
    },
    /// A cell is no number.
    NotANumber {
        /// Which line.
        line: usize,
    },
    /// A raw sum that was there before.
    Twice {
        /// Which line.
        line: usize,
    },
    /// No line but the header.
    Empty,
}

impl ScoreTable {
    /// Reads `raw,score` with a line a sum.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(file: &str) -> Result<Self, TableFault> {
        if file.len() > BYTES {
            return Err(TableFault::TooLong);
        }
        let mut lines = file.trim_start_matches('\u{FEFF}').lines().enumerate();
        if lines.next().and_then(|(_, line)| cells(line)) != Some(["raw", "score"]) {
            return Err(TableFault::Header);
        }
        let mut scores = BTreeMap::new();
        for (at, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
            let line = at + 1;
            if scores.len() == MOST {
                return Err(TableFault::TooLong);
            }
            let [raw, score] = cells(text).ok_or(TableFault::Cells { line })?;
            let number = |text| Decimal::parse(text).ok_or(TableFault::NotANumber { line });
            if scores.insert(number(raw)?, number(score)?).is_some() {
                return Err(TableFault::Twice { line });
            }
        }
        if scores.is_empty() { Err(TableFault::Empty) } else { Ok(Self(scores)) }
    }

    /// As it is read.
    pub fn write(&self) -> String {
        let lines = self.0.iter().map(|(raw, score)| format!("{raw},{score}\r\n"));
        std::iter::once("raw,score\r\n".to_owned()).chain(lines).collect()
    }

    /// The score of a raw sum. Nothing is made up between two lines.
    pub fn score(&self, raw: Decimal) -> Option<Decimal> {
        self.0.get(&raw).copied()
    }

    /// Raw sums and their scores, from the lowest sum.
    pub fn lines(&self) -> impl Iterator<Item = (Decimal, Decimal)> {
        self.0.iter().map(|(raw, score)| (*raw, *score))
    }
}

/// The two cells of a line. Numbers and names hold neither commas nor quotes, so that a quote can only stand around a cell.
fn cells(line: &str) -> Option<[&str; 2]> {
    let (one, other) = line.split_once(',').filter(|(_, other)| !other.contains(','))?;
    Some([unquoted(one), unquoted(other)])
}

fn unquoted(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell)
}
