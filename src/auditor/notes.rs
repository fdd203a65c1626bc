//! What is worth saying of rows: repeats, what a form would have asked, and how to settle what is doubtful.

use crate::exchange::{AskedRow, Doubt, Listed, Preview, Repeat};
use crate::record::{AskedAbout, Mark};
use crate::words::{asked_title, counted, question_words, repeated_row, row_record};
use std::io::{self, Write};

/// How many rows of a kind are named.
const NAMED: usize = 20;

/// A note on standard error. If nobody listens there, the answer still stands.
pub(super) fn tell(note: &str) {
    let _ = writeln!(io::stderr().lock(), "{note}");
}

/// The notes, each a line or a few.
pub(super) fn notes(preview: &Preview) -> Vec<String> {
    let asked = preview.asked.iter().map(|kind| asked(kind.about, &kind.rows));
    let open = preview.doubts.iter().filter(|doubt| doubt.said.is_none()).map(way_out);
    repeats(preview).into_iter().chain(asked).chain(open).collect()
}

/// The option that settles a doubtful column.
fn way_out(doubt: &Doubt) -> String {
    let Doubt { file, column, found, .. } = doubt;
    let (point, comma) = (doubt.read_as(Mark::Point), doubt.read_as(Mark::Comma));
    format!("{file}: say --decimal {column}=point if {found} is {point}, or --decimal {column}=comma if it is {comma}.")
}

fn repeats(preview: &Preview) -> Option<String> {
    let repeats = &preview.repeats;
    let fate = match (preview.keeps_repeats(), preview.repeated_doses) {
        (_, 0) => "counted once",
        (false, _) => "counted once; --keep-repeats takes each repeated session as a dose of its own",
        _ => "each repeated session is taken as a dose of its own",
    };
    let row =
        |r: &Repeat| format!("{}:{}: {} {}, as in {}", r.file, r.line, r.patient, row_record(&r.what), repeated_row(r));
    let title = format!("Rows that repeat another row ({fate}): {}", counted(repeats.count(), "row", "rows"));
    (!repeats.is_empty()).then(|| listed(&title, repeats, row))
}

fn asked(about: AskedAbout, rows: &Listed<AskedRow>) -> String {
    let row = |r: &AskedRow| format!("{}:{}: {}: {}", r.file, r.line, r.patient, question_words(&r.question));
    listed(&format!("{}: {}", asked_title(about), counted(rows.count(), "row", "rows")), rows, row)
}

/// A title and the first rows below it.
fn listed<T>(title: &str, rows: &Listed<T>, row: impl Fn(&T) -> String) -> String {
    let more = rows.count().saturating_sub(NAMED);
    let mut lines = vec![title.to_owned()];
    lines.extend(rows.first().iter().take(NAMED).map(|one| format!("  {}", row(one))));
    if more > 0 {
        lines.push(format!("  and {more} more"));
    }
    lines.join("\n")
}
