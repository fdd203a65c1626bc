//! Merging a backup: what it has more comes in, nothing here changes or goes, and what can't come in is listed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::desk::{Clinic, Command, apply};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::exchange::{Amounts, Comparison, merge};
use anamnesis::judge::Policy;
use anamnesis::record::{Act, Chart, Charts, Day, Entry, Key, Review};
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
    chart.patient.note = "only here".to_owned();
    chart.scores[0].note = "typed here".to_owned();
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
    Arc::make_mut(first).scores[0].value = 4711.0;
    let empty = clinic(Charts::new());
    let preview = merge(&empty, &backup, &[]);
    assert_eq!(preview.kept_here.len(), 1);
    let all: usize = backup.values().map(|chart| chart.scores.len()).sum();
    assert_eq!(preview.scores, all - 1);
    merged(&empty, &backup);
}

#[test]
fn what_a_backup_in_its_place_would_take_away_is_counted() {
    let backup = demo();
    assert!(!Comparison::of(&backup, &backup).loses());
    let mut here = backup.clone();
    let (_, first) = here.iter_mut().find(|(_, chart)| chart.scores.len() > 1).unwrap();
    Arc::make_mut(first).scores[1].note = "other".to_owned();
    let comparison = Comparison::of(&here, &backup);
    assert_eq!(
        comparison.sentence(),
        "Only in this browser, or other than in the backup, and gone afterwards: 1 score."
    );
    assert!(Comparison::of(&backup, &Charts::new()).loses(), "an empty backup");
    assert!(!Comparison::of(&Charts::new(), &backup).loses());
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

/// Opening a backup of a clinic of 10,000 took seconds, because each record was put into words and looked for from the start of the list
/// before it was known whether the two differ at all. Charts that are the same are passed over since; those that differ must come out
/// as they did.
#[test]
fn a_few_charts_that_differ_in_a_large_clinic_are_found_and_told_apart() {
    let day = Day::parse_iso("2026-11-24").unwrap();
    let many = (0..20).flat_map(|seed| demo_clinic(seed, day)).filter(|c| c.sessions.len() > 2 && c.scores.len() > 2);
    let backup: Charts = (1u64..)
        .zip(many)
        .map(|(n, mut chart)| {
            (chart.patient.key, chart.patient.number) = (Key::from_bits(n), format!("P{n}"));
            (chart.patient.key, Arc::new(chart))
        })
        .collect();
    assert!(backup.len() > 500, "{}", backup.len());
    let (mut here, mut there) = (backup.clone(), backup.clone());
    fn chart(charts: &mut Charts, n: u64) -> &mut Chart {
        Arc::make_mut(charts.get_mut(&Key::from_bits(n)).unwrap())
    }
    // A score fewer, one with a note, one entered anew under another key, a session of another day.
    chart(&mut here, 10).scores.remove(1);
    chart(&mut here, 20).scores[1].note = "typed here".to_owned();
    chart(&mut here, 30).scores[1].key = Key::from_bits(77);
    chart(&mut here, 40).sessions[1].day = day.plus(100);
    // A session whose key a score has here, and one that is the first by what it is and the second by its key.
    let gone = chart(&mut here, 50).sessions.remove(1);
    chart(&mut here, 50).scores[1].key = gone.key;
    let theirs = chart(&mut there, 60);
    theirs.sessions[0].key = theirs.sessions[1].key;
    theirs.sessions[0].note = "typed there".to_owned();
    theirs.sessions.remove(1);
    // A patient on either side only.
    here.remove(&Key::from_bits(70));
    there.remove(&Key::from_bits(80));

    let preview = merge(&clinic(here.clone()), &there, &[]);
    let all = backup.len();
    assert_eq!((preview.same, preview.extended, preview.only_in_backup, preview.only_here), (all - 3, 1, 1, 1));
    let new = backup[&Key::from_bits(70)].as_ref();
    assert_eq!((preview.sessions, preview.scores), (new.sessions.len(), new.scores.len() + 1));
    let listed: Vec<_> = preview.kept_here.iter().map(|d| (d.number.as_str(), d.here.as_str())).collect();
    let moved = format!("date {}", day.plus(100));
    assert_eq!(
        listed,
        [
            ("P20", "note typed here"),
            ("P40", moved.as_str()),
            ("P50", "not taken over: another record has its key"),
            ("P60", "no note"),
        ]
    );
    let comparison = Comparison::of(&here, &there);
    let lost = backup[&Key::from_bits(80)].as_ref();
    let Amounts { patients, sessions, scores, reviews, entries } = comparison.only_here;
    // By key: 40's, both of 60's, and those of the patient who is gone.
    assert_eq!((patients, sessions), (1, 3 + lost.sessions.len()));
    assert_eq!(scores, 3 + lost.scores.len());
    assert_eq!((reviews, entries), (lost.reviews.len(), lost.log.len()));
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
