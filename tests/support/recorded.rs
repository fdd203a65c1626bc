//! What tests need of journals: who does something, and charts of which every record comes from an event.
#![allow(dead_code, reason = "each test uses some of it")]

use anamnesis::desk::{Change, Events};
use anamnesis::record::{
    Chart, Charts, Device, EventId, Instant, Journal, Journals, Key, Known, NewKeys, RecordId, Run, Stamp,
};
use std::sync::Arc;

/// Whoever that is, on one device, at one instant: the journal's own later ones follow.
pub(crate) fn stamp(by: &str) -> Stamp {
    Stamp { device: Device::from_bits(1), by: by.into(), at: Instant::from_seconds(1_790_000_000) }
}

/// The same on another device.
pub(crate) fn elsewhere(by: &str) -> Stamp {
    Stamp { device: Device::from_bits(2), ..stamp(by) }
}

/// A chart's journal as if all of it had been entered at once.
pub(crate) fn journal_of(chart: &Chart, stamp: &Stamp) -> Journal {
    let (batch, _) = chart.clone().changed_from(None, stamp, NewKeys::AsTheyAre).unwrap().unwrap();
    Journal::of(chart.patient.key, vec![batch]).unwrap()
}

/// The journals of charts, each as if it had been entered at once.
pub(crate) fn journals_of(charts: &Charts, stamp: &Stamp) -> Journals {
    charts.iter().map(|(key, chart)| (*key, journal_of(chart, stamp))).collect()
}

/// The same chart, each record of it with an event that it comes from.
pub(crate) fn recorded(chart: &Chart) -> Chart {
    journal_of(chart, &stamp("")).fold(None).unwrap()
}

/// A look that saw the patient's particulars with these sessions and scores.
pub(crate) fn seen(chart: &Chart, keys: &[Key]) -> Known {
    let is_listed = |record| keys.iter().any(|key| [RecordId::Session(*key), RecordId::Score(*key)].contains(&record));
    let is_one = |record| record == RecordId::Patient || is_listed(record);
    let origins = chart.recorded.origins.iter().filter(|origin| is_one(origin.record));
    Known::of(origins.map(|origin| Run { first: origin.event, last: origin.event }))
}

/// What the keeper does with the journals of a clinic when a change is saved.
pub(crate) fn keep(journals: &mut Journals, change: &Change) {
    for chart in &change.charts {
        match &chart.events {
            Events::Added(batches) if batches.is_empty() => {}
            Events::Added(batches) => {
                journals.entry(chart.key).or_insert_with(|| Journal::new(chart.key)).add(batches.clone()).unwrap();
            }
            Events::TakenOut(batches) => {
                let gone: Vec<EventId> = batches.iter().flat_map(|batch| batch.ids()).collect();
                let journal = journals.remove(&chart.key).unwrap();
                journals.insert(chart.key, journal.filtered(|id, _| !gone.contains(&id)));
            }
            Events::Erased => drop(journals.remove(&chart.key)),
            Events::PutBack(journal) => drop(journals.insert(chart.key, Journal::clone(journal))),
        }
    }
}

/// The charts of journals.
pub(crate) fn charts_of(journals: &Journals) -> Charts {
    let charts = journals.values().filter_map(|journal| journal.fold(None));
    charts.map(|chart| (chart.patient.key, Arc::new(chart))).collect()
}

/// A chart without what moves on with every event: which events there are, and when the last was made.
pub(crate) fn content(chart: &Chart) -> Chart {
    let mut chart = chart.clone();
    (chart.recorded.known, chart.recorded.latest) = (Known::default(), None);
    chart
}
