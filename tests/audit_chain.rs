//! The audit's chain where it can't be read whole: what a newer version wrote, and what was taken away, are told apart and said once.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::desk::Deed;
use anamnesis::record::{ChainBreak, MismatchKind};
use anamnesis::vault::envelope::{self, Envelope};
use anamnesis::vault::rust_crypto::RustCrypto;
use anamnesis::vault::{KEYRING, Keeper, MemoryStore, Note, Opened, Refreshed, Store, StoreError, schema};
use contract::fakes::OvertakenStore;
use contract::{add_patient, open, sealed, take_away_patient};
use places::InMemory;
use pollster::block_on;
use quick::{QUICK, put, stored};
use std::cell::Cell;
use std::rc::Rc;

#[path = "support/places.rs"]
#[allow(dead_code, reason = "other tests need the other place")]
mod places;
#[path = "support/quick.rs"]
mod quick;

/// How many entries fill a part of the audit.
const ENTRIES_A_PART: usize = 16;

type ClinicKeeper = Keeper<MemoryStore, RustCrypto>;

/// A sealed clinic of that many patients.
fn clinic(patients: u64) -> (MemoryStore, ClinicKeeper) {
    let store = MemoryStore::default();
    let keeper = block_on(sealed::sealed(&InMemory(store.clone()), &QUICK));
    for bits in 1..=patients {
        block_on(keeper.save(&add_patient(bits), sealed::note(Deed::Entered, ""))).unwrap();
    }
    (store, keeper)
}

fn opened(store: &MemoryStore) -> (ClinicKeeper, Opened) {
    block_on(sealed::unlocked(&InMemory(store.clone()), &QUICK))
}

/// The record as a version with a later schema would have written it: nothing of it can be read here.
fn made_newer(store: &MemoryStore, name: &str) {
    let bytes = stored(store, name).unwrap();
    let found = envelope::decode(name, &bytes, schema::CURRENT).unwrap().envelope;
    let later = Envelope { schema: schema::CURRENT + 1, revision: found.revision + 1, ..found };
    put(store, name, envelope::encode(name, &later));
}

/// The name of the last part of the audit, and how many entries stand before it.
fn last_part(store: &MemoryStore) -> (String, usize) {
    let names = block_on(store.names()).unwrap();
    let parts: Vec<_> = names.into_iter().filter(|name| name.starts_with("audit/")).collect();
    (parts[parts.len() - 1].clone(), (parts.len() - 1) * ENTRIES_A_PART)
}

/// A newer version did no more than unlock the clinic. Opened again in this one, the audit's page said in red that the chain doesn't
/// hold, and each record was accused that the unread entries had written.
#[test]
fn what_a_newer_version_wrote_is_no_break_and_accuses_nobody() {
    for patients in [3, 70] {
        let (store, keeper) = clinic(patients);
        // What the unread part speaks of: a patient changed, one removed, one added.
        block_on(keeper.save(&take_away_patient(1), Note::default())).unwrap();
        let (last, before) = last_part(&store);
        made_newer(&store, &last);
        let (keeper, opened) = opened(&store);
        assert_eq!(opened.undecided, Default::default(), "{patients} patients");
        assert!(opened.audit_ends_newer);
        assert_eq!((opened.newer.len(), opened.audit.len()), (1, before));
        // Nothing is written here, and another look finds nothing new.
        let refused = |done: Result<_, StoreError>| assert!(matches!(done, Err(StoreError::Newer { .. })), "{done:?}");
        refused(block_on(keeper.note(Note::default())));
        refused(block_on(keeper.save(&add_patient(99), Note::default())));
        assert!(matches!(block_on(keeper.refresh()).unwrap(), Refreshed::Update(update) if update.audit.is_empty()));
    }
}

/// A newer version was loaded in another tab and writes, while this one stays open as it was.
#[test]
fn a_page_that_is_open_writes_nothing_over_what_a_newer_version_wrote_and_says_that_it_can_t_go_on() {
    let audit = last_part(&clinic(3).0).0;
    for name in [audit.as_str(), "patient/0000000000000001"] {
        let (store, keeper) = clinic(3);
        let (other, _) = opened(&store);
        for change in [take_away_patient(1), add_patient(1)] {
            block_on(other.save(&change, Note::default())).unwrap();
        }
        made_newer(&store, name);
        let before = block_on(store.load());
        let refused = block_on(keeper.save(&add_patient(99), Note::default()));
        assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{name}: {refused:?}");
        assert!(matches!(block_on(keeper.refresh()).unwrap(), Refreshed::Replaced), "{name}");
        assert_eq!(block_on(store.load()), before, "{name}");
    }
}

/// An end that can't be read excuses nothing that the part before it tells.
#[test]
fn what_the_readable_part_of_the_audit_tells_is_held_against_the_records_all_the_same() {
    let (store, keeper) = clinic(1);
    let name = "patient/0000000000000001";
    let first = stored(&store, name);
    block_on(keeper.save(&take_away_patient(1), Note::default())).unwrap();
    block_on(keeper.save(&add_patient(1), Note::default())).unwrap();
    for bits in 2..70 {
        block_on(keeper.save(&add_patient(bits), Note::default())).unwrap();
    }
    made_newer(&store, &last_part(&store).0);
    assert_eq!(opened(&store).1.undecided, Default::default());
    put(&store, name, first);
    let undecided = opened(&store).1.undecided;
    assert_eq!(undecided.len(), 1, "{undecided:?}");
    assert_eq!((undecided.records[0].name.as_str(), undecided.records[0].kind), (name, MismatchKind::Older));
}

/// With every part of the audit gone there was nothing to hold the records against, and the page said that nothing was recorded yet.
#[test]
fn an_audit_that_was_taken_away_whole_is_one_break() {
    let (store, _) = clinic(70);
    for name in block_on(store.names()).unwrap().iter().filter(|name| name.starts_with("audit/")) {
        put(&store, name, None);
    }
    let (_, found) = opened(&store);
    assert_eq!(found.undecided.breaks, [ChainBreak::Missing]);
    // Nothing vouches for any of them, nor for the keyring.
    assert_eq!((found.charts.len(), found.undecided.records.len()), (70, 71));
    assert!(found.undecided.records.iter().all(|one| one.kind == MismatchKind::Unvouched));
    for name in block_on(store.names()).unwrap().iter().filter(|name| *name != KEYRING) {
        put(&store, name, None);
    }
    assert_eq!(opened(&store).1.undecided.breaks, [ChainBreak::Missing], "the keyring alone is no new clinic");
}

/// Two quick commits of another tab filled one part of the audit and began the next, between the fetches of the two: the entries between
/// them seemed to be missing, and a banner said for good that the clinic had been erased or restored.
#[test]
fn commits_between_two_fetches_are_not_taken_for_another_clinic() {
    for (known, behind) in [0, 1, 14, 15, 16, 40].into_iter().flat_map(|k| [0, 1, 14, 15, 16, 40].map(|b| (k, b))) {
        let store = MemoryStore::default();
        let (other, _) = block_on(open(store.clone())).unwrap();
        let patients = Cell::new(0);
        let save = Rc::new(move |count: u64| {
            for _ in 0..count {
                patients.set(patients.get() + 1);
                block_on(other.save(&add_patient(patients.get()), Note::default())).unwrap();
            }
        });
        save(known);
        let overtake = Rc::clone(&save);
        let (keeper, _) = block_on(open(OvertakenStore::new(store, move || overtake(2)))).unwrap();
        save(behind);
        let mut seen = known;
        for look in 0..40 {
            let Refreshed::Update(update) = block_on(keeper.refresh()).unwrap() else {
                panic!("look {look} of {known} entries known and {behind} not");
            };
            for entry in &update.audit {
                seen += 1;
                assert_eq!(entry.number, seen);
            }
            assert!(seen >= known + behind + 4 * look, "nothing stays unseen");
        }
    }
}
