//! Any journal, for property tests of its stored form: the records of any chart as events of several devices, changed, removed and taken
//! back.

use super::any_chart::chart;
use anamnesis::record::{
    Batch, Chart, Device, Event, EventId, Fact, Instant, Journal, Key, Known, Made, RecordId, Run,
};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Under the key of its event, as nearly all records are.
fn with_key(fact: Fact, key: Key) -> Fact {
    match fact {
        Fact::Session(one) => anamnesis::record::Session { key, ..*one }.into(),
        Fact::Score(one) => Fact::Score(anamnesis::record::Score { key, ..one }),
        Fact::Review(one) => anamnesis::record::Review { key, ..*one }.into(),
        Fact::Entry(one) => anamnesis::record::Entry { key, ..*one }.into(),
        Fact::SelfReport(one) => anamnesis::record::SelfReport { key, ..*one }.into(),
        other => other,
    }
}

fn facts(chart: Chart) -> Vec<Fact> {
    let mut facts = vec![Fact::from(chart.patient)];
    facts.extend(chart.sessions.into_iter().map(Fact::from));
    facts.extend(chart.scores.into_iter().map(Fact::Score));
    facts.extend(chart.reviews.into_iter().map(Fact::from));
    facts.extend(chart.log.into_iter().map(Fact::from));
    facts.extend(chart.self_reports.into_iter().map(Fact::from));
    facts
}

/// One batch in the making: the device, the seconds since the batch before, how many events, and what else is drawn.
type Drawn = (u64, i64, usize, u64);

fn made(patient: Key, facts: Vec<Fact>, plan: Vec<Drawn>) -> Journal {
    let (mut facts, mut at, mut batches) = (facts.into_iter(), 0, Vec::new());
    let mut next: BTreeMap<u64, EventId> = BTreeMap::new();
    let mut before: Vec<(EventId, Option<RecordId>)> = Vec::new();
    for (device, seconds, count, drawn) in plan {
        let first = *next.entry(device).or_insert(EventId::new(Device::from_bits(device << 33), 1).unwrap());
        let mut events = Vec::new();
        for place in 0..count {
            let id = first.plus(place).unwrap();
            let bits = drawn.rotate_left(7 * place as u32);
            let earlier = before.get(bits as usize % (before.len() + 1));
            let mut fact = match (bits % 11, earlier) {
                (0, Some((_, Some(record)))) => Fact::Removed(*record),
                (1, _) => Fact::TakenBack,
                _ => facts.next().unwrap_or(Fact::TakenBack),
            };
            if bits % 3 > 0 {
                fact = with_key(fact, id.key());
            }
            if let Fact::Review(review) = &mut fact {
                review.seen = Known::of(before.iter().map(|(id, _)| Run { first: *id, last: *id }));
            }
            let over = earlier.iter().filter(|_| bits % 5 == 0).map(|(id, _)| *id).collect();
            before.push((id, fact.record()));
            events.push(Event { over, fact });
        }
        next.insert(device, first.plus(count).unwrap());
        at += seconds;
        let by = ["", "Dr. Example", "N. Other"][drawn as usize % 3].into();
        batches.push(Batch::new(first, Arc::new(Made { at: Instant::from_seconds(at), by }), events).unwrap());
    }
    Journal::of(patient, batches).unwrap()
}

/// A journal of whatever the record's constructors allow.
pub(crate) fn journal() -> impl Strategy<Value = Journal> {
    let batch = (0u64..4, -1_000i64..1_000_000_000, 1usize..6, any::<u64>());
    (chart(), vec(batch, 0..20)).prop_map(|(chart, plan)| made(chart.patient.key, facts(chart), plan))
}
