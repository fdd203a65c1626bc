//! What stands inside an envelope, natively: that no journal loses anything on its way through the bytes of format 1, and that bytes which
//! are no journal are refused.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::exchange::demo::demo_journals;
use anamnesis::record::{Day, Journal, Key};
use anamnesis::vault::schema::{self, SchemaError};
use any_journal::journal;
use proptest::collection::vec;
use proptest::prelude::*;

#[path = "support/any_chart.rs"]
mod any_chart;
#[path = "support/any_journal.rs"]
mod any_journal;

const PATIENT: Key = Key::from_bits(1);

/// As text, in which -0 is not 0 and every other number differs as its bits do.
fn exact(journal: &Journal) -> String {
    format!("{journal:?}")
}

fn comes_back(journal: &Journal) -> Vec<u8> {
    let body = schema::write_journal(journal);
    let read = schema::read_journal(schema::CURRENT, journal.patient(), &body).unwrap();
    assert_eq!(exact(&read), exact(journal));
    body
}

fn demo() -> Vec<Journal> {
    demo_journals(1, Day::parse_iso("2026-03-02").unwrap())
}

#[test]
fn the_demo_clinic_comes_back() {
    let bytes: usize = demo().iter().map(|journal| comes_back(journal).len()).sum();
    println!("{} bytes a patient", bytes / demo().len());
}

/// Reads to a journal that comes back, or is refused.
fn is_read_or_refused(body: &[u8]) {
    if let Ok(journal) = schema::read_journal(1, PATIENT, body) {
        comes_back(&journal);
    }
}

#[test]
fn a_body_that_is_cut_or_changed_anywhere_is_refused_or_read_without_a_panic() {
    for journal in demo().iter().step_by(20) {
        let body = comes_back(journal);
        for at in 0..body.len() {
            assert!(schema::read_journal(1, PATIENT, &body[..at]).is_err(), "cut at {at}");
            for flip in [0x01, 0x80, 0xff] {
                let mut changed = body.clone();
                changed[at] ^= flip;
                is_read_or_refused(&changed);
            }
        }
        assert_eq!(schema::read_journal(1, PATIENT, &[body, vec![0]].concat()), Err(SchemaError::Trailing));
    }
}

#[test]
fn a_format_that_is_not_there_is_refused() {
    assert_eq!(schema::read_journal(2, PATIENT, &[0]), Err(SchemaError::NoSuchVersion(2)));
    assert_eq!(schema::read_journal(1, PATIENT, &[0]), Ok(Journal::new(PATIENT)));
}

#[test]
fn lengths_beyond_the_body_are_refused_before_anything_is_set_aside_for_them() {
    for at in 0..8 {
        let body = [vec![1; at], vec![0xff; 9], vec![1]].concat();
        assert!(schema::read_journal(1, PATIENT, &body).is_err(), "{at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_journal_comes_back_from_format_1_exactly(journal in journal()) {
        comes_back(&journal);
    }

    #[test]
    fn every_journal_with_a_changed_byte_is_read_or_refused(journal in journal(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut body = comes_back(&journal);
        let at = at.index(body.len());
        body[at] = byte;
        is_read_or_refused(&body);
    }

    #[test]
    fn bytes_of_whatever_kind_are_read_or_refused(body in vec(any::<u8>(), 0..200)) {
        is_read_or_refused(&body);
    }
}
