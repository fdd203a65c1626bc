//! Rows of the patients table.

use super::merge::Merge;
use super::outcome::{Outcome, differences};
use super::row::Cells;
use super::working::find;
use crate::exchange::tables::patient_cells;
use crate::exchange::{RowErrors, Table};
use crate::record::{Fault, Key, Patient};

impl Merge {
    /// Takes in a row of the patients table: it makes the patient, or says what is known of one.
    pub(super) fn patient(
        &mut self,
        cells: &Cells<'_>,
        mut patient: Patient,
        new_key: &mut dyn FnMut() -> Key,
        errors: &mut RowErrors,
    ) -> Outcome {
        let place = self.place(cells.file, cells.line);
        let number = patient.number.clone();
        if !self.knows(&number) {
            if !self.has_room(cells, errors) {
                return Outcome::Refused;
            }
            patient.key = new_key();
            self.insert_patient(patient, place);
            return Outcome::Added;
        }
        let Some(working) = find(&mut self.working, &self.stored, &number) else { return Outcome::Refused };
        let old = &working.chart.patient;
        patient.key = old.key;
        keep_absent(&mut patient, old, cells);
        if patient == *old {
            let Some(first) = &working.read_at else {
                working.read_at = Some(place);
                return Outcome::Unchanged;
            };
            self.repeats.add(|| first.repeated(cells, number, "patient".to_owned()));
            return Outcome::Repeated;
        }
        if let Some(earlier) = &working.read_at {
            cells.refuse(errors, "patient_id", Fault::AtOdds, "one row for each patient", &earlier.words());
            return Outcome::Refused;
        }
        if let Err(impossible) = working.chart.can_be_of(&patient) {
            cells.refuse_fields(errors, vec![impossible]);
            return Outcome::Refused;
        }
        let columns = Table::Patients.columns();
        let (before, after) = (patient_cells(old), patient_cells(&patient));
        differences(&mut self.changes, cells, (&number, "patient"), columns, &before, &after);
        working.read_at = Some(place);
        working.chart.patient = patient;
        Outcome::Changed
    }
}

/// What the file has no column for stays as it was.
fn keep_absent(patient: &mut Patient, old: &Patient, cells: &Cells<'_>) {
    if !cells.has("name") {
        patient.name.clone_from(&old.name);
    }
    if !cells.has("birth_date") {
        patient.birth_date = old.birth_date;
    }
    if !cells.has("sex") {
        patient.sex = old.sex;
    }
    if !cells.has("note") {
        patient.note.clone_from(&old.note);
    }
    if !cells.has("course_start") {
        patient.course_start = old.course_start;
    }
}
