//! The change of the clinic's key where something is wrong: damaged and newer records, an old key or an old state put in, a stale tab.

use crate::clinics::{clinic_in_memory, key_changed};
use crate::quick::{QUICK, put, stored};
use anamnesis::desk::Deed;
use anamnesis::record::ChainBreak;
use anamnesis::vault::envelope::{self, Envelope, Seal};
use anamnesis::vault::{Finished, KEYRING, Refreshed, Store, StoreError, schema};
use contract::rekeyed::{LEAVES, STAYS, begin, go_on, rekeyed, unlock, with_key};
use contract::sealed::{WHO, keyring, note};
use pollster::block_on;

/// What was put in under names that the audit doesn't know, and can't be read, waits for nobody's decision.
///
/// What neither key opens stays byte for byte, and the end of the change names it. What opens and can't be read is sealed anew with the
/// very same body: with the old key gone nobody could ever repair it.
#[test]
fn damaged_records_are_left_as_they_lie_and_named() {
    let (store, keeper) = clinic_in_memory(3);
    let was = block_on(keyring(&store));
    let old = block_on(was.unlock(&QUICK, WHO.0, WHO.1)).unwrap().key;
    let names = ["patient/0000000000000077", "patient/0000000000000078"];
    let mut broken = stored(&store, "patient/0000000000000001").unwrap();
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
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.undecided.is_empty()), (3, 2, true));
}

/// A record that could be read when the clinic was opened and can't be at the end may be one that the old key would still open: it is not
/// dropped before a person has decided about that record.
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
    let undecided = block_on(go_on(&keeper, 2));
    assert!(matches!(undecided, Err(StoreError::Undecided { .. })), "{undecided:?}");
    block_on(keeper.accept(&opened.undecided, note(Deed::RecordAccepted, ""))).unwrap();
    assert!(matches!(block_on(go_on(&keeper, 2)), Ok(Finished::Done(_))));
    // What was set aside is sealed anew with everything else.
    let (_, opened) = block_on(unlock(store, &QUICK, WHO)).unwrap();
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.undecided.is_empty()), (2, 1, true));
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
    let is_old = |one: &ChainBreak| matches!(one, ChainBreak::EndUnderOldKey { .. });
    assert!(opened.undecided.breaks.iter().any(is_old), "{:?}", opened.undecided);
    whole.into_iter().for_each(|(name, bytes)| put(&store, &name, Some(bytes)));

    let other = block_on(rekeyed(&was, &QUICK)).keyring;
    let [ours, theirs] = [&made.keyring, &other].map(|ring| serde_json::to_value(ring).unwrap());
    let mut forged = ours;
    forged["old"] = theirs["old"].clone();
    let body = serde_json::to_vec(&forged).unwrap();
    let envelope = Envelope { seal: Seal::None, schema: schema::CURRENT, revision: 4, body: &body };
    put(&store, KEYRING, envelope::encode(KEYRING, &envelope));
    let (keeper, opened) = block_on(unlock(store, &QUICK, WHO)).unwrap();
    assert!(!opened.undecided.is_empty() && !opened.damaged.is_empty());
    assert_eq!(block_on(go_on(&keeper, 2)), Err(StoreError::NoOldKey));
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

/// With a record put back, the key could still be asked for: papers were drawn and handed over to everyone, and only then the change was
/// refused. What is in doubt is asked for first, and refused in the same words.
#[test]
fn what_is_in_doubt_is_refused_before_anything_is_drawn() {
    let (store, keeper) = clinic_in_memory(2);
    assert_eq!(keeper.refuse_while_undecided(), Ok(()));
    let name = "patient/0000000000000001";
    put(&store, name, None);
    drop(keeper);
    let (keeper, opened) = block_on(unlock(store.clone(), &QUICK, WHO)).unwrap();
    assert!(!opened.undecided.is_empty());
    let undecided = StoreError::Undecided { name: name.to_owned() };
    assert_eq!(keeper.refuse_while_undecided(), Err(undecided.clone()));
    let was = block_on(keyring(&store));
    let made = block_on(rekeyed(&was, &QUICK));
    assert_eq!(block_on(begin(&keeper, (&was, &made))).unwrap_err(), undecided);
}
