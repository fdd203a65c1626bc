//! What is refused: the first with everything about them, the rest as numbers by file, column and kind.

use super::listed::KEPT;
use super::rows::{Encoding, QuoteFault};
use super::table::{OpenTable, Table};
use crate::judge::PolicyError;
use crate::record::{Expected, Fault, FieldError, Likeness, sort_by_key};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How much of a column's name stands in an error, in characters.
const LONGEST: usize = 600;

/// Something in a file that is refused: where, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct RowError {
    /// The file's name.
    pub file: String,
    /// Line, from 1; a row that spans several lines is named by its first.
    pub line: usize,
    /// The column's name, or the byte within the line where there are no columns yet.
    pub column: String,
    /// Why: what was expected, and what stood there.
    pub refused: Refused,
    /// How many rows are refused because of it.
    pub followers: Followers,
}

/// How many rows of each kind follow from an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Followers {
    /// Sessions of a patient who isn't known because of it.
    pub sessions: usize,
    /// Scores of such a patient or instrument.
    pub scores: usize,
    /// Rows of any kind that the error itself is about.
    pub rows: usize,
}

/// Why a row or a file is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// A field can't be read: what was expected, and what stood there.
    Field(Expected, String),
    /// The file is no text that we read.
    NotText(Encoding),
    /// A file of settings of so many bytes.
    LargeSettings(u64),
    /// A file of so many bytes.
    LargeFile(u64),
    /// With it the files have so many bytes together.
    LargeFiles(u64),
    /// Quotation marks out of place in a row.
    Quotes(QuoteFault),
    /// The same in the header.
    HeaderQuotes(QuoteFault),
    /// A header of so many columns.
    ManyColumns(usize),
    /// A header, by its beginning, that leaves open which table it is of.
    OpenHeader(OpenTable, String),
    /// A header, by its beginning, that is none of ours.
    UnknownHeader(String),
    /// The column stands twice.
    ColumnTwice,
    /// The table needs that column; the columns that are none of its own, by their beginnings.
    NoColumn(Table, Vec<String>),
    /// A row of another number of cells than the header has.
    Cells {
        /// How many the header has.
        header: usize,
        /// How many the row has.
        row: usize,
    },
    /// Nobody is known by that number; and a known one that it could be taken for.
    UnknownPatient(String, Option<Likeness>),
    /// One new patient more than so many.
    ManyPatients(usize),
    /// An instrument's id that could be taken for a known one.
    AlikeInstrument(String, Likeness),
    /// At odds with the row that was read of the same record of that table: its file and line.
    AtOdds(Table, Arc<str>, usize),
    /// So many stored scores lie outside the instrument's range.
    ScoresOutside(usize),
    /// The file holds no object of settings.
    NoSettings,
    /// A file of settings was read already.
    SettingsTwice(Arc<str>),
    /// The settings don't fit.
    Settings(PolicyError),
    /// A number of the column may be one of two, until somebody says what its marks are.
    DoubtfulColumn {
        /// As it stands there.
        found: String,
        /// What it is if the point is the decimal mark.
        point: String,
        /// What it is if the comma is.
        comma: String,
    },
}

impl Refused {
    /// What is wrong, as a kind.
    pub const fn fault(&self) -> Fault {
        match self {
            Self::Field(expected, _) => expected.fault(),
            Self::NotText(_)
            | Self::LargeSettings(_)
            | Self::LargeFile(_)
            | Self::LargeFiles(_)
            | Self::HeaderQuotes(_)
            | Self::ManyColumns(_)
            | Self::OpenHeader(..)
            | Self::UnknownHeader(_)
            | Self::ColumnTwice
            | Self::NoColumn(..) => Fault::File,
            Self::Quotes(_) => Fault::Quotes,
            Self::Cells { .. } => Fault::Cells,
            Self::UnknownPatient(..) => Fault::UnknownPatient,
            Self::ManyPatients(_) => Fault::TooMany,
            Self::AlikeInstrument(..) => Fault::Alike,
            Self::AtOdds(..) => Fault::AtOdds,
            Self::ScoresOutside(_) => Fault::Impossible,
            Self::NoSettings | Self::SettingsTwice(_) | Self::Settings(_) => Fault::Settings,
            Self::DoubtfulColumn { .. } => Fault::DoubtfulNumber,
        }
    }
}

impl From<FieldError> for Refused {
    fn from(error: FieldError) -> Self {
        Self::Field(error.expected, error.found)
    }
}

impl RowError {
    /// What is refused there, with nothing that follows from it yet.
    pub(super) fn new(file: &str, line: usize, column: &str, refused: impl Into<Refused>) -> Self {
        let (file, column) = (file.to_owned(), column.to_owned());
        Self { file, line, column, refused: refused.into(), followers: Followers::default() }
    }
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

/// Everything that is refused, in the order in which it was read: what is wrong with files first, then their rows.
#[derive(Clone, Debug, Default, PartialEq)]
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
        let column = shortened(&error.column, LONGEST);
        if self.first.len() < KEPT {
            self.first.push(RowError { column, ..error });
        } else {
            *self.more.entry((error.file, column, error.refused.fault())).or_default() += 1;
        }
    }

    /// The first [`KEPT`], with everything about them.
    pub fn first(&self) -> &[RowError] {
        &self.first
    }

    /// So many rows are refused only because of the error at that place among all.
    pub(super) fn follow(&mut self, at: usize, followers: Followers) {
        match self.first.get_mut(at) {
            Some(error) => error.followers = followers,
            None => self.following += followers.sessions + followers.scores + followers.rows,
        }
    }

    /// How many rows are refused only because of errors that are not listed.
    pub const fn following(&self) -> usize {
        self.following
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
        self.first.iter().any(|error| error.refused.fault() == fault)
            || self.more.keys().any(|(_, _, kind)| *kind == fault)
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
}

/// The text, or so many characters of it.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
