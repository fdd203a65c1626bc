//! What is refused: the first with everything about them, the rest as numbers by file, column and kind.

use super::listed::KEPT;
use super::write::{CsvWriter, guarded};
use crate::record::{Fault, grouped, shown_name, sort_by_key};
use std::collections::BTreeMap;

/// How much of a text that a file holds stands in an error, in characters.
const LONGEST: usize = 600;
/// How many kinds of errors that are only counted are named in a sentence.
const NAMED: usize = 8;

/// Something in a file that is refused: where, what stood there and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: expected {expected}, found {found}")]
pub struct RowError {
    /// The file's name.
    pub file: String,
    /// Line, from 1; a row that spans several lines is named by its first.
    pub line: usize,
    /// The column's name, or the byte within the line where there are no columns yet.
    pub column: String,
    /// What is wrong, as a kind.
    pub fault: Fault,
    /// What was expected, in words that follow "expected".
    pub expected: String,
    /// What stood there.
    pub found: String,
}

/// Errors that are counted and no longer listed one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoreErrors {
    /// The file's name.
    pub file: String,
    /// The column's name.
    pub column: String,
    /// What is wrong there.
    pub fault: Fault,
    /// How many.
    pub count: usize,
}

impl MoreErrors {
    /// As a clause: `scores.csv: 4,000 cells of value are no number`.
    pub fn words(&self) -> String {
        let Self { file, column, fault, count } = self;
        let (is, s) = if *count == 1 { ("is", "") } else { ("are", "s") };
        let count = grouped(*count);
        let subject = match fault {
            Fault::File | Fault::Cells | Fault::Quotes => format!("row{s}"),
            _ => format!("cell{s} of {}", shown_name(column)),
        };
        let file = shown_name(file);
        format!("{file}: {count} {subject} {is} {}", fault.words())
    }
}

/// Everything that is refused, in the order in which it was read: what is wrong with files first, then their rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowErrors {
    first: Vec<RowError>,
    more: BTreeMap<(String, String, Fault), usize>,
    count: usize,
    following: usize,
}

impl RowErrors {
    /// Takes one more in.
    pub(super) fn push(&mut self, error: RowError) {
        self.count += 1;
        if self.first.len() < KEPT {
            let cut = |text: &str| shortened(text, LONGEST);
            let RowError { column, expected, found, .. } = &error;
            let (column, expected, found) = (cut(column), cut(expected), cut(found));
            self.first.push(RowError { column, expected, found, ..error });
        } else {
            let place = (error.file, shortened(&error.column, LONGEST), error.fault);
            *self.more.entry(place).or_default() += 1;
        }
    }

    /// The first [`KEPT`], with everything about them.
    pub fn first(&self) -> &[RowError] {
        &self.first
    }

    /// The error at a place among all, where it is listed.
    pub(super) fn listed_mut(&mut self, place: usize) -> Option<&mut RowError> {
        self.first.get_mut(place)
    }

    /// So many rows are refused only because of errors that are not listed.
    pub(super) fn follow(&mut self, rows: usize) {
        self.following += rows;
    }

    /// How many errors there are in all.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Whether nothing is refused.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether an error of that kind is among all of them.
    pub fn has(&self, fault: Fault) -> bool {
        self.first.iter().any(|error| error.fault == fault) || self.more.keys().any(|(_, _, kind)| *kind == fault)
    }

    /// Those that are not listed, counted; the most first.
    pub fn more(&self) -> Vec<MoreErrors> {
        let one = |((file, column, fault), count): (&(String, String, Fault), &usize)| MoreErrors {
            file: file.clone(),
            column: column.clone(),
            fault: *fault,
            count: *count,
        };
        let mut more: Vec<MoreErrors> = self.more.iter().map(one).collect();
        sort_by_key(&mut more, |more| std::cmp::Reverse(more.count));
        more
    }

    /// What is not listed, as a sentence; nothing where all is.
    pub fn more_words(&self) -> Option<String> {
        let more = self.more();
        if more.is_empty() {
            return None;
        }
        let named: Vec<String> = more.iter().take(NAMED).map(MoreErrors::words).collect();
        let rest: usize = more.iter().skip(NAMED).map(|more| more.count).sum();
        let rest = if rest == 0 { String::new() } else { format!("; {} of other kinds", grouped(rest)) };
        let following = match self.following {
            0 => String::new(),
            1 => " 1 more row is refused with them.".to_owned(),
            n => format!(" {} more rows are refused with them.", grouped(n)),
        };
        let count = grouped(self.count - self.first.len());
        Some(format!("And {count} more, not listed one by one: {}{rest}.{following}", named.join("; ")))
    }
}

/// The text, or so many characters of it.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The errors as a table, to be mended elsewhere: the listed ones, and a row for each kind of those that are only counted.
pub fn errors_csv(errors: &RowErrors) -> String {
    let mut table = CsvWriter::new(["file", "line", "column", "found", "expected"]);
    let mut row = |cells: [&str; 5]| {
        let cells = cells.map(|cell| guarded(cell).into_owned());
        table.row(cells.iter().map(String::as_str));
    };
    for RowError { file, line, column, found, expected, .. } in errors.first() {
        row([file, &line.to_string(), column, found, expected]);
    }
    for more in errors.more() {
        row([&more.file, "", &more.column, &format!("{} more, not listed one by one", more.count), &more.words()]);
    }
    table.finish()
}
