//! What files hold, in words.

use crate::exchange::{DateRead, FileNote, Gap, Missing, Repeat, Table, Taken};
use crate::record::{What, format_figure};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// What a table is called among other words.
pub fn table_words(table: Table) -> &'static str {
    match table {
        Table::Instruments => worded("instruments"),
        Table::Policy => worded("policy"),
        Table::Patients => worded("patients"),
        Table::Sessions => worded("sessions"),
        Table::Scores => worded("scores"),
        Table::Flags => worded("flags"),
        Table::Decisions => worded("decisions"),
        Table::Audit => worded("audit"),
        Table::Refused => worded("refused rows"),
    }
}

/// What a person calls a delimiter.
pub fn delimiter_words(delimiter: u8) -> &'static str {
    match delimiter {
        b';' => worded("semicolon"),
        b'\t' => worded("tab"),
        _ => worded("comma"),
    }
}

/// What is worth saying of a file besides its counts.
pub fn file_note(note: FileNote) -> &'static str {
    match note {
        FileNote::Empty => worded("The file is empty."),
        FileNote::NoRows => worded("There is a header and nothing below it."),
        FileNote::WrittenOnly => {
            worded("This table is written only: it follows from the record, or tells of it, and is not read.")
        }
    }
}

/// A table that is missing or empty, in a clause.
pub fn gap_words(gap: &Gap) -> String {
    match (&gap.file, gap.table) {
        (Some(file), Some(table)) if gap.is_empty => {
            say!("{file} is empty: there are no {table} in it", file, table = table_words(table))
        }
        (Some(file), Some(table)) => say!("{file} brings no {table}", file, table = table_words(table)),
        (Some(file), None) => say!("{file} is empty", file),
        (None, Some(table)) => say!("there is no file of {table}", table = table_words(table)),
        (None, None) => worded("there is no file of rows").to_owned(),
    }
}

/// A date that can be read in two ways, as it is read.
pub fn date_read_words(date: &DateRead) -> String {
    let DateRead { file, line, found, day } = date;
    say!("{found} is read as {day} ({file}, line {line}).", found, day = day.long(), file, line)
}

/// Which record a row is of, beside its patient's number: "session 2026-03-02".
pub fn row_record(what: &What) -> String {
    match what {
        What::Session(day) => say!("session {day}", day),
        What::Score { instrument, day } => say!("score {instrument} {day}", instrument, day),
        What::OwnInstrument(id) => say!("instrument {id}", id),
        What::Rules => worded("settings").to_owned(),
        _ => worded("patient").to_owned(),
    }
}

/// The row that another one repeats: "line 2".
pub fn repeated_row(repeat: &Repeat) -> String {
    let line = say!("line {line}", line = repeat.of_line);
    repeat.of_file.as_ref().map_or_else(|| line.clone(), |file| format!("{file} {line}"))
}

/// What is stored that a file lacks: "40 mg".
pub fn missing_value(missing: &Missing) -> String {
    let value = missing.value.map(format_figure).unwrap_or_default();
    if missing.value.is_some() && matches!(missing.what, What::Session(_)) { say!("{value} mg", value) } else { value }
}

/// What becomes of settings, as a title.
pub fn taken_title(taken: Taken) -> &'static str {
    match taken {
        Taken::Changed => worded("Changed"),
        Taken::Reset => worded("Not named, so reset to the default"),
        Taken::Left => worded("Left as they are"),
    }
}
