//! What commands do with answers that wait in the inbox.

use super::change::ArrivalChange;
use super::{Change, ChartChange, Done, Lack, Record, Refusal};
use crate::caseload::Clinic;
use crate::record::{
    Arrival, Chart, DealtWith, Key, Report, ReportWay, SelfReport, SelfReported, Stamp, shows_nothing,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Puts answers that were taken in or refused back into the inbox. The scores that were made of them go; what was said of how harm was dealt with
/// stays.
///
/// # Errors
/// Where the report isn't there any more as it was seen, or was typed in from paper: nothing of that came through the inbox.
pub(super) fn put_back(clinic: &Clinic, patient: Key, seen: Report, arrival: Arrival) -> Result<Change, Refusal> {
    let before = clinic.chart(patient).ok_or(Refusal::Unknown(Record::Patient))?;
    let mut chart = Chart::clone(before);
    let is_made = |key: Key| seen.answered.iter().any(|one| one.score.as_ref().is_some_and(|(made, _)| *made == key));
    chart.scores.retain(|score| !is_made(score.key));
    let seen = SelfReport::from(seen);
    let place = chart.self_reports.iter().position(|known| known.key == seen.key);
    let gone = chart.self_reports.remove(place.ok_or(Refusal::Unknown(Record::SelfReport))?);
    if gone != seen || matches!(&gone.what, SelfReported::Report(report) if report.way == ReportWay::Paper) {
        return Err(Refusal::Stale(Record::SelfReport));
    }
    let key = arrival.key();
    let arrivals = vec![ArrivalChange { key, before: clinic.arrivals.get(&key).cloned(), after: Some(arrival) }];
    let change = ChartChange::new(patient, Some(Arc::clone(before)), Some(Arc::new(chart)));
    Ok(Change { arrivals, ..Change::of_charts(Done::ReportPutBack, vec![change]) })
}

/// Puts sealed texts into the inbox. Of one that is there already only what is known of it by now is new.
pub(super) fn put_inbox(clinic: &Clinic, arrived: Vec<Arrival>) -> Change {
    let mut changes = BTreeMap::new();
    for arrival in arrived {
        let key = arrival.key();
        let before = clinic.arrivals.get(&key).cloned();
        let after = match &before {
            Some(known) => Arrival { said: arrival.said.or_else(|| known.said.clone()), ..known.clone() },
            None => arrival,
        };
        changes.insert(key, ArrivalChange { key, before, after: Some(after) });
    }
    let arrivals = changes.into_values().filter(|one| one.before != one.after).collect();
    Change { arrivals, ..Change::of_charts(Done::Arrived, Vec::new()) }
}

/// Throws arrivals away.
///
/// # Errors
/// Without a reason, and where one isn't there any more.
pub(super) fn drop_arrivals(clinic: &Clinic, keys: Vec<Key>, reason: String) -> Result<Change, Refusal> {
    if shows_nothing(&reason) {
        return Err(Refusal::IncompleteEntry(Lack::WhyRefused));
    }
    let gone = |key: Key| {
        let before = clinic.arrivals.get(&key).ok_or(Refusal::Unknown(Record::Arrival))?;
        Ok(ArrivalChange { key, before: Some(before.clone()), after: None })
    };
    let arrivals = keys.into_iter().map(gone).collect::<Result<_, Refusal>>()?;
    Ok(Change { arrivals, why_dropped: reason, ..Change::of_charts(Done::ArrivalsDropped, Vec::new()) })
}

/// Keeps what was done about answers of nobody known, with all texts in the inbox that were sealed of the same sending. They stay there: whose they
/// are may be known later.
///
/// # Errors
/// Without a name or words, and where nothing of it waits any more that nobody has dealt with.
pub(super) fn deal_with_unknown(clinic: &Clinic, report: Key, stamp: &Stamp, words: String) -> Result<Change, Refusal> {
    if stamp.by.trim().is_empty() {
        return Err(Refusal::IncompleteEntry(Lack::WhoDealt));
    }
    if shows_nothing(&words) {
        return Err(Refusal::IncompleteEntry(Lack::HowDealt));
    }
    let dealt = DealtWith { report, at: stamp.at, by: stamp.by.to_string(), words: words.clone() };
    let is_meant = |arrival: &Arrival| {
        let said = arrival.said.as_ref().filter(|said| said.sending.key() == report);
        arrival.dealt.is_none() && said.is_some_and(|said| clinic.invited_by(said.token).is_none())
    };
    let meant = clinic.arrivals.iter().filter(|(_, arrival)| is_meant(arrival));
    let marked = meant.map(|(key, arrival)| {
        let after = Arrival { dealt: Some(dealt.clone()), ..arrival.clone() };
        ArrivalChange { key: *key, before: Some(arrival.clone()), after: Some(after) }
    });
    let arrivals: Vec<ArrivalChange> = marked.collect();
    if arrivals.is_empty() {
        return Err(Refusal::Unknown(Record::Arrival));
    }
    Ok(Change { arrivals, why_dropped: words, ..Change::of_charts(Done::HarmDealtWith, Vec::new()) })
}

/// The arrivals of a patient who is erased.
pub(super) fn arrivals_of(clinic: &Clinic, chart: &Chart) -> Vec<ArrivalChange> {
    let is_own = |arrival: &Arrival| arrival.said.as_ref().is_some_and(|said| chart.has_invitation(said.token));
    let own = clinic.arrivals.iter().filter(|(_, arrival)| is_own(arrival));
    own.map(|(key, arrival)| ArrivalChange { key: *key, before: Some(arrival.clone()), after: None }).collect()
}
