//! Records that were written over, cut or damaged, so that nobody can read them.

use crate::clinic::*;
use anamnesis::desk::Change;
use anamnesis::record::{ChainBreak, Holding, Key, MismatchKind, Undecided};
use anamnesis::vault::envelope::{self, Envelope, Seal};
use anamnesis::vault::{StoreError, schema};
use contract::{add_patient, take_away_patient};
use pollster::block_on;

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
    block_on(keeper.save(&take_away_patient(2), note(""))).unwrap();
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
