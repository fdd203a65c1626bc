//! The audit as a table, written only: one row a line, in the order in which they are handed in.

use super::{deed_words, value_words, what_words};
use crate::caseload::Clinic;
use crate::desk::{AuditView, Place, Told};
use crate::exchange::{CsvWriter, guarded};
use crate::record::{Line, Value};

/// The columns. `patient_id` is empty where the patient is no longer there; `patient_key` is the product's own.
const HEADER: [&str; 10] =
    ["number", "at", "by", "deed", "patient_id", "patient_key", "what", "before", "after", "hash"];

/// The lines at these places with their entries; an entry without lines has one row without a deed.
pub fn audit_csv((view, told): (&AuditView, &Told), places: &[Place], clinic: &Clinic) -> String {
    let mut table = CsvWriter::new(HEADER);
    for (entry, line) in places.iter().filter_map(|place| view.at(*place, told)) {
        let line = line.as_deref();
        let value = |of: fn(&Line) -> Option<&Value>| line.and_then(of).map(|value| value_words(value, clinic));
        let value = |of| value(of).unwrap_or_default();
        let key = line.and_then(|line| line.patient);
        let patient = key.and_then(|key| clinic.chart(key)).map_or("", |chart| &chart.patient.number);
        let (number, key) = (entry.number.to_string(), key.map(|key| key.to_string()).unwrap_or_default());
        let texts: [&str; 10] = [
            &number,
            &entry.at,
            &entry.by,
            line.map_or("", |line| deed_words(line.deed)),
            patient,
            &key,
            &line.map(|line| what_words(line, clinic)).unwrap_or_default(),
            &value(|line| line.before.as_ref()),
            &value(|line| line.after.as_ref()),
            &entry.hash,
        ];
        let cells = texts.map(guarded);
        table.row(cells.iter().map(AsRef::as_ref));
    }
    table.finish()
}
