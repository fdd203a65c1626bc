//! The journal of a patient: bringing two together is a union, the chart follows from the events alone, and nothing that somebody typed
//! goes because somebody else typed something too.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::record::{
    Act, Batch, Chart, Day, Device, Entry, Event, EventId, Fact, Forked, Id, Instant, InstrumentId, Journal, Key,
    Known, Made, Name, Note, Patient, Points, RecordId, Review, Run, Score, SelfReport, SelfReported,
};
use proptest::prelude::*;
use std::sync::Arc;

const PATIENT: Key = Key::from_bits(0xabcd);

fn device(n: u64) -> Device {
    Device::from_bits(n + 1)
}

fn patient(note: &str) -> Patient {
    let (name, note) = (Name::new("Ada Example").unwrap(), Note::new(note).unwrap());
    Patient { name, note, ..Patient::of(PATIENT, Id::new("P-1").unwrap()) }
}

fn score(key: Key, value: i32) -> Score {
    let (instrument, value) = (InstrumentId::new("promis-cf").unwrap(), Points::new(value.into()).unwrap());
    Score::of(key, instrument, Day::FIRST.plus(46_000), value)
}

/// One device with what it knows of the journal.
#[derive(Clone, Debug)]
struct Desk {
    device: Device,
    clock: i64,
    journal: Journal,
}

impl Desk {
    fn new(n: u64) -> Self {
        Self { device: device(n), clock: 0, journal: Journal::new(PATIENT) }
    }

    /// Adds events as a device does: numbers go on, and no instant is before what is known.
    fn record(&mut self, events: impl FnOnce(EventId) -> Vec<Event>) -> Vec<EventId> {
        let first = self.journal.known().next(self.device).unwrap();
        let latest = self.journal.batches().last().map(|batch| batch.made().at.next());
        let at = Instant::from_seconds(self.clock).max(latest.unwrap_or_default());
        let made = Arc::new(Made { at, by: format!("Dr. {}", self.device.bits()).into() });
        let batch = Batch::new(first, made, events(first)).unwrap();
        let ids = batch.ids().collect();
        self.journal.add(vec![batch]).unwrap();
        ids
    }

    fn say(&mut self, over: &[EventId], fact: Fact) -> EventId {
        self.record(|_| vec![Event { over: over.to_vec(), fact }])[0]
    }

    /// A new score: its key is that of its event.
    fn add_score(&mut self, value: i32) -> (Key, EventId) {
        let id = self.record(|id| vec![Event { over: Vec::new(), fact: Fact::Score(score(id.key(), value)) }])[0];
        (id.key(), id)
    }

    fn chart(&self) -> Chart {
        self.journal.fold(None).unwrap()
    }

    fn sync(&mut self, other: &mut Self) {
        self.journal = self.journal.union(&other.journal).unwrap();
        other.journal = self.journal.clone();
    }
}

fn withdrawn(key: Key, value: i32) -> SelfReport {
    let at = Instant::from_seconds(value.into());
    SelfReport { key, what: SelfReported::Withdrawn { invitation: Key::from_bits(76), at } }
}

/// What one device does next.
#[derive(Clone, Debug)]
enum Step {
    Add(usize, i32),
    Edit(usize, usize, i32),
    Remove(usize, usize),
    TakeBack(usize, usize),
    Rename(usize, i32),
    Comment(usize),
    Sync(usize, usize),
    Clock(usize, i64),
}

fn step() -> impl Strategy<Value = Step> {
    let (desk, at) = (0..3usize, 0..40usize);
    prop_oneof![
        4 => (desk.clone(), 0..100).prop_map(|(d, v)| Step::Add(d, v)),
        5 => (desk.clone(), at.clone(), 0..3).prop_map(|(d, at, v)| Step::Edit(d, at, v)),
        2 => (desk.clone(), at.clone()).prop_map(|(d, at)| Step::Remove(d, at)),
        3 => (desk.clone(), at).prop_map(|(d, at)| Step::TakeBack(d, at)),
        1 => (desk.clone(), 0..3).prop_map(|(d, v)| Step::Rename(d, v)),
        1 => desk.clone().prop_map(Step::Comment),
        3 => (desk.clone(), desk.clone()).prop_map(|(a, b)| Step::Sync(a, b)),
        2 => (desk, -50..50i64).prop_map(|(d, by)| Step::Clock(d, by)),
    ]
}

/// Three devices that share a patient, and work on from there, each with a clock of its own.
fn played(steps: &[Step]) -> Vec<Desk> {
    let mut first = Desk::new(0);
    first.say(&[], Fact::from(patient("")));
    let mut desks: Vec<Desk> = (0..3).map(|n| Desk { device: device(n), ..first.clone() }).collect();
    for step in steps {
        match *step {
            Step::Add(desk, value) => {
                desks[desk].add_score(value);
            }
            Step::Edit(desk, at, value) => {
                let chart = desks[desk].chart();
                let Some(old) = chart.scores.get(at % chart.scores.len().max(1)) else { continue };
                let over = chart.recorded.origin(RecordId::Score(old.key)).unwrap().event;
                desks[desk].say(&[over], Fact::Score(score(old.key, value)));
            }
            Step::Remove(desk, at) => {
                let chart = desks[desk].chart();
                let Some(old) = chart.scores.get(at % chart.scores.len().max(1)) else { continue };
                let record = RecordId::Score(old.key);
                let over = chart.recorded.origin(record).unwrap().event;
                desks[desk].say(&[over], Fact::Removed(record));
            }
            Step::TakeBack(desk, at) => {
                let ids: Vec<EventId> = desks[desk].journal.batches().iter().flat_map(Batch::ids).collect();
                // The first one is the patient, without whom there is no chart.
                let Some(id) = ids.iter().skip(1).nth(at % ids.len()) else { continue };
                desks[desk].say(&[*id], Fact::TakenBack);
            }
            Step::Rename(desk, note) => {
                let over = desks[desk].chart().recorded.origin(RecordId::Patient).unwrap().event;
                desks[desk].say(&[over], Fact::from(patient(&note.to_string())));
            }
            Step::Comment(desk) => {
                let (day, by, act) = (Day::FIRST, "Dr. A".to_owned(), Act::Commented { text: "c".to_owned() });
                desks[desk].record(|id| {
                    let entry = Entry { key: id.key(), day, by: by.clone(), corrects: None, act };
                    let review = Review { key: id.key(), day, by, note: String::new(), seen: Known::default() };
                    let event = |fact| Event { over: Vec::new(), fact };
                    // Its key is the same wherever it is entered, as an invitation's and a report's are.
                    let withdrawn = withdrawn(Key::from_bits(77), 0);
                    vec![event(entry.into()), event(review.into()), event(withdrawn.into())]
                });
            }
            Step::Sync(a, b) if a != b => {
                let mut other = desks[b].clone();
                desks[a].sync(&mut other);
                desks[b] = other;
            }
            Step::Sync(..) => {}
            Step::Clock(desk, by) => desks[desk].clock += by,
        }
    }
    desks
}

/// Events as they might come from anything: any instants, and events named that are not there or later.
fn wild() -> impl Strategy<Value = Vec<Batch>> {
    let id = || (0..3u64, 1..6u32).prop_map(|(d, n)| EventId::new(device(d), n).unwrap());
    let said = (0..9u8, id(), 0..3i32, prop::collection::vec(id(), 0..3));
    // What an event says follows from its id, so that two generated journals agree about it.
    let facts = prop::collection::vec(said, 15);
    let instants = prop::collection::vec(0..4i64, 15);
    (facts, instants).prop_map(|(facts, instants)| {
        let ids = (0..3u64).flat_map(|d| (1..6u32).map(move |n| EventId::new(device(d), n).unwrap()));
        ids.zip(facts.into_iter().zip(instants))
            .map(|(id, ((kind, about, value, over), at))| {
                let fact = match kind {
                    0 => Fact::from(patient(&value.to_string())),
                    1..=3 => Fact::Score(score(about.key(), value)),
                    4 => Fact::Score(score(id.key(), value)),
                    5 => Fact::Removed(RecordId::Score(about.key())),
                    6 => Fact::Removed(RecordId::Patient),
                    7 => Fact::from(withdrawn(about.key(), value)),
                    _ => Fact::TakenBack,
                };
                let made = Made { at: Instant::from_seconds(at), by: "Dr. A".into() };
                Batch::new(id, Arc::new(made), vec![Event { over, fact }]).unwrap()
            })
            .collect()
    })
}

fn of(batches: &[Batch]) -> Journal {
    Journal::of(PATIENT, batches.to_vec()).unwrap()
}

/// The events of which the mask says so.
fn some(batches: &[Batch], mask: u32) -> Journal {
    let kept: Vec<Batch> = batches
        .iter()
        .enumerate()
        .filter(|(at, _)| mask >> (at % 32) & 1 == 1)
        .map(|(_, batch)| batch.clone())
        .collect();
    of(&kept)
}

/// The event that the record shows, with all that stand beside it.
fn versions(chart: &Chart, record: RecordId) -> Vec<Fact> {
    chart
        .recorded
        .parallel
        .iter()
        .filter(|p| p.record == record)
        .flat_map(|p| &p.versions)
        .map(|v| v.fact.clone())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_union_commutes_associates_and_is_idempotent(batches in wild(), masks in any::<[u32; 3]>()) {
        let [a, b, c] = masks.map(|mask| some(&batches, mask));
        let union = |a: &Journal, b: &Journal| a.union(b).unwrap();
        prop_assert_eq!(union(&a, &b), union(&b, &a));
        prop_assert_eq!(union(&union(&a, &b), &c), union(&a, &union(&b, &c)));
        prop_assert_eq!(union(&a, &a), a.clone());
        prop_assert_eq!(union(&union(&a, &b), &b), union(&a, &b));
    }

    #[test]
    fn the_order_of_arrival_changes_nothing(batches in wild().prop_flat_map(|b| (Just(b.clone()), Just(b).prop_shuffle()))) {
        let (sorted, shuffled) = batches;
        let mut one_by_one = Journal::new(PATIENT);
        for batch in shuffled {
            one_by_one.add(vec![batch]).unwrap();
        }
        prop_assert_eq!(&one_by_one, &of(&sorted));
        prop_assert_eq!(one_by_one.fold(None), of(&sorted).fold(None));
    }

    #[test]
    fn the_fold_until_an_instant_is_that_of_the_events_until_then(batches in wild(), instant in -1..5i64) {
        let until = Instant::from_seconds(instant);
        let then: Vec<Batch> = batches.iter().filter(|batch| batch.made().at <= until).cloned().collect();
        prop_assert_eq!(of(&batches).fold(Some(until)), of(&then).fold(None));
    }

    /// Whatever comes: a record of which something in force says a text that no later event is over shows a text, and every such text can be read.
    #[test]
    fn no_text_goes_that_nobody_wrote_over(batches in wild()) {
        let journal = of(&batches);
        let all: Vec<(Instant, EventId, Event)> = journal.batches().iter()
            .flat_map(|batch| batch.iter().map(|(id, event)| (batch.made().at, id, event.clone()))).collect();
        // In force, by the definition: not named by a later taking back that is in force.
        fn is_in_force(all: &[(Instant, EventId, Event)], one: &(Instant, EventId, Event)) -> bool {
            !all.iter().any(|other| (other.0, other.1) > (one.0, one.1) && other.2.fact == Fact::TakenBack
                && other.2.over.contains(&one.1) && is_in_force(all, other))
        }
        let heads: Vec<&(Instant, EventId, Event)> = all.iter().filter(|one| one.2.fact != Fact::TakenBack && is_in_force(&all, one)).filter(|one| {
            !all.iter().any(|other| (other.0, other.1) > (one.0, one.1) && other.2.fact.record() == one.2.fact.record()
                && other.2.over.contains(&one.1) && is_in_force(&all, other))
        }).collect();
        let Some(chart) = journal.fold(None) else {
            prop_assert!(!heads.iter().any(|one| matches!(one.2.fact, Fact::Patient(_))));
            return Ok(());
        };
        for (_, id, event) in heads {
            let record = event.fact.record().unwrap();
            let shown = chart.recorded.origin(record);
            if !event.fact.is_removal() {
                let shown = shown.unwrap();
                prop_assert!(shown.event == *id || versions(&chart, record).contains(&event.fact));
            }
        }
        let keys: std::collections::HashSet<Key> = chart.scores.iter().map(|s| s.key).collect();
        prop_assert_eq!(keys.len(), chart.scores.len(), "one row a record");
    }

    #[test]
    fn devices_that_know_the_same_events_show_the_same(steps in prop::collection::vec(step(), 1..60)) {
        let mut desks = played(&steps);
        let [mut a, mut b, mut c]: [Desk; 3] = std::mem::take(&mut desks).try_into().unwrap();
        a.sync(&mut b);
        b.sync(&mut c);
        c.sync(&mut a);
        b.sync(&mut a);
        prop_assert_eq!(a.chart(), b.chart());
        prop_assert_eq!(a.chart(), c.chart());
        prop_assert_eq!(a.chart().recorded.known, a.journal.known());
    }

    /// What a person does and takes back at once leaves no trace but that the journal has gone on.
    #[test]
    fn undo_restores_the_chart(steps in prop::collection::vec(step(), 1..60), last in step()) {
        let before = played(&steps);
        let after = played(&[steps.as_slice(), std::slice::from_ref(&last)].concat());
        for (before, mut after) in before.into_iter().zip(after) {
            let old = before.journal.known();
            let new: Vec<EventId> = after.journal.batches().iter().flat_map(Batch::ids).filter(|id| !old.contains(*id)).collect();
            if matches!(last, Step::Sync(..)) || new.is_empty() {
                continue;
            }
            after.say(&new, Fact::TakenBack);
            let (mut undone, mut was) = (after.chart(), before.chart());
            for chart in [&mut undone, &mut was] {
                (chart.recorded.known, chart.recorded.latest) = (Known::default(), None);
            }
            prop_assert_eq!(undone, was);
        }
    }

    #[test]
    fn a_set_of_events_holds_what_was_put_in(ids in prop::collection::vec((0..3u64, 1..12u32, 0..4u32), 0..12)) {
        let run = |(d, n, more): &(u64, u32, u32)| Run { first: EventId::new(device(*d), *n).unwrap(), last: EventId::new(device(*d), n + more).unwrap() };
        let mut one_by_one = Known::default();
        ids.iter().for_each(|id| one_by_one.insert(run(id)));
        prop_assert_eq!(&one_by_one, &Known::of(ids.iter().rev().map(run)));
        for (d, n) in (0..3u64).flat_map(|d| (1..20u32).map(move |n| (d, n))) {
            let is_in = ids.iter().any(|(device, first, more)| *device == d && (*first..=first + more).contains(&n));
            prop_assert_eq!(one_by_one.contains(EventId::new(device(d), n).unwrap()), is_in);
        }
    }
}

#[test]
fn two_devices_that_edit_the_same_score_both_keep_their_text() {
    let mut here = Desk::new(0);
    here.say(&[], Fact::from(patient("")));
    let (key, id) = here.add_score(40);
    let mut there = Desk { device: device(1), ..here.clone() };
    here.say(&[id], Fact::Score(score(key, 41)));
    there.say(&[id], Fact::Score(score(key, 42)));
    here.sync(&mut there);
    let record = RecordId::Score(key);
    for desk in [&here, &there] {
        let chart = desk.chart();
        assert_eq!(chart.scores, [score(key, 42)], "the later one shows");
        let texts = [41, 42].map(|value| Fact::Score(score(key, value)));
        assert_eq!(versions(&chart, record), texts);
        assert_eq!(chart.recorded.contested().map(|one| one.record).collect::<Vec<_>>(), [record]);
    }
    // Until a person chooses.
    let over: Vec<EventId> = here.chart().recorded.parallel[0].versions.iter().map(|version| version.event).collect();
    here.say(&over, Fact::Score(score(key, 41)));
    here.sync(&mut there);
    assert_eq!((there.chart().scores, there.chart().recorded.parallel), (vec![score(key, 41)], vec![]));
}

/// A score that one removed and the other corrected stays in sight, contested: a removal hides no text that its maker didn't know.
#[test]
fn a_removal_does_not_hide_what_another_device_typed_meanwhile() {
    let mut here = Desk::new(0);
    here.say(&[], Fact::from(patient("")));
    let (key, id) = here.add_score(40);
    let mut there = Desk { device: device(1), ..here.clone() };
    there.say(&[id], Fact::Score(score(key, 42)));
    here.clock = 100;
    here.say(&[id], Fact::Removed(RecordId::Score(key)));
    here.sync(&mut there);
    assert_eq!(here.chart().scores, [score(key, 42)]);
    assert_eq!(here.chart().recorded.contested().count(), 1);
}

#[test]
fn the_same_edit_on_two_devices_is_nothing_to_choose() {
    let mut here = Desk::new(0);
    here.say(&[], Fact::from(patient("")));
    let (key, id) = here.add_score(40);
    let mut there = Desk { device: device(1), ..here.clone() };
    for desk in [&mut here, &mut there] {
        desk.say(&[id], Fact::Score(score(key, 41)));
    }
    here.sync(&mut there);
    assert_eq!((here.chart().recorded.contested().count(), here.chart().recorded.parallel.len()), (0, 1));
}

/// A later event of another device was not seen, however early its instant.
#[test]
fn what_came_later_is_not_known_by_its_instant() {
    let mut here = Desk { clock: 1000, ..Desk::new(0) };
    here.say(&[], Fact::from(patient("")));
    let mut there = Desk { device: device(1), clock: 0, ..Desk::new(1) };
    let (_, early) = there.add_score(40);
    let seen = here.chart().recorded.known;
    here.sync(&mut there);
    assert!(!seen.contains(early) && here.chart().recorded.known.contains(early));
}

#[test]
fn two_different_events_of_one_id_are_told() {
    let [mut here, mut there] = [Desk::new(0), Desk::new(0)];
    let id = here.say(&[], Fact::from(patient("here")));
    there.say(&[], Fact::from(patient("there")));
    assert_eq!(here.journal.union(&there.journal), Err(Forked(id)));
    assert_eq!(there.journal.union(&here.journal), Err(Forked(id)));
    let kept = here.journal.clone();
    assert_eq!(here.journal.add(there.journal.batches().to_vec()), Err(Forked(id)));
    assert_eq!(here.journal, kept, "nothing is added then");
}

/// A patient who was entered in two browsers has two keys; what one takes over of the other is its own patient's.
#[test]
fn the_particulars_of_another_key_become_the_patients_own() {
    let mut here = Desk::new(0);
    here.say(&[], Fact::from(patient("")));
    let other = Desk { device: device(1), journal: Journal::new(Key::from_bits(7)), ..Desk::new(1) };
    let mut there = other;
    there.say(&[], Fact::from(Patient { key: Key::from_bits(7), ..patient("more") }));
    let both = here.journal.union(&there.journal).unwrap();
    assert_eq!(both.fold(None).unwrap().patient, patient("more"));
    assert_eq!(both.fold(None).unwrap().recorded.contested().count(), 1);
    assert_eq!(both.union(&there.journal).unwrap(), both);
}

#[test]
fn an_event_has_a_number_of_its_device_and_no_other() {
    let one = device(5);
    assert_eq!((EventId::new(one, 0), EventId::new(one, 1 << 24)), (None, None));
    let last = EventId::new(one, (1 << 24) - 1).unwrap();
    assert_eq!((last.device(), last.number(), last.plus(1)), (one, (1 << 24) - 1, None));
    let known = Known::of([Run { first: last, last }]);
    assert_eq!((known.next(one), known.next(device(6))), (None, EventId::new(device(6), 1)));
    assert_ne!(one.in_journal(PATIENT), one.in_journal(Key::from_bits(1)));
    assert_ne!(one.in_journal(PATIENT), device(6).in_journal(PATIENT));
    let made = Arc::new(Made { at: Instant::default(), by: "".into() });
    let event = Event { over: Vec::new(), fact: Fact::TakenBack };
    assert_eq!(Batch::new(last, Arc::clone(&made), vec![event.clone(), event]), None);
    assert_eq!(Batch::new(last, made, Vec::new()), None);
}
