//! The caseload: who stands where, what the row says, and what silence never means.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::{Filter, Group, Row, Sort, board, row, what_if};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::{Overlay, Policy, TrackState, judge};
use anamnesis::record::{Chart, Charts, Day, InstrumentSet, SessionStatus};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

fn row_of(chart: &Chart, policy: &Policy, today: Day) -> Row {
    let instruments = InstrumentSet::built_in();
    row(chart, &judge(chart, &instruments, policy, today), &instruments, today)
}

fn rows() -> Vec<Arc<Row>> {
    demo_clinic(7, today()).iter().map(|c| Arc::new(row_of(c, &Policy::default(), today()))).collect()
}

fn demo(number: &str) -> Chart {
    demo_clinic(7, today()).into_iter().find(|c| c.patient.number == number).unwrap()
}

fn text_of(number: &str) -> String {
    row_of(&demo(number), &Policy::default(), today()).state_text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// The demo's charts with records taken out at random, seen from any day and with any window: silence in every form.
    #[test]
    fn nobody_without_a_judged_score_is_clear_and_everybody_is_counted_once(
        seed in any::<u64>(), keep in prop::collection::vec(any::<bool>(), 1..40), days in -200..200i32, window in 7..90i32,
    ) {
        let policy = Policy { window_days: window, ..Policy::default() };
        let instruments = InstrumentSet::built_in();
        let day = today().plus(days);
        let mut rows = Vec::new();
        for mut chart in demo_clinic(seed, today()) {
            let mut kept = keep.iter().cycle();
            chart.scores.retain(|_| *kept.next().unwrap());
            let mut kept = keep.iter().cycle().skip(1);
            chart.sessions.retain(|_| *kept.next().unwrap());
            let judgement = judge(&chart, &instruments, &policy, day);
            let row = row(&chart, &judgement, &instruments, day);
            let judged = judgement.tracks.iter().any(|t| !t.judged.is_empty());
            prop_assert!(judged || row.group != Group::Clear, "{row:?}");
            let open = judgement.tracks.iter().any(|t| t.episode.is_some());
            prop_assert!(!open || !matches!(row.group, Group::Clear | Group::CantTell), "{row:?}");
            let persistent = judgement.leading().is_some_and(|t| t.state == TrackState::Persistent);
            prop_assert_eq!(persistent, row.group == Group::Persistent);
            rows.push(Arc::new(row));
        }
        let board = board(&rows, &Filter::default());
        prop_assert_eq!(board.counts.all(), rows.len());
        let mut shown: Vec<_> = board.sections.iter().flat_map(|s| &s.rows).map(|r| r.key).collect();
        shown.sort();
        let mut all: Vec<_> = rows.iter().map(|r| r.key).collect();
        all.sort();
        prop_assert_eq!(shown, all);
    }
}

#[test]
fn a_row_says_its_state_in_words() {
    for (number, words) in [
        ("DEMO-001", "persistent since 29 Oct"),
        ("DEMO-011", "recovering since 15 Nov"),
        ("DEMO-014", "needs confirmation"),
        ("DEMO-017", "emerging, day 12 of 28"),
        ("DEMO-019", "emerging, window ended 4 Nov without a score; score was due by 24 Oct, 31 days ago"),
        ("DEMO-027", "no baseline"),
        ("DEMO-031", "no memory score"),
        ("DEMO-033", "no follow-up score since the session on 22 Nov; due by 29 Nov"),
        ("DEMO-034", "no follow-up score since the session on 8 Nov; was due by 15 Nov, 9 days ago"),
        ("DEMO-036", "no session yet; baseline of 1 score ready"),
        ("DEMO-037", "baseline too near the end of the scale to show a worsening"),
        ("DEMO-043", "stable when last scored; last score 330 days ago: says nothing about now"),
    ] {
        assert_eq!(text_of(number), words, "{number}");
    }
}

#[test]
fn a_planned_dose_holds_whoever_is_worse_or_not_known_but_not_a_first_one_with_a_baseline() {
    let groups: BTreeMap<String, Group> = rows().iter().map(|r| (r.number.clone(), r.group)).collect();
    assert_eq!(groups["DEMO-010"], Group::Persistent, "the flag stays on top");
    assert_eq!(groups["DEMO-012"], Group::DoseDue, "recovering");
    assert_eq!(groups["DEMO-031"], Group::DoseDue, "never scored");
    assert_eq!(groups["DEMO-033"], Group::DoseDue, "not followed up");
    assert_eq!(groups["DEMO-035"], Group::CantTell, "a baseline is ready");
    let mut chart = demo("DEMO-012");
    let plan = chart.sessions.iter().position(|s| s.status == SessionStatus::Planned).unwrap();
    for (ahead, group) in [(14, Group::DoseDue), (15, Group::Recovering), (0, Group::DoseDue), (-1, Group::Recovering)]
    {
        chart.sessions[plan].day = today().plus(ahead);
        let row = row_of(&chart, &Policy::default(), today());
        assert_eq!((row.group, row.next_session.is_some()), (group, ahead >= 0), "{ahead} days ahead");
        assert_eq!(row.overdue_plan.is_some(), ahead < 0);
    }
}

#[test]
fn the_day_by_which_a_score_is_needed_is_named() {
    let needed = |number: &str| {
        let row = row_of(&demo(number), &Policy::default(), today());
        (row.needed_by.map(|day| day.days_since(today())), row.needed_text.unwrap_or_default())
    };
    assert_eq!(needed("DEMO-022"), (Some(1), "before the session on 25 Nov".into()));
    assert_eq!(needed("DEMO-031"), (Some(3), "before the session on 27 Nov".into()));
    assert_eq!(needed("DEMO-027"), (Some(0), "as soon as possible".into()));
    assert_eq!(needed("DEMO-014"), (Some(-1), "was due by 23 Nov".into()));
    assert_eq!(needed("DEMO-019"), (Some(-31), "overdue since 24 Oct".into()));
    assert_eq!(needed("DEMO-033"), (Some(5), "by 29 Nov".into()));
}

#[test]
fn what_came_after_the_last_review_is_new() {
    let mut chart = demo("DEMO-025");
    assert_eq!(row_of(&chart, &Policy::default(), today()).new_since_review, 0);
    chart.reviews.clear();
    let all = chart.scores.len() + chart.sessions.len();
    assert_eq!(row_of(&chart, &Policy::default(), today()).new_since_review, all);
}

#[test]
fn the_worst_stand_first() {
    let board = board(&rows(), &Filter::default());
    let first = |group| board.sections.iter().find(|s| s.group == group).unwrap().rows[0].clone();
    assert!(first(Group::Persistent).overlays.has(Overlay::Severe));
    assert!(first(Group::Emerging).overlays.has(Overlay::Severe));
    assert!(first(Group::Clear).overlays.has(Overlay::Drift));
    let cant_tell = &board.sections.iter().find(|s| s.group == Group::CantTell).unwrap().rows;
    assert_eq!(cant_tell.last().unwrap().state.name(), "baseline_only");
}

#[test]
fn search_minds_neither_case_nor_marks_and_never_stands_in_the_url() {
    let found = |text: &str| {
        let filter = Filter { text: text.into(), ..Filter::default() };
        assert_eq!(filter.to_query(), "");
        let board = board(&rows(), &filter);
        assert_eq!(board.counts.all(), 60, "counts are of everybody");
        board.sections.iter().flat_map(|s| &s.rows).map(|r| r.number.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found("cigdem"), ["DEMO-030"]);
    assert_eq!(found("JUNIPÈRE demo"), ["DEMO-010"]);
    assert_eq!(found("o'hazel"), ["DEMO-008"]);
    assert_eq!(found("demo-028"), ["DEMO-028"]);
    assert!(found("nobody of that name").is_empty());
}

#[test]
fn a_filter_comes_back_from_its_own_query() {
    let filter = Filter {
        groups: vec![Group::Persistent, Group::CantTell],
        marks: vec![Overlay::Mood, Overlay::Severe],
        sort: Sort::Name,
        group_sorts: BTreeMap::from([(Group::Clear, Sort::LastScore)]),
        ..Filter::default()
    };
    let query = filter.to_query();
    assert_eq!(query, "groups=persistent,cant-tell&marks=mood,severe&sort=name&sort-clear=last-score");
    assert_eq!(Filter::from_query(&format!("?{query}")), filter);
    assert_eq!(Filter::from_query("groups=new-group&sort=&x"), Filter::default());
    let board = board(&rows(), &filter);
    assert!(board.sections.iter().flat_map(|s| &s.rows).all(
        |r| filter.groups.contains(&r.group) && (r.overlays.has(Overlay::Mood) || r.overlays.has(Overlay::Severe))
    ));
}

#[test]
fn a_wider_window_lets_flags_go_and_says_whose() {
    let charts: Charts = demo_clinic(7, today()).into_iter().map(|c| (c.patient.key, Arc::new(c))).collect();
    let instruments = InstrumentSet::built_in();
    let (old, new) = (Policy::default(), Policy { window_days: 60, ..Policy::default() });
    let wider = what_if(&charts, &instruments, &old, &new, today());
    assert!(!wider.leave.is_empty() && wider.enter.is_empty());
    let back = what_if(&charts, &instruments, &new, &old, today());
    assert_eq!((back.enter, back.leave), (wider.leave, wider.enter));
    assert_eq!(what_if(&charts, &instruments, &old, &old, today()), Default::default());
}
