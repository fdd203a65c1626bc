//! What an import refuses, in words, and as a table to be mended elsewhere.

use super::count::counted;
use super::entry::{expected_words, found_words, quoted};
use super::fault::fault_words;
use super::file::table_words;
use super::likeness::likeness_words;
use super::policy_error::policy_sides;
use crate::exchange::{
    CsvWriter, Encoding, Followers, LONGEST_HEADER, MAX_BYTES, MAX_FILE_BYTES, MAX_SETTINGS_BYTES, MOST_CELLS,
    MoreErrors, OpenTable, QuoteFault, Refused, RowError, RowErrors, Table, guarded,
};
use crate::record::{Fault, grouped, shown_name, written_out};
use crate::words::language::{say, worded};

/// How many kinds of errors that are only counted are named in a sentence.
const NAMED: usize = 8;
const MB: u64 = 1024 * 1024;

/// An error in a line.
pub fn row_error_words(error: &RowError) -> String {
    let RowError { file, line, column, .. } = error;
    let (expected, found) = row_error_sides(error);
    say!("{file}:{line}:{column}: expected {expected}, found {found}", file, line, column, expected, found)
}

/// What was expected, and what stood there with what follows from it.
pub fn row_error_sides(error: &RowError) -> (String, String) {
    let (expected, mut found) = sides(&error.refused, &error.column);
    let Followers { sessions, scores, rows } = error.followers;
    let kinds = [
        (sessions, worded("session"), worded("sessions")),
        (scores, worded("score"), worded("scores")),
        (rows, worded("row"), worded("rows")),
    ];
    let some = kinds.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many));
    let words = some.collect::<Vec<_>>().join(worded(" and "));
    match sessions + scores + rows {
        0 => {}
        1 => found.push_str(&say!("; {words} is refused with it", words)),
        _ => found.push_str(&say!("; {words} are refused with it", words)),
    }
    (expected, found)
}

fn sides(refused: &Refused, column: &str) -> (String, String) {
    let fixed = |expected: &str, found: &str| (expected.to_owned(), found.to_owned());
    match refused {
        Refused::Field(expected, found) => (expected_words(expected), found_words(found)),
        Refused::NotText(encoding) => (
            worded("UTF-8 text (in a spreadsheet: save as “CSV UTF-8”)").to_owned(),
            match encoding {
                Encoding::Utf16 => worded("UTF-16 text").to_owned(),
                Encoding::Nul => worded("a NUL byte: this is not a text file").to_owned(),
                Encoding::Byte(byte) => {
                    say!("the byte {byte}, which is not UTF-8", byte = format_args!("0x{byte:02X}"))
                }
            },
        ),
        Refused::LargeSettings(bytes) => (
            say!("settings of at most {most} KB", most = MAX_SETTINGS_BYTES / 1024),
            say!("{size} KB", size = bytes / 1024),
        ),
        Refused::LargeFile(bytes) => (
            say!("a file of at most {most} MB: split it into several", most = MAX_FILE_BYTES / MB),
            say!("{size} MB", size = bytes.div_ceil(MB)),
        ),
        Refused::LargeFiles(bytes) => (
            say!("files of at most {most} MB together: choose fewer at once", most = MAX_BYTES / MB),
            say!("{size} MB up to this file", size = bytes.div_ceil(MB)),
        ),
        Refused::Quotes(QuoteFault::Unclosed) | Refused::HeaderQuotes(QuoteFault::Unclosed) => fixed(
            worded("a quotation mark that is closed"),
            worded("one that is opened in this row and never closed"),
        ),
        Refused::Quotes(QuoteFault::TextAfter) | Refused::HeaderQuotes(QuoteFault::TextAfter) => fixed(
            worded("the end of the cell after a closing quotation mark"),
            worded("text, so that rows below this one may have been taken for part of a cell"),
        ),
        Refused::ManyColumns(count) => (
            say!("a header of at most {most} columns", most = grouped(MOST_CELLS)),
            say!("{count} of them", count = grouped(*count)),
        ),
        Refused::OpenHeader(OpenTable::Both, header) => (
            worded("columns of sessions (status, drug, route, dose_mg …) or of scores (instrument, value …), not of both").to_owned(),
            header_words(header),
        ),
        Refused::OpenHeader(OpenTable::Neither, header) => (
            worded("a column that tells what happened on that date: status, drug, route or dose_mg for sessions, instrument and value for scores")
                .to_owned(),
            header_words(header),
        ),
        Refused::UnknownHeader(header) => (
            worded("a header of patients (patient_id …), sessions (patient_id, date, status or route …), scores (patient_id, instrument, date, value …) or instruments (id, role …)")
                .to_owned(),
            header_words(header),
        ),
        Refused::ColumnTwice => fixed(worded("each column once"), worded("it twice")),
        Refused::NoColumn(table, others) => (
            say!("the column {column}, which {table} need", column, table = table_words(*table)),
            match others.iter().map(|name| quoted(name, LONGEST_HEADER)).collect::<Vec<_>>().join(", ") {
                none if none.is_empty() => worded("no such column").to_owned(),
                others => say!("no such column beside {others}", others),
            },
        ),
        Refused::Cells { header, row } => {
            (say!("{header} cells, as in the header", header), say!("{row} cells", row))
        }
        Refused::UnknownPatient(number, like) => (
            worded("a patient that is known or in a patients table (or allow unknown patients to be made)").to_owned(),
            match like {
                Some(like) => which(number, &likeness_words(like)),
                None => format!("“{}”", written_out(number)),
            },
        ),
        Refused::ManyPatients(most) => (
            say!("at most {most} new patients in all files: import these first, then the others", most = grouped(*most)),
            worded("one more").to_owned(),
        ),
        Refused::AlikeInstrument(id, like) => (
            worded("the id of a known instrument as it is written there, or one that can’t be taken for it").to_owned(),
            which(id, &likeness_words(like)),
        ),
        Refused::AtOdds(table, file, line) => (
            match table {
                Table::Instruments => worded("one row for each instrument"),
                Table::Patients => worded("one row for each patient"),
                Table::Scores => worded("one row for each score"),
                _ => worded("one row for each session"),
            }
            .to_owned(),
            say!("another row for the same record, {file} line {line}, that says otherwise", file, line),
        ),
        Refused::ScoresOutside(count) => (
            worded("a range that holds the stored scores").to_owned(),
            say!("{scores} outside it", scores = counted(*count, worded("stored score"), worded("stored scores"))),
        ),
        Refused::NoSettings => (
            say!("an object of settings, such as {example}", example = "{\"window_days\": 28}"),
            worded("something else").to_owned(),
        ),
        Refused::SettingsTwice(file) => (worded("one file of settings").to_owned(), say!("another one, {file}", file)),
        Refused::Settings(error) => policy_sides(error),
        Refused::DoubtfulColumn { found, point, comma } => (
            say!(
                "to be told whether the point is the decimal mark of this column ({point}) or the comma ({comma})",
                point,
                comma
            ),
            format!("“{}”", written_out(found)),
        ),
    }
}

/// An id, and what could be taken for it.
fn which(id: &str, how: &str) -> String {
    say!("“{id}”, which {how}", id = written_out(id), how)
}

fn header_words(header: &str) -> String {
    say!("a header of {header}", header = quoted(header, LONGEST_HEADER))
}

/// Errors that are only counted, as a clause: `scores.csv: 4,000 cells of value are no number`.
fn more_words(more: &MoreErrors) -> String {
    let MoreErrors { file, column, fault, count } = more;
    let (file, column, what) = (shown_name(file), shown_name(column), fault_words(*fault));
    let number = grouped(*count);
    match (fault, count) {
        (Fault::File | Fault::Cells | Fault::Quotes, 1) => say!("{file}: {number} row is {what}", file, number, what),
        (Fault::File | Fault::Cells | Fault::Quotes, _) => say!("{file}: {number} rows are {what}", file, number, what),
        (_, 1) => say!("{file}: {number} cell of {column} is {what}", file, number, column, what),
        _ => say!("{file}: {number} cells of {column} are {what}", file, number, column, what),
    }
}

/// What is not listed, as a sentence; nothing where all is.
pub fn more_errors_words(errors: &RowErrors) -> Option<String> {
    let more = errors.more();
    if more.is_empty() {
        return None;
    }
    let named = more.iter().take(NAMED).map(more_words).collect::<Vec<_>>().join("; ");
    let rest: usize = more.iter().skip(NAMED).map(|more| more.count).sum();
    let rest = if rest == 0 { String::new() } else { say!("; {rest} of other kinds", rest = grouped(rest)) };
    let following = match errors.following() {
        0 => String::new(),
        1 => worded(" 1 more row is refused with them.").to_owned(),
        n => say!(" {rows} more rows are refused with them.", rows = grouped(n)),
    };
    let count = grouped(errors.count() - errors.first().len());
    Some(say!("And {count} more, not listed one by one: {named}{rest}.{following}", count, named, rest, following))
}

/// The errors as a table, to be mended elsewhere: the listed ones, and a row for each kind of those that are only counted.
pub fn errors_csv(errors: &RowErrors) -> String {
    let mut table = CsvWriter::new(["file", "line", "column", "found", "expected"]);
    let mut row = |cells: [&str; 5]| {
        let cells = cells.map(|cell| guarded(cell).into_owned());
        table.row(cells.iter().map(String::as_str));
    };
    for error in errors.first() {
        let (expected, found) = row_error_sides(error);
        row([&error.file, &error.line.to_string(), &error.column, &found, &expected]);
    }
    for more in errors.more() {
        let found = say!("{count} more, not listed one by one", count = more.count);
        row([&more.file, "", &more.column, &found, &more_words(&more)]);
    }
    table.finish()
}
