//! Every worked case of the specification, read from its own file, must come out as written.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::judge::{Attribution, Episode, Outcome, PatientState, Policy, Severity, Subtype, TrackJudgement, judge};
use anamnesis::record::Day;
use cases::{CASES, chart_of};
use serde_json::Value;

#[path = "support/cases.rs"]
mod cases;

fn day(value: &Value) -> Option<Day> {
    value.as_str().map(|text| Day::parse_iso(text).unwrap())
}

fn close(found: Option<f64>, expected: &Value) -> bool {
    found.is_some_and(|f| (f - expected.as_f64().unwrap()).abs() < 5e-7)
}

fn name(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

fn check_episode(track: &TrackJudgement, episode: &Episode, policy: &Policy, expected: &Value) -> Vec<String> {
    let severity: Option<Severity> = track.severity;
    let (attribution, subtype): (Attribution, Subtype) = (episode.attribution, episode.subtype);
    let found = |field: &str| match field {
        "onset" => name(episode.onset),
        "index_session" => name(episode.index_session),
        "clock_start" => name(episode.clock_start),
        "persistent_since" => name(episode.persistent_since),
        "attribution" => name(attribution),
        "subtype" => name(subtype),
        "severity" => name(severity),
        "relapses" => name(episode.relapses),
        "window_ends" => name(episode.window_ends(policy)),
        "at_least_days" => name(episode.at_least_days()),
        "at_most_days" => name(track.at_most_days),
        other => panic!("the case expects {other}, which this test does not know"),
    };
    let fields = expected.as_object().unwrap().iter();
    fields
        .filter(|(field, value)| found(field) != **value)
        .map(|(field, value)| format!("{field}: {} for {value}", found(field)))
        .collect()
}

fn check(case: &Value) -> Vec<String> {
    let (chart, instruments, policy, today) = chart_of(case);
    let judgement = judge(&chart, &instruments, &policy, today);
    assert_eq!(judgement.tracks.len(), 1);
    let track = &judgement.tracks[0];
    let mut wrong = Vec::new();
    for (field, value) in case["expect"].as_object().unwrap() {
        let right = match field.as_str() {
            "state" => judgement.state == PatientState::Scored(track.state) && name(track.state) == *value,
            "overlays" => name(track.overlays) == *value,
            "baseline" => close(track.baseline.as_ref().map(|b| b.value), value),
            "baseline_count" => track.baseline.as_ref().map(|b| b.count() as u64) == value.as_u64(),
            "threshold" => close(track.thresholds.map(|t| t.worse_from), value),
            "recovery" => close(track.thresholds.map(|t| t.recovered_below), value),
            "history" => {
                let expected = value.as_array().unwrap();
                expected.len() == track.history.len()
                    && expected.iter().zip(&track.history).all(|(e, past)| {
                        let outcome: Outcome = past.outcome;
                        day(&e["onset"]) == Some(past.onset)
                            && day(&e["end"]) == Some(past.end)
                            && name(outcome) == e["outcome"]
                    })
            }
            "episode" => {
                let episode = track.episode.as_ref().expect("an open episode");
                wrong.extend(check_episode(track, episode, &policy, value));
                true
            }
            other => panic!("the case expects {other}, which this test does not know"),
        };
        if !right {
            wrong.push(format!("{field}: not {value} in {track:?}"));
        }
    }
    wrong
}

#[test]
fn every_worked_case_comes_out_as_written() {
    let cases = cases::cases();
    assert!(cases.len() >= 68, "the fixture is the specification's whole file");
    let wrong: Vec<String> =
        cases.iter().flat_map(|case| check(case).into_iter().map(|w| format!("{}\n    {w}", case["name"]))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_fixture_is_the_specification_where_both_are_at_hand() {
    let specification = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/spec/flag-cases.json");
    if let Ok(text) = std::fs::read_to_string(specification) {
        assert_eq!(text, CASES, "copy the specification's file to tests/fixtures/");
    }
}
