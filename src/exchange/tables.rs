//! The clinic's tables as files.

use super::Table;
use super::write::{CsvWriter, guarded};
use crate::judge::Policy;
use crate::record::{About, Chart, Charts, Instrument, Record, sort_by};

/// A table of rows, each guarded cell by cell.
fn written(columns: &[&'static About], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = CsvWriter::new(columns.iter().map(|column| column.name));
    for row in rows {
        // The sign of a number is no formula.
        let cell = |(column, cell): (&&About, &'_ String)| {
            if column.is_number() { cell.clone() } else { guarded(cell).into_owned() }
        };
        let cells: Vec<_> = columns.iter().zip(&row).map(cell).collect();
        table.row(cells.iter().map(String::as_str));
    }
    table.finish()
}

/// Charts in the byte order of the patients' numbers.
pub(crate) fn by_number(charts: &Charts) -> Vec<&Chart> {
    let mut ordered: Vec<&Chart> = charts.values().map(|c| &**c).collect();
    sort_by(&mut ordered, |a, b| a.patient.number.as_bytes().cmp(b.patient.number.as_bytes()));
    ordered
}

/// A table's header with nothing below it: a file to be filled in.
pub fn template_csv(table: Table) -> String {
    written(&table.columns(), std::iter::empty())
}

/// The patients table. `course_start` is a column only where some patient has one.
pub fn patients_csv(charts: &Charts) -> String {
    let mut columns = Table::Patients.columns();
    if charts.values().all(|c| c.patient.course_start.is_none()) {
        columns.pop();
    }
    written(&columns, by_number(charts).into_iter().map(|c| c.patient.cells()))
}

/// A table of each patient's records in order of entry, after the patient's number.
fn records_csv<R: Record>(table: Table, charts: &Charts, records: fn(&Chart) -> &[R]) -> String {
    let rows = by_number(charts).into_iter().flat_map(|chart| {
        let number = chart.patient.number.as_str();
        records(chart).iter().map(move |record| std::iter::once(number.to_owned()).chain(record.cells()).collect())
    });
    written(&table.columns(), rows)
}

/// The sessions table, each patient's in order of entry.
pub fn sessions_csv(charts: &Charts) -> String {
    records_csv(Table::Sessions, charts, |chart| &chart.sessions)
}

/// The scores table, each patient's in order of entry.
pub fn scores_csv(charts: &Charts) -> String {
    records_csv(Table::Scores, charts, |chart| &chart.scores)
}

/// The instruments that the clinic added or replaced.
pub fn instruments_csv(own: &[Instrument]) -> String {
    written(&Table::Instruments.columns(), own.iter().map(Record::cells))
}

/// The settings as `policy.json`.
pub fn policy_json(policy: &Policy) -> String {
    // A policy is plain numbers under fixed names, which JSON can always hold.
    serde_json::to_string_pretty(policy).map_or_else(|_| String::new(), |text| text + "\n")
}
