//! What all patients' reports come to: whose an invitation is, what is known already, and who answered what tells of harm.

use super::Clinic;
use crate::record::{
    Arrival, Chart, CollectOrdered, Day, HarmItem, Instant, Key, Report, SendingId, Token, sort_by_key,
};
use crate::self_report::Invited;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Answers that tell of harm, and that nobody has dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HarmAlert {
    /// Whose; none for an arrival of no known invitation.
    pub patient: Option<Key>,
    /// The report's record, taken in or not: what [`crate::record::DealtWith`] names.
    pub report: Key,
    /// The arrival, where it isn't taken in yet.
    pub arrival: Option<Key>,
    /// The day on which it was answered: by the patient's clock, unless a person said another.
    pub answered: Day,
    /// When it was received.
    pub received: Instant,
    /// The items.
    pub items: Vec<HarmItem>,
}

impl Clinic {
    /// Every invitation, withdrawn ones among them.
    pub fn invited(&self) -> Vec<Invited> {
        self.reporting().flat_map(|chart| Invited::of(chart)).collect()
    }

    /// What was taken in or refused before.
    pub fn reported(&self) -> BTreeMap<SendingId, &Report> {
        self.reporting().flat_map(|chart| chart.reports().map(|report| (report.sending, report))).collect_map()
    }

    /// The patient whose invitation has that token.
    pub fn invited_by(&self, token: Token) -> Option<&Arc<Chart>> {
        self.reporting().find(|chart| chart.has_invitation(token))
    }

    /// Whether answers to that invitation wait in the inbox.
    pub fn has_waiting(&self, token: Token) -> bool {
        self.arrivals.values().any(|arrival| arrival.said.as_ref().is_some_and(|said| said.token == token))
    }

    /// All that tells of harm, taken in, refused or not yet looked at, until somebody has dealt with it; what was received last comes first.
    pub fn harm_alerts(&self) -> Vec<HarmAlert> {
        harm_alerts(self.charts.values(), self.arrivals.iter())
    }

    /// The charts of patients who were ever invited, or typed in for.
    fn reporting(&self) -> impl Iterator<Item = &Arc<Chart>> {
        self.charts.values().filter(|chart| !chart.self_reports.is_empty())
    }
}

/// The same of these charts and arrivals alone: an arrival that was invited by none of these charts is nobody's.
pub fn harm_alerts<'a>(
    charts: impl Iterator<Item = &'a Arc<Chart>> + Clone,
    arrivals: impl Iterator<Item = (&'a Key, &'a Arrival)>,
) -> Vec<HarmAlert> {
    let reports = charts.clone().flat_map(|chart| {
        let open = chart.reports().filter(|report| report.tells_of_harm());
        let open = open.filter(|report| !chart.has_dealt_with(report.sending.key()));
        open.map(|report| HarmAlert::of_report(chart, report))
    });
    let mut alerts: Vec<HarmAlert> = reports.collect();
    for (key, arrival) in arrivals {
        let Some(said) = arrival.said.as_ref().filter(|said| !said.harm.is_empty()) else { continue };
        if arrival.dealt.is_some() {
            continue;
        }
        let chart = charts.clone().find(|chart| chart.has_invitation(said.token));
        let report = said.sending.key();
        let is_known = chart.is_some_and(|chart| chart.knows_harm_of(said, arrival.received));
        let patient = chart.map(|chart| chart.patient.key);
        let is_same = |alert: &HarmAlert| {
            let is_told = said.harm.iter().all(|item| alert.items.contains(item));
            (alert.report, alert.patient) == (report, patient) && is_told
        };
        // The same sent twice is one.
        if !is_known && !alerts.iter().any(is_same) {
            alerts.push(HarmAlert {
                patient,
                report,
                arrival: Some(*key),
                answered: said.authored.day(),
                received: arrival.received,
                items: said.harm.clone(),
            });
        }
    }
    sort_by_key(&mut alerts, |alert| Reverse(alert.received));
    alerts
}

impl HarmAlert {
    /// About a report of that chart.
    pub(super) fn of_report(chart: &Chart, report: &Report) -> Self {
        Self {
            patient: Some(chart.patient.key),
            report: report.sending.key(),
            arrival: None,
            answered: report.day(),
            received: report.received,
            items: report.harm_items().collect(),
        }
    }
}
