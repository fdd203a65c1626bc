//! The audit wiped, cut or with a part missing, and old lists of who may open the clinic.

use crate::clinic::*;
use crate::places::InMemory;
use crate::quick::QUICK;
use anamnesis::record::{ChainBreak, Holding, MismatchKind, Undecided};
use anamnesis::vault::envelope::{self, Envelope, Seal};
use anamnesis::vault::{KEYRING, MemoryStore, Refreshed, Store, StoreError, schema};
use contract::{add_patient, sealed};
use pollster::block_on;

/// The keyring from before a change of the key: nothing could be read, the caseload invited to bring in files, and an import was saved.
#[test]
fn with_a_keyring_of_another_key_nothing_is_saved_and_the_keyring_is_named() {
    let (tampered, _) = clinic();
    // The same person with the same passphrase, and another data key.
    let other = MemoryStore::default();
    drop(block_on(sealed::sealed(&InMemory(other.clone()), &QUICK)));
    let keyring = block_on(other.fetch(&[KEYRING.to_owned()])).unwrap().remove(0);
    tampered.put(KEYRING, keyring);
    let (keeper, opened) = tampered.opened();
    assert_eq!((opened.charts.len(), opened.audit.len()), (0, 0));
    assert!(opened.undecided.breaks.contains(&ChainBreak::Missing), "{:?}", opened.undecided);
    let kinds: Vec<_> = opened.undecided.records.iter().map(|one| (one.name.as_str(), one.kind)).collect();
    assert_eq!(kinds, [(KEYRING, MismatchKind::OtherKey)]);
    is_refused(&block_on(keeper.save(&add_patient(7), note(""))));
    is_refused(&block_on(keeper.save(&rules(7), note(""))));
    is_refused(&block_on(keeper.note(note(""))));
    // Back with the right one, all is as it was.
    tampered.put(KEYRING, tampered.at(5, KEYRING));
    tampered.is_quiet();
}

/// With no entry left there was nothing to hold the records against, and the next one began another audit in silence.
#[test]
fn with_the_audit_wiped_nothing_is_vouched_for_and_not_even_a_note_is_kept() {
    let (tampered, _) = clinic();
    tampered.put(NAME, tampered.at(1, NAME));
    for name in tampered.names("audit/") {
        tampered.put(&name, None);
    }
    let (keeper, opened) = tampered.opened();
    assert_eq!(opened.undecided.breaks, [ChainBreak::Missing]);
    let kinds: Vec<_> = opened.undecided.records.iter().map(|one| (one.name.as_str(), one.kind)).collect();
    let unvouched = ["keyring", NAME, "patient/0000000000000002", "policy"].map(|name| (name, MismatchKind::Unvouched));
    assert_eq!(kinds, unvouched);
    is_refused(&block_on(keeper.note(note(""))));
    is_refused(&block_on(keeper.save(&add_patient(7), note(""))));
    assert_eq!(tampered.names("audit/"), [""; 0]);
    accepts(&tampered);
    let (_, opened) = tampered.opened();
    assert_eq!(
        (opened.audit[0].accepts.as_slice(), opened.audit[0].writes.len()),
        ([ChainBreak::Missing].as_slice(), 4)
    );
    // The audit that began so is held against the records like any other.
    tampered.put(NAME, tampered.at(2, NAME));
    assert!(!tampered.opened().1.undecided.is_empty());
}

/// The last entries were cut off: records are there that they wrote, and what else they wrote nobody knows.
#[test]
fn with_the_audit_cut_what_its_end_may_have_told_of_is_not_vouched_for() {
    let (tampered, keeper) = clinic();
    block_on(keeper.save(&noted(2, "", "x"), note(""))).unwrap();
    tampered.put("audit/000001", tampered.at(3, "audit/000001"));
    tampered.put(NAME, tampered.at(2, NAME));
    let (keeper, opened) = tampered.opened();
    assert_eq!(opened.undecided.breaks, [ChainBreak::EndMissing { after: 4 }]);
    let kind = |name: &str| opened.undecided.records.iter().find(|one| one.name == name).map(|one| one.kind);
    assert_eq!(kind("policy"), Some(MismatchKind::Unrecorded));
    assert_eq!(kind("patient/0000000000000002"), Some(MismatchKind::Unrecorded));
    assert_eq!(kind(NAME), Some(MismatchKind::Unvouched));
    is_refused(&block_on(keeper.save(&noted(1, "", "x"), note(""))));
    assert_eq!(opened.undecided.of_audit(), opened.undecided, "decided at once");
    accepts(&tampered);
}

/// Entries without end used to be deleted in the middle: what had been written there and put back since passed for the latest.
#[test]
fn a_part_missing_in_the_middle_takes_the_vouching_with_it() {
    let (tampered, keeper) = clinic();
    for bits in 10..28 {
        block_on(keeper.save(&add_patient(bits), note(""))).unwrap();
    }
    block_on(keeper.save(&noted(1, "worse", "worse still"), note(""))).unwrap();
    for bits in 28..44 {
        block_on(keeper.save(&add_patient(bits), note(""))).unwrap();
    }
    let whole = block_on(tampered.store.load()).unwrap();
    assert_eq!(tampered.names("audit/").len(), 3);
    for broken in [None, Some(b"broken".to_vec())] {
        let is_gone = broken.is_none();
        tampered.put("audit/000002", broken);
        tampered.put(NAME, tampered.at(2, NAME));
        let (_, opened) = tampered.opened();
        assert!(opened.undecided.breaks.contains(&ChainBreak::Gap { after: 16, next: 33 }), "{:?}", opened.undecided);
        assert_eq!(opened.undecided.breaks.len(), if is_gone { 1 } else { 2 });
        let one = opened.undecided.records.iter().find(|one| one.name == NAME).unwrap();
        assert_eq!(one.kind, MismatchKind::Unvouched);
        let later = opened.undecided.records.iter().any(|one| one.name == "patient/000000000000002b");
        assert!(!later, "what was written since is vouched for");
    }
    accepts(&tampered);
    // Another part that goes is another break.
    let first = whole.iter().find(|(name, _)| name == "audit/000001").map(|(_, bytes)| bytes.clone());
    tampered.put("audit/000001", None);
    assert!(!tampered.opened().1.undecided.is_empty());
    tampered.put("audit/000001", first);
    tampered.is_quiet();
}

/// Somebody who was removed puts the old keyring back, under its own number, the present one or a later one.
#[test]
fn an_old_keyring_is_named_and_who_may_open_the_clinic_can_t_be_changed_before_a_decision() {
    let (tampered, keeper) = clinic();
    let other = ("N. Other", "four slow boats and a kettle");
    let was = block_on(sealed::keyring(&tampered.store));
    let both = block_on(was.add(&QUICK, sealed::WHO, other)).unwrap();
    block_on(keeper.save_keyring(&was, &both, note(""))).unwrap();
    let old = block_on(tampered.store.fetch(&[KEYRING.to_owned()])).unwrap().remove(0).unwrap();
    let alone = block_on(both.remove(&QUICK, sealed::WHO, other.0)).unwrap();
    block_on(keeper.save_keyring(&both, &alone, note(""))).unwrap();
    let body = envelope::decode(KEYRING, &old, u16::MAX).unwrap().envelope.body.to_vec();
    for (revision, kind) in [(2, MismatchKind::Older), (3, MismatchKind::Another), (4, MismatchKind::Another)] {
        let forged = Envelope { seal: Seal::None, schema: schema::CURRENT, revision, body: &body };
        tampered.put(KEYRING, envelope::encode(KEYRING, &forged));
        let (keeper, opened) = tampered.only();
        assert_eq!((opened.undecided.records[0].kind, &opened.undecided.records[0].holding), (kind, &Holding::Keyring));
        is_refused(&block_on(keeper.save_keyring(&both, &alone, note(""))));
    }
    accepts(&tampered);
}

/// Two tabs: what the one decides the other knows, and what is tampered with under an open page is no update.
#[test]
fn another_tab_learns_what_was_decided_and_shows_nothing_that_an_entry_denies() {
    let (tampered, _) = clinic();
    tampered.put(NAME, tampered.at(1, NAME));
    let (first, opened) = tampered.only();
    let (second, _) = tampered.only();
    block_on(first.accept(&opened.undecided, note(""))).unwrap();
    let Refreshed::Update(update) = block_on(second.refresh()).unwrap() else { panic!("it went on") };
    assert_eq!(update.undecided, Some(Undecided::default()));
    assert_eq!(block_on(second.accept(&opened.undecided, note(""))), Err(StoreError::Decided));
    block_on(second.save(&noted(1, "", "x"), note(""))).unwrap();
    tampered.put(NAME, tampered.at(1, NAME));
    assert!(matches!(block_on(first.refresh()).unwrap(), Refreshed::Replaced));
}
