//! What stands inside an envelope, natively: that no chart loses anything on its way through the bytes of format 1, and that bytes
//! which are no chart are refused.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::exchange::demo::demo_clinic;
use anamnesis::record::{
    Act, Chart, Day, Drug, Entry, Id, InstrumentId, Key, LastScored, Patient, Points, Review, Route, Score, Session,
    SessionStatus, Sex, Site, Source, Standing, Step, TimeOfDay, Timing, TrackState, WeightKg, in_force,
};
use anamnesis::vault::schema::{self, SchemaError};
use any_chart::chart;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

#[path = "support/any_chart.rs"]
mod any_chart;

/// A record as format 1 writes it, in hexadecimal digits. It never changes.
const BY_1: &str = concat!(
    "4801000000000000000200000000000000030000000000000004000000000000000500000000000000060000000000000007000000000000",
    "0008000000000000000900000000000000000d0970726f6d69732d63660b44722e204578616d706c65084e2e204f74686572034e2d310c5a",
    "6fc3ab204d6164652d7570016e0173017101720974776f20666c61677301630561736b65640177010101010202030405dfe4010106cae702",
    "0192cf05bb040101018c0bf01501795197010007010092cf05e10300080194cf0502090102000596cf050200000203090ae8e70200020200",
    "010b00030002d9e7020002030002000c000306030d02010000020001",
);

/// As text, in which -0 is not 0 and every other number differs as its bits do.
fn exact(chart: &Chart) -> String {
    format!("{chart:?}")
}

fn comes_back(chart: &Chart) -> Vec<u8> {
    let body = schema::write_chart(chart).unwrap();
    let read = schema::read_chart(schema::CURRENT, &body).unwrap();
    assert_eq!(exact(&read), exact(chart));
    body
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn a_record_of_format_1_is_read_and_written_back_byte_for_byte() {
    let chart = fixture();
    assert_eq!(hex(&schema::write_chart(&chart).unwrap()), BY_1);
    assert_eq!(
        (chart.patient.name.as_str(), chart.scores[0].value.get()),
        ("Zoë Made-up", 0.0),
        "a score of 0 is a score"
    );
    assert_eq!(chart.sessions[0].diastolic_peak, None);
    assert_eq!((chart.log.len(), in_force(&chart.log).count()), (5, 3), "a withdrawn comment doesn't count");
    assert_eq!(chart.entered_by(chart.scores[0].key), Some("N. Other"));
    assert_eq!(schema::read_chart(2, &bytes(BY_1)), Err(SchemaError::NoSuchVersion(2)));
}

fn fixture() -> Chart {
    schema::read_chart(1, &bytes(BY_1)).unwrap()
}

/// All that the record above doesn't have: every other word, numbers that are no tenths, and keys that are not there any more.
const WORDS_BY_1: &str = concat!(
    "7001000000000000000200000000000000020000000000000002000000000000000200000000000000020000000000000002000000000000",
    "0002000000000000000300000000000000030000000000000003000000000000000400000000000000050000000000000006000000000000",
    "0050000000000090514000000000009051400000000000905140000000000090514000000000009051400000000000905140000000000090",
    "5140000000000000008000000000000000800000000000000080030169017001310301010101020201010301020300000000000700000101",
    "0101020100000000000200020202010202000000000002000301030102010000000000020001020401020200000000000200020105010201",
    "00000000000200030206010202000000000002000101070102010000000000030000a00b02000102a00b02000202a00b02000001fe91e902",
    "000d000b0102030405060708090a0b000000010d0000",
);

#[test]
fn every_word_of_format_1_keeps_its_code() {
    let mut chart = empty(1);
    let days = |count: usize| (0i32..).map(|days| Day::FIRST.plus(days)).take(count);
    let session = |(n, (day, (route, _))): (usize, (Day, (Route, &str)))| Session {
        status: SessionStatus::ALL[n % 3].0,
        drug: Drug::ALL[n % 2].0,
        route,
        weight_kg: WeightKg::new(70.25),
        site: Some(Site::ALL[n % 2].0),
        ..Session::of(Key::from_bits(2), day)
    };
    chart.sessions = days(7).zip(Route::ALL).enumerate().map(session).collect();
    let score = |(n, (day, (source, _))): (usize, (Day, (Source, &str)))| Score {
        time: TimeOfDay::from_minutes(1439),
        timing: Some(Timing::ALL[n % 2].0),
        source: Some(source),
        ..Score::of(Key::from_bits(3), InstrumentId::new("i").unwrap(), day, Points::new(-0.0).unwrap())
    };
    chart.scores = days(3).zip(Source::ALL).enumerate().map(score).collect();
    let steps = Step::ALL.map(|(step, _)| step).to_vec();
    chart.log = vec![Entry {
        key: Key::from_bits(4),
        day: Day::LAST,
        by: String::new(),
        corrects: Some(Key::from_bits(5)),
        act: Act::Decided { steps, reason: String::new(), next_check: None, standings: None },
    }];
    chart.entered_by = vec![(Key::from_bits(6), Arc::from("p"))];
    assert_eq!(hex(&comes_back(&chart)), WORDS_BY_1);
    // The key with its length, four empty tables, then number, name and date of birth.
    let code = |(sex, _)| {
        let mut chart = empty(1);
        chart.patient.sex = Some(sex);
        comes_back(&chart)[9 + 4 + 3 + 2]
    };
    assert_eq!(Sex::ALL.map(code), [1, 2, 3, 4]);
}

/// Where tracks stood at a decision, one in each state. It never changes.
const STANDINGS_BY_1: &str = concat!(
    "1001000000000000000200000000000000000a01310470726d710a70657273697374656e740a7265636f766572696e670b70726f76697369",
    "6f6e616c08656d657267696e670b6e6f5f626173656c696e65087265736f6c76656406737461626c650d626173656c696e655f6f6e6c7900",
    "000100000000000000000100000000000000010802030100d00fac02000102040200d00fac02000102050300d00fac02000102060400d00f",
    "ac02000102070500d00f01000102080600d00fac02000102090701d00fac0201800f020a0800d00fac02000100",
);

/// A decision with where tracks stood, as format 1 writes it.
#[test]
fn where_tracks_stood_is_written_in_codes() {
    let mut chart = empty(1);
    let standing = |(state, name): (TrackState, &str)| Standing {
        instrument: InstrumentId::new("prmq").unwrap(),
        name: name.to_owned(),
        state,
        is_silent: state == TrackState::Stable,
        baseline: Some(50.0),
        worse_from: (state != TrackState::NoBaseline).then_some(7.5),
        last: Some(LastScored { day: Day::FIRST, value: 48.0 }).filter(|_| state == TrackState::Stable),
    };
    let standings = Some(TrackState::ALL.map(standing).to_vec());
    let act = Act::Decided { steps: Vec::new(), reason: String::new(), next_check: None, standings };
    chart.log = vec![Entry { key: Key::from_bits(2), day: Day::FIRST, by: String::new(), corrects: None, act }];
    assert_eq!(hex(&comes_back(&chart)), STANDINGS_BY_1);
}

fn demo() -> Vec<Chart> {
    demo_clinic(1, Day::parse_iso("2026-03-02").unwrap())
}

#[test]
fn the_demo_clinic_comes_back() {
    for chart in demo() {
        comes_back(&chart);
    }
}

/// Reads to a chart that comes back, or is refused.
fn is_read_or_refused(body: &[u8]) {
    if let Ok(chart) = schema::read_chart(1, body) {
        comes_back(&chart);
    }
}

#[test]
fn a_body_that_is_cut_or_changed_anywhere_is_refused_or_read_without_a_panic() {
    let fixture = fixture();
    for chart in demo().iter().step_by(20).chain([&fixture]) {
        let body = comes_back(chart);
        for at in 0..body.len() {
            assert!(schema::read_chart(1, &body[..at]).is_err(), "cut at {at}");
            for flip in [0x01, 0x80, 0xff] {
                let mut changed = body.clone();
                changed[at] ^= flip;
                is_read_or_refused(&changed);
            }
        }
        assert_eq!(schema::read_chart(1, &[body, vec![0]].concat()), Err(SchemaError::Trailing));
    }
}

#[test]
fn lengths_beyond_the_body_are_refused_before_anything_is_set_aside_for_them() {
    for at in 0..8 {
        let body = [vec![0; at], vec![0xff, 0xff, 0xff, 0xff, 0x0f]].concat();
        assert_eq!(schema::read_chart(1, &body), Err(SchemaError::Bytes), "{at}");
    }
}

fn empty(bits: u64) -> Chart {
    Chart::new(Patient::of(Key::from_bits(bits), Id::new("1").unwrap()))
}

/// What costs little to write must not cost much to read; a chart that has more of it is written at length and comes back all the same.
#[test]
fn a_chart_that_repeats_more_than_is_free_comes_back() {
    let mut chart = empty(1);
    let review = |n: u64, note: &str, seen: &[Key]| Review {
        key: Key::from_bits(n),
        day: Day::FIRST,
        by: String::new(),
        note: note.to_owned(),
        seen: seen.to_vec(),
    };
    let gone: Vec<Key> = (0..600).map(|n| Key::from_bits(1_000_000 + n)).collect();
    chart.reviews = (0..600).map(|n| review(2 + n, "", &gone)).collect();
    assert!(comes_back(&chart).len() > 100_000, "262,144 keys are free, these are 360,000");
    let note = "n".repeat(100_000);
    chart.reviews = (0..30).map(|n| review(2 + n, &note, &[])).collect();
    assert!(comes_back(&chart).len() > 1_900_000, "1 MiB is free, these are 3 MB");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_chart_comes_back_from_format_1_exactly(chart in chart()) {
        comes_back(&chart);
    }

    #[test]
    fn every_chart_with_a_changed_byte_is_read_or_refused(chart in chart(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut body = comes_back(&chart);
        let at = at.index(body.len());
        body[at] = byte;
        is_read_or_refused(&body);
    }

    #[test]
    fn bytes_of_whatever_kind_are_read_or_refused(body in vec(any::<u8>(), 0..200)) {
        is_read_or_refused(&body);
    }
}
