//! The demo clinic: made-up patients that between them show all that the product can say. Nobody in it is real; every name starts
//! with "Demo", every number with "DEMO-", and every note says so.
//!
//! `stories.txt` tells what happened to whom; `made_up_patient` turns it into sessions and scores, and `reports` says who answered what.

mod made_up_patient;
mod mood;
mod ordinary;
mod random;
mod reports;
mod scale;
mod stories;
mod treatment;

pub use reports::{demo_contact, demo_reports};

use crate::record::{Chart, Day, Journal};
use made_up_patient::Life;

/// About sixty made-up patients, the same for the same seed and day. All dates are relative to `today`, so that the same patients
/// stand in the same states whenever the demo is opened.
pub fn demo_journals(seed: u64, today: Day) -> Vec<Journal> {
    stories::lives(seed, today).map(Life::into_journal).collect()
}

/// The charts of [`demo_journals`].
pub fn demo_clinic(seed: u64, today: Day) -> Vec<Chart> {
    demo_journals(seed, today).iter().filter_map(|journal| journal.fold(None)).collect()
}
