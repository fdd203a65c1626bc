//! Records changed behind the app's back, one kind after another: each is named by what it is, nothing is saved on top of it, a person decides, and the next opening is quiet.
//!
//! Putting back an older record turned "1 persistent" into "0 persistent"; only the pages Data and Audit said so, in a sentence. With the
//! audit wiped not even they did.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::desk::{Change, Deed, lost_with, named_in_audit};
use anamnesis::judge::Policy;
use anamnesis::record::{ChainBreak, Holding, Key, MismatchKind, Undecided};
use anamnesis::vault::contract::{add_patient, sealed};
use anamnesis::vault::crypto::Stretching;
use anamnesis::vault::envelope::{self, Envelope, Seal};
use anamnesis::vault::rust_crypto::RustCrypto;
use anamnesis::vault::{
    Expect, KEYRING, Keeper, MemoryStore, Note, Opened, Refreshed, Store, StoreError, Write, schema,
};
use places::InMemory;
use pollster::block_on;

#[path = "support/places.rs"]
#[allow(dead_code, reason = "other tests need the other place")]
mod places;

/// Figures that cost next to nothing.
const QUICK: RustCrypto = RustCrypto { stretching: Stretching::Pbkdf2Sha256 { rounds: 3 } };
/// The record that is tampered with.
const NAME: &str = "patient/0000000000000001";

type ClinicKeeper = Keeper<MemoryStore, RustCrypto>;
type Records = Vec<(String, Vec<u8>)>;

/// What somebody does to the store, with the states that it had before.
struct Tampered {
    store: MemoryStore,
    /// After each of the steps: nobody, one patient, that patient changed, a second patient.
    states: Vec<Records>,
}

fn note(what: &str) -> Note {
    sealed::note(Deed::Entered, what)
}

/// A change of the patient's note.
fn noted(bits: u64, before: &str, after: &str) -> Change {
    let mut change = add_patient(bits);
    let chart = change.charts[0].after.clone().unwrap();
    let with = |text: &str| {
        let mut chart = (*chart).clone();
        chart.patient.note = text.to_owned();
        Some(std::sync::Arc::new(chart))
    };
    change.charts[0].before = with(before);
    change.charts[0].after = with(after);
    change
}

fn rules(window_days: i32) -> Change {
    let policy = Some((Policy::default(), Policy { window_days, ..Policy::default() }));
    Change { charts: Vec::new(), policy, ..add_patient(1) }
}

fn clinic() -> (Tampered, ClinicKeeper) {
    let store = MemoryStore::default();
    let keeper = block_on(sealed::sealed(&InMemory(store.clone()), &QUICK));
    let mut states = vec![block_on(store.load()).unwrap()];
    for change in [add_patient(1), noted(1, "", "worse"), add_patient(2), rules(14), rules(42)] {
        block_on(keeper.save(&change, note("patient N-1"))).unwrap();
        states.push(block_on(store.load()).unwrap());
    }
    (Tampered { store, states }, keeper)
}

impl Tampered {
    fn opened(&self) -> (ClinicKeeper, Opened) {
        block_on(sealed::unlocked(&InMemory(self.store.clone()), &QUICK))
    }

    fn put(&self, name: &str, bytes: Option<Vec<u8>>) {
        block_on(self.store.commit(&[Write { name: name.to_owned(), expect: Expect::Anything, bytes }])).unwrap();
    }

    /// The record as it lay after that many of the steps.
    fn at(&self, step: usize, name: &str) -> Option<Vec<u8>> {
        self.states[step].iter().find(|(other, _)| other == name).map(|(_, bytes)| bytes.clone())
    }

    fn names(&self, prefix: &str) -> Vec<String> {
        block_on(self.store.names()).unwrap().into_iter().filter(|name| name.starts_with(prefix)).collect()
    }

    /// Opens it, and takes out what is told of that record; nothing else may be.
    fn only(&self) -> (ClinicKeeper, Opened) {
        let (keeper, opened) = self.opened();
        assert_eq!(opened.undecided.breaks, []);
        assert_eq!(opened.undecided.records.len(), 1, "{:?}", opened.undecided);
        (keeper, opened)
    }

    /// Nothing waits for a decision after a reload, and saves go on.
    fn is_quiet(&self) {
        let (keeper, opened) = self.opened();
        assert_eq!(opened.undecided, Undecided::default());
        block_on(keeper.save(&add_patient(9), note(""))).unwrap();
        block_on(keeper.save(&add_patient(9).inverse(), note(""))).unwrap();
        assert_eq!(self.opened().1.undecided, Undecided::default());
    }
}

/// What somebody makes of a record's bytes so that nobody can read them.
type Damage = fn(&[u8]) -> Vec<u8>;

/// One byte flipped, cut, emptied, written over.
fn damages() -> [Damage; 4] {
    [
        |whole| {
            whole.iter().enumerate().map(|(at, byte)| if at + 1 == whole.len() { byte ^ 1 } else { *byte }).collect()
        },
        |whole| whole[..whole.len() / 2].to_vec(),
        |_| Vec::new(),
        |whole| vec![b'x'; whole.len()],
    ]
}

fn is_refused(done: &Result<anamnesis::desk::AuditEntry, StoreError>) {
    let Err(StoreError::Undecided { .. }) = done else { panic!("{done:?}") };
}

/// Accepts all that waits, and reopens.
fn accepts(tampered: &Tampered) {
    let (keeper, opened) = tampered.opened();
    let before = opened.audit.len();
    let entry = block_on(keeper.accept(&opened.undecided, sealed::note(Deed::RecordAccepted, ""))).unwrap();
    assert_eq!(keeper.undecided(), Undecided::default());
    let (_, again) = tampered.opened();
    assert_eq!(again.audit.len(), before + 1);
    assert_eq!(again.audit.last(), Some(&entry));
    tampered.is_quiet();
}

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
    assert_eq!(lost_with(one, &opened.audit).count(), 0, "the made-up lines name nobody");
    assert!(opened.charts.contains_key(&Key::from_bits(1)), "it may be looked at");
    let stored = block_on(tampered.store.load()).unwrap();
    is_refused(&block_on(keeper.save(&noted(1, "", "x"), note(""))));
    is_refused(&block_on(keeper.save(&add_patient(1).inverse(), note(""))));
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
    assert!(named_in_audit(Key::from_bits(1), &opened.audit).is_none());
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
    block_on(keeper.save(&noted(1, "", "worse").inverse(), note(""))).unwrap();
    block_on(keeper.save(&add_patient(1).inverse(), note(""))).unwrap();
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

/// What was swapped between patients, renumbered or unsealed opens no seal: no chart is made of it. It was only listed as damaged: the
/// caseload said "0 persistent" without the patient, and nobody was named.
#[test]
fn swapped_renumbered_and_unsealed_records_are_in_doubt_and_no_chart_is_made_of_them() {
    let (tampered, _) = clinic();
    let other = "patient/0000000000000002";
    let body = |bytes: &[u8]| envelope::decode(NAME, bytes, u16::MAX).unwrap().envelope.body.to_vec();
    let old = body(&tampered.at(1, NAME).unwrap());
    let forged = |seal| {
        let envelope = Envelope { seal, schema: schema::CURRENT, revision: 2, body: &old };
        envelope::encode(NAME, &envelope)
    };
    for bytes in [tampered.at(3, other), forged(Seal::AesGcm), forged(Seal::None)] {
        tampered.put(NAME, bytes);
        let (keeper, opened) = tampered.opened();
        assert_eq!((opened.damaged.len(), opened.undecided.len(), opened.charts.len()), (1, 1, 1));
        assert_eq!(opened.undecided.records[0].kind, MismatchKind::Unreadable);
        is_refused(&block_on(keeper.save(&noted(1, "", "x"), note(""))));
    }
}

/// One byte flipped, the record cut, emptied or written over: each made the patient disappear from every list.
#[test]
fn a_record_that_can_t_be_read_any_more_is_named_and_can_be_entered_again_once_that_is_accepted() {
    for damage in damages() {
        let (tampered, _) = clinic();
        let whole = tampered.at(2, NAME).unwrap();
        let damaged = damage(&whole);
        tampered.put(NAME, Some(damaged.clone()));
        let (keeper, opened) = tampered.only();
        let one = &opened.undecided.records[0];
        assert_eq!((one.kind, one.patient()), (MismatchKind::Unreadable, Some(Key::from_bits(1))));
        assert_eq!((one.found, one.said.map(|said| said.revision)), (None, Some(2)));
        is_refused(&block_on(keeper.save(&add_patient(1), note(""))));
        accepts(&tampered);
        // Its bytes are kept, and still listed as what can't be read.
        let (keeper, opened) = tampered.opened();
        let listed: Vec<_> =
            opened.damaged.iter().map(|one| (one.name.as_str(), one.bytes.as_slice(), one.is_accepted)).collect();
        assert_eq!(listed, [(NAME, damaged.as_slice(), true)]);
        assert_eq!(tampered.names("aside/"), ["aside/000001"]);
        block_on(keeper.save(&add_patient(1), note(""))).unwrap();
        tampered.is_quiet();
        // A second one lies beside the first; and what was there before the decision is not what comes after it.
        tampered.put(NAME, Some(damaged));
        accepts(&tampered);
        assert_eq!(tampered.names("aside/"), ["aside/000001", "aside/000002"]);
        tampered.put(NAME, Some(whole));
        assert_eq!(tampered.only().1.undecided.records[0].kind, MismatchKind::Returned);
    }
}

/// The very record that the audit names takes the place of what can't be read.
#[test]
fn what_can_t_be_read_is_put_back_from_a_backup() {
    for damage in damages() {
        let (tampered, _) = clinic();
        tampered.put(NAME, Some(damage(&tampered.at(2, NAME).unwrap())));
        let (keeper, opened) = tampered.only();
        let one = opened.undecided.records[0].clone();
        let put_back = |step| block_on(keeper.put_back(&[(one.clone(), tampered.at(step, NAME).unwrap())], note("")));
        assert!(matches!(put_back(1), Err(StoreError::Conflict { .. })));
        put_back(2).unwrap();
        let (_, opened) = tampered.opened();
        assert_eq!((opened.charts[&Key::from_bits(1)].patient.note.as_str(), opened.damaged.len()), ("worse", 0));
        tampered.is_quiet();
    }
}

/// What was put in under a name that the audit doesn't know, or knows as removed, is nobody's: it is listed, and that is all.
#[test]
fn what_can_t_be_read_and_was_never_written_here_is_only_listed() {
    let (tampered, keeper) = clinic();
    block_on(keeper.save(&add_patient(2).inverse(), note(""))).unwrap();
    for name in ["patient/0000000000000002", "patient/0000000000000077"] {
        tampered.put(name, Some(b"stray".to_vec()));
    }
    let (_, opened) = tampered.opened();
    assert_eq!((opened.damaged.len(), opened.undecided), (2, Undecided::default()));
    assert!(opened.damaged.iter().all(|one| !one.is_accepted));
}

/// Overwritten rules judged everyone by the defaults. New ones may be saved beside them; the doubt stays until somebody decides.
#[test]
fn rules_that_were_overwritten_are_in_doubt_until_a_decision() {
    for puts_back in [false, true] {
        let (tampered, _) = clinic();
        tampered.put("policy", Some(b"overwritten".to_vec()));
        let (keeper, opened) = tampered.only();
        let one = opened.undecided.records[0].clone();
        assert_eq!((one.kind, &one.holding), (MismatchKind::Unreadable, &Holding::Rules));
        block_on(keeper.save(&rules(21), note(""))).unwrap();
        assert_eq!(tampered.only().1.undecided.records[0], one);
        let window = || tampered.opened().1.policy.map(|policy| policy.window_days);
        if puts_back {
            block_on(keeper.put_back(&[(one, tampered.at(5, "policy").unwrap())], note(""))).unwrap();
            assert_eq!(window(), Some(42));
        } else {
            accepts(&tampered);
            assert_eq!(window(), Some(21));
        }
        // Rules that are saved from now on are the ones in force.
        block_on(tampered.opened().0.save(&rules(35), note(""))).unwrap();
        assert_eq!(window(), Some(35));
        tampered.is_quiet();
    }
}

/// With the entries gone that wrote it, what can't be read is nobody's stray record.
#[test]
fn what_can_t_be_read_is_named_where_the_audit_that_wrote_it_is_lost() {
    let (tampered, _) = clinic();
    tampered.put(NAME, Some(b"overwritten".to_vec()));
    tampered.put("audit/000001", Some(b"broken".to_vec()));
    let (keeper, opened) = tampered.opened();
    assert_eq!(opened.undecided.breaks, [ChainBreak::Part { segment: 1 }, ChainBreak::Missing]);
    let one = opened.undecided.records.iter().find(|one| one.name == NAME).unwrap();
    assert_eq!((one.kind, one.said), (MismatchKind::Unreadable, None));
    is_refused(&block_on(keeper.save(&add_patient(7), note(""))));
    accepts(&tampered);
}

/// Own instruments that were overwritten, and when the clinic locks itself: each is named as what it is.
#[test]
fn what_was_overwritten_is_named_as_what_it_held() {
    let (tampered, keeper) = clinic();
    block_on(keeper.save_idle_minutes(Default::default(), note(""))).unwrap();
    let own = Some((Vec::new(), Vec::new()));
    block_on(keeper.save(&Change { charts: Vec::new(), own_instruments: own, ..add_patient(1) }, note(""))).unwrap();
    for (name, holding) in [("idle-minutes", Holding::IdleMinutes), ("instruments", Holding::Instruments)] {
        tampered.put(name, Some(b"overwritten".to_vec()));
        let one = tampered.only().1.undecided.records.remove(0);
        assert_eq!((one.kind, one.holding), (MismatchKind::Unreadable, holding));
        accepts(&tampered);
    }
}

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
    for bits in 10..90 {
        block_on(keeper.save(&add_patient(bits), note(""))).unwrap();
    }
    block_on(keeper.save(&noted(1, "worse", "worse still"), note(""))).unwrap();
    for bits in 90..190 {
        block_on(keeper.save(&add_patient(bits), note(""))).unwrap();
    }
    let whole = block_on(tampered.store.load()).unwrap();
    assert_eq!(tampered.names("audit/").len(), 3);
    for broken in [None, Some(b"broken".to_vec())] {
        let is_gone = broken.is_none();
        tampered.put("audit/000002", broken);
        tampered.put(NAME, tampered.at(2, NAME));
        let (_, opened) = tampered.opened();
        assert!(opened.undecided.breaks.contains(&ChainBreak::Gap { after: 64, next: 129 }), "{:?}", opened.undecided);
        assert_eq!(opened.undecided.breaks.len(), if is_gone { 1 } else { 2 });
        let one = opened.undecided.records.iter().find(|one| one.name == NAME).unwrap();
        assert_eq!(one.kind, MismatchKind::Unvouched);
        let later = opened.undecided.records.iter().any(|one| one.name == "patient/00000000000000bd");
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

/// Entries of earlier versions hold no tag: their records are held by revision alone, and are quiet where nothing was done to them.
#[test]
fn records_of_entries_without_a_tag_are_held_by_their_revision() {
    let (tampered, _) = clinic();
    let written = serde_json::json!({ "name": NAME, "revision": 2 });
    let read: anamnesis::desk::Written = serde_json::from_value(written.clone()).unwrap();
    assert_eq!((read.tag, serde_json::to_value(&read).unwrap()), (None, written));
    tampered.is_quiet();
}
