//! What was refused, so that what follows from it is counted under it: a patient's row with a date that can't be read is one error, not
//! one more for each of the patient's sessions and scores.

use crate::exchange::{Followers, KEPT, RowErrors, Table};
use std::collections::{BTreeMap, HashMap};

/// Errors that explain others, by their places among all errors. Those that are not listed stand at one place, [`KEPT`]; whom they name
/// is kept, so that no patient is made of whom a row was refused.
#[derive(Debug, Default)]
pub(super) struct Causes {
    patients: HashMap<Box<str>, u16>,
    instruments: HashMap<Box<str>, u16>,
    /// A file that could not be read and may have held what rows of the other files name.
    patients_file: Option<u16>,
    instruments_file: Option<u16>,
    followers: BTreeMap<u16, Followers>,
}

impl Causes {
    /// A row that names that patient is refused, by the error at that place.
    pub(super) fn patient(&mut self, number: &str, error: usize) {
        self.patients.entry(number.into()).or_insert(place(error));
    }

    /// The same of an instrument.
    pub(super) fn instrument(&mut self, id: &str, error: usize) {
        self.instruments.entry(id.into()).or_insert(place(error));
    }

    /// A file is refused as a whole; what it held isn't known where its header can't be read.
    pub(super) fn file(&mut self, table: Option<Table>, error: usize) {
        if matches!(table, None | Some(Table::Patients)) {
            self.patients_file.get_or_insert(place(error));
        }
        if matches!(table, None | Some(Table::Instruments)) {
            self.instruments_file.get_or_insert(place(error));
        }
    }

    /// Counts a session or score of a patient who isn't known under what explains that; `false` where nothing does.
    pub(super) fn explain_patient(&mut self, number: &str, is_score: bool) -> bool {
        let cause = self.patients.get(number).copied().or(self.patients_file);
        self.count(cause, is_score)
    }

    /// The same of a score whose instrument isn't known.
    pub(super) fn explain_instrument(&mut self, id: &str) -> bool {
        let cause = self.instruments.get(id).copied().or(self.instruments_file);
        self.count(cause, true)
    }

    /// Counts a row that is refused for what is said once of all such rows.
    pub(super) fn explain_row(&mut self, error: usize) {
        self.followers.entry(place(error)).or_default().rows += 1;
    }

    fn count(&mut self, cause: Option<u16>, is_score: bool) -> bool {
        let Some(error) = cause else { return false };
        let followers = self.followers.entry(error).or_default();
        *if is_score { &mut followers.scores } else { &mut followers.sessions } += 1;
        true
    }

    /// Says at each error how many rows follow from it.
    pub(super) fn tell(&self, errors: &mut RowErrors) {
        self.followers.iter().for_each(|(at, followers)| errors.follow(usize::from(*at), *followers));
    }
}

/// Where an error stands, as far as errors are listed.
fn place(error: usize) -> u16 {
    u16::try_from(error.min(KEPT)).unwrap_or(u16::MAX)
}
