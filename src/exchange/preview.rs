//! What a reading found: counts, refused rows, changes old beside new, and the plan.

use super::{DateRead, Doubt, ImportPlan, Listed, RowErrors, Table};
use crate::record::{AskedAbout, Chart, Fault, Key, Question, What};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// One field that the import would change in a stored record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The file's name.
    pub file: String,
    /// The row's line.
    pub line: usize,
    /// The patient's number; empty for instruments and settings.
    pub patient: String,
    /// Which record, or the rules.
    pub what: What,
    /// The column.
    pub column: &'static str,
    /// As stored.
    pub old: String,
    /// As in the file.
    pub new: String,
}

/// A row that repeats another row of the same files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The file's name.
    pub file: String,
    /// The row's line.
    pub line: usize,
    /// The file of the row that it repeats, where that is another one.
    pub of_file: Option<Arc<str>>,
    /// The line of the row that it repeats.
    pub of_line: usize,
    /// The patient's number; empty for instruments.
    pub patient: String,
    /// Which record.
    pub what: What,
    /// Whether it may be a dose of its own, as two devices of one day are.
    pub is_dose: bool,
    /// Whether it is taken as one, because the person said so.
    pub is_own_dose: bool,
}

/// A question that a form would ask, with the row that raises it.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedRow {
    /// The file's name.
    pub file: String,
    /// The row's line.
    pub line: usize,
    /// The patient's number.
    pub patient: String,
    /// What stands out.
    pub question: Question,
}

/// A stored chart, and the keys of its records that the files lack.
pub(super) type Gone = (Arc<Chart>, HashSet<Key>);

/// The rows of one kind of question, in the order of their files and lines.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedRows {
    /// What they are about.
    pub about: AskedAbout,
    /// The rows.
    pub rows: Listed<AskedRow>,
}

/// A stored record that a file lacks, though it has others of its patient and kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// The file's name.
    pub file: String,
    /// The patient's chart as stored.
    pub chart: Arc<Chart>,
    /// The record's key.
    pub key: Key,
    /// Which record.
    pub what: What,
    /// What is stored: the dose of a session, in mg, or the score.
    pub value: Option<f64>,
}

/// One file's count. `added + changed + unchanged + repeated + refused + blank` is `rows`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSummary {
    /// The file's name.
    pub name: String,
    /// Which table it holds; `None` where that could not be told.
    pub table: Option<Table>,
    /// The delimiter.
    pub delimiter: Option<u8>,
    /// Rows below the header.
    pub rows: usize,
    /// Rows that make a new record.
    pub added: usize,
    /// Rows that change a stored record.
    pub changed: usize,
    /// Rows that say what is stored already.
    pub unchanged: usize,
    /// Rows that repeat another row of these files and are not counted again.
    pub repeated: usize,
    /// Rows that are refused; each has its errors, or is counted under the error that it follows from.
    pub refused: usize,
    /// Rows whose cells are all empty.
    pub blank: usize,
    /// Columns that the table does not have; they are kept out.
    pub unknown_columns: Vec<String>,
    /// Whether nothing at all stands in it, not even a header.
    pub is_empty: bool,
    /// Whether its header leaves open which table it is.
    pub is_open: bool,
    /// What else is worth saying of the file.
    pub note: Option<FileNote>,
}

/// What is worth saying of a file besides its counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileNote {
    /// It is empty.
    Empty,
    /// There is a header and nothing below it.
    NoRows,
    /// Its table is written only.
    WrittenOnly,
}

/// A table that is missing or empty. A judgement from a part of the data looks like one from all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The file that brings nothing; `None` where there is none.
    pub file: Option<String>,
    /// Whether nothing at all stands in that file: else what stands there is no row, or refused.
    pub is_empty: bool,
    /// The table that is missing, where that can be told.
    pub table: Option<Table>,
}

/// What a reading found. Nothing has been changed yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// One count a file, in the order in which they were given.
    pub files: Vec<FileSummary>,
    /// Everything that is refused, in the order in which it was read.
    pub errors: RowErrors,
    /// The fields of stored records that would change.
    pub changes: Listed<FieldChange>,
    /// Columns in which a number could be one of two; each that nobody has settled has its error too.
    pub doubts: Vec<Doubt>,
    /// The first date that was read in the order that the person named.
    pub date_read: Option<DateRead>,
    /// Rows that repeat another row of these files.
    pub repeats: Listed<Repeat>,
    /// How many of those rows may be doses of their own.
    pub repeated_doses: usize,
    /// Whether the person said that those are.
    pub(super) keeps_repeats: bool,
    /// What a form would have asked, in the order of its kinds.
    pub asked: Vec<AskedRows>,
    /// Stored records that the files lack, though they have others of the same patient and kind.
    pub missing: Listed<Missing>,
    /// The same, all of them: whose, and the records' keys.
    pub(super) gone: Vec<Gone>,
    /// How many patients would be made because a row names them and the person said so.
    pub made_patients: usize,
    /// Settings that a file of settings does not name: they have their defaults after the import.
    pub unnamed_settings: Vec<&'static str>,
    /// Tables that are missing or empty beside the others: what follows from the others alone may be wrong.
    pub gaps: Vec<Gap>,
    /// What the import would do.
    pub plan: ImportPlan,
}

impl Preview {
    /// Whether a date is refused only because nobody has said which of day and month comes first.
    pub fn has_ambiguous_dates(&self) -> bool {
        self.errors.has(Fault::AmbiguousDate)
    }

    /// Whether the person is to say what a file holds.
    pub fn has_open_tables(&self) -> bool {
        self.files.iter().any(|f| f.is_open)
    }

    /// The plan, with the stored records removed that the files lack.
    pub fn plan_removing_missing(&self) -> ImportPlan {
        let mut plan = self.plan.clone();
        let mut places: HashMap<Key, usize> =
            plan.charts.iter().enumerate().map(|(at, (_, after))| (after.patient.key, at)).collect();
        for (before, keys) in &self.gone {
            let at = *places.entry(before.patient.key).or_insert_with(|| {
                plan.charts.push((Some(Arc::clone(before)), Arc::clone(before)));
                plan.charts.len() - 1
            });
            if let Some((_, chart)) = plan.charts.get_mut(at) {
                let chart = Arc::make_mut(chart);
                chart.sessions.retain(|session| !keys.contains(&session.key));
                chart.scores.retain(|score| !keys.contains(&score.key));
            }
        }
        plan
    }

    /// Whether each repeated session is taken as a dose of its own, because the person said so.
    pub fn keeps_repeats(&self) -> bool {
        self.keeps_repeats && self.repeated_doses > 0
    }

    /// How many rows are refused, in all files.
    pub fn refused(&self) -> usize {
        self.files.iter().map(|f| f.refused).sum()
    }
}
