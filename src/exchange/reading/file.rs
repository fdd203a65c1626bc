//! One file, opened: its text checked, its table and delimiter told.

use super::super::rows::{DELIMITERS, Rows, check_text, find_header};
use super::{FileSummary, NamedFile, RowError, Table, too_large};
use crate::exchange::MAX_FILE_BYTES;
use crate::record::{EntryOptions, quoted};

/// How much of a header that is none of ours stands in a message, in characters.
const LONGEST_HEADER: usize = 80;

/// What there is to read.
pub(super) enum Opened {
    Rows(Rows),
    Policy(String),
    Nothing,
}

pub(super) struct OpenedFile {
    pub(super) summary: FileSummary,
    pub(super) header: Vec<String>,
    pub(super) table: Table,
    pub(super) entry: EntryOptions,
    /// Whether a number such as 1,234 may be meant with a thousands mark: nobody has said that a comma is the decimal mark.
    pub(super) doubts_commas: bool,
    pub(super) bytes: u64,
    pub(super) opened: Opened,
}

impl OpenedFile {
    /// Opens a file; whatever keeps all of it from being read goes to `errors`.
    pub(super) fn open(file: NamedFile, entry: EntryOptions, errors: &mut Vec<RowError>) -> Self {
        let summary = FileSummary { name: file.name, ..FileSummary::default() };
        let bytes = file.bytes.len() as u64;
        let mut opened = Self {
            summary,
            header: Vec::new(),
            table: Table::Flags,
            entry,
            doubts_commas: false,
            bytes,
            opened: Opened::Nothing,
        };
        opened.read_header(file.bytes, errors);
        opened
    }

    fn refuse(&self, errors: &mut Vec<RowError>, line: usize, column: impl ToString, expected: &str, found: &str) {
        errors.push(RowError {
            file: self.summary.name.clone(),
            line,
            column: column.to_string(),
            expected: expected.to_owned(),
            found: found.to_owned(),
        });
    }

    fn read_header(&mut self, bytes: Vec<u8>, errors: &mut Vec<RowError>) {
        if self.bytes > MAX_FILE_BYTES {
            errors.push(too_large(&self.summary.name, self.bytes));
            return;
        }
        let start = match check_text(&bytes) {
            Ok(start) => start,
            Err(e) => {
                return self.refuse(
                    errors,
                    e.line,
                    e.column,
                    "UTF-8 text (in a spreadsheet: save as “CSV UTF-8”)",
                    &e.found,
                );
            }
        };
        let text_start = bytes.iter().skip(start).find(|b| !b.is_ascii_whitespace());
        if text_start == Some(&b'{') || self.summary.name.to_ascii_lowercase().ends_with(".json") {
            self.table = Table::Policy;
            self.summary.table = Some(Table::Policy);
            // Checked above, so nothing is replaced.
            self.opened = Opened::Policy(String::from_utf8_lossy(bytes.get(start..).unwrap_or_default()).into_owned());
            return;
        }
        let Some((delimiter, header)) = find_header(&bytes, start) else {
            self.summary.note = Some("The file is empty.");
            return;
        };
        let Some(table) = Table::of(&header) else {
            let known = "a header of patients (patient_id …), sessions (patient_id, date …), scores (patient_id, instrument, date, value …) or instruments (id, role …)";
            return self.refuse(errors, 1, "1", known, &quoted(&header.join(", "), LONGEST_HEADER));
        };
        self.summary.table = Some(table);
        self.summary.delimiter = DELIMITERS.iter().find(|(d, _)| *d == delimiter).map(|(_, name)| *name);
        self.table = table;
        if table == Table::Flags {
            self.summary.note =
                Some("A flags table is written only: it follows from the other tables and is not read.");
            return;
        }
        if !self.header_fits(table, &header, errors) {
            return;
        }
        self.summary.unknown_columns =
            header.iter().filter(|h| !table.columns().contains(&h.as_str())).cloned().collect();
        self.doubts_commas = delimiter != b',' && !self.entry.decimal_comma;
        self.entry.decimal_comma = delimiter != b',';
        self.header = header;
        let mut rows = Rows::new(bytes, start, delimiter);
        // The header itself, which was read above.
        rows.next_row();
        if rows.at_end() {
            self.summary.note = Some("There is a header and nothing below it.");
        }
        self.opened = Opened::Rows(rows);
    }

    fn header_fits(&self, table: Table, header: &[String], errors: &mut Vec<RowError>) -> bool {
        let before = errors.len();
        for (at, name) in header.iter().enumerate() {
            if !name.is_empty() && header.iter().take(at).any(|h| h == name) {
                self.refuse(errors, 1, name, "each column once", "it twice");
            }
        }
        for required in table.required() {
            if !header.iter().any(|h| h == required) {
                let expected = format!("the column {required}, which {} need", table.name());
                self.refuse(errors, 1, required, &expected, "no such column");
            }
        }
        errors.len() == before
    }
}
