//! A patient’s record that is another one than the audit says, and what a person decides about it.

use crate::clinic::*;
use crate::places::InMemory;
use crate::quick::QUICK;
use anamnesis::desk::lost_with;
use anamnesis::record::{Holding, Key, MismatchKind};
use anamnesis::vault::{Expect, MemoryStore, Store, StoreError, Write};
use contract::{add_patient, sealed, take_away_patient};
use pollster::block_on;

#[test]
fn an_earlier_state_that_was_put_back_is_named_and_nothing_is_saved_on_top_of_it() {
    let (tampered, _) = clinic();
    tampered.put(NAME, tampered.at(1, NAME));
    let (keeper, opened) = tampered.only();
    let one = &opened.undecided.records[0];
    assert_eq!(
        (one.kind, &one.holding, one.said.map(|said| said.revision)),
        (MismatchKind::Older, &Holding::Patient(Key::from_bits(1)), Some(2))
    );
    assert_eq!(lost_with(one, &opened.audit).count(), 1, "what was changed since");
    assert!(opened.charts.contains_key(&Key::from_bits(1)), "it may be looked at");
    let stored = block_on(tampered.store.load()).unwrap();
    is_refused(&block_on(keeper.save(&noted(1, "", "x"), note(""))));
    is_refused(&block_on(keeper.save(&take_away_patient(1), note(""))));
    assert_eq!(block_on(tampered.store.load()).unwrap(), stored);
    // Who has nothing to do with it can be worked with.
    block_on(keeper.save(&noted(2, "", "x"), note(""))).unwrap();
    accepts(&tampered);
    // What was right before the decision is what is put back after it.
    tampered.put(NAME, tampered.at(2, NAME));
    assert_eq!(tampered.only().1.undecided.records[0].kind, MismatchKind::Older);
}

#[test]
fn a_record_that_was_taken_away_is_named_until_somebody_accepts_that_it_is_gone() {
    let (tampered, _) = clinic();
    tampered.put(NAME, None);
    let (keeper, opened) = tampered.only();
    let one = &opened.undecided.records[0];
    assert_eq!((one.kind, one.found, one.patient()), (MismatchKind::TakenAway, None, Some(Key::from_bits(1))));
    is_refused(&block_on(keeper.save(&add_patient(1), note(""))));
    accepts(&tampered);
    // Its name is free again, and no revision comes twice.
    let (keeper, _) = tampered.opened();
    block_on(keeper.save(&add_patient(1), note(""))).unwrap();
    tampered.put(NAME, tampered.at(2, NAME));
    assert_eq!(tampered.only().1.undecided.records[0].kind, MismatchKind::Older);
}

#[test]
fn a_removed_record_that_is_there_again_is_named() {
    let (tampered, keeper) = clinic();
    block_on(keeper.save(&noted(1, "worse", ""), note(""))).unwrap();
    block_on(keeper.save(&take_away_patient(1), note(""))).unwrap();
    for step in [1, 2] {
        tampered.put(NAME, tampered.at(step, NAME));
        let (keeper, opened) = tampered.only();
        assert_eq!(opened.undecided.records[0].kind, MismatchKind::Returned);
        is_refused(&block_on(keeper.save(&noted(1, "", "x"), note(""))));
    }
    accepts(&tampered);
}

/// A copy of the profile was worked with elsewhere, and its record came back: the same name, the same revision, sealed with the same key.
#[test]
fn a_record_of_the_same_revision_from_a_copy_of_the_profile_is_another_one() {
    let (tampered, keeper) = clinic();
    let copy = MemoryStore::default();
    let put = |(name, bytes): &(String, Vec<u8>)| Write {
        name: name.clone(),
        expect: Expect::Absent,
        bytes: Some(bytes.clone()),
    };
    block_on(copy.commit(&tampered.states[5].iter().map(put).collect::<Vec<_>>())).unwrap();
    let (elsewhere, _) = block_on(sealed::unlocked(&InMemory(copy.clone()), &QUICK));
    block_on(elsewhere.save(&noted(1, "worse", "fine"), note(""))).unwrap();
    block_on(keeper.save(&noted(1, "worse", "worse still"), note(""))).unwrap();
    let forked = block_on(copy.fetch(&[NAME.to_owned()])).unwrap().remove(0);
    tampered.put(NAME, forked);
    let (keeper, opened) = tampered.only();
    assert_eq!(opened.undecided.records[0].kind, MismatchKind::Another);
    is_refused(&block_on(keeper.save(&noted(1, "", "x"), note(""))));
    accepts(&tampered);
}

#[test]
fn rules_that_were_put_back_or_taken_away_are_named() {
    let (tampered, _) = clinic();
    for (bytes, kind) in [(tampered.at(4, "policy"), MismatchKind::Older), (None, MismatchKind::TakenAway)] {
        tampered.put("policy", bytes);
        let (keeper, opened) = tampered.only();
        assert_eq!((opened.undecided.records[0].kind, &opened.undecided.records[0].holding), (kind, &Holding::Rules));
        is_refused(&block_on(keeper.save(&rules(7), note(""))));
    }
    accepts(&tampered);
}

/// A decision is about what the person saw: another state that came since is not accepted with it.
#[test]
fn what_was_changed_again_is_not_accepted_unseen() {
    let (tampered, keeper) = clinic();
    block_on(keeper.save(&noted(1, "worse", "worse still"), note(""))).unwrap();
    tampered.put(NAME, tampered.at(2, NAME));
    let (keeper, opened) = tampered.only();
    tampered.put(NAME, tampered.at(1, NAME));
    let refused = block_on(keeper.accept(&opened.undecided, note("")));
    assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{refused:?}");
}

/// Of a backup only the very record that the audit names is put in its place.
#[test]
fn the_record_that_the_audit_names_is_put_back_from_a_backup() {
    for gone in [false, true] {
        let (tampered, _) = clinic();
        tampered.put(NAME, tampered.at(1, NAME).filter(|_| !gone));
        let (keeper, opened) = tampered.only();
        let one = opened.undecided.records[0].clone();
        let put_back = |step| block_on(keeper.put_back(&[(one.clone(), tampered.at(step, NAME).unwrap())], note("")));
        assert!(matches!(put_back(1), Err(StoreError::Conflict { .. })));
        put_back(2).unwrap();
        assert_eq!(put_back(2), Err(StoreError::Decided));
        let (_, opened) = tampered.opened();
        assert_eq!(opened.charts[&Key::from_bits(1)].patient.note, "worse");
        tampered.is_quiet();
    }
}
