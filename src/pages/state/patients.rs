//! What pages ask of the open clinic's patients: the row, whether one is judged, and who it is.

use super::Desk;
use crate::caseload::{Clinic, Doubt, Row};
use crate::record::{Charts, Key};
use crate::words::{identity_words, number_and_age};
use leptos::prelude::*;
use std::sync::Arc;

impl Desk {
    /// The caseload's row of that patient as it is now.
    pub fn row(self, key: Key) -> Option<Arc<Row>> {
        // The book keeps its rows ordered by key.
        self.rows.with(|rows| rows.get(rows.binary_search_by_key(&key, |row| row.key).ok()?).cloned())
    }

    /// Why that patient isn't judged; none for one who is.
    pub fn doubt(self, key: Key) -> Option<Doubt> {
        self.doubts.with(|doubts| doubts.about(key))
    }

    /// The charts of a clinic that are judged.
    pub fn judged_charts(self, clinic: &Clinic) -> Charts {
        let mut charts = clinic.charts.clone();
        self.doubts.with(|doubts| {
            if !doubts.is_empty() {
                charts.retain(|key, _| doubts.about(*key).is_none());
            }
        });
        charts
    }

    /// Who that patient is, by name, number and age; `None` once the patient is gone.
    pub fn identity(self, key: Key) -> Option<String> {
        let today = self.today.get();
        self.clinic.with(|clinic| Some(identity_words(&clinic.chart(key)?.patient, today)))
    }

    /// Who that patient is, by name, number and age, as it is known now, whatever day the pages show.
    pub fn identity_now(self, patient: Key) -> Option<String> {
        let today = self.present_day.get();
        self.present.with(|clinic| Some(identity_words(&clinic.chart(patient)?.patient, today)))
    }

    /// What stands beside that patient's name, so that two people of one name can't be taken for each other.
    pub fn number_and_age(self, key: Key) -> Option<String> {
        let today = self.today.get();
        self.clinic.with(|clinic| Some(number_and_age(&clinic.chart(key)?.patient, today)))
    }
}
