//! A file's bytes as rows: decoded, told apart by its delimiter, and named by line.

mod cell;
mod decode;
mod quotes;

use cell::Cell;
pub use decode::Encoding;
pub(super) use decode::check_text;
pub use quotes::QuoteFault;
use quotes::quote_fault;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// The delimiters that are tried.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// How many cells of a row are kept. A table of ours has 19 columns at most.
pub(crate) const MOST_CELLS: usize = 1000;

/// One row: the line it starts on, and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) line: usize,
    /// The cells, the first [`MOST_CELLS`] of them.
    pub(super) cells: Vec<String>,
    /// How many there are in all.
    pub(super) count: usize,
    /// Cells of which only the beginning is kept: which, and how many characters there are.
    pub(super) cut: Vec<(usize, usize)>,
    /// Whether nothing but blanks stands in it.
    pub(super) is_blank: bool,
    /// What is wrong with the row's quotation marks, if anything.
    pub(super) fault: Option<QuoteFault>,
}

/// Reads rows one by one from checked text. Lines without any character are passed over.
pub(super) struct Rows<B = Vec<u8>> {
    bytes: B,
    start: usize,
    at: usize,
    line: usize,
    delimiter: u8,
    reader: Box<Reader>,
}

impl<B: AsRef<[u8]>> Rows<B> {
    /// Rows of bytes that [`check_text`] has passed, from `start` on.
    pub(super) fn new(bytes: B, start: usize, delimiter: u8) -> Self {
        let reader = Box::new(ReaderBuilder::new().delimiter(delimiter).build());
        Self { bytes, start, at: start, line: 1, delimiter, reader }
    }

    /// Goes back to the first row.
    pub(super) fn rewind(&mut self) {
        (self.at, self.line) = (self.start, 1);
        self.reader.reset();
    }

    /// How many bytes have been read.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Whether nothing but empty lines is left.
    pub(super) fn at_end(&mut self) -> bool {
        self.skip_empty_lines();
        self.rest().is_empty()
    }

    fn rest(&self) -> &[u8] {
        self.bytes.as_ref().get(self.at..).unwrap_or_default()
    }

    fn skip_empty_lines(&mut self) {
        while let Some(byte @ (b'\n' | b'\r')) = self.rest().first() {
            let crlf = *byte == b'\r' && self.rest().get(1) == Some(&b'\n');
            self.at += if crlf { 2 } else { 1 };
            self.line += 1;
        }
    }

    /// The next row, or none at the end.
    pub(super) fn next_row(&mut self) -> Option<Row> {
        if self.at_end() {
            return None;
        }
        let (line, start) = (self.line, self.at);
        let (mut cells, mut count, mut cut, mut is_blank) = (Vec::new(), 0, Vec::new(), true);
        let mut cell = Cell::default();
        let mut buffer = [0; 1024];
        loop {
            let rest = self.bytes.as_ref().get(self.at..).unwrap_or_default();
            let (result, read, written) = self.reader.read_field(rest, &mut buffer);
            self.at += read;
            cell.take_in(buffer.get(..written).unwrap_or_default());
            let ended = match result {
                // An empty input tells the reader that the text has ended; it then gives the last cell.
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => continue,
                ReadFieldResult::Field { record_end } => record_end,
                ReadFieldResult::End => true,
            };
            if !(result == ReadFieldResult::End && cell.is_empty()) {
                let (text, characters) = std::mem::take(&mut cell).finish();
                is_blank = is_blank && characters.is_none() && text.trim().is_empty();
                if cells.len() < MOST_CELLS {
                    cut.extend(characters.map(|characters| (count, characters)));
                    cells.push(text);
                }
                count += 1;
            }
            if ended {
                break;
            }
        }
        // The reader ends a row at CR and leaves the LF of a CR LF for the next one, where it would count as a line of its own.
        if self.bytes.as_ref().get(self.at.saturating_sub(1)..=self.at) == Some(b"\r\n") {
            self.at += 1;
        }
        let raw = self.bytes.as_ref().get(start..self.at).unwrap_or_default();
        self.line += line_breaks(raw);
        let fault = quote_fault(raw, self.delimiter);
        Some(Row { line, cells, count, cut, is_blank, fault })
    }
}

/// Line breaks in a text: LF, CR LF or CR.
fn line_breaks(raw: &[u8]) -> usize {
    raw.iter()
        .zip(raw.iter().skip(1).map(Some).chain([None]))
        .filter(|(a, b)| **a == b'\n' || (**a == b'\r' && *b != Some(&b'\n')))
        .count()
}

/// A file's header.
pub(super) struct Header {
    pub(super) delimiter: u8,
    /// The line it starts on.
    pub(super) line: usize,
    /// The whole text of each cell, line breaks inside quotation marks included; trimmed and in lower case.
    pub(super) names: Vec<String>,
    /// How many columns there are; the names of more than [`MOST_CELLS`] are not kept.
    pub(super) count: usize,
    /// What is wrong with its quotation marks, if anything.
    pub(super) fault: Option<QuoteFault>,
}

/// The first row, read under the delimiter with which most of its cells are our column names. The same rules as for any row hold.
pub(super) fn find_header(bytes: &[u8], start: usize) -> Option<Header> {
    let read = |delimiter: u8| {
        let row = Rows::new(bytes, start, delimiter).next_row()?;
        let names = row.cells.iter().map(|c| c.trim().to_ascii_lowercase()).collect();
        Some(Header { delimiter, line: row.line, names, count: row.count, fault: row.fault })
    };
    let headers = DELIMITERS.iter().rev().filter_map(|delimiter| read(*delimiter));
    headers.max_by_key(|header| super::Table::known_names(&header.names))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>, Option<QuoteFault>)> {
        let mut rows = Rows::new(text.as_bytes().to_vec(), 0, b',');
        std::iter::from_fn(|| rows.next_row().map(|r| (r.line, r.cells, r.fault))).collect()
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>, Option<QuoteFault>) {
        (line, cells.iter().map(|c| (*c).to_owned()).collect(), None)
    }

    #[test]
    fn rows_are_named_by_the_line_they_start_on() {
        let text = "a,b\n\n\"x\ny\",2\r\n3,\"\"\r4,\"q\"\"q\"\n,\n";
        assert_eq!(
            rows(text),
            [
                row(1, &["a", "b"]),
                row(3, &["x\ny", "2"]),
                row(5, &["3", ""]),
                row(6, &["4", "q\"q"]),
                row(7, &["", ""])
            ]
        );
    }

    #[test]
    fn every_kind_of_line_break_counts_once() {
        for text in ["a\n1\n\n2\n", "a\r\n1\r\n\r\n2\r\n", "a\r1\r\r2\r"] {
            assert_eq!(rows(text).iter().map(|r| r.0).collect::<Vec<_>>(), [1, 2, 4], "{text:?}");
        }
    }

    #[test]
    fn the_last_line_needs_no_end() {
        assert_eq!(rows("a,b\n1,2"), [row(1, &["a", "b"]), row(2, &["1", "2"])]);
        assert_eq!(rows("a,b\n1,"), [row(1, &["a", "b"]), row(2, &["1", ""])]);
    }

    /// An unclosed quotation mark makes a CSV reader take everything after it for one cell: rows vanish without a word.
    #[test]
    fn a_quotation_mark_that_swallows_the_rest_is_noticed() {
        let fault = |text: &str| rows(text).last().unwrap().2;
        assert_eq!(fault("a,b\n1,\"two\n3,4\n5,6\n"), Some(QuoteFault::Unclosed));
        assert_eq!(fault("a,b\n1,\"two\"\"\n3,4\n"), Some(QuoteFault::Unclosed));
        // The mark before "two" is closed by the one that should open "six": the row looks whole.
        assert_eq!(fault("a,b\n1,\"two\n3,4\n5,\"six\"\n"), Some(QuoteFault::TextAfter));
        for fine in ["a\n\"x\"\n", "a\n\"x\"\"\"\n", "a,b\n5\" tall,2\n", "a,b\n2,5\"", "a\n\"\"\n", "a\n\"x\""] {
            assert_eq!(fault(fine), None, "{fine:?}");
        }
    }

    #[test]
    fn the_header_tells_the_delimiter() {
        for (text, delimiter) in [
            ("patient_id;date\n", b';'),
            ("patient_id\tdate\n", b'\t'),
            ("patient_id,date\n", b','),
            ("patient_id\n", b','),
        ] {
            assert_eq!(find_header(text.as_bytes(), 0).unwrap().delimiter, delimiter, "{text:?}");
        }
        assert_eq!(find_header(b"\n\n Patient_ID ,DATE\r\n", 0).unwrap().names, ["patient_id", "date"]);
        assert!(find_header(b"\n\n", 0).is_none());
    }

    /// A header cell with a line break in it was cut off at the break: "date⏎(typed in)" was read as the column date.
    #[test]
    fn a_header_is_its_whole_text() {
        let header = find_header(b"\n\"date\n(typed in)\";value\n2026-03-01;1\n", 0).unwrap();
        assert_eq!(
            (header.delimiter, header.line, header.names),
            (b';', 2, vec!["date\n(typed in)".into(), "value".into()])
        );
        assert_eq!(find_header(b"patient_id,\"date\n1,2\n", 0).unwrap().fault, Some(QuoteFault::Unclosed));
    }
}
