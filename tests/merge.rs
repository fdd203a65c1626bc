//! Merging a backup: what it has more comes in, nothing here changes or goes, and what can't come in is listed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{Command, apply};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::exchange::merge;
use anamnesis::judge::Policy;
use anamnesis::record::{Act, Chart, Charts, Day, Entry, Key, Note, Points, Review};
use proptest::prelude::*;
use std::sync::Arc;

fn demo() -> Charts {
    let today = Day::parse_iso("2026-11-24").unwrap();
    demo_clinic(7, today).into_iter().map(|chart| (chart.patient.key, Arc::new(chart))).collect()
}

fn clinic(charts: Charts) -> Clinic {
    Clinic::new(charts, Vec::new(), Policy::default())
}

/// The clinic once the backup is merged.
fn merged(clinic: &Clinic, backup: &Charts) -> Clinic {
    let plan = merge(clinic, backup, &[]).plan;
    clinic.with(&apply(clinic, Command::Merge(plan), "Who merges").unwrap())
}

#[test]
fn an_empty_clinic_gets_all_of_the_backup_with_the_names_of_who_entered_it() {
    let mut backup = demo();
    let first = backup.values_mut().find(|chart| !chart.scores.is_empty()).unwrap();
    let chart = Arc::make_mut(first);
    chart.entered_by.push((chart.scores[0].key, Arc::from("Dr. Example")));
    assert_eq!(merged(&clinic(Charts::new()), &backup).charts, backup);
    let preview = merge(&clinic(backup.clone()), &backup, &[]);
    assert_eq!((preview.same, preview.extended, preview.only_in_backup), (backup.len(), 0, 0));
    assert!(preview.plan.is_empty() && preview.kept_here.is_empty());
}

#[test]
fn where_both_differ_what_is_here_stays_and_is_listed() {
    let backup = demo();
    let mut here = backup.clone();
    let (_, first) = here.iter_mut().find(|(_, chart)| !chart.scores.is_empty()).unwrap();
    let chart = Arc::make_mut(first);
    chart.patient.note = Note::new("only here").unwrap();
    chart.scores[0].note = Note::new("typed here").unwrap();
    let preview = merge(&clinic(here.clone()), &backup, &[]);
    assert_eq!(preview.kept_here.len(), 2);
    assert!(preview.kept_here[1].here.contains("typed here"), "{:?}", preview.kept_here);
    assert_eq!(merged(&clinic(here.clone()), &backup).charts, here);
}

/// The same patient was once entered in two browsers: two keys, one number. Their records belong into one chart.
#[test]
fn a_patient_of_another_key_and_the_same_number_is_the_same_patient() {
    let backup = demo();
    let other = backup.values().find(|chart| chart.sessions.len() > 1).unwrap();
    let mut patient = other.patient.clone();
    patient.key = Key::from_bits(42);
    let here = Charts::from([(patient.key, Arc::new(Chart::new(patient)))]);
    let after = merged(&clinic(here), &Charts::from([(other.patient.key, Arc::clone(other))]));
    assert_eq!(after.charts.len(), 1);
    assert_eq!(after.charts[&Key::from_bits(42)].sessions, other.sessions);
}

#[test]
fn a_score_that_does_not_fit_its_instrument_here_is_left_out_in_sight() {
    let mut backup = demo();
    let first = backup.values_mut().find(|chart| !chart.scores.is_empty()).unwrap();
    Arc::make_mut(first).scores[0].value = Points::new(4711.0).unwrap();
    let empty = clinic(Charts::new());
    let preview = merge(&empty, &backup, &[]);
    assert_eq!(preview.kept_here.len(), 1);
    let all: usize = backup.values().map(|chart| chart.scores.len()).sum();
    assert_eq!(preview.scores, all - 1);
    merged(&empty, &backup);
}

/// The last review and the last comment count: one of the backup that is older than what is here must not take their place.
#[test]
fn an_older_review_or_entry_of_the_backup_does_not_come_last() {
    let mut backup = demo();
    let (&key, theirs) = backup.iter_mut().next().unwrap();
    let chart = Arc::make_mut(theirs);
    let day = |text| Day::parse_iso(text).unwrap();
    let days = ["2026-10-01", "2026-10-08", "2026-10-15"].map(day);
    chart.reviews = (0u64..)
        .zip(days)
        .map(|(n, day)| Review {
            key: Key::from_bits(n),
            day,
            by: "Dr. Example".to_owned(),
            note: String::new(),
            seen: Vec::new(),
        })
        .collect();
    chart.log = (10u64..)
        .zip(days)
        .map(|(n, day)| Entry {
            key: Key::from_bits(n),
            day,
            by: "Dr. Example".to_owned(),
            corrects: None,
            act: Act::Commented { text: "c".to_owned() },
        })
        .collect();
    let theirs = chart.clone();
    let mut here = theirs.clone();
    here.reviews.remove(1);
    here.log.remove(0);
    let after = merged(&clinic(Charts::from([(key, Arc::new(here))])), &backup);
    assert_eq!((&after.charts[&key].reviews, &after.charts[&key].log), (&theirs.reviews, &theirs.log));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_here_goes_and_a_second_merge_changes_nothing(here in prop::collection::vec(any::<u8>(), 60), there in prop::collection::vec(any::<u8>(), 60)) {
        // Each side has lost some of the clinic's records.
        let some = |kept: &[u8]| -> Charts {
            demo().into_iter().zip(kept.iter().cycle()).filter(|(_, kept)| *kept % 5 != 0).map(|((key, chart), kept)| {
                let mut chart = Chart::clone(&chart);
                let part = |i: usize| !(i + usize::from(*kept)).is_multiple_of(3);
                let mut i = 0;
                chart.scores.retain(|_| { i += 1; part(i) });
                chart.sessions.retain(|_| { i += 1; part(i) });
                chart.log.retain(|_| { i += 1; part(i) });
                (key, Arc::new(chart))
            }).collect()
        };
        let (ours, theirs) = (some(&here), some(&there));
        let before = clinic(ours.clone());
        let after = merged(&before, &theirs);
        for (key, chart) in &ours {
            let now = &after.charts[key];
            prop_assert!(now.sessions.starts_with(&chart.sessions) && now.scores.starts_with(&chart.scores));
            let kept: Vec<_> = now.log.iter().filter(|entry| chart.log.contains(entry)).cloned().collect();
            prop_assert_eq!(kept, chart.log.clone());
        }
        for (key, chart) in &theirs {
            let now = &after.charts[key];
            prop_assert!(chart.scores.iter().all(|s| now.score(s.key) == Some(s)));
            prop_assert!(chart.sessions.iter().all(|s| now.session(s.key) == Some(s)));
        }
        prop_assert!(merge(&after, &theirs, &[]).plan.is_empty());
    }
}
