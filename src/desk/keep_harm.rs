//! What tells of harm stays until somebody has dealt with it by name and in words.

use super::{Change, Done, Refusal};
use crate::caseload::{Clinic, HarmAlert, harm_alerts};
use crate::record::{Arrival, Chart, Charts, CollectOrdered, Key};
use std::sync::Arc;

/// Holds a change to that: it ends no alert unless it says how it was dealt with, and one that brings an alert is not taken back, which would
/// end it. Only those patients are looked at whom the change or an arrival of it is about: nobody else's alerts can begin or end with it.
///
/// # Errors
/// An alert would be gone that nobody has dealt with.
pub(super) fn keep_harm(clinic: &Clinic, change: &mut Change) -> Result<(), Refusal> {
    let arrivals = change.arrivals.iter().flat_map(|one| [&one.before, &one.after]).flatten();
    let invited = arrivals.filter_map(|arrival| whose(clinic, arrival));
    let charts: Charts =
        change.charts.iter().filter_map(|one| one.before.as_ref()).chain(invited).map(entry).collect_map();
    let mut next = charts.clone();
    for one in &change.charts {
        match &one.after {
            Some(after) => next.insert(one.key, Arc::clone(after)),
            None => next.remove(&one.key),
        };
    }
    let other = clinic.arrivals.iter().filter(|(key, _)| change.arrivals.iter().all(|one| one.key != **key));
    let own = change.arrivals.iter().filter_map(|one| Some((&one.key, one.after.as_ref()?)));
    let before = harm_alerts(charts.values(), clinic.arrivals.iter());
    let after = harm_alerts(next.values(), other.chain(own));
    // Whose an answer is may be known only afterwards.
    let is_told = |alert: &HarmAlert| {
        after.iter().any(|one| one.report == alert.report && (alert.patient.is_none() || one.patient == alert.patient))
    };
    let is_dealt_with = |alert: &HarmAlert| {
        let mut charts = next.values().filter(|chart| alert.patient.is_none_or(|patient| chart.patient.key == patient));
        charts.any(|chart| chart.has_dealt_with(alert.report))
    };
    if change.done != Done::HarmDealtWith && !before.iter().all(|alert| is_told(alert) || is_dealt_with(alert)) {
        return Err(Refusal::HarmWaits);
    }
    change.can_undo &= after.iter().all(|alert| before.iter().any(|one| one.report == alert.report));
    Ok(())
}

/// Who was invited to send that, where it tells of harm.
fn whose<'a>(clinic: &'a Clinic, arrival: &Arrival) -> Option<&'a Arc<Chart>> {
    clinic.invited_by(arrival.said.as_ref().filter(|said| !said.harm.is_empty())?.token)
}

fn entry(chart: &Arc<Chart>) -> (Key, Arc<Chart>) {
    (chart.patient.key, Arc::clone(chart))
}
