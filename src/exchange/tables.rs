//! The clinic's tables as files, and the same cells as texts to compare.

use super::Table;
use super::write::{CsvWriter, guarded};
use crate::judge::Policy;
use crate::record::{
    Chart, Charts, Drug, Instrument, Patient, Role, Route, Score, Session, SessionStatus, Sex, Site, Source, Timing,
};
use crate::record::{NUMBERS, sort_by};

/// The word of a choice.
fn word<T: PartialEq>(all: &[(T, &'static str)], value: &T) -> String {
    all.iter().find(|(v, _)| v == value).map_or_else(String::new, |(_, word)| (*word).to_owned())
}

/// A text for something that may be missing.
fn text<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |v| v.to_string())
}

/// A patient's cells in the order of its table's columns, without guards.
pub(crate) fn patient_cells(p: &Patient) -> Vec<String> {
    vec![
        p.number.clone(),
        p.name.clone(),
        text(p.birth_date),
        p.sex.map_or_else(String::new, |s| word(&Sex::ALL, &s)),
        p.note.clone(),
        text(p.course_start),
    ]
}

/// A session's cells after the patient's number.
pub(crate) fn session_cells(s: &Session) -> Vec<String> {
    vec![
        s.day.to_string(),
        text(s.time),
        word(&SessionStatus::ALL, &s.status),
        word(&Drug::ALL, &s.drug),
        word(&Route::ALL, &s.route),
        text(s.dose_mg),
        text(s.weight_kg),
        s.site.map_or_else(String::new, |v| word(&Site::ALL, &v)),
        text(s.before.systolic),
        text(s.before.diastolic),
        text(s.peak.systolic),
        text(s.peak.diastolic),
        s.note.clone(),
    ]
}

/// A score's cells after the patient's number.
pub(crate) fn score_cells(s: &Score) -> Vec<String> {
    vec![
        s.instrument.to_string(),
        s.day.to_string(),
        s.value.to_string(),
        text(s.time),
        s.timing.map_or_else(String::new, |v| word(&Timing::ALL, &v)),
        s.source.map_or_else(String::new, |v| word(&Source::ALL, &v)),
        s.note.clone(),
    ]
}

/// An instrument's cells in the order of its table's columns.
pub(crate) fn instrument_cells(i: &Instrument) -> Vec<String> {
    vec![
        i.id.to_string(),
        i.version.clone(),
        i.name.clone(),
        word(&Role::ALL, &i.role),
        i.higher_is_better.to_string(),
        i.min.to_string(),
        i.max.to_string(),
        text(i.step),
        text(i.recall_days),
        text(i.norm_mean),
        text(i.norm_sd),
        text(i.reliability),
        text(i.sem),
        text(i.mic),
        text(i.fixed_drop),
        text(i.fixed_recovery),
        i.loinc.clone(),
        i.items_may_be_shipped.to_string(),
        i.source.clone(),
    ]
}

/// Columns that hold a number, whose sign is no formula.
pub(super) fn is_number(column: &str) -> bool {
    NUMBERS.contains(&column)
}

/// A table of rows, each guarded cell by cell.
fn written(columns: &[&'static str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = CsvWriter::new(columns.iter().copied());
    for row in rows {
        let cells: Vec<_> = columns
            .iter()
            .zip(&row)
            .map(|(column, cell)| if is_number(column) { cell.into() } else { guarded(cell) })
            .collect();
        table.row(cells.iter().map(AsRef::as_ref));
    }
    table.finish()
}

/// Charts in the byte order of the patients' numbers.
pub(super) fn by_number(charts: &Charts) -> Vec<&Chart> {
    let mut ordered: Vec<&Chart> = charts.values().map(|c| &**c).collect();
    sort_by(&mut ordered, |a, b| a.patient.number.as_bytes().cmp(b.patient.number.as_bytes()));
    ordered
}

fn with_number(chart: &Chart, cells: Vec<String>) -> Vec<String> {
    std::iter::once(chart.patient.number.clone()).chain(cells).collect()
}

/// A table's header with nothing below it: a file to be filled in.
pub fn template_csv(table: Table) -> String {
    written(table.columns(), std::iter::empty())
}

/// The patients table. `course_start` is a column only where some patient has one.
pub fn patients_csv(charts: &Charts) -> String {
    let columns = Table::Patients.columns();
    let chosen = charts.values().any(|c| c.patient.course_start.is_some());
    let columns = if chosen { columns } else { columns.split_last().map_or(columns, |(_, rest)| rest) };
    written(columns, by_number(charts).into_iter().map(|c| patient_cells(&c.patient)))
}

/// The sessions table, each patient's in order of entry.
pub fn sessions_csv(charts: &Charts) -> String {
    let ordered = by_number(charts);
    let rows = ordered.iter().flat_map(|c| c.sessions.iter().map(|s| with_number(c, session_cells(s))));
    written(Table::Sessions.columns(), rows)
}

/// The scores table, each patient's in order of entry.
pub fn scores_csv(charts: &Charts) -> String {
    let ordered = by_number(charts);
    let rows = ordered.iter().flat_map(|c| c.scores.iter().map(|s| with_number(c, score_cells(s))));
    written(Table::Scores.columns(), rows)
}

/// The instruments that the clinic added or replaced.
pub fn instruments_csv(own: &[Instrument]) -> String {
    written(Table::Instruments.columns(), own.iter().map(instrument_cells))
}

/// The settings as `policy.json`.
pub fn policy_json(policy: &Policy) -> String {
    // A policy is plain numbers under fixed names, which JSON can always hold.
    serde_json::to_string_pretty(policy).map_or_else(|_| String::new(), |text| text + "\n")
}
