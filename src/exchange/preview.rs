//! What a reading found: counts, refused rows, changes old beside new, and the plan.

use super::write::{CsvWriter, guarded};
use super::{ImportPlan, Table};
use crate::record::{AskedAbout, Chart, Day, DayError, Key, Mark};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

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
    /// What was expected, in words that follow "expected".
    pub expected: String,
    /// What stood there.
    pub found: String,
}

/// One field that the import would change in a stored record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The file's name.
    pub file: String,
    /// The row's line.
    pub line: usize,
    /// The patient's number; empty for instruments and settings.
    pub patient: String,
    /// Which record: "session 2026-03-02".
    pub what: String,
    /// The column.
    pub column: &'static str,
    /// As stored.
    pub old: String,
    /// As in the file.
    pub new: String,
}

/// A column in which a mark may part thousands or decimals, and no cell shows which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The file's name.
    pub file: String,
    /// The line of the first such number.
    pub line: usize,
    /// The column.
    pub column: &'static str,
    /// The number as it stands there.
    pub found: String,
    /// Which mark the person has called the decimal one, if they have.
    pub said: Option<Mark>,
}

impl Doubt {
    /// The number as it would be read if that mark is the decimal one.
    pub fn read_as(&self, decimal: Mark) -> String {
        let (decimal, other) = if decimal == Mark::Point { ('.', ',') } else { (',', '.') };
        let plain = self.found.replace(other, "").replace(decimal, ".");
        plain.parse().map_or(plain, |value: f64| value.to_string())
    }

    /// What is refused until it is said.
    pub(super) fn error(&self) -> RowError {
        let (point, comma) = (self.read_as(Mark::Point), self.read_as(Mark::Comma));
        RowError {
            file: self.file.clone(),
            line: self.line,
            column: self.column.to_owned(),
            expected: format!(
                "to be told whether the point is the decimal mark of this column ({point}) or the comma ({comma})"
            ),
            found: format!("“{}”", self.found.escape_debug()),
        }
    }
}

/// A date that can be read in two ways, as it is read in the order that the person named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateRead {
    /// The file's name.
    pub file: String,
    /// The row's line.
    pub line: usize,
    /// The date as it stands there.
    pub found: String,
    /// The day that it is taken for.
    pub day: Day,
}

impl fmt::Display for DateRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, found, day } = self;
        write!(f, "{found} is read as {} ({file}, line {line}).", day.format_long())
    }
}

/// A row that repeats another row of the same files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The file's name.
    pub file: String,
    /// The row's line.
    pub line: usize,
    /// The row that it repeats, as a person reads it: "line 2".
    pub of: String,
    /// The patient's number; empty for instruments.
    pub patient: String,
    /// Which record: "session 2026-03-02".
    pub what: String,
    /// Whether it may be a dose of its own, as two devices of one day are.
    pub is_dose: bool,
    /// Whether it is taken as one, because the person said so.
    pub is_kept: bool,
}

/// A question that a form would ask, with the row that raises it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedRow {
    /// What it is about.
    pub about: AskedAbout,
    /// The file's name.
    pub file: String,
    /// The row's line.
    pub line: usize,
    /// The patient's number.
    pub patient: String,
    /// What stands out, as a sentence.
    pub text: String,
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
    /// Which record: "score promis-cf 2026-09-29".
    pub what: String,
    /// What is stored: "40".
    pub value: String,
}

/// One file's count. `added + changed + unchanged + repeated + refused + blank` is `rows`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSummary {
    /// The file's name.
    pub name: String,
    /// Which table it holds; `None` where that could not be told.
    pub table: Option<Table>,
    /// The delimiter, as a person calls it.
    pub delimiter: Option<&'static str>,
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
    pub note: Option<&'static str>,
}

/// A table that is missing or empty. A judgement from a part of the data looks like one from all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The empty file; `None` where there is none.
    pub file: Option<String>,
    /// The table that is missing, where that can be told.
    pub table: Option<Table>,
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.table) {
            (Some(file), Some(table)) => write!(f, "{file} is empty: there are no {} in it", table.name()),
            (Some(file), None) => write!(f, "{file} is empty"),
            (None, table) => write!(f, "there is no file of {}", table.map_or("rows", Table::name)),
        }
    }
}

/// What a reading found. Nothing has been changed yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// One count a file, in the order in which they were given.
    pub files: Vec<FileSummary>,
    /// Everything that is refused, in the order in which it was read.
    pub errors: Vec<RowError>,
    /// Every field of a stored record that would change.
    pub changes: Vec<FieldChange>,
    /// Columns in which a number could be one of two; each that nobody has settled has its error too.
    pub doubts: Vec<Doubt>,
    /// The first date that was read in the order that the person named.
    pub date_read: Option<DateRead>,
    /// Rows that repeat another row of these files.
    pub repeats: Vec<Repeat>,
    /// What a form would have asked, in the order of its kinds.
    pub asked: Vec<AskedRow>,
    /// Stored records that the files lack, though they have others of the same patient and kind.
    pub missing: Vec<Missing>,
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
        let asks = DayError::Ambiguous.to_string();
        self.errors.iter().any(|e| e.expected == asks)
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
        let mut gone: HashMap<Key, HashSet<Key>> = HashMap::new();
        for missing in &self.missing {
            let patient = missing.chart.patient.key;
            places.entry(patient).or_insert_with(|| {
                plan.charts.push((Some(Arc::clone(&missing.chart)), Arc::clone(&missing.chart)));
                plan.charts.len() - 1
            });
            gone.entry(patient).or_default().insert(missing.key);
        }
        for (patient, keys) in gone {
            if let Some((_, chart)) = places.get(&patient).and_then(|at| plan.charts.get_mut(*at)) {
                let chart = Arc::make_mut(chart);
                chart.sessions.retain(|session| !keys.contains(&session.key));
                chart.scores.retain(|score| !keys.contains(&score.key));
            }
        }
        plan
    }

    /// How many rows are refused, in all files.
    pub fn refused(&self) -> usize {
        self.files.iter().map(|f| f.refused).sum()
    }
}

/// The errors as a table, to be mended elsewhere.
pub fn errors_csv(errors: &[RowError]) -> String {
    let mut table = CsvWriter::new(["file", "line", "column", "found", "expected"]);
    for error in errors {
        let cells = [&error.file, &error.line.to_string(), &error.column, &error.found, &error.expected]
            .map(|c| guarded(c).into_owned());
        table.row(cells.iter().map(String::as_str));
    }
    table.finish()
}
