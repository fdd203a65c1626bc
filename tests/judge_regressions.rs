//! Defects of the judge that were found and mended, each with its story.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::judge::{Policy, TrackState, judge};
use anamnesis::record::{Chart, Day, InstrumentSet, Key, read_patient, read_score, read_session};
use std::collections::BTreeMap;

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

/// On the day of the first session a patient scored in the evening, without a time, and the morning's score was entered after it,
/// with its time and "before". Ordered by time, the evening's score came first (no time counts as 00:00), and the search for the
/// baseline stopped at it: the morning's score was neither baseline nor judged, and the patient had no baseline at all.
#[test]
fn a_score_from_before_the_session_is_found_behind_one_from_after_it() {
    let instruments = InstrumentSet::built_in();
    let key = Key::from_bits;
    let mut chart = Chart::new(read_patient(&fields(&[("patient_id", "1")]), Default::default(), key(1)).unwrap());
    chart.sessions.push(read_session(&fields(&[("date", "2026-03-02")]), Default::default(), key(2)).unwrap());
    let rows = [
        [("date", "2026-03-02"), ("value", "35"), ("time", ""), ("timing", "after")],
        [("date", "2026-03-02"), ("value", "50"), ("time", "08:00"), ("timing", "before")],
    ];
    for (n, row) in (3..).zip(rows) {
        let mut row = row.to_vec();
        row.push(("instrument", "promis-cf"));
        chart.scores.push(read_score(&fields(&row), Default::default(), &instruments, key(n)).unwrap());
    }
    let judgement = judge(&chart, &instruments, &Policy::default(), Day::parse_iso("2026-03-05").unwrap());
    let track = &judgement.tracks[0];
    assert_eq!(track.state, TrackState::Stable);
    assert_eq!(track.baseline.as_ref().map(|b| b.value), Some(50.0));
    assert_eq!(track.set_aside.len(), 1, "the evening's score is acute");
}

/// Where acute scores are judged too (`acute_days` 0), a patient scored on the morning of the first session and was worse that
/// evening. The morning's score is no *day* before the onset, so the search for the last day that was not worse went on to the
/// baseline's earlier scores, but took the oldest for the latest: "at most 61 days" where a score of the day before said 2.
#[test]
fn the_upper_bound_starts_at_the_latest_baseline_day_before_the_onset() {
    let instruments = InstrumentSet::built_in();
    let key = Key::from_bits;
    let mut chart = Chart::new(read_patient(&fields(&[("patient_id", "1")]), Default::default(), key(1)).unwrap());
    chart.sessions.push(read_session(&fields(&[("date", "2026-03-02")]), Default::default(), key(2)).unwrap());
    let rows = [
        [("date", "2026-01-01"), ("value", "50"), ("timing", "")],
        [("date", "2026-03-01"), ("value", "50"), ("timing", "")],
        [("date", "2026-03-02"), ("value", "50"), ("timing", "before")],
        [("date", "2026-03-02"), ("value", "40"), ("timing", "after")],
    ];
    for (n, row) in (3..).zip(rows) {
        let mut row = row.to_vec();
        row.push(("instrument", "promis-cf"));
        chart.scores.push(read_score(&fields(&row), Default::default(), &instruments, key(n)).unwrap());
    }
    let policy = Policy { acute_days: 0, ..Policy::default() };
    let at_most = |chart: &Chart| {
        let judgement = judge(chart, &instruments, &policy, Day::parse_iso("2026-03-03").unwrap());
        assert_eq!(judgement.tracks[0].episode.as_ref().map(|e| e.onset.to_string()).as_deref(), Some("2026-03-02"));
        judgement.tracks[0].at_most_days
    };
    assert_eq!(at_most(&chart), Some(2), "from 1 March, not from 1 January");
    chart.scores.drain(..2);
    assert_eq!(at_most(&chart), Some(1), "with the morning's score alone, from that");
}
