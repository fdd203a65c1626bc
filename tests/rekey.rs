//! The change of the clinic's key, natively: cut off at every write, in any order with everything else, and what a leaver's copies open.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::desk::Deed;
use anamnesis::vault::backup::{Reader, Writer};
use anamnesis::vault::contract::add_patient;
use anamnesis::vault::contract::rekeyed::{LEAVES, STAYS, begin, clinic, go_on, rekeyed, unlock, with_key};
use anamnesis::vault::contract::sealed::{WHO, keyring, note};
use anamnesis::vault::crypto::Stretching;
use anamnesis::vault::envelope::{self, Envelope, Seal};
use anamnesis::vault::fakes::{FailingKv, Fault};
use anamnesis::vault::rust_crypto::RustCrypto;
use anamnesis::vault::{
    Expect, Finished, KEYRING, Keeper, Keyring, KeyringError, KvStore, MemoryKv, MemoryStore, Opened, Refreshed, Store,
    StoreError, Stored, Write, schema,
};
use places::{InMemory, OverTexts};
use pollster::block_on;

#[path = "support/places.rs"]
mod places;

/// Figures that cost next to nothing.
const QUICK: RustCrypto = RustCrypto { stretching: Stretching::Pbkdf2Sha256 { rounds: 3 } };

fn key_changed() -> anamnesis::vault::Note {
    note(Deed::KeyChanged, "")
}

fn clinic_in_memory(patients: u64) -> (MemoryStore, Keeper<MemoryStore, RustCrypto>) {
    let store = MemoryStore::default();
    let keeper = block_on(clinic(&InMemory(store.clone()), &QUICK, patients));
    (store, keeper)
}

fn put(store: &MemoryStore, name: &str, bytes: Option<Vec<u8>>) {
    let write = Write { name: name.to_owned(), expect: Expect::Anything, bytes };
    block_on(store.commit(&[write])).unwrap();
}

fn stored(store: &MemoryStore, name: &str) -> Option<Vec<u8>> {
    block_on(store.fetch(&[name.to_owned()])).unwrap().remove(0)
}

/// Nothing is missing, damaged or out of order.
fn assert_whole(opened: &Opened, patients: usize, when: &str) {
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.newer.len()), (patients, 0, 0), "{when}");
    assert_eq!(opened.breaks, [""; 0], "{when}");
    assert_eq!((opened.filters.len(), opened.drafts.len()), (1, 1), "{when}");
}

/// A filter and a draft beside the patients.
fn fill<S: Store>(keeper: &Keeper<S, RustCrypto>) {
    let filter = serde_json::from_str(r#"{"name":"mine","query":"q=a"}"#).unwrap();
    block_on(keeper.save_filters(&[filter], note(Deed::Entered, ""))).unwrap();
    let draft = Some("half typed".to_owned());
    block_on(keeper.save_drafts(&[(anamnesis::record::Key::from_bits(9), draft)], note(Deed::Locked, ""))).unwrap();
}

/// The page dies before the second write of a single text in the change, before the third, and so on until it runs through. Whenever that is, the same
/// passphrase opens everything, and going on from there ends with one key that opens all, while the old one opens nothing.
#[test]
fn wherever_the_page_dies_the_change_goes_on_from_there() {
    let mut cut = 1;
    loop {
        let texts = MemoryKv::default();
        let sound = || KvStore::new(texts.clone(), "w");
        let keeper = block_on(clinic(&OverTexts(texts.clone()), &QUICK, 5));
        fill(&keeper);
        let was = block_on(keyring(&sound()));
        let old = block_on(was.unlock(&QUICK, LEAVES.0, LEAVES.1)).unwrap().key;
        let dying = FailingKv::new(texts.clone(), Fault::DiesBefore(cut));
        let (keeper, _) = block_on(unlock(KvStore::new(dying, "w"), &QUICK, WHO)).unwrap();
        let made = block_on(rekeyed(&was, &QUICK));
        let done = block_on(begin(&keeper, (&was, &made))).is_ok() && block_on(go_on(&keeper, 1)).is_ok();

        let when = format!("cut before write {cut}");
        let (keeper, opened) = block_on(unlock(sound(), &QUICK, WHO)).unwrap();
        assert_whole(&opened, 5, &when);
        let now = block_on(keyring(&sound()));
        let key = if now == was {
            assert_eq!(opened.under_old_key, 0, "{when}");
            let made = block_on(rekeyed(&now, &QUICK));
            block_on(begin(&keeper, (&now, &made))).unwrap();
            made.key
        } else {
            made.key
        };
        let ended = block_on(go_on(&keeper, 3)).unwrap();
        assert!(matches!(ended, Finished::Done(_)) || !now.is_key_changing(), "{when}");
        assert!(!block_on(keyring(&sound())).is_key_changing(), "{when}");
        assert_whole(&block_on(with_key(sound(), &QUICK, key)), 5, &when);
        let closed = block_on(with_key(sound(), &QUICK, old));
        assert_eq!((closed.charts.len(), closed.audit.len(), closed.drafts.len()), (0, 0, 0), "{when}");
        if done {
            break;
        }
        cut += 1;
    }
    assert!(cut > 30, "it was cut off in every step: {cut}");
}

/// With a colleague's old copy of the keyring and their passphrase: of what is there now, nothing opens that was written since the change
/// began, and nothing at all once it is done.
#[test]
fn a_leavers_old_keyring_opens_nothing_of_what_is_there_now() {
    let (store, keeper) = clinic_in_memory(4);
    let old_keyring = stored(&store, KEYRING).unwrap();
    let was = Keyring::read(&old_keyring).unwrap();
    let made = block_on(rekeyed(&was, &QUICK));
    block_on(begin(&keeper, (&was, &made))).unwrap();
    block_on(keeper.save(&add_patient(5), note(Deed::Entered, ""))).unwrap();
    let copy = |of: &MemoryStore| {
        let theirs = MemoryStore::default();
        block_on(of.load()).unwrap().into_iter().for_each(|(name, bytes)| put(&theirs, &name, Some(bytes)));
        put(&theirs, KEYRING, Some(old_keyring.clone()));
        theirs
    };
    let (_, opened) = block_on(unlock(copy(&store), &QUICK, LEAVES)).unwrap();
    assert!(!opened.charts.contains_key(&anamnesis::record::Key::from_bits(5)));
    assert!(matches!(block_on(go_on(&keeper, 3)), Ok(Finished::Done(_))));
    let (_, opened) = block_on(unlock(copy(&store), &QUICK, LEAVES)).unwrap();
    assert_eq!((opened.charts.len(), opened.audit.len(), opened.filters.len()), (0, 0, 0));
    assert_eq!(opened.damaged.len(), block_on(store.names()).unwrap().len() - 1);
    // Nor does their passphrase open the keyring as it is, and no text in it is the old key.
    assert_eq!(block_on(unlock(store.clone(), &QUICK, LEAVES)).err(), Some(KeyringError::NoMatch));
    let now = String::from_utf8(stored(&store, KEYRING).unwrap()).unwrap_or_default();
    assert!(!now.contains("\"old\""));
}

fn backup_of(store: &MemoryStore) -> Stored {
    let writer = Writer::new(block_on(store.load()).unwrap(), "2026-03-02T09:41:07Z", "0.1.0").unwrap();
    let mut reader = Reader::default();
    writer.for_each(|piece| reader.feed(&piece).unwrap());
    reader.finish().unwrap().records
}

/// A backup from before opens with the passphrase of then and is the same clinic's; one from the middle opens with the new passphrase, and
/// once it is put in place, the change goes on from there.
#[test]
fn backups_from_before_and_from_the_middle_open_with_what_they_hold() {
    let (store, keeper) = clinic_in_memory(4);
    let before = backup_of(&store);
    let was = block_on(keyring(&store));
    let made = block_on(rekeyed(&was, &QUICK));
    block_on(begin(&keeper, (&was, &made))).unwrap();
    block_on(keeper.reseal(&block_on(keeper.names()).unwrap()[..3], |_| key_changed())).unwrap();
    let middle = backup_of(&store);
    block_on(go_on(&keeper, 3)).unwrap();

    let restored = |records: Stored| {
        let place = MemoryStore::default();
        records.into_iter().for_each(|(name, bytes)| put(&place, &name, Some(bytes)));
        place
    };
    let place = restored(before);
    let (_, opened) = block_on(unlock(place.clone(), &QUICK, LEAVES)).unwrap();
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.breaks), (4, 0, vec![]));
    assert_eq!(block_on(keyring(&place)).id(), block_on(keyring(&store)).id());
    let place = restored(middle);
    let (keeper, opened) = block_on(unlock(place.clone(), &QUICK, WHO)).unwrap();
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.breaks), (4, 0, vec![]));
    assert!(opened.under_old_key > 0);
    assert!(matches!(block_on(go_on(&keeper, 3)), Ok(Finished::Done(_))));
    assert_eq!(block_on(with_key(place, &QUICK, made.key)).charts.len(), 4);
}

/// What neither key opens stays byte for byte, and the end of the change names it. What opens and can't be read is sealed anew with the
/// very same body: with the old key gone nobody could ever repair it.
#[test]
fn damaged_records_are_left_as_they_lie_and_named() {
    let (store, keeper) = clinic_in_memory(3);
    let was = block_on(keyring(&store));
    let old = block_on(was.unlock(&QUICK, WHO.0, WHO.1)).unwrap().key;
    let names = ["patient/0000000000000001", "patient/0000000000000002"];
    let mut broken = stored(&store, names[0]).unwrap();
    *broken.last_mut().unwrap() ^= 1;
    put(&store, names[0], Some(broken.clone()));
    let header = envelope::header(names[1], Seal::AesGcm, schema::CURRENT, 1).unwrap();
    let garbled = block_on(anamnesis::vault::crypto::seal(&QUICK, &old, &header, b"no chart")).unwrap();
    put(&store, names[1], Some(envelope::close(header, &garbled)));
    drop(keeper);
    let (keeper, opened) = block_on(unlock(store.clone(), &QUICK, WHO)).unwrap();
    assert_eq!(opened.damaged.len(), 2);
    let made = block_on(rekeyed(&was, &QUICK));
    block_on(begin(&keeper, (&was, &made))).unwrap();
    for part in block_on(keeper.names()).unwrap().chunks(2) {
        block_on(keeper.reseal(part, |_| key_changed())).unwrap();
    }
    let mut named = Vec::new();
    let ended = block_on(keeper.finish_key_change(|unopened| {
        named = unopened.to_vec();
        key_changed()
    }));
    assert!(matches!(ended, Ok(Finished::Done(_))), "{ended:?}");
    assert_eq!(named, [names[0]]);
    assert_eq!(stored(&store, names[0]).unwrap(), broken);
    let kept = stored(&store, names[1]).unwrap();
    let found = envelope::decode(names[1], &kept, schema::CURRENT).unwrap();
    let body = block_on(anamnesis::vault::crypto::unseal(&QUICK, &made.key, found.header, found.envelope.body));
    assert_eq!(body.unwrap(), b"no chart");
    let (_, opened) = block_on(unlock(store, &QUICK, WHO)).unwrap();
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.breaks), (1, 2, vec![]));
}

/// A record that could be read when the clinic was opened and can't be at the end may be one that the old key would still open: it is not
/// dropped before a person has seen that record among the damaged ones.
#[test]
fn the_old_key_is_kept_while_a_record_is_unexpectedly_closed() {
    let (store, keeper) = clinic_in_memory(3);
    let was = block_on(keyring(&store));
    let made = block_on(rekeyed(&was, &QUICK));
    block_on(begin(&keeper, (&was, &made))).unwrap();
    for part in block_on(keeper.names()).unwrap().chunks(2) {
        block_on(keeper.reseal(part, |_| key_changed())).unwrap();
    }
    let name = "patient/0000000000000001";
    let mut broken = stored(&store, name).unwrap();
    broken[40] ^= 1;
    put(&store, name, Some(broken));
    let refused = block_on(keeper.finish_key_change(|_| key_changed()));
    assert_eq!(refused, Err(StoreError::Unopened { name: name.to_owned() }));
    assert!(block_on(keyring(&store)).is_key_changing());
    let (keeper, opened) = block_on(unlock(store.clone(), &QUICK, WHO)).unwrap();
    assert_eq!(opened.damaged.len(), 1);
    assert!(matches!(block_on(go_on(&keeper, 2)), Ok(Finished::Done(_))));
}

/// A record of a newer version may hang on what this one can't read: the change doesn't begin.
#[test]
fn with_a_newer_record_the_change_does_not_begin() {
    let (store, keeper) = clinic_in_memory(1);
    drop(keeper);
    let envelope = Envelope { seal: Seal::AesGcm, schema: schema::CURRENT + 1, revision: 1, body: b"of tomorrow" };
    put(&store, "patient/00000000000000ff", envelope::encode("patient/00000000000000ff", &envelope));
    let (keeper, _) = block_on(unlock(store.clone(), &QUICK, WHO)).unwrap();
    let was = block_on(keyring(&store));
    let refused = block_on(begin(&keeper, (&was, &block_on(rekeyed(&was, &QUICK)))));
    assert!(matches!(refused, Err(StoreError::Newer { .. })), "{refused:?}");
    assert_eq!(block_on(keyring(&store)), was);
    assert_eq!(
        block_on(with_key(store, &QUICK, block_on(was.unlock(&QUICK, WHO.0, WHO.1)).unwrap().key)).charts.len(),
        1
    );
}

/// Whoever takes the old key's place in the keyring, or the end of the audit back to one under the old key, is found out, and the change
/// doesn't end as if all were well.
#[test]
fn an_old_key_or_an_old_end_that_was_put_in_is_noticed() {
    let (store, keeper) = clinic_in_memory(3);
    let was = block_on(keyring(&store));
    let old_end = stored(&store, "audit/000001");
    let made = block_on(rekeyed(&was, &QUICK));
    block_on(begin(&keeper, (&was, &made))).unwrap();
    let whole = block_on(store.load()).unwrap();
    put(&store, "audit/000001", old_end);
    let (_, opened) = block_on(unlock(store.clone(), &QUICK, WHO)).unwrap();
    assert!(opened.breaks.iter().any(|said| said.contains("old key")), "{:?}", opened.breaks);
    whole.into_iter().for_each(|(name, bytes)| put(&store, &name, Some(bytes)));

    let other = block_on(rekeyed(&was, &QUICK)).keyring;
    let [ours, theirs] = [&made.keyring, &other].map(|ring| serde_json::to_value(ring).unwrap());
    let mut forged = ours;
    forged["old"] = theirs["old"].clone();
    let body = serde_json::to_vec(&forged).unwrap();
    let envelope = Envelope { seal: Seal::None, schema: schema::CURRENT, revision: 4, body: &body };
    put(&store, KEYRING, envelope::encode(KEYRING, &envelope));
    let (keeper, opened) = block_on(unlock(store, &QUICK, WHO)).unwrap();
    assert!(!opened.breaks.is_empty() && !opened.damaged.is_empty());
    assert_eq!(block_on(go_on(&keeper, 2)), Err(StoreError::NoOldKey));
}

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
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.breaks), (7, 0, vec![]));
}

/// Who does it may ask for a new passphrase too; who isn't there gets none; and a second change waits for the first.
#[test]
fn the_keyring_says_who_stays() {
    let (ring, key, recovery) = block_on(Keyring::create(&QUICK, WHO.0, WHO.1)).unwrap();
    let ring = block_on(ring.add(&QUICK, WHO, STAYS)).unwrap();
    let both = [WHO.0.to_owned(), STAYS.0.to_owned()];
    let made = block_on(ring.with_new_key(&QUICK, WHO, &both)).unwrap();
    assert_eq!(made.handed_over.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), [WHO.0, STAYS.0]);
    for one in &made.handed_over {
        assert_eq!((one.passphrase.len(), one.passphrase.split('-').count()), (19, 4));
        let unlocked = block_on(made.keyring.unlock(&QUICK, &one.name, &one.passphrase)).unwrap();
        assert_eq!(unlocked.who.as_deref(), Some(one.name.as_str()));
        assert!(!format!("{one:?}").contains(&one.passphrase));
    }
    assert_ne!(made.handed_over[0].passphrase, made.handed_over[1].passphrase);
    assert!(block_on(made.keyring.unlock(&QUICK, WHO.0, WHO.1)).is_err());
    assert!(block_on(made.keyring.recover(&QUICK, &recovery.to_string())).is_err());
    // With one's own passphrase kept, and everyone else left out.
    let alone = block_on(ring.with_new_key(&QUICK, WHO, &[])).unwrap();
    assert_eq!(block_on(alone.keyring.names(&QUICK, &alone.key)), [WHO.0]);
    assert!(block_on(alone.keyring.names(&QUICK, &key)).iter().all(String::is_empty), "names are sealed anew too");
    let nobody = ["Nobody".to_owned()];
    assert_eq!(block_on(ring.with_new_key(&QUICK, WHO, &nobody)).err(), Some(KeyringError::Unknown));
    let wrong = block_on(ring.with_new_key(&QUICK, (WHO.0, STAYS.1), &[]));
    assert_eq!(wrong.err(), Some(KeyringError::NoMatch));
    let again = block_on(made.keyring.with_new_key(&QUICK, (STAYS.0, &made.handed_over[1].passphrase), &[]));
    assert_eq!(again.err(), Some(KeyringError::KeyIsChanging));
}

/// A keyring without a change under way is stored as it always was: an older version still reads it.
#[test]
fn a_keyring_without_an_old_key_is_stored_as_before() {
    let (ring, ..) = block_on(Keyring::create(&QUICK, WHO.0, WHO.1)).unwrap();
    let fields = serde_json::to_value(&ring).unwrap();
    assert_eq!(fields.as_object().unwrap().keys().collect::<Vec<_>>(), ["salt", "slots"]);
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

/// A stale tab can't write a record of its own beside the others either: every commit goes on from the audit's end.
#[test]
fn a_tab_that_knows_only_the_old_key_does_no_harm() {
    let (store, first) = clinic_in_memory(2);
    let (stale, _) = block_on(unlock(store.clone(), &QUICK, STAYS)).unwrap();
    let was = block_on(keyring(&store));
    let made = block_on(rekeyed(&was, &QUICK));
    block_on(begin(&first, (&was, &made))).unwrap();
    let before = block_on(store.load()).unwrap();
    let draft = [(anamnesis::record::Key::from_bits(3), Some("typed".to_owned()))];
    assert!(matches!(block_on(stale.save_drafts(&draft, note(Deed::Locked, ""))), Err(StoreError::Conflict { .. })));
    assert!(matches!(block_on(stale.note(note(Deed::Viewed, ""))), Err(StoreError::Conflict { .. })));
    let removed = block_on(was.remove(&QUICK, STAYS, LEAVES.0)).unwrap();
    let refused = block_on(stale.save_keyring(&was, &removed, note(Deed::ClinicianRemoved, "")));
    assert!(matches!(refused, Err(StoreError::Conflict { .. })));
    assert!(matches!(block_on(stale.refresh()), Ok(Refreshed::Replaced)));
    assert_eq!(block_on(store.load()).unwrap(), before);
    // Nor is a second change begun over the first.
    let again = block_on(begin(&first, (&made.keyring, &made)));
    assert_eq!(again, Err(StoreError::KeyringChanged));
}
