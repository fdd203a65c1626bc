//! Decisions and reviews as a table, written only: what was decided about whom, by whom, and what it corrects.

use super::log::act_text;
use crate::exchange::{CsvWriter, by_number, guarded};
use crate::record::{Charts, Entry, Review};
use crate::words::language::{say, worded};

/// The columns.
const HEADER: [&str; 6] = ["patient_id", "date", "by", "entry", "corrects", "text"];

/// Every entry of every log, the corrected and withdrawn ones too, and every review that came without one; patients in the byte order of their numbers, then
/// in order of entry. `entry` and `corrects` are the product's own keys.
pub fn decisions_csv(charts: &Charts) -> String {
    let mut table = CsvWriter::new(HEADER);
    for chart in by_number(charts) {
        let number = chart.patient.number.as_str();
        let entry = |e: &Entry| {
            let corrects = e.corrects.map(|key| key.to_string()).unwrap_or_default();
            [e.day.to_string(), e.by.clone(), e.key.to_string(), corrects, act_text(&e.act)]
        };
        let review = |r: &Review| {
            let note = &r.note;
            let text = if note.is_empty() { worded("Reviewed").to_owned() } else { say!("Reviewed: {note}", note) };
            [r.day.to_string(), r.by.clone(), r.key.to_string(), String::new(), text]
        };
        for cells in chart.log.iter().map(entry).chain(chart.own_reviews().map(review)) {
            let cells =
                std::iter::once(number).chain(cells.iter().map(String::as_str)).map(guarded).collect::<Vec<_>>();
            table.row(cells.iter().map(AsRef::as_ref));
        }
    }
    table.finish()
}
