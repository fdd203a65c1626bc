//! What tells of harm stays until somebody has dealt with it by name and in words.

use super::{Change, Done, Refusal};
use crate::caseload::{Clinic, HarmAlert};

/// Holds a change to that: it ends no alert unless it says how it was dealt with, and one that brings an alert is not taken back, which would
/// end it.
///
/// # Errors
/// An alert would be gone that nobody has dealt with.
pub(super) fn keep_harm(clinic: &Clinic, change: &mut Change) -> Result<(), Refusal> {
    let next = clinic.with(change);
    let (before, after) = (clinic.harm_alerts(), next.harm_alerts());
    // Whose an answer is may be known only afterwards.
    let is_told = |alert: &HarmAlert| {
        after.iter().any(|one| one.report == alert.report && (alert.patient.is_none() || one.patient == alert.patient))
    };
    let is_dealt_with = |alert: &HarmAlert| {
        let mut charts =
            next.charts.values().filter(|chart| alert.patient.is_none_or(|patient| chart.patient.key == patient));
        charts.any(|chart| chart.dealt_with(alert.report).next().is_some())
    };
    if change.done != Done::HarmDealtWith && !before.iter().all(|alert| is_told(alert) || is_dealt_with(alert)) {
        return Err(Refusal::HarmWaits);
    }
    change.can_undo &= after.iter().all(|alert| before.iter().any(|one| one.report == alert.report));
    Ok(())
}
