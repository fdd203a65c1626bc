//! A file's bytes as rows: decoded, told apart by its delimiter, and named by line.

mod decode;

pub(super) use decode::check_text;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// The delimiters that are tried, with what a person calls them.
pub(super) const DELIMITERS: [(u8, &str); 3] = [(b',', "comma"), (b';', "semicolon"), (b'\t', "tab")];

/// One row: the line it starts on, and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
    /// A quotation mark is opened in this row and never closed, so that it swallowed the rest of the file.
    pub(super) unclosed: bool,
}

/// Reads rows one by one from checked text. Lines without any character are passed over.
pub(super) struct Rows {
    bytes: Vec<u8>,
    at: usize,
    line: usize,
    delimiter: u8,
    reader: Box<Reader>,
}

impl Rows {
    /// Rows of bytes that [`check_text`] has passed, from `start` on.
    pub(super) fn new(bytes: Vec<u8>, start: usize, delimiter: u8) -> Self {
        let reader = Box::new(ReaderBuilder::new().delimiter(delimiter).build());
        Self { bytes, at: start, line: 1, delimiter, reader }
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
        self.bytes.get(self.at..).unwrap_or_default()
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
        let mut cells = Vec::new();
        let mut cell: Vec<u8> = Vec::new();
        let mut buffer = [0; 1024];
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let (result, read, written) = self.reader.read_field(rest, &mut buffer);
            self.at += read;
            cell.extend_from_slice(buffer.get(..written).unwrap_or_default());
            let ended = match result {
                // An empty input tells the reader that the text has ended; it then gives the last cell.
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => continue,
                ReadFieldResult::Field { record_end } => record_end,
                ReadFieldResult::End => true,
            };
            if !(result == ReadFieldResult::End && cell.is_empty()) {
                // The whole file was checked to be UTF-8, and a cell ends at ASCII marks only.
                cells.push(String::from_utf8_lossy(&std::mem::take(&mut cell)).into_owned());
            }
            if ended {
                break;
            }
        }
        // The reader stops after the CR of a CR LF, which is one line break.
        if self.bytes.get(start..self.at).is_some_and(|raw| raw.ends_with(b"\r")) && self.rest().first() == Some(&b'\n')
        {
            self.at += 1;
        }
        let raw = self.bytes.get(start..self.at).unwrap_or_default();
        self.line += line_breaks(raw);
        let unclosed = self.rest().is_empty() && ends_inside_quotes(raw, self.delimiter);
        Some(Row { line, cells, unclosed })
    }
}

/// Line breaks in a text: LF, CR LF or CR.
fn line_breaks(raw: &[u8]) -> usize {
    raw.iter()
        .zip(raw.iter().skip(1).map(Some).chain([None]))
        .filter(|(a, b)| **a == b'\n' || (**a == b'\r' && *b != Some(&b'\n')))
        .count()
}

/// Whether a row's text ends inside a quoted cell.
fn ends_inside_quotes(raw: &[u8], delimiter: u8) -> bool {
    enum Place {
        CellStart,
        Plain,
        Quoted,
        AfterMark,
    }
    let mut place = Place::CellStart;
    for byte in raw {
        let separates = *byte == delimiter || matches!(byte, b'\n' | b'\r');
        place = match (place, *byte) {
            (Place::CellStart | Place::AfterMark, b'"') => Place::Quoted,
            (Place::Quoted, b'"') => Place::AfterMark,
            (Place::Quoted, _) => Place::Quoted,
            _ if separates => Place::CellStart,
            _ => Place::Plain,
        };
    }
    matches!(place, Place::Quoted)
}

/// The delimiter under which the first line holds most of our column names, and that header, trimmed and in lower case.
pub(super) fn find_header(bytes: &[u8], start: usize) -> Option<(u8, Vec<String>, usize)> {
    let line_end = |from: usize| {
        bytes.iter().skip(from).position(|b| matches!(b, b'\n' | b'\r')).map_or(bytes.len(), |n| from + n)
    };
    let first = (start..bytes.len()).find(|at| !matches!(bytes.get(*at), Some(b'\n' | b'\r')))?;
    let header_of = |delimiter: u8| {
        let text = bytes.get(first..line_end(first)).unwrap_or_default().to_vec();
        let row = Rows::new(text, 0, delimiter).next_row()?;
        Some(row.cells.iter().map(|c| c.trim().to_ascii_lowercase()).collect::<Vec<_>>())
    };
    let headers = DELIMITERS.iter().rev().filter_map(|(d, _)| Some((*d, header_of(*d)?)));
    let (delimiter, header) = headers.max_by_key(|(_, header)| super::Table::known_names(header))?;
    Some((delimiter, header, first))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>, bool)> {
        let mut rows = Rows::new(text.as_bytes().to_vec(), 0, b',');
        std::iter::from_fn(|| rows.next_row().map(|r| (r.line, r.cells, r.unclosed))).collect()
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>, bool) {
        (line, cells.iter().map(|c| (*c).to_owned()).collect(), false)
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
    fn the_last_line_needs_no_end() {
        assert_eq!(rows("a,b\n1,2"), [row(1, &["a", "b"]), row(2, &["1", "2"])]);
        assert_eq!(rows("a,b\n1,"), [row(1, &["a", "b"]), row(2, &["1", ""])]);
    }

    /// An unclosed quotation mark makes a CSV reader take everything after it for one cell: rows vanish without a word.
    #[test]
    fn a_quotation_mark_that_swallows_the_rest_is_noticed() {
        assert!(rows("a,b\n1,\"two\n3,4\n5,6\n").last().unwrap().2);
        assert!(rows("a,b\n1,\"two\"\"\n3,4\n").last().unwrap().2);
        for fine in ["a\n\"x\"\n", "a\n\"x\"\"\"\n", "a,b\n5\" tall,2\n", "a,b\n2,5\"", "a\n\"\"\n", "a\n\"x\""] {
            assert!(!rows(fine).last().unwrap().2, "{fine:?}");
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
            assert_eq!(find_header(text.as_bytes(), 0).unwrap().0, delimiter, "{text:?}");
        }
        assert_eq!(find_header(b"\n\n Patient_ID ,DATE\r\n", 0).unwrap().1, ["patient_id", "date"]);
        assert!(find_header(b"\n\n", 0).is_none());
    }
}
