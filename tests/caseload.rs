//! The caseload: who stands where, what the row says, and what silence never means.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "support/any_chart.rs"]
mod any_chart;

use anamnesis::caseload::{Filter, Group, Row, Sort, Sorted, Trial, WhatIf, agenda, board, row, what_if};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::{Asks, NextScore, Overlay, PatientJudgement, Policy, Stand, TrackState, judge};
use anamnesis::record::{Chart, Charts, Day, Id, InstrumentSet, Key, Name, SessionStatus};
use anamnesis::words::{
    SayDay, agenda_text, explain, group_rule, next_score_sentence, row_needed, row_needed_why, row_state, sort_words,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

fn row_of(chart: &Chart, policy: &Policy, today: Day) -> Row {
    let instruments = InstrumentSet::built_in();
    row(chart, &Arc::new(judge(chart, &instruments, policy, today)), &instruments, today)
}

fn rows() -> Vec<Arc<Row>> {
    demo_clinic(7, today()).iter().map(|c| Arc::new(row_of(c, &Policy::default(), today()))).collect()
}

fn demo(number: &str) -> Chart {
    demo_clinic(7, today()).into_iter().find(|c| c.patient.number == number).unwrap()
}

fn text_of(number: &str) -> String {
    row_state(&row_of(&demo(number), &Policy::default(), today()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The rows are sorted before and searched as one text: every row that holds all the words is found once, in its order, and no other.
    #[test]
    fn who_is_found_is_who_holds_every_word(
        names in prop::collection::vec("[ab]{1,3}( [ab]{1,3})?", 1..20), text in "[abAB1 ]{0,5}",
    ) {
        let charts: Vec<Chart> = demo_clinic(7, today());
        let rows: Vec<Arc<Row>> = charts.iter().zip(&names).enumerate().map(|(n, (chart, name))| {
            let mut chart = chart.clone();
            (chart.patient.name, chart.patient.number) = (Name::new(name).unwrap(), Id::new(&n.to_string()).unwrap());
            Arc::new(row_of(&chart, &Policy::default(), today()))
        }).collect();
        let all = Sorted::of(&rows, &Filter::default());
        let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let holds = |row: &&Arc<Row>| words.iter().all(|word| format!("{} {}", row.name, row.number).contains(word));
        for (everybody, found) in all.found("").sections.iter().zip(all.found(&text).sections) {
            let expected: Vec<_> = everybody.rows.iter().filter(holds).cloned().collect();
            prop_assert_eq!((found.rows, found.total), (expected, everybody.total));
        }
    }
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
            let judgement = Arc::new(judge(&chart, &instruments, &policy, day));
            let row = row(&chart, &judgement, &instruments, day);
            let judged = judgement.tracks.iter().any(|t| !t.judged.is_empty());
            prop_assert!(judged || row.group != Group::Clear, "{row:?}");
            let open = judgement.tracks.iter().any(|t| t.episode.is_some());
            prop_assert!(!open || !matches!(row.group, Group::Clear | Group::CantTell), "{row:?}");
            let persistent = judgement.leading().is_some_and(|t| t.state == TrackState::Persistent);
            prop_assert_eq!(persistent, row.group == Group::Persistent);
            agrees(&chart, &judgement, &row)?;
            prop_assert!(row.group != Group::CantTell || row.state.name() == "baseline_only" || row.needed.is_some(), "{row:?}");
            if row.group == Group::Clear {
                let track = judgement.leading().unwrap();
                prop_assert!(!track.overlays.has(Overlay::InsensitiveBaseline) && !track.overlays.has(Overlay::FollowUpDue));
                let last = track.judged.last().unwrap().day;
                prop_assert!(day.days_since(last) <= policy.stale_days, "{row:?}");
                prop_assert!(row.needed.is_none_or(|next| next.by >= day), "nothing due and not given: {row:?}");
            }
            rows.push(Arc::new(row));
        }
        let board = board(&rows, &Filter::default());
        prop_assert_eq!(board.all(), rows.len());
        let mut shown: Vec<_> = board.sections.iter().flat_map(|s| &s.rows).map(|r| r.key).collect();
        shown.sort();
        let mut all: Vec<_> = rows.iter().map(|r| r.key).collect();
        all.sort();
        prop_assert_eq!(shown, all);
        counted_by_group(&rows)?;
        for sort in Sort::ALL.map(|(sort, _)| sort) {
            let board = anamnesis::caseload::board(&rows, &Filter { sort, ..Filter::default() });
            for section in board.sections {
                let severe: Vec<bool> = section.rows.iter().map(|r| r.is_severe() && r.follow_up.put_off.is_none()).collect();
                prop_assert!(severe.is_sorted_by(|a, b| a >= b), "severe first, {sort:?}");
            }
        }
    }

    /// Charts of whatever can stand in a record.
    #[test]
    fn whatever_the_record_each_count_leads_to_exactly_that_many_rows(
        charts in prop::collection::vec(any_chart::chart(), 0..12), days in 0..20_000i32,
    ) {
        let day = Day::parse_iso("1990-01-01").unwrap().plus(days);
        let rows: Vec<_> = charts.iter().map(|c| Arc::new(row_of(c, &Policy::default(), day))).collect();
        counted_by_group(&rows)?;
        for (chart, row) in charts.iter().zip(&rows) {
            let judgement = judge(chart, &InstrumentSet::built_in(), &Policy::default(), day);
            agrees(chart, &judgement, row)?;
            prop_assert!(!row.is_severe() || row.follow_up.put_off.is_none(), "{row:?}");
        }
    }
}

/// The counts add up to all, and with each group's filter exactly as many rows are shown as its count says.
fn counted_by_group(rows: &[Arc<Row>]) -> Result<(), TestCaseError> {
    let all = board(rows, &Filter::default());
    prop_assert_eq!(Group::ALL.map(|group| all.count(group)).iter().sum::<usize>(), rows.len());
    for group in Group::ALL {
        let only = Filter { groups: vec![group], ..Filter::default() };
        prop_assert!(only.is_only(group));
        let shown = board(rows, &only);
        prop_assert_eq!(shown.lengths().iter().sum::<usize>(), all.count(group), "{:?}", group);
        prop_assert_eq!(Group::ALL.map(|group| shown.count(group)), Group::ALL.map(|group| all.count(group)));
    }
    Ok(())
}

/// One date a patient: the row, its words, and what the explanation of the track that speaks says agree, and no other track says one; nothing asks for an earlier one.
fn agrees(chart: &Chart, judgement: &PatientJudgement, row: &Row) -> Result<(), TestCaseError> {
    let next = NextScore::of(chart, judgement);
    prop_assert_eq!(next, row.needed);
    let asks = judgement.tracks.iter().filter_map(|t| t.due).chain(row.follow_up.check.as_ref().map(|check| check.by));
    for day in asks {
        prop_assert!(row.needed.unwrap().by <= day, "{:?} asks earlier: {:?}", day, row);
    }
    let instruments = InstrumentSet::built_in();
    for track in &judgement.tracks {
        let why = explain(chart, judgement, track, instruments.get(track.instrument.as_str()).unwrap());
        let said: Vec<_> = why.missing.iter().filter(|line| line.starts_with("The next score ")).cloned().collect();
        let speaks = judgement.leading().is_some_and(|leading| leading.instrument == track.instrument);
        let expected = next.filter(|_| speaks).map(|n| next_score_sentence(&n, chart, judgement));
        prop_assert_eq!(said, expected.into_iter().collect::<Vec<_>>());
    }
    Ok(())
}

#[test]
fn a_row_says_its_state_in_words() {
    for (number, words) in [
        ("DEMO-001", "persistent since 29 Oct"),
        ("DEMO-011", "recovering since 15 Nov"),
        ("DEMO-014", "needs confirmation"),
        ("DEMO-017", "emerging, day 12 of 28"),
        ("DEMO-019", "emerging, window ended 4 Nov without a score; score overdue"),
        ("DEMO-027", "no baseline"),
        ("DEMO-031", "no memory score"),
        ("DEMO-033", "no follow-up score since the session on 22 Nov"),
        ("DEMO-034", "no follow-up score since the session on 8 Nov"),
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
        (row.needed.map(|next| next.by.days_since(today())), row_needed(&row).unwrap_or_default())
    };
    assert_eq!(needed("DEMO-022"), (Some(1), "before the dose of 25 Nov".into()));
    assert_eq!(needed("DEMO-031"), (Some(3), "before the dose of 27 Nov".into()));
    assert_eq!(needed("DEMO-027"), (Some(0), "as soon as possible".into()));
    assert_eq!(needed("DEMO-014"), (Some(-1), "was due by 23 Nov, yesterday".into()));
    assert_eq!(needed("DEMO-019"), (Some(-31), "was due by 24 Oct, 31 days ago".into()));
    // A score after a dose of the same day would be acute: it has to come before.
    assert_eq!(needed("DEMO-033"), (Some(5), "before the dose of 29 Nov".into()));
    assert_eq!(needed("DEMO-034"), (Some(-9), "was due by 15 Nov, 9 days ago".into()));
}

/// A patient last scored 330 days ago was "clear": a green mark, on nothing. So was one whose score after the session was due and
/// not given, for as long as the grace lasted. Nobody can tell how either is now.
#[test]
fn a_stale_last_score_and_a_score_due_and_not_given_are_cant_tell() {
    let mut chart = demo("DEMO-043");
    assert_eq!(row_of(&chart, &Policy::default(), today()).group, Group::CantTell);
    let row = row_of(&chart, &Policy::default(), today());
    assert_eq!((row.needed.unwrap().by, &*row_needed(&row).unwrap()), (today(), "as soon as possible"));
    let judgement = judge(&chart, &InstrumentSet::built_in(), &Policy::default(), today());
    let last = judgement.leading().unwrap().judged.last().unwrap().day;
    let policy = Policy::default();
    chart.sessions.retain(|s| s.status == SessionStatus::Given);
    assert_eq!(
        row_of(&chart, &policy, last.plus(policy.stale_days)).group,
        Group::Clear,
        "not older than the settings allow"
    );
    assert_eq!(row_of(&chart, &policy, last.plus(policy.stale_days + 1)).group, Group::CantTell);
    let mut session = chart.sessions[0].clone();
    (session.key, session.day) = (anamnesis::record::Key::from_bits(77), last.plus(3));
    chart.sessions.push(session);
    let due = last.plus(3 + policy.due_every_days);
    assert_eq!(row_of(&chart, &policy, due).group, Group::Clear, "the day is not over");
    let row = row_of(&chart, &policy, due.plus(1));
    assert_eq!(row.group, Group::CantTell);
    assert_eq!(row_needed(&row).unwrap(), format!("was due by {}, yesterday", due.short()));
}

/// The baseline of a patient at the bad end of the scale can show no drop, whatever comes: never clear, and no further score of the
/// same instrument helps.
#[test]
fn a_floor_baseline_is_cant_tell_and_asks_for_another_instrument() {
    let row = row_of(&demo("DEMO-037"), &Policy::default(), today());
    assert_eq!(row.group, Group::CantTell);
    let chart = demo("DEMO-037");
    let judgement = judge(&chart, &InstrumentSet::built_in(), &Policy::default(), today());
    let next = NextScore::of(&chart, &judgement).unwrap();
    assert_eq!(next.asks, Asks::FloorBaseline);
    assert!(row_needed_why(&row).unwrap().contains("another instrument"));
}

/// The list said "by 29 Nov" where a decision had named the 26th for its check, and "was due by" beside "overdue since" for one date.
#[test]
fn of_all_that_asks_for_a_score_the_earliest_counts_with_its_reason_and_a_dose_before_it_says_so() {
    use anamnesis::record::{Act, Entry, Key, Step};
    let mut chart = demo("DEMO-033");
    chart.sessions.retain(|s| s.status == SessionStatus::Given);
    let needed = |chart: &Chart| {
        let row = row_of(chart, &Policy::default(), today());
        (row_needed(&row).unwrap(), row_needed_why(&row).unwrap())
    };
    assert_eq!(needed(&chart), ("by 29 Nov".into(), "none since the session of 22 Nov".into()));
    let check = today().plus(2);
    let act = Act::Decided {
        steps: vec![Step::RepeatScore],
        reason: String::new(),
        next_check: Some(check),
        standings: None,
    };
    chart.log.push(Entry { key: Key::from_bits(1), day: today(), by: String::new(), corrects: None, act });
    assert_eq!(needed(&chart), ("by 26 Nov".into(), "check of the decision of 24 Nov".into()));
    let mut plan = chart.sessions[0].clone();
    (plan.key, plan.status, plan.day) = (Key::from_bits(77), SessionStatus::Planned, today().plus(1));
    chart.sessions.push(plan);
    assert_eq!(needed(&chart).0, "before the dose of 25 Nov");
    let row = Arc::new(row_of(&chart, &Policy::default(), today()));
    let charts = Charts::from([(chart.patient.key, Arc::new(chart))]);
    let text = agenda_text(&agenda(std::slice::from_ref(&row)), &charts, &InstrumentSet::built_in(), today());
    assert!(text.contains("score needed: before the dose of 25 Nov"), "{text}");
}

/// The rule above the persistent group called everybody in it "reliably worse": an instrument with a fixed rule knows no reliability.
#[test]
fn no_rule_of_a_group_calls_a_declared_rule_reliable() {
    for group in Group::ALL {
        let rule = group_rule(group, &Policy::default());
        assert!(!rule.to_lowercase().contains("reliably"), "{rule}");
    }
    assert!(group_rule(Group::Persistent, &Policy::default()).contains("a fixed rule that is declared"));
    assert!(group_rule(Group::CantTell, &Policy::default()).contains("more than 56 days old"));
}

#[test]
fn the_heading_of_a_group_says_its_order_and_that_severe_stands_first() {
    assert_eq!(sort_words(Sort::Name, Group::Emerging), "Order: severe first, then by name.");
    assert_eq!(
        sort_words(Sort::Urgency, Group::Persistent),
        "Order: severe, dosed while flagged, late, longest flagged; put off last."
    );
    assert_eq!(sort_words(Sort::Reviewed, Group::Clear), "Order: the oldest review first.");
}

#[test]
fn what_came_after_the_last_review_is_new() {
    let mut chart = demo("DEMO-025");
    assert_eq!(row_of(&chart, &Policy::default(), today()).news.all(), 0);
    chart.reviews.clear();
    let all = chart.scores.len() + chart.sessions.len();
    assert_eq!(row_of(&chart, &Policy::default(), today()).news.all(), all);
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
        assert_eq!(board.all(), 60, "counts are of everybody");
        board.sections.iter().flat_map(|s| &s.rows).map(|r| r.number.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found("cigdem"), ["DEMO-030"]);
    assert_eq!(found("JUNIPÈRE demo"), ["DEMO-010"]);
    assert_eq!(found("o'hazel"), ["DEMO-008"]);
    assert_eq!(found("demo-028"), ["DEMO-028"]);
    assert!(found("nobody of that name").is_empty());
}

/// In a clinic with these six people "nguyen", "duc", "strasser" and "aebelo" found nobody: marks were taken off a list of letters that was
/// made by hand, which knew neither Vietnamese nor letters that stand for two, and a name that was pasted as letters and marks apart
/// found only what is stored so.
#[test]
fn names_are_found_without_their_marks_however_they_are_spelled() {
    let names = [
        "Nguyễn Thị Hoa Mẫu",
        "Trần Văn Đức Mẫu",
        "Wiśniewska Próba",
        "İlknur Deneme",
        "Straßer Muster",
        "Søren Æbelø Prøve",
    ];
    let apart = |text: &str| text.nfd().collect::<String>();
    let row_named = |name: String, number: usize| {
        let mut chart = demo("DEMO-002");
        chart.patient.name = Name::new(&name).unwrap();
        chart.patient.number = Id::new(&format!("V-{}", number + 1)).unwrap();
        Arc::new(row_of(&chart, &Policy::default(), today()))
    };
    let as_typed: Vec<_> = names.iter().enumerate().map(|(n, name)| row_named((*name).into(), n)).collect();
    let as_letters_and_marks: Vec<_> = names.iter().enumerate().map(|(n, name)| row_named(apart(name), n)).collect();
    for (text, number) in [
        ("nguyen", "V-1"),
        ("thi mau", "V-1"),
        ("NGUYỄN", "V-1"),
        ("tran", "V-2"),
        ("duc", "V-2"),
        ("Đức", "V-2"),
        ("wisniewska", "V-3"),
        ("ilknur", "V-4"),
        ("ILKNUR", "V-4"),
        ("ılknur", "V-4"),
        ("strasser", "V-5"),
        ("STRAẞER", "V-5"),
        ("soren aebelo", "V-6"),
        ("ÆBELØ", "V-6"),
        ("v-6", "V-6"),
    ] {
        for rows in [&as_typed, &as_letters_and_marks] {
            for text in [text.to_owned(), apart(text)] {
                let board = board(rows, &Filter { text: text.clone(), ..Filter::default() });
                let found: Vec<_> = board.sections.iter().flat_map(|s| &s.rows).map(|r| r.number.as_str()).collect();
                assert_eq!(found, [number], "{text:?}");
            }
        }
    }
}

#[test]
fn a_filter_comes_back_from_its_own_query() {
    let filter = Filter {
        groups: vec![Group::Persistent, Group::CantTell],
        marks: vec![Overlay::Mood, Overlay::Severe],
        unreviewed: true,
        sort: Sort::Name,
        group_sorts: BTreeMap::from([(Group::Clear, Sort::LastScore)]),
        ..Filter::default()
    };
    let query = filter.to_query();
    assert_eq!(query, "groups=persistent,cant-tell&marks=mood,severe&review=needed&sort=name&sort-clear=last-score");
    assert_eq!(Filter::from_query(&format!("?{query}")), filter);
    assert_eq!(Filter::from_query("groups=new-group&sort=&x"), Filter::default());
    let board = board(&rows(), &filter);
    assert!(board.sections.iter().flat_map(|s| &s.rows).all(
        |r| filter.groups.contains(&r.group) && (r.overlays.has(Overlay::Mood) || r.overlays.has(Overlay::Severe))
    ));
}

fn demo_charts() -> Charts {
    demo_clinic(7, today()).into_iter().map(|c| (c.patient.key, Arc::new(c))).collect()
}

/// Rules that are tried one after another, a few patients at a time, say what the same rules say at once.
#[test]
fn a_trial_in_steps_finds_whom_each_of_its_rules_touches() {
    let charts = demo_charts();
    let (instruments, old) = (InstrumentSet::built_in(), Policy::default());
    let judged = charts.iter().map(|(key, chart)| (*key, Arc::new(judge(chart, &instruments, &old, today()))));
    let mut trial = Trial::new(&charts, &Arc::new(judged.collect()), today());
    assert_eq!(trial.len(), charts.len());
    trial.prepare(0, 10);
    for window_days in [60, 28, 7, 35] {
        let new = Policy { window_days, ..old.clone() };
        let (mut found, mut next) = (WhatIf::default(), Some(0));
        while let Some(from) = next {
            next = trial.judge((from, 7), (&instruments, &new), &mut found);
        }
        assert_eq!(found, what_if(&charts, (&instruments, &old), (&instruments, &new), today()), "{window_days}");
    }
}

/// "Nobody's state would change", said Settings of scores that were to be too old after 7 days instead of 56, and five patients left Clear for Can't tell.
#[test]
fn who_would_fall_silent_by_other_rules_is_named() {
    let charts = demo_charts();
    let instruments = InstrumentSet::built_in();
    let (old, new) = (Policy::default(), Policy { stale_days: 7, ..Policy::default() });
    let found = what_if(&charts, (&instruments, &old), (&instruments, &new), today());
    let group = |key: &Key, policy: &Policy| {
        let chart = &charts[key];
        row(chart, &Arc::new(judge(chart, &instruments, policy, today())), &instruments, today()).group
    };
    let silenced: Vec<Key> = charts
        .keys()
        .filter(|key| group(key, &old) == Group::Clear && group(key, &new) == Group::CantTell)
        .copied()
        .collect();
    assert!(!silenced.is_empty(), "some leave Clear");
    assert!(
        silenced
            .iter()
            .all(|key| found.other.iter().any(|(other, _, after)| other == key && *after == Stand::CantTell))
    );
}

#[test]
fn a_wider_window_lets_flags_go_and_says_whose() {
    let charts = demo_charts();
    let instruments = InstrumentSet::built_in();
    let (old, new) = (Policy::default(), Policy { window_days: 60, ..Policy::default() });
    let wider = what_if(&charts, (&instruments, &old), (&instruments, &new), today());
    assert!(!wider.leave.is_empty() && wider.enter.is_empty());
    let back = what_if(&charts, (&instruments, &new), (&instruments, &old), today());
    assert_eq!((back.enter, back.leave), (wider.leave, wider.enter));
    assert_eq!(what_if(&charts, (&instruments, &old), (&instruments, &old), today()), Default::default());
}
