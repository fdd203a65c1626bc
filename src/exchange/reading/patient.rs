//! Rows of the patients table.

use super::merge::Merge;
use super::outcome::{Outcome, differences};
use super::row::Cells;
use super::working::find;
use crate::exchange::{RowErrors, Table};
use crate::record::{Key, Patient, Record, What};

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
        let number = patient.number.to_string();
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
        // What the file has no column for stays as it was.
        patient = patient.with(old, |about| !cells.has(about.name));
        if patient == *old {
            let Some(first) = &working.read_at else {
                working.read_at = Some(place);
                return Outcome::Unchanged;
            };
            self.repeats.add(|| first.repeated(cells, number, What::of_patient(old)));
            return Outcome::Repeated;
        }
        if let Some(earlier) = &working.read_at {
            cells.refuse(errors, "patient_id", earlier.at_odds(Table::Patients));
            return Outcome::Refused;
        }
        if let Err(impossible) = working.chart.can_be_of(&patient) {
            cells.refuse_fields(errors, vec![impossible]);
            return Outcome::Refused;
        }
        differences(&mut self.changes, cells, (&number, What::of_patient(old)), old, &patient);
        working.read_at = Some(place);
        working.chart.patient = patient;
        Outcome::Changed
    }
}
