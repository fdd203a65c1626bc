//! Answers that tell of harm: on every page, first of everything, until somebody has dealt with them by name and in words.

mod banner;
mod deal;
mod of_patient;

pub(crate) use banner::{HarmBanner, alert_words, deal_label};
pub(crate) use deal::DealDialog;
pub(crate) use of_patient::{harm_dealt, harm_lines, patient_harm};
