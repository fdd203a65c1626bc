//! What is kept, natively: the contract for the stores in memory, and what only fakes can show.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::vault::contract::{self, Place, add_patient};
use anamnesis::vault::fakes::{FailingKv, FailingStore, Fault};
use anamnesis::vault::{Keeper, KeyValue, KvStore, MemoryKv, MemoryStore, Store, StoreError};
use pollster::block_on;

struct InMemory(MemoryStore);

impl Place for InMemory {
    type Store = MemoryStore;
    async fn open(&self) -> MemoryStore {
        self.0.clone()
    }
}

struct OverTexts(MemoryKv);

impl Place for OverTexts {
    type Store = KvStore<MemoryKv>;
    async fn open(&self) -> KvStore<MemoryKv> {
        KvStore::new(self.0.clone(), "w")
    }
}

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
    let denied = block_on(Keeper::open(store)).unwrap_err();
    assert_eq!(denied, StoreError::Denied);
    assert!(denied.to_string().contains("Allow site data"));
}

#[test]
fn after_a_failed_save_the_same_change_can_be_saved_again() {
    for error in [StoreError::Quota, StoreError::Denied, StoreError::Unavailable("cut".into())] {
        let store = FailingStore::new(MemoryStore::default());
        let (keeper, _) = block_on(Keeper::open(store.clone())).unwrap();
        block_on(keeper.save(&add_patient(1))).unwrap();
        store.fail_next(error.clone());
        let removal = add_patient(1).inverse();
        assert_eq!(block_on(keeper.save(&removal)), Err(error));
        assert_eq!(block_on(store.load()).unwrap().len(), 1, "nothing was changed");
        block_on(keeper.save(&removal)).unwrap();
        assert!(block_on(store.load()).unwrap().is_empty());
    }
}

#[test]
fn a_deleted_patient_who_comes_back_never_has_an_old_revision_again() {
    let store = MemoryStore::default();
    let (keeper, _) = block_on(Keeper::open(store.clone())).unwrap();
    let (other_tab, _) = block_on(async {
        keeper.save(&add_patient(1)).await.unwrap();
        Keeper::open(store.clone()).await.unwrap()
    });
    block_on(keeper.save(&add_patient(1).inverse())).unwrap();
    block_on(keeper.save(&add_patient(1))).unwrap();
    assert!(matches!(block_on(other_tab.save(&add_patient(1))), Err(StoreError::Conflict { .. })));
}

#[test]
fn a_journal_that_cannot_be_read_is_listed_as_damaged_and_the_rest_opens() {
    let texts = MemoryKv::default();
    let (keeper, _) = block_on(Keeper::open(KvStore::new(texts.clone(), "w"))).unwrap();
    block_on(keeper.save(&add_patient(1))).unwrap();
    texts.set("w/!journal", "[[\"patient/0000").unwrap();
    let (_, opened) = block_on(Keeper::open(KvStore::new(texts.clone(), "w"))).unwrap();
    assert_eq!((opened.charts.len(), opened.damaged.len()), (1, 1));
    assert_eq!(opened.damaged[0].bytes, b"[[\"patient/0000");
}
