//! The change of the clinic's key in any order with everything else: saves, reloads, other tabs, and changes of who may open it.

use crate::clinics::{assert_whole, backup_of, clinic_in_memory, fill, key_changed};
use crate::quick::{QUICK, put};
use anamnesis::desk::Deed;
use anamnesis::vault::{Finished, Keeper, MemoryStore, Refreshed, StoreError};
use contract::add_patient;
use contract::rekeyed::{begin, go_on, rekeyed, unlock, with_key};
use contract::sealed::{WHO, keyring, note};
use pollster::block_on;

/// Two tabs that both go on: each reads what the other did and goes on from there, and one of them ends it.
#[test]
fn two_tabs_may_both_go_on() {
    let (store, first) = clinic_in_memory(6);
    let was = block_on(keyring(&store));
    let made = block_on(rekeyed(&was, &QUICK));
    block_on(begin(&first, (&was, &made))).unwrap();
    let (second, _) = block_on(unlock(store.clone(), &QUICK, WHO)).unwrap();
    let names = block_on(first.names()).unwrap();
    for part in names.chunks(2) {
        for tab in [&first, &second] {
            while let Err(error) = block_on(tab.reseal(part, |_| key_changed())) {
                assert!(matches!(error, StoreError::Conflict { .. }), "{error:?}");
                assert!(matches!(block_on(tab.refresh()).unwrap(), Refreshed::Update(_)));
            }
        }
    }
    assert!(matches!(block_on(first.refresh()).unwrap(), Refreshed::Update(_)));
    assert!(matches!(block_on(first.finish_key_change(|_| key_changed())), Ok(Finished::Done(_))));
    assert!(matches!(block_on(second.refresh()).unwrap(), Refreshed::Update(_)));
    assert_eq!(block_on(second.finish_key_change(|_| key_changed())), Ok(Finished::Before));
    block_on(second.save(&add_patient(7), note(Deed::Entered, ""))).unwrap();
    let opened = block_on(with_key(store, &QUICK, made.key));
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.undecided.is_empty()), (7, 0, true));
}

/// What may come between two steps of a change.
#[derive(Clone, Copy, Debug)]
enum Between {
    Reseal(usize),
    Save(u64),
    Reload,
    ReloadByRecovery,
    AddAndRemove,
    Passphrase,
    NewRecovery,
    Backup,
    OtherTabSaves(u64),
    TryToFinish,
}

fn between() -> impl proptest::strategy::Strategy<Value = Between> {
    use proptest::prelude::*;
    prop_oneof![
        (1usize..4).prop_map(Between::Reseal),
        (20u64..30).prop_map(Between::Save),
        Just(Between::Reload),
        Just(Between::ReloadByRecovery),
        Just(Between::AddAndRemove),
        Just(Between::Passphrase),
        Just(Between::NewRecovery),
        Just(Between::Backup),
        (30u64..40).prop_map(Between::OtherTabSaves),
        Just(Between::TryToFinish),
    ]
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// In whatever order it is stopped, gone on with, saved in between, and who may open the clinic changed: nothing is lost, the audit
    /// holds, and at the end the old key opens nothing.
    #[test]
    fn in_any_order_with_everything_else_nothing_is_lost(steps in proptest::collection::vec(between(), 0..24)) {
        use std::collections::BTreeSet;
        let (store, mut keeper) = clinic_in_memory(4);
        fill(&keeper);
        let was = block_on(keyring(&store));
        let old = block_on(was.unlock(&QUICK, WHO.0, WHO.1)).unwrap().key;
        let made = block_on(rekeyed(&was, &QUICK));
        block_on(begin(&keeper, (&was, &made))).unwrap();
        let (mut own, mut recovery) = (WHO.1.to_owned(), made.recovery.to_string());
        let mut patients: BTreeSet<u64> = (1..=4).collect();
        for (number, step) in steps.into_iter().enumerate() {
            let ring = block_on(keyring(&store));
            match step {
                Between::Reseal(batch) => {
                    let names = block_on(keeper.names()).unwrap();
                    let from = number % names.len();
                    let to = (from + batch).min(names.len());
                    block_on(keeper.reseal(&names[from..to], |_| key_changed())).unwrap();
                }
                Between::Save(bits) => {
                    if patients.insert(bits) {
                        block_on(keeper.save(&add_patient(bits), note(Deed::Entered, ""))).unwrap();
                    }
                }
                Between::Reload => keeper = block_on(unlock(store.clone(), &QUICK, (WHO.0, &own))).unwrap().0,
                Between::ReloadByRecovery => {
                    own = format!("by recovery {number}");
                    let (next, new) = block_on(ring.recover_as(&QUICK, &recovery, (WHO.0, &own))).unwrap();
                    let key = block_on(next.unlock(&QUICK, WHO.0, &own)).unwrap().key;
                    keeper = block_on(Keeper::open(store.clone(), block_on(next.sealing(&QUICK, key)))).unwrap().0;
                    block_on(keeper.save_keyring(&ring, &next, note(Deed::Recovered, ""))).unwrap();
                    recovery = new.to_string();
                }
                Between::AddAndRemove => {
                    let new = ("N. New", "a passphrase of their own");
                    let more = block_on(ring.add(&QUICK, (WHO.0, &own), new)).unwrap();
                    block_on(keeper.save_keyring(&ring, &more, note(Deed::ClinicianAdded, ""))).unwrap();
                    let (_, opened) = block_on(unlock(store.clone(), &QUICK, new)).unwrap();
                    assert_eq!(opened.charts.len(), patients.len(), "whoever is added in the middle sees everything");
                    let less = block_on(more.remove(&QUICK, (WHO.0, &own), new.0)).unwrap();
                    block_on(keeper.save_keyring(&more, &less, note(Deed::ClinicianRemoved, ""))).unwrap();
                }
                Between::Passphrase => {
                    let new = format!("another {number}");
                    let next = block_on(ring.change_passphrase(&QUICK, (WHO.0, &own), &new)).unwrap();
                    block_on(keeper.save_keyring(&ring, &next, note(Deed::PassphraseChanged, ""))).unwrap();
                    own = new;
                }
                Between::NewRecovery => {
                    let (next, new) = block_on(ring.renew_recovery(&QUICK, (WHO.0, &own))).unwrap();
                    block_on(keeper.save_keyring(&ring, &next, note(Deed::RecoveryKeyMade, ""))).unwrap();
                    recovery = new.to_string();
                }
                Between::Backup => {
                    let place = MemoryStore::default();
                    backup_of(&store).into_iter().for_each(|(name, bytes)| put(&place, &name, Some(bytes)));
                    assert_whole(&block_on(unlock(place, &QUICK, (WHO.0, &own))).unwrap().1, patients.len(), "in a backup");
                }
                Between::OtherTabSaves(bits) => {
                    if patients.insert(bits) {
                        let (other, _) = block_on(unlock(store.clone(), &QUICK, (WHO.0, &own))).unwrap();
                        block_on(other.save(&add_patient(bits), note(Deed::Entered, ""))).unwrap();
                        assert!(matches!(block_on(keeper.refresh()).unwrap(), Refreshed::Update(_)));
                    }
                }
                Between::TryToFinish => {
                    let ended = block_on(keeper.finish_key_change(|_| key_changed())).unwrap();
                    assert_eq!(matches!(ended, Finished::Remaining), block_on(keyring(&store)).is_key_changing());
                }
            }
        }
        let (keeper, opened) = block_on(unlock(store.clone(), &QUICK, (WHO.0, &own))).unwrap();
        assert_whole(&opened, patients.len(), "before the end");
        assert!(matches!(block_on(go_on(&keeper, 3)), Ok(Finished::Done(_) | Finished::Before)));
        assert_whole(&block_on(with_key(store.clone(), &QUICK, made.key)), patients.len(), "at the end");
        let closed = block_on(with_key(store, &QUICK, old));
        assert_eq!((closed.charts.len(), closed.audit.len()), (0, 0));
    }
}
