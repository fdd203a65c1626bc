//! One file, opened: its text checked, its table and delimiter told.

use super::super::errors::shortened;
use super::super::rows::{Header, MOST_CELLS, Rows, check_text, find_header};
use super::super::table::Told;
use super::columns::Columns;
use super::options::{ImportOptions, NamedFile};
use super::outcome::Found;
use super::row::Cells;
use super::size::too_large;
use crate::exchange::{FileNote, FileSummary, MAX_FILE_BYTES, Refused, RowError, RowErrors, Table};
use crate::judge::Policy;
use crate::record::{DecimalMarks, EntryOptions, Marks, NamedTexts as _, Numbers, beginning};

/// The largest file of settings that is read, in bytes; one that names every setting has about 1 KB.
pub(crate) const MAX_SETTINGS_BYTES: u64 = 256 * 1024;
/// How much of a header that is none of ours stands in a message, in characters.
pub(crate) const LONGEST_HEADER: usize = 80;

/// Whether a text that is not named as one of ours has a header of ours, or settings of ours: then it should be read, or be an error.
pub fn looks_like_ours(start_of_text: &[u8]) -> bool {
    let Ok(start) = check_text(start_of_text) else { return false };
    let text = String::from_utf8_lossy(start_of_text.get(start..).unwrap_or_default());
    if text.trim_start().starts_with('{') {
        return Policy::names().any(|name| text.contains(&format!("\"{name}\"")));
    }
    let Some(header) = find_header(start_of_text, start) else { return false };
    let names_patients = header.names.iter().any(|name| name == "patient_id");
    match Table::of(&header.names) {
        Told::Table(table) => names_patients || table == Table::Instruments || table.is_written_only(),
        Told::Open(_) => names_patients,
        Told::None => false,
    }
}

/// What there is to read.
pub(super) enum Opened {
    /// Rows whose numbers are looked at before any of them is read.
    Looked(Rows, Columns),
    Rows(Rows),
    Policy(String),
    Nothing,
}

pub(super) struct OpenedFile {
    pub(super) summary: FileSummary,
    pub(super) header: Vec<String>,
    pub(super) table: Table,
    pub(super) entry: EntryOptions,
    /// Columns in which a number could be one of two, each with the place of its error.
    pub(super) doubted: Vec<(&'static str, usize)>,
    pub(super) bytes: u64,
    pub(super) opened: Opened,
}

impl OpenedFile {
    /// Opens a file; whatever keeps all of it from being read goes to `errors`.
    pub(super) fn open(file: NamedFile, options: &ImportOptions, errors: &mut RowErrors) -> Self {
        let bytes = file.bytes.len() as u64;
        let mut opened = Self { entry: options.entry, bytes, ..Self::unread(file.name) };
        opened.read_header(file.bytes, options.open_table, errors);
        opened
    }

    /// A file that is refused without being read.
    pub(super) fn unread(name: String) -> Self {
        Self {
            summary: FileSummary { name, ..FileSummary::default() },
            header: Vec::new(),
            table: Table::Flags,
            entry: EntryOptions::default(),
            doubted: Vec::new(),
            bytes: 0,
            opened: Opened::Nothing,
        }
    }

    fn refuse(&self, errors: &mut RowErrors, line: usize, column: &str, refused: Refused) {
        errors.push(RowError::new(&self.summary.name, line, column, refused));
    }

    fn read_header(&mut self, bytes: Vec<u8>, open_table: Option<Table>, errors: &mut RowErrors) {
        if self.bytes > MAX_FILE_BYTES {
            errors.push(too_large(&self.summary.name, self.bytes));
            return;
        }
        let start = match check_text(&bytes) {
            Ok(start) => start,
            Err(e) => {
                return self.refuse(errors, e.line, &e.column.to_string(), Refused::NotText(e.found));
            }
        };
        let text_start = bytes.iter().skip(start).find(|b| !b.is_ascii_whitespace());
        if text_start == Some(&b'{') || self.summary.name.to_ascii_lowercase().ends_with(".json") {
            self.table = Table::Policy;
            self.summary.table = Some(Table::Policy);
            if self.bytes > MAX_SETTINGS_BYTES {
                return self.refuse(errors, 1, "1", Refused::LargeSettings(self.bytes));
            }
            // Checked above, so nothing is replaced.
            self.opened = Opened::Policy(String::from_utf8_lossy(bytes.get(start..).unwrap_or_default()).into_owned());
            return;
        }
        let Some(header) = find_header(&bytes, start) else {
            self.summary.is_empty = true;
            self.summary.note = Some(FileNote::Empty);
            return;
        };
        if let Some(fault) = header.fault {
            return self.refuse(errors, header.line, "1", Refused::HeaderQuotes(fault));
        }
        let Header { delimiter, line, names: header, count, .. } = header;
        if count > MOST_CELLS {
            return self.refuse(errors, line, "1", Refused::ManyColumns(count));
        }
        let found = || beginning(&header.join(", "), LONGEST_HEADER).to_owned();
        let table = match (Table::of(&header), open_table) {
            (Told::Table(table), _) | (Told::Open(_), Some(table)) => table,
            (Told::Open(open), None) => {
                self.summary.is_open = true;
                return self.refuse(errors, line, "1", Refused::OpenHeader(open, found()));
            }
            (Told::None, _) => return self.refuse(errors, line, "1", Refused::UnknownHeader(found())),
        };
        self.summary.table = Some(table);
        self.summary.delimiter = Some(delimiter);
        self.table = table;
        if table.is_written_only() {
            self.summary.note = Some(FileNote::WrittenOnly);
            return;
        }
        if !self.header_fits(table, line, &header, errors) {
            return;
        }
        let unknown = header.iter().filter(|h| !table.has(h));
        self.summary.unknown_columns = unknown.map(|name| shortened(name, LONGEST_HEADER)).collect();
        self.entry.numbers = Numbers::all(Marks::POINT);
        let columns = Columns::of(&header);
        self.header = header;
        let mut rows = Rows::new(bytes, start, delimiter);
        // The header itself, which was read above.
        rows.next_row();
        if rows.at_end() {
            self.summary.note = Some(FileNote::NoRows);
        }
        // Where a comma parts the cells, it is no mark in numbers, and a point is a decimal one.
        self.opened = if delimiter == b',' { Opened::Rows(rows) } else { Opened::Looked(rows, columns) };
    }

    /// Looks at up to that many rows for how numbers are written; what was not needed of them.
    pub(super) fn look(&mut self, mut left: usize, said: &DecimalMarks, found: &mut Found) -> usize {
        let Opened::Looked(rows, columns) = &mut self.opened else { return left };
        while left > 0 {
            let Some(row) = rows.next_row() else {
                let (numbers, doubts) = columns.settle(said, &self.summary.name);
                self.entry.numbers = numbers;
                for doubt in doubts {
                    if doubt.said.is_none() {
                        self.doubted.push((doubt.column, found.errors.count()));
                        found.errors.push(doubt.error());
                    }
                    found.doubts.push(doubt);
                }
                rows.rewind();
                // The header.
                rows.next_row();
                if let Opened::Looked(rows, _) = std::mem::replace(&mut self.opened, Opened::Nothing) {
                    self.opened = Opened::Rows(rows);
                }
                return left;
            };
            left -= 1;
            // What is wrong with a row is said when it is read.
            if let Some(cells) =
                Cells::of(&self.summary.name, self.table, &self.header, &row, &mut RowErrors::default())
            {
                columns.see(&cells);
            }
        }
        left
    }

    /// The place of the error that a row waits for: it holds a number that could be one of two.
    pub(super) fn doubt(&self, cells: &Cells<'_>) -> Option<usize> {
        let doubts = |column: &str| self.entry.numbers.doubts(column, cells.text(column).trim());
        self.doubted.iter().find(|(column, _)| doubts(column)).map(|(_, error)| *error)
    }

    fn header_fits(&self, table: Table, line: usize, header: &[String], errors: &mut RowErrors) -> bool {
        let before = errors.count();
        for (at, name) in header.iter().enumerate() {
            if !name.is_empty() && header.iter().take(at).any(|h| h == name) {
                self.refuse(errors, line, name, Refused::ColumnTwice);
            }
        }
        for required in table.required().filter(|required| !header.iter().any(|h| h == required)) {
            let unknown = header.iter().filter(|h| !table.has(h));
            let unknown = unknown.map(|name| beginning(name, LONGEST_HEADER).to_owned()).collect();
            self.refuse(errors, line, required, Refused::NoColumn(table, unknown));
        }
        errors.count() == before
    }
}
