//! Every kind of save, cut off before every single write by a page that dies, and by a store that has no room: what is there afterwards is
//! what was there before, byte for byte, or all of the save; and all of it wherever the save was said to be done. So it is where the store
//! below keeps nothing but single records whole, and each save is made in parts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{ArrivalChange, AuditEntry, Change, ChartChange, Command, Deed, Events, apply};
use anamnesis::judge::Policy;
use anamnesis::record::{Arrival, ArrivalWay, Device, Instant, InstrumentSet, Key, Patient, Stamp};
use anamnesis::self_report::{KioskLayout, SelfReportSettings};
use anamnesis::vault::rust_crypto::RustCrypto;
use anamnesis::vault::settings::{IdleMinutes, SavedFilter};
use anamnesis::vault::{
    AttemptsRecord, Expect, Finished, InParts, Keeper, KeyValue, Keyring, KvStore, MemoryKv, Note, Opened, Sealing,
    Store, StoreError, Stored, Write, envelope, keep_waiting,
};
use contract::fakes::{FailingKv, Fault};
use contract::rekeyed::{self, STAYS};
use contract::sealed::{WHO, keyring, note};
use contract::{add_patient, take_away_patient};
use places::OverTexts;
use pollster::block_on;
use quick::QUICK;
use std::sync::Arc;

#[path = "support/places.rs"]
#[allow(dead_code, reason = "these are over texts alone")]
mod places;
#[path = "support/quick.rs"]
#[allow(dead_code, reason = "its tests need the library alone")]
mod quick;

type Dying = InParts<KvStore<FailingKv<MemoryKv>>>;
type Saver = Keeper<Dying, RustCrypto>;

/// Texts that hold the same, for the next try.
fn copy_of(texts: &MemoryKv) -> MemoryKv {
    let copy = MemoryKv::default();
    for name in texts.names().unwrap() {
        copy.set(&name, &texts.get(&name).unwrap().unwrap()).unwrap();
    }
    copy
}

fn stored(texts: &MemoryKv) -> Stored {
    block_on(InParts::new(KvStore::new(texts.clone(), "w"), 1).load()).unwrap()
}

/// What a save comes to: each record's name and revision. Its bytes differ at every try, as nonces do.
fn revisions(texts: &MemoryKv) -> Vec<(String, Option<u64>)> {
    stored(texts).into_iter().map(|(name, bytes)| (name, envelope::revision(&bytes))).collect()
}

/// Opens with the stored keyring.
fn opened<S: Store>(store: S, who: (&str, &str)) -> (Keeper<S, RustCrypto>, Opened) {
    block_on(rekeyed::unlock(store, &QUICK, who)).unwrap()
}

/// Cuts a save off before every write. It is prepared on a store that may fail from its first write on.
fn is_never_halved<P>(
    what: &str,
    texts: &MemoryKv,
    prepare: impl Fn(Dying) -> P,
    save: impl Fn(P) -> Result<(), StoreError>,
) {
    for whole_up_to in [usize::MAX, 1] {
        let dying = |texts: &MemoryKv, fault| {
            InParts::new(KvStore::new(FailingKv::new(texts.clone(), fault), "w"), whole_up_to)
        };
        let saved = |texts: &MemoryKv, fault| save(prepare(dying(texts, fault)));
        let whole = copy_of(texts);
        assert_eq!(saved(&whole, Fault::None), Ok(()), "{what}");
        let (before, after) = (stored(texts), revisions(&whole));
        assert_ne!(revisions(texts), after, "{what}: it wrote something");
        for fault in [Fault::DiesBefore, Fault::QuotaAtWrite] {
            let mut cut = 1;
            loop {
                let here = copy_of(texts);
                let what = format!("{what}, whole up to {whole_up_to}: {:?}", fault(cut));
                match saved(&here, fault(cut)) {
                    Ok(()) => break assert_eq!(revisions(&here), after, "{what}"),
                    // A page that dies once all is kept doesn't hear of it any more.
                    Err(_) => assert!(stored(&here) == before || revisions(&here) == after, "{what}"),
                }
                cut += 1;
            }
            assert!(cut > 1, "{what}: it was cut off in the middle");
        }
    }
}

/// The same of a save by the keeper of the opened clinic.
fn keeper_never_halves(
    what: &str,
    texts: &MemoryKv,
    save: impl AsyncFn(&Saver, &Opened) -> Result<AuditEntry, StoreError>,
) {
    let prepare = |store: Dying| opened(store, WHO);
    is_never_halved(what, texts, prepare, |(keeper, opened)| block_on(save(&keeper, &opened)).map(drop));
}

/// A clinic of three clinicians and two patients, with a record of every other kind.
fn clinic() -> MemoryKv {
    let texts = MemoryKv::default();
    let keeper = block_on(rekeyed::clinic(&OverTexts(texts.clone()), &QUICK, 2));
    block_on(keeper.save(&everything(8), entry())).unwrap();
    block_on(keeper.save_filters(&[filter("mine")], entry())).unwrap();
    block_on(keeper.save_idle_minutes(IdleMinutes::within(5), entry())).unwrap();
    block_on(keeper.save_drafts(&[(DRAFT, Some("{}".to_owned()))], entry())).unwrap();
    texts
}

const DRAFT: Key = Key::from_bits(7);

fn entry() -> Note {
    note(Deed::Entered, "")
}

fn filter(name: &str) -> SavedFilter {
    SavedFilter { name: name.to_owned(), query: "q=a".to_owned() }
}

/// A change of everything that a change can hold.
fn everything(bits: u64) -> Change {
    let own = vec![Arc::unwrap_or_clone(InstrumentSet::built_in().iter().next().cloned().unwrap())];
    let rules = Policy { window_days: 42, ..Policy::default() };
    let set = SelfReportSettings { layout: KioskLayout::OnePage, ..SelfReportSettings::default() };
    let arrival = arrival(bits);
    Change {
        policy: Some((Policy::default(), rules)),
        own_instruments: Some((Vec::new(), own)),
        self_report: Some((Arc::default(), Arc::new(set))),
        arrivals: vec![ArrivalChange { key: arrival.key(), before: None, after: Some(arrival) }],
        ..add_patient(bits)
    }
}

fn arrival(bits: u64) -> Arrival {
    let received = Instant::from_seconds(1_790_000_000);
    Arrival { text: format!("ANAMNESIS1.{bits}"), received, way: ArrivalWay::Kiosk, said: None, dealt: None }
}

/// An edit of the first patient, which adds an event to their journal.
fn edited() -> Change {
    let added = add_patient(1);
    let was = added.charts[0].after.as_ref().unwrap().patient.clone();
    let patient = Patient { note: anamnesis::record::Note::new("worse").unwrap(), ..was.clone() };
    let stamp = Stamp { device: Device::from_bits(2), by: "N. Other".into(), at: Instant::from_seconds(1_900_000_000) };
    apply(&Clinic::default().with(&added), Command::EditPatient { patient, was }, &stamp).unwrap()
}

#[test]
fn what_is_answered_while_locked_is_kept_whole_or_not_at_all_and_put_into_the_inbox_so() {
    let (texts, waits) = (clinic(), arrival(99));
    let prepare = |store: Dying| store;
    is_never_halved("what is answered while locked", &texts, prepare, |store| {
        block_on(keep_waiting(&store, &waits.text, waits.received))
    });
    block_on(keep_waiting(&InParts::new(KvStore::new(texts.clone(), "w"), 1), &waits.text, waits.received)).unwrap();
    // Wherever it is cut off, it waits or is in the inbox.
    keeper_never_halves("what waits is put into the inbox", &texts, async |keeper, _| {
        let waiting = keeper.waiting().await.unwrap().arrivals;
        let put = |(key, arrival)| ArrivalChange { key, before: None, after: Some(arrival) };
        let arrivals: Vec<ArrivalChange> = waiting.into_iter().map(put).collect();
        assert_eq!(arrivals.len(), 1);
        keeper.save(&Change { charts: Vec::new(), arrivals, ..add_patient(1) }, entry()).await
    });
}

#[test]
fn a_clinic_is_begun_whole_or_not_at_all() {
    let (keyring, key, _) = block_on(Keyring::create(&QUICK, WHO.0, WHO.1)).unwrap();
    let begin = |store| Keeper::create(store, Sealing::Under(QUICK, key.clone()), &keyring, entry());
    is_never_halved("begun", &MemoryKv::default(), |store| store, |store| block_on(begin(store)).map(drop));
}

#[test]
fn a_change_is_kept_whole_or_not_at_all() {
    let texts = clinic();
    keeper_never_halves("added", &texts, async |keeper, _| keeper.save(&add_patient(10), entry()).await);
    keeper_never_halves("removed", &texts, async |keeper, _| keeper.save(&take_away_patient(1), entry()).await);
    let edited = edited();
    keeper_never_halves("edited", &texts, async |keeper, _| keeper.save(&edited, entry()).await);
    let (sound, _) = opened(KvStore::new(texts.clone(), "w"), WHO);
    let journal = block_on(sound.journals(&[Key::from_bits(2)])).unwrap().remove(&Key::from_bits(2)).unwrap();
    block_on(sound.save(&edited, entry())).unwrap();
    block_on(sound.save(&take_away_patient(2), entry())).unwrap();
    let with = |events: Events| {
        let charts = edited.charts.iter().map(|chart| ChartChange { events: events.clone(), ..chart.clone() });
        Change { charts: charts.collect(), ..edited.clone() }
    };
    let Events::Added(batches) = &edited.charts[0].events else { panic!("an edit adds events") };
    let taken_out = with(Events::TakenOut(batches.clone()));
    keeper_never_halves("taken out", &texts, async |keeper, _| keeper.save(&taken_out, entry()).await);
    let mut put_back = with(Events::PutBack(Arc::new(journal)));
    put_back.charts.iter_mut().for_each(|chart| chart.key = Key::from_bits(2));
    keeper_never_halves("put back", &texts, async |keeper, _| keeper.save(&put_back, entry()).await);
    keeper_never_halves("everything, of a draft", &texts, async |keeper, _| {
        keeper.save_typed(&everything(9), &[(DRAFT, None)], entry()).await
    });
    keeper_never_halves("noted", &texts, async |keeper, _| keeper.note(entry()).await);
}

#[test]
fn what_is_no_fact_is_kept_whole_or_not_at_all() {
    let texts = clinic();
    keeper_never_halves("filters", &texts, async |keeper, _| keeper.save_filters(&[filter("other")], entry()).await);
    keeper_never_halves("idle minutes", &texts, async |keeper, _| {
        keeper.save_idle_minutes(IdleMinutes::within(6), entry()).await
    });
    keeper_never_halves("drafts", &texts, async |keeper, _| {
        keeper.save_drafts(&[(DRAFT, None), (Key::from_bits(8), Some("{}".to_owned()))], entry()).await
    });
    is_never_halved("a failed try", &texts, |store| store, |store| block_on(AttemptsRecord::count(&store, 1000)));
    keeper_never_halves("an unlocking", &texts, async |keeper, _| {
        keeper.note_resetting(&AttemptsRecord::of(keeper.store()).await?, entry()).await
    });
}

#[test]
fn who_may_open_the_clinic_is_kept_whole_or_not_at_all() {
    let texts = clinic();
    let was = block_on(keyring(&KvStore::new(texts.clone(), "w")));
    let next = block_on(was.remove(&QUICK, WHO, STAYS.0)).unwrap();
    keeper_never_halves("keyring", &texts, async |keeper, _| keeper.save_keyring(&was, &next, entry()).await);
    keeper_never_halves("keyring after tries", &texts, async |keeper, _| {
        let attempts = AttemptsRecord::of(keeper.store()).await?;
        keeper.save_keyring_resetting((&was, &next), Some(&attempts), entry()).await
    });
}

/// Each of its commits; what becomes of a change that was cut off between two of them is told in tests/rekey.
#[test]
fn each_step_of_a_change_of_the_key_is_kept_whole_or_not_at_all() {
    let texts = clinic();
    let was = block_on(keyring(&KvStore::new(texts.clone(), "w")));
    let made = block_on(rekeyed::rekeyed(&was, &QUICK));
    let begin = |keeper: Saver| block_on(rekeyed::begin(&keeper, (&was, &made)));
    is_never_halved("begun", &texts, |store| opened(store, WHO).0, begin);
    let (sound, _) = opened(KvStore::new(texts.clone(), "w"), WHO);
    block_on(rekeyed::begin(&sound, (&was, &made))).unwrap();
    let names = block_on(sound.names()).unwrap();
    keeper_never_halves("a batch", &texts, async |keeper, _| {
        let done = keeper.reseal(&names[..4], |_| entry()).await?;
        Ok(done.unwrap())
    });
    block_on(sound.reseal(&names, |_| entry())).unwrap();
    keeper_never_halves("finished", &texts, async |keeper, _| match keeper.finish_key_change(|_| entry()).await? {
        Finished::Done(entry) => Ok(entry),
        other => panic!("{other:?}"),
    });
}

#[test]
fn a_decision_about_records_in_doubt_is_kept_whole_or_not_at_all() {
    let texts = clinic();
    let store = KvStore::new(texts.clone(), "w");
    let names = ["patient/0000000000000001", "policy"].map(str::to_owned);
    let whole = block_on(store.fetch(&names)).unwrap();
    let put = |name: &String, bytes| Write { name: name.clone(), expect: Expect::Anything, bytes };
    block_on(store.commit(&[put(&names[0], None), put(&names[1], Some(b"damaged".to_vec()))])).unwrap();
    keeper_never_halves("accepted", &texts, async |keeper, opened| keeper.accept(&opened.undecided, entry()).await);
    keeper_never_halves("put back", &texts, async |keeper, opened| {
        let bytes = |name: &str| whole[names.iter().position(|one| one == name).unwrap()].clone().unwrap();
        let records = opened.undecided.records.iter().map(|one| (one.clone(), bytes(&one.name)));
        keeper.put_back(&records.collect::<Vec<_>>(), entry()).await
    });
}
