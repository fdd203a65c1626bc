//! The words: what a provider reads for typical patients, kept as snapshots so that every change of a sentence is seen.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "support/cases.rs"]
#[allow(dead_code, reason = "each test uses its part of the shared cases")]
mod cases;

use anamnesis::judge::judge;
use anamnesis::words::explain;

/// The explanation of the case whose name starts so, as the auditor would print it.
fn explained(name: &str) -> String {
    let case = cases::cases().into_iter().find(|c| c["name"].as_str().unwrap().starts_with(name)).unwrap();
    let (chart, instruments, policy, today) = cases::chart_of(&case);
    let judgement = judge(&chart, &instruments, &policy, today);
    let track = &judgement.tracks[0];
    let explanation = explain(&chart, &judgement, track, instruments.get(track.instrument.as_str()).unwrap());
    let mut text = format!("{}\n\nWhat would change it\n", explanation.headline);
    explanation.prospects.iter().for_each(|p| text += &format!("- {p}\n"));
    text += "\nThe sum\n";
    explanation.sums.iter().for_each(|l| text += &format!("- {}: {} [{} records]\n", l.label, l.text, l.records.len()));
    text += "\nNot known\n";
    explanation.missing.iter().for_each(|m| text += &format!("- {m}\n"));
    text += "\nOptions to discuss\n";
    explanation.options.iter().for_each(|o| text += &format!("- {}: {}\n", o.option, o.reason));
    text
}

#[test]
fn a_flag_shows_its_whole_reason() {
    insta::assert_snapshot!(explained("worse at 7, 14 and exactly 28 days"));
}

#[test]
fn a_single_late_worse_score_says_what_would_confirm_it() {
    insta::assert_snapshot!(explained("a single late worse score"));
}

#[test]
fn an_emerging_episode_whose_window_passed_says_that_nobody_knows() {
    insta::assert_snapshot!(explained("time alone never makes a flag"));
}

#[test]
fn without_a_score_since_the_session_nothing_is_called_fine() {
    insta::assert_snapshot!(explained("no score since the last session"));
}

#[test]
fn a_relapse_and_treatment_going_on_are_said() {
    insta::assert_snapshot!(explained("weekly home dosing"));
}

#[test]
fn a_recovering_flag_says_what_closes_it() {
    insta::assert_snapshot!(explained("one recovered score is not enough"));
}

#[test]
fn without_a_baseline_it_says_what_to_do() {
    insta::assert_snapshot!(explained("no score before treatment"));
}
