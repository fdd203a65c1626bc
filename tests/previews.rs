//! What a score would change, in words, before it is kept.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::judge::{Policy, judge};
use anamnesis::record::{
    Chart, Day, Id, InstrumentId, InstrumentSet, Key, Patient, Points, Score, Session, SessionStatus,
};
use anamnesis::words::preview_words;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn score(key: u64, instrument: &str, on: &str, value: f64) -> Score {
    Score::of(Key::from_bits(key), InstrumentId::new(instrument).unwrap(), day(on), Points::new(value).unwrap())
}

fn preview(chart: &Chart, score: Score) -> String {
    let (instruments, today) = (InstrumentSet::built_in(), day("2026-03-01"));
    let judged = |chart: &Chart| judge(chart, &instruments, &Policy::default(), today);
    let (mut with, place, instrument) = (chart.clone(), chart.scores.len(), score.instrument.clone());
    with.scores.push(score);
    preview_words(&judged(chart), &judged(&with), &instruments, (&instrument, place))
}

/// Somebody who is stable by PROMIS answered the memory rating for the first time, and was told to change "from Stable to No baseline": of which
/// of the two that was said, and that the other stays, was not.
#[test]
fn a_first_score_of_another_instrument_says_by_which_of_them_the_patient_stands_how() {
    let mut chart = Chart::new(Patient::of(Key::from_bits(1), Id::new("1").unwrap()));
    let session = Session::of(Key::from_bits(100), day("2026-01-05"));
    chart.sessions.push(Session { status: SessionStatus::Given, ..session });
    chart.scores.push(score(1, "promis-cf", "2026-01-01", 50.0));
    // With one instrument it is said as simply as before.
    let one = preview(&chart, score(2, "promis-cf", "2026-02-20", 50.0));
    assert!(!one.contains("By ") && one.contains("The patient’s state changes from "), "{one}");
    chart.scores.push(score(2, "promis-cf", "2026-02-20", 50.0));
    let words = preview(&chart, score(3, "memory-nrs", "2026-02-25", 3.0));
    let instruments = InstrumentSet::built_in();
    let [promis, nrs] = ["promis-cf", "memory-nrs"].map(|id| instruments.get(id).unwrap().short_name());
    for part in [
        format!("By {promis} as before: “Stable”."),
        format!("By {nrs}, which is new here: “No baseline”."),
        "The patient’s state changes from “Stable” to “No baseline”.".to_owned(),
        format!("It follows {nrs}."),
    ] {
        assert!(words.contains(&part), "{part} in {words}");
    }
}
