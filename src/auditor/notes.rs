//! What is worth saying of rows: repeats, what a form would have asked, and how to settle what is doubtful.

use crate::exchange::{AskedRow, Doubt, Preview, Repeat};
use crate::record::{AskedAbout, Mark, counted};

/// How many rows of a kind are named.
const NAMED: usize = 20;

/// The notes, each a line or a few.
pub(super) fn notes(preview: &Preview) -> Vec<String> {
    let asked =
        preview.asked.chunk_by(|a, b| a.about == b.about).filter_map(|rows| Some(asked(rows.first()?.about, rows)));
    let open = preview.doubts.iter().filter(|doubt| doubt.said.is_none()).map(way_out);
    repeats(&preview.repeats).into_iter().chain(asked).chain(open).collect()
}

/// The option that settles a doubtful column.
fn way_out(doubt: &Doubt) -> String {
    let Doubt { file, column, found, .. } = doubt;
    let (point, comma) = (doubt.read_as(Mark::Point), doubt.read_as(Mark::Comma));
    format!("{file}: say --decimal {column}=point if {found} is {point}, or --decimal {column}=comma if it is {comma}.")
}

fn repeats(repeats: &[Repeat]) -> Option<String> {
    let kept = repeats.iter().filter(|repeat| repeat.is_kept).count();
    let doses = repeats.iter().filter(|repeat| repeat.is_dose).count();
    let fate = match (kept, doses) {
        (0, 0) => "counted once",
        (0, _) => "counted once; --keep-repeats takes each repeated session as a dose of its own",
        _ => "each repeated session is taken as a dose of its own",
    };
    let row = |r: &Repeat| format!("{}:{}: {} {}, as in {}", r.file, r.line, r.patient, r.what, r.of);
    let title = format!("Rows that repeat another row ({fate}): {}", counted(repeats.len(), "row"));
    (!repeats.is_empty()).then(|| listed(&title, repeats.iter().map(row)))
}

fn asked(about: AskedAbout, rows: &[AskedRow]) -> String {
    let row = |r: &AskedRow| format!("{}:{}: {}: {}", r.file, r.line, r.patient, r.text);
    listed(&format!("{}: {}", about.title(), counted(rows.len(), "row")), rows.iter().map(row))
}

/// A title and the first rows below it.
fn listed(title: &str, rows: impl ExactSizeIterator<Item = String>) -> String {
    let more = rows.len().saturating_sub(NAMED);
    let mut lines = vec![title.to_owned()];
    lines.extend(rows.take(NAMED).map(|row| format!("  {row}")));
    if more > 0 {
        lines.push(format!("  and {more} more"));
    }
    lines.join("\n")
}
