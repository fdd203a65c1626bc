//! What is kept, natively: the contract for the stores in memory, and what only fakes can show.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::desk::{Change, Done};
use anamnesis::judge::Policy;
use anamnesis::record::Key;
use anamnesis::vault::{
    Expect, KeyValue, KvStore, MemoryKv, MemoryStore, Note, Store, StoreError, Write, envelope, schema,
};
use anamnesis::words::store_error_words;
use contract::fakes::{FailingKv, Fault, WatchedStore};
use contract::{add_patient, take_away_patient};
use places::{InMemory, OverTexts};
use pollster::block_on;

#[path = "support/places.rs"]
mod places;

#[test]
fn the_store_in_memory_keeps_the_contract() {
    block_on(contract::every_store(async || InMemory(MemoryStore::default())));
}

#[test]
fn the_store_over_single_texts_keeps_the_contract() {
    block_on(contract::every_store(async || OverTexts(MemoryKv::default())));
}

#[test]
fn a_commit_over_single_texts_is_all_or_nothing_wherever_it_is_cut() {
    block_on(contract::a_commit_over_single_texts_is_never_halved(MemoryKv::default));
}

#[test]
fn a_denied_store_says_so_and_what_to_do() {
    let store = KvStore::new(FailingKv::new(MemoryKv::default(), Fault::Denied), "w");
    let denied = block_on(contract::open(store)).unwrap_err();
    assert_eq!(denied, StoreError::Denied);
    assert!(store_error_words(&denied).contains("Allow site data"));
}

#[test]
fn after_a_failed_save_the_same_change_can_be_saved_again() {
    for error in [StoreError::Quota, StoreError::Denied, StoreError::Unavailable("cut".into())] {
        let store = WatchedStore::new(MemoryStore::default());
        let (keeper, _) = block_on(contract::open(store.clone())).unwrap();
        block_on(keeper.save(&add_patient(1), Note::default())).unwrap();
        store.fail_next(error.clone());
        let removal = take_away_patient(1);
        assert_eq!(block_on(keeper.save(&removal, Note::default())), Err(error));
        let patients = || block_on(contract::open(store.clone())).unwrap().1.charts.len();
        assert_eq!(patients(), 1, "nothing was changed");
        block_on(keeper.save(&removal, Note::default())).unwrap();
        assert_eq!(patients(), 0);
    }
}

#[test]
fn a_deleted_patient_who_comes_back_never_has_an_old_revision_again() {
    let store = MemoryStore::default();
    let (keeper, _) = block_on(contract::open(store.clone())).unwrap();
    let (other_tab, _) = block_on(async {
        keeper.save(&add_patient(1), Note::default()).await.unwrap();
        contract::open(store.clone()).await.unwrap()
    });
    block_on(keeper.save(&take_away_patient(1), Note::default())).unwrap();
    block_on(keeper.save(&add_patient(1), Note::default())).unwrap();
    assert!(matches!(block_on(other_tab.save(&add_patient(1), Note::default())), Err(StoreError::Conflict { .. })));
}

#[test]
fn a_journal_that_cannot_be_read_is_listed_as_damaged_and_the_rest_opens() {
    let texts = MemoryKv::default();
    let (keeper, _) = block_on(contract::open(KvStore::new(texts.clone(), "w"))).unwrap();
    block_on(keeper.save(&add_patient(1), Note::default())).unwrap();
    texts.set("w/!journal", "[[\"patient/0000").unwrap();
    let (_, opened) = block_on(contract::open(KvStore::new(texts.clone(), "w"))).unwrap();
    assert_eq!((opened.charts.len(), opened.damaged.len()), (1, 1));
    assert_eq!(opened.damaged[0].bytes, b"[[\"patient/0000");
}

fn settings(before: &Policy, after: &Policy) -> Change {
    let policy = Some((before.clone(), after.clone()));
    Change { policy, ..Change::of_charts(Done::SettingsSaved, Vec::new()) }
}

/// Settings used to lie in localStorage and records in the database: a page that died between the two left new rules over old
/// records. Now a change of both is one commit.
#[test]
fn settings_and_records_are_saved_together_or_not_at_all() {
    let longer = Policy { window_days: 42, ..Policy::default() };
    let both = Change { policy: settings(&Policy::default(), &longer).policy, ..add_patient(1) };
    for writes in 0..8 {
        let texts = MemoryKv::default();
        let dying = FailingKv::new(texts.clone(), Fault::DiesBefore(writes));
        let saved = match block_on(contract::open(KvStore::new(dying, "w"))) {
            Ok((keeper, _)) => block_on(keeper.save(&both, Note::default())).is_ok(),
            Err(_) => false,
        };
        let (_, again) = block_on(contract::open(KvStore::new(texts, "w"))).unwrap();
        assert_eq!(again.policy.is_some(), again.charts.len() == 1, "cut off after {writes} writes");
        assert!(!saved || again.policy == Some(longer.clone()));
    }
}

/// What had been half typed and was then saved was forgotten in a commit of its own: a page that died between the two offered again what
/// was saved, and whoever took it up saved it twice.
#[test]
fn what_was_half_typed_is_forgotten_with_the_commit_that_saves_it_or_not_at_all() {
    let draft = Key::from_bits(7);
    for writes in 0..10 {
        let texts = MemoryKv::default();
        let (keeper, _) = block_on(contract::open(KvStore::new(texts.clone(), "w"))).unwrap();
        block_on(keeper.save_drafts(&[(draft, Some("{}".to_owned()))], Note::default())).unwrap();
        let dying = FailingKv::new(texts.clone(), Fault::DiesBefore(writes));
        let saved = match block_on(contract::open(KvStore::new(dying, "w"))) {
            Ok((keeper, _)) => block_on(keeper.save_typed(&add_patient(1), &[(draft, None)], Note::default())).is_ok(),
            Err(_) => false,
        };
        let (_, again) = block_on(contract::open(KvStore::new(texts, "w"))).unwrap();
        assert_eq!(again.drafts.is_empty(), again.charts.len() == 1, "cut off after {writes} writes");
        assert!(!saved || again.drafts.is_empty());
        assert!(saved || writes < 9, "the loop goes on until all is written");
    }
}

#[test]
fn of_two_tabs_the_second_to_save_settings_is_refused() {
    let store = MemoryStore::default();
    let (first, _) = block_on(contract::open(store.clone())).unwrap();
    let (second, _) = block_on(contract::open(store.clone())).unwrap();
    let change = settings(&Policy::default(), &Policy { gap_days: 9, ..Policy::default() });
    block_on(first.save(&change, Note::default())).unwrap();
    assert!(matches!(block_on(second.save(&change, Note::default())), Err(StoreError::Conflict { .. })));
}

/// Damaged settings are kept as they lie, like every damaged record; but new ones can be saved beside them, or the clinic could
/// never leave the defaults again.
#[test]
fn damaged_settings_are_kept_and_new_ones_are_saved_beside_them() {
    let store = MemoryStore::default();
    for wrong in ["{\"window_days\":0}", "{\"window\":28}", "28"] {
        let write = Write {
            name: "policy".to_owned(),
            expect: Expect::Absent,
            bytes: Some(contract::bytes("policy", 1, wrong)),
        };
        block_on(store.erase()).unwrap();
        block_on(store.commit(&[write])).unwrap();
        let (keeper, opened) = block_on(contract::open(store.clone())).unwrap();
        assert!(opened.has_lost_policy() && opened.damaged.len() == 1, "{wrong}");
        let chosen = Policy { due_every_days: 14, ..Policy::default() };
        block_on(keeper.save(&settings(&Policy::default(), &chosen), Note::default())).unwrap();
        let (_, again) = block_on(contract::open(store.clone())).unwrap();
        assert_eq!((again.policy.as_ref(), again.damaged.len()), (Some(&chosen), 1));
        assert!(!again.has_lost_policy());
    }
}

#[test]
fn while_any_record_is_newer_nothing_can_be_changed() {
    let store = MemoryStore::default();
    let newer = envelope::Envelope {
        seal: envelope::Seal::None,
        schema: schema::CURRENT + 1,
        revision: 1,
        body: b"of a later version",
    };
    let bytes = envelope::encode("patient/0000000000000009", &newer);
    block_on(store.commit(&[Write { name: "patient/0000000000000009".to_owned(), expect: Expect::Absent, bytes }]))
        .unwrap();
    let before = block_on(store.load()).unwrap();
    let (keeper, opened) = block_on(contract::open(store.clone())).unwrap();
    assert_eq!(opened.newer.len(), 1);
    let refused = block_on(keeper.save(&add_patient(1), Note::default())).unwrap_err();
    assert!(matches!(refused, StoreError::Newer { .. }), "{refused:?}");
    assert_eq!(block_on(store.load()), Ok(before));
}

#[test]
fn the_clinics_own_instruments_come_back_as_they_were() {
    let built_in: Vec<_> = anamnesis::record::InstrumentSet::built_in().iter().map(|i| (**i).clone()).collect();
    assert!(!built_in.is_empty());
    let body = schema::write_instruments(&built_in);
    assert_eq!(schema::read_instruments(schema::CURRENT, &body), Ok(built_in));
}

#[test]
fn whatever_byte_of_an_envelope_changes_it_is_noticed() {
    let sound = contract::bytes("patient/1", 3, "body");
    for at in 0..sound.len() {
        let mut changed = sound.clone();
        changed[at] ^= 0x20;
        assert!(envelope::decode("patient/1", &changed, schema::CURRENT).is_err(), "byte {at}");
        assert!(envelope::decode("patient/1", &sound[..at], schema::CURRENT).is_err(), "cut at {at}");
    }
    assert_eq!(envelope::decode("patient/1", &sound, schema::CURRENT).map(|e| e.envelope.revision), Ok(3));
}
