//! Which flags were shown: recorded once, and again only when what is shown is another.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{AuditEntry, Deed, KnownFlags, Line, flags_shown, know_flags};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::{Overlay, PatientJudgement, Policy, TrackState, judge};
use anamnesis::record::{Chart, Day, InstrumentSet, Key, Value, What};
use anamnesis::words::value_words;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

/// What an audit says was last shown.
fn known_flags(audit: &[AuditEntry]) -> KnownFlags {
    let mut known = KnownFlags::new();
    know_flags(&mut known, audit);
    known
}

type Judged = BTreeMap<Key, Arc<PatientJudgement>>;

fn judged(charts: &[Chart], policy: &Policy, day: Day) -> Judged {
    let instruments = InstrumentSet::built_in();
    charts.iter().map(|c| (c.patient.key, Arc::new(judge(c, &instruments, policy, day)))).collect()
}

fn entry(number: u64, lines: Vec<Line>) -> AuditEntry {
    let at = "2026-11-24T09:00:00Z".to_owned();
    AuditEntry { number, at, by: "Dr. A".into(), lines, writes: Vec::new(), accepts: Vec::new(), hash: String::new() }
}

#[test]
fn every_track_that_asks_for_attention_is_told_with_the_rule_in_force() {
    let judged = judged(&demo_clinic(7, today()), &Policy::default(), today());
    let lines = flags_shown(&KnownFlags::new(), &judged);
    let flagged = |state| matches!(state, TrackState::Persistent | TrackState::Recovering | TrackState::Provisional);
    let tracks = judged.values().flat_map(|j| &j.tracks);
    let asking = tracks.filter(|t| flagged(t.state) || t.overlays.has(Overlay::Severe)).count();
    assert_eq!(lines.len(), asking);
    for line in &lines {
        let words = value_words(line.after.as_ref().unwrap(), &Clinic::default());
        assert!(
            words.contains(" since ") && words.contains("worse from ") && words.ends_with("window of 28 days"),
            "{words}"
        );
        assert!(line.deed == Deed::FlagShown && line.before.is_none() && line.patient.is_some());
    }
    let starts =
        |word: &str| lines.iter().any(|l| value_words(l.after.as_ref().unwrap(), &Clinic::default()).starts_with(word));
    assert!(["persistent since", "recovering", "to confirm, worse since"].into_iter().all(starts), "{lines:#?}");
}

#[test]
fn a_changed_rule_is_shown_anew_and_a_flag_that_goes_is_told_once() {
    let charts = demo_clinic(7, today());
    let default = judged(&charts, &Policy::default(), today());
    let mut audit = vec![entry(1, flags_shown(&KnownFlags::new(), &default))];
    let wider = judged(&charts, &Policy { window_days: 35, ..Policy::default() }, today());
    let again = flags_shown(&known_flags(&audit), &wider);
    assert!(
        again
            .iter()
            .any(|l| l.before.as_ref().is_some_and(|b| value_words(b, &Clinic::default()).ends_with("28 days")))
    );
    audit.push(entry(2, again));
    let nobody = flags_shown(&known_flags(&audit), &Judged::new());
    assert_eq!(nobody.len(), known_flags(&audit).len());
    assert!(nobody.iter().all(|l| l.before.is_some() && l.after == Some(Value::NoFlag)));
    audit.push(entry(3, nobody));
    assert!(known_flags(&audit).is_empty() && flags_shown(&known_flags(&audit), &Judged::new()).is_empty());
}

/// The entries of an open page were taken in one after another, and what one said was no longer shown stayed known: once a merge brought the
/// patient back, their flag was shown without a word in the audit.
#[test]
fn a_flag_that_went_and_comes_back_is_recorded_again() {
    let charts = demo_clinic(7, today());
    let all = judged(&charts, &Policy::default(), today());
    let mut known = KnownFlags::new();
    let mut looks = |judged: &Judged| {
        let lines = flags_shown(&known, judged);
        know_flags(&mut known, &[entry(1, lines.clone())]);
        lines.len()
    };
    let count = looks(&all);
    assert!(count > 0);
    // Erased; looked at again, which says nothing twice; and merged from a backup.
    assert_eq!([&Judged::new(), &Judged::new(), &all, &all].map(&mut looks), [count, 0, count, 0]);
}

#[test]
fn a_day_that_changes_no_state_records_nothing() {
    let charts = demo_clinic(7, today());
    let now = judged(&charts, &Policy::default(), today());
    let audit = [entry(1, flags_shown(&KnownFlags::new(), &now))];
    for days in 1..30 {
        let later = judged(&charts, &Policy::default(), today().plus(days));
        let state = |judged: &Judged, line: &Line| {
            let tracks = &judged[&line.patient.unwrap()].tracks;
            tracks
                .iter()
                .find(|t| What::Flag(t.instrument.clone()) == line.what)
                .map(|t| (t.state, t.overlays.has(Overlay::Severe)))
        };
        for line in flags_shown(&known_flags(&audit), &later) {
            assert_ne!(state(&now, &line), state(&later, &line), "{line:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn once_recorded_nothing_more_is_to_be_recorded_until_something_changes(
        steps in prop::collection::vec((0..60usize, 7..90i32, -200..200i32), 1..5),
    ) {
        let charts = demo_clinic(7, today());
        let mut audit: Vec<AuditEntry> = Vec::new();
        for (left_out, window_days, days) in steps {
            let mut some = charts.clone();
            some.remove(left_out % some.len());
            let now = judged(&some, &Policy { window_days, ..Policy::default() }, today().plus(days));
            audit.push(entry(1, flags_shown(&known_flags(&audit), &now)));
            prop_assert_eq!(flags_shown(&known_flags(&audit), &now), vec![]);
        }
    }
}
