//! What decides about the lock is kept where nobody can change it unseen: the idle minutes sealed and within their bounds, failed tries
//! beside the keyring, also where the store fails.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::desk::Deed;
use anamnesis::vault::settings::IdleMinutes;
use anamnesis::vault::{ATTEMPTS, AttemptsRecord, MemoryKv, MemoryStore, Refreshed, Store, StoreError};
use contract::Place;
use contract::fakes::FailingStore;
use contract::sealed::{note, sealed, unlocked};
use places::{InMemory, OverTexts};
use pollster::block_on;
use quick::QUICK;

#[path = "support/places.rs"]
#[allow(dead_code, reason = "its tests are in memory alone")]
mod places;
#[path = "support/quick.rs"]
#[allow(dead_code, reason = "its tests need the library alone")]
mod quick;

/// A wrong try that could not be counted was answered all the same: on a full disk passphrases could be tried one after another.
#[test]
fn a_try_that_can_not_be_counted_is_said_to_be_so() {
    let place = InMemory(MemoryStore::default());
    drop(block_on(sealed(&place, &QUICK)));
    let store = FailingStore::new(place.0.clone());
    store.fail_next(StoreError::Quota);
    assert_eq!(block_on(AttemptsRecord::count(&store, 1000)), Err(StoreError::Quota));
    // Another tab's commit in between is no failure: it is counted on top of that.
    store.fail_next(StoreError::Conflict { name: ATTEMPTS.to_owned() });
    assert_eq!(block_on(AttemptsRecord::count(&store, 1000)), Ok(()));
    let record = block_on(AttemptsRecord::of(&store)).unwrap();
    assert_eq!(record.attempts(1000).failed, 1);
}

#[test]
fn the_record_tells_only_that_and_how_often_somebody_failed() {
    let place = OverTexts(MemoryKv::default());
    drop(block_on(sealed(&place, &QUICK)));
    let store = block_on(place.open());
    block_on(AttemptsRecord::count(&store, 1000)).unwrap();
    let bytes = block_on(store.fetch(&[ATTEMPTS.to_owned()])).unwrap().remove(0).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains(r#"{"failed":1,"last_seconds":1000,"since":""#), "{text}");
}

/// The idle minutes stood in localStorage, where 1,000,000,000 of them never locked.
#[test]
fn idle_minutes_are_within_their_bounds_whatever_a_record_says() {
    for (written, taken) in [("1000000000", 120), ("0", 1), ("30", 30)] {
        assert_eq!(serde_json::from_str::<IdleMinutes>(written).unwrap().get(), taken);
    }
}

#[test]
fn idle_minutes_are_kept_sealed_and_another_tab_follows() {
    let place = InMemory(MemoryStore::default());
    let first = block_on(sealed(&place, &QUICK));
    let (second, opened) = block_on(unlocked(&place, &QUICK));
    assert_eq!(opened.idle_minutes, None);
    let entry = block_on(first.save_idle_minutes(IdleMinutes::within(45), note(Deed::SettingsChanged, ""))).unwrap();
    let Refreshed::Update(update) = block_on(second.refresh()).unwrap() else { panic!("it went on") };
    assert_eq!(update.idle_minutes, Some(IdleMinutes::within(45)));
    let (_, opened) = block_on(unlocked(&place, &QUICK));
    assert_eq!((opened.idle_minutes, opened.undecided.is_empty()), (Some(IdleMinutes::within(45)), true));

    // Taken away, it is missed.
    let name = &entry.writes[0].name;
    let gone = anamnesis::vault::Write { name: name.clone(), expect: anamnesis::vault::Expect::Anything, bytes: None };
    block_on(place.0.commit(&[gone])).unwrap();
    let (_, opened) = block_on(unlocked(&place, &QUICK));
    assert_eq!((opened.idle_minutes, opened.undecided.records.len()), (None, 1));
}
