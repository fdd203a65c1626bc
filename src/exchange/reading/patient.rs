//! Patients among the rows: those of the patients table, and those that other rows name.

use super::merge::Merge;
use super::outcome::{Outcome, differences};
use super::place::Place;
use super::row::Cells;
use super::working::{Working, find};
use crate::exchange::{Refused, RowErrors, Table};
use crate::record::{Chart, Id, Key, KnownPatients, Likeness, Patient, Record, What};

/// How many patients may be new in one reading: each takes a good kilobyte besides what the files hold of them.
const MAX_NEW_PATIENTS: usize = 100_000;

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
            if !self.may_add_patient(cells, errors) {
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

    /// Whether a patient has that number, stored or read.
    pub(super) fn knows(&self, number: &str) -> bool {
        self.working.contains_key(number) || self.stored.contains_key(number)
    }

    /// How a number that is nobody's differs from one that it could be taken for.
    pub(super) fn alike(&mut self, number: &str) -> Option<Likeness> {
        let known = self.known.get_or_insert_with(|| {
            let read = self.working.values().map(|w| &w.chart.patient);
            KnownPatients::of(read.chain(self.stored.values().map(|c| &c.patient)))
        });
        known.alike(number)
    }

    /// A patient of whom only the number is known, because the person allowed it.
    pub(super) fn make_patient(&mut self, number: Id, place: Place, key: Key) {
        self.made_patients += 1;
        self.insert_patient(Patient::of(key, number), place);
    }

    /// A patient who is new, read there.
    pub(super) fn insert_patient(&mut self, patient: Patient, place: Place) {
        self.new_patients += 1;
        let number = patient.number.to_string();
        let mut working = Working::new(None, Chart::new(patient));
        working.read_at = Some(place);
        self.working.insert(number, Box::new(working));
    }

    /// Whether one more new patient is taken; if not, says so.
    pub(super) fn may_add_patient(&self, cells: &Cells<'_>, errors: &mut RowErrors) -> bool {
        let may_add_patient = self.new_patients < MAX_NEW_PATIENTS;
        if !may_add_patient {
            cells.refuse(errors, "patient_id", Refused::ManyPatients(MAX_NEW_PATIENTS));
        }
        may_add_patient
    }
}
