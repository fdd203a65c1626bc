//! A clinic whose key is changed, natively, and what the tests of that share.

use anamnesis::desk::Deed;
use anamnesis::vault::backup::{Reader, Writer};
use anamnesis::vault::{Keeper, MemoryStore, Note, Opened, Store, Stored};
use contract::rekeyed::clinic;
use contract::rust_crypto::RustCrypto;
use contract::sealed::note;
use pollster::block_on;

use crate::places::InMemory;
use crate::quick::QUICK;

pub(crate) fn key_changed() -> Note {
    note(Deed::KeyChanged, "")
}

pub(crate) fn clinic_in_memory(patients: u64) -> (MemoryStore, Keeper<MemoryStore, RustCrypto>) {
    let store = MemoryStore::default();
    let keeper = block_on(clinic(&InMemory(store.clone()), &QUICK, patients));
    (store, keeper)
}

/// Nothing is missing, damaged or out of order.
pub(crate) fn assert_whole(opened: &Opened, patients: usize, when: &str) {
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.newer.len()), (patients, 0, 0), "{when}");
    assert!(opened.undecided.is_empty(), "{when}: {:?}", opened.undecided);
    assert_eq!((opened.filters.len(), opened.drafts.len()), (1, 1), "{when}");
}

/// A filter and a draft beside the patients.
pub(crate) fn fill<S: Store>(keeper: &Keeper<S, RustCrypto>) {
    let filter = serde_json::from_str(r#"{"name":"mine","query":"q=a"}"#).unwrap();
    block_on(keeper.save_filters(&[filter], note(Deed::Entered, ""))).unwrap();
    let draft = Some("half typed".to_owned());
    block_on(keeper.save_drafts(&[(anamnesis::record::Key::from_bits(9), draft)], note(Deed::Locked, ""))).unwrap();
}

/// What a backup of the store gives back.
pub(crate) fn backup_of(store: &MemoryStore) -> Stored {
    let writer = Writer::new(block_on(store.load()).unwrap(), "2026-03-02T09:41:07Z", "1.0.0").unwrap();
    let mut reader = Reader::default();
    writer.for_each(|piece| reader.feed(&piece).unwrap());
    reader.finish().unwrap().records
}
