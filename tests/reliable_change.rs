//! The sums against published numbers.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::judge::{Policy, Thresholds, judge};
use anamnesis::record::{Chart, InstrumentSet, Key, read_instrument, read_patient, read_score};
use std::collections::BTreeMap;

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

/// The thresholds of an instrument of that SD and reliability after `m` baseline scores.
fn thresholds(sd: &str, reliability: &str, mic: &str, z: f64, m: usize) -> Thresholds {
    let columns = [
        ("id", "t"),
        ("name", "T"),
        ("role", "memory"),
        ("higher_is_better", "true"),
        ("min", "0"),
        ("max", "100"),
        ("norm_sd", sd),
        ("reliability", reliability),
        ("mic", mic),
    ];
    let instruments = InstrumentSet::new([read_instrument(&fields(&columns), Default::default()).unwrap()]);
    let key = Key::from_bits;
    let mut chart = Chart::new(read_patient(&fields(&[("patient_id", "1")]), Default::default(), key(1)).unwrap());
    for day in 1..=m {
        let score = fields(&[("instrument", "t"), ("date", &format!("2026-03-{day:02}")), ("value", "50")]);
        chart.scores.push(read_score(&score, Default::default(), &instruments, key(1 + day as u64)).unwrap());
    }
    let policy = Policy { z, ..Policy::default() };
    judge(&chart, &instruments, &policy, "2026-04-01".parse_day()).tracks[0].thresholds.unwrap()
}

trait ParseDay {
    fn parse_day(&self) -> anamnesis::record::Day;
}

impl ParseDay for str {
    fn parse_day(&self) -> anamnesis::record::Day {
        anamnesis::record::Day::parse_iso(self).unwrap()
    }
}

#[test]
fn jacobson_and_truax_with_sd_7_5_and_reliability_80_need_9_297_points() {
    assert!((thresholds("7.5", "0.80", "", 1.96, 1).worse_from - 9.29710).abs() < 5e-6);
}

#[test]
fn sd_5_and_reliability_80_have_a_standard_error_of_3_1623() {
    assert!((thresholds("5", "0.80", "", 1.96, 1).se.unwrap() - 3.1623).abs() < 5e-5);
}

#[test]
fn promis_needs_less_the_more_baseline_scores_there_are() {
    for (m, expected) in [(1, 7.357), (2, 6.371), (3, 6.007)] {
        let t = thresholds("10", "0.90", "4", 1.645, m).worse_from;
        assert!((t - expected).abs() < 5e-4, "m = {m}: {t}");
    }
}

#[test]
fn without_a_minimal_important_change_the_standard_error_bounds_recovery() {
    let t = thresholds("9.15", "0.89", "", 1.645, 1);
    assert!((t.recovered_below - 4.29173).abs() < 5e-6);
    assert_eq!(t.se, Some(t.recovered_below));
}
