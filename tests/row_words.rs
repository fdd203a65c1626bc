//! What a row of the caseload says in a few words is true of sessions that were, are planned, and were never recorded.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::{Group, Row, row};
use anamnesis::judge::Overlay;
use anamnesis::words::{
    explain, headline, row_mark, row_needed, row_needed_why, row_plan, row_state, row_unrecorded, short_text,
    what_scores_show,
};
use bounds::{Case, case, day};
use std::sync::Arc;

#[path = "support/bounds.rs"]
#[allow(dead_code, reason = "each test uses its part of the shared cases")]
mod bounds;

fn row_of(case: &Case, today: i32) -> Row {
    row(&case.chart(), &Arc::new(case.judged(today)), &case.instruments(), day(today))
}

/// "Baseline of 1 score ready" and "no memory score due" of a score that was to be 96 days old at the planned first session, of which the
/// baseline looks back 90: the session would have found no baseline, and no change could ever have been judged.
#[test]
fn a_baseline_that_is_too_old_for_the_first_dose_is_not_ready() {
    let planned = |scores: &[(i32, f64)], planned: &[i32]| Case { planned: planned.to_vec(), ..case(&[], scores) };
    let said = |case: &Case, today| {
        let row = row_of(case, today);
        (row_state(&row), row_needed(&row), row_needed_why(&row))
    };
    let some = |text: &str| Some(text.to_owned());
    let ready = ("no session yet; baseline of 1 score ready".to_owned(), None, None);
    assert_eq!(said(&planned(&[(-1, 50.0)], &[89]), 10), ready);
    assert_eq!(said(&planned(&[(-1, 50.0)], &[]), 89), ready);
    // The page averaged two scores, and said that one was ready.
    let one = "no session yet; baseline of 1 score ready, 1 score too old by then".to_owned();
    assert_eq!(said(&planned(&[(-1, 50.0), (20, 50.0)], &[90]), 30), (one, None, None));

    let late = planned(&[(-1, 50.0)], &[90]);
    let too_old = "no session yet; baseline too old for the dose of 31 May".to_owned();
    let why = some("a dose is planned, and the baseline is too old for it");
    assert_eq!(said(&late, 10), (too_old, some("before the dose of 31 May"), why));
    assert_eq!((row_of(&late, 75).group, row_of(&late, 76).group), (Group::CantTell, Group::DoseDue));
    let unplanned = planned(&[(-1, 50.0)], &[]);
    let too_old = "no session yet; baseline too old for a dose".to_owned();
    assert_eq!(said(&unplanned, 90), (too_old, some("as soon as possible"), some("the baseline is too old")));

    for (case, of) in [(&late, "is too old for the dose of 31 May 2026"), (&unplanned, "is too old for a dose")] {
        let (chart, judgement, instruments) = (case.chart(), case.judged(90), case.instruments());
        let told = headline(&chart, &judgement, &judgement.tracks[0], instruments.get("t").unwrap()).to_string();
        assert!(told.starts_with("The baseline of T ") && told.contains(of), "{told}");
        assert!(short_text(&chart, &judgement, &instruments).contains("A new score before the first session"));
        let told = what_scores_show(&judgement, &instruments).join(" ");
        assert!(told.contains("too old to compare"), "{told}");
    }
}

/// "No session yet; baseline of 2 scores ready" of a patient whose session was planned for a week ago, and was given perhaps: then the score
/// since is none of the baseline, and may be worse.
#[test]
fn a_baseline_is_not_ready_where_nobody_recorded_a_planned_session() {
    let unrecorded = Case { planned: vec![5], ..case(&[], &[(-1, 50.0), (8, 40.0)]) };
    let said = "not recorded whether the session of 7 Mar was given; if not, baseline of 2 scores ready";
    assert_eq!(row_state(&row_of(&unrecorded, 10)), said);
    let (chart, judgement, instruments) = (unrecorded.chart(), unrecorded.judged(10), unrecorded.instruments());
    let told = headline(&chart, &judgement, &judgement.tracks[0], instruments.get("t").unwrap()).to_string();
    assert!(told.contains("if the session planned for 7 Mar 2026 was not given"), "{told}");
    let short = short_text(&chart, &judgement, &instruments);
    assert!(short.contains("The record of whether the session planned for 7 Mar 2026 was given."), "{short}");
    let paper = what_scores_show(&judgement, &instruments).join(" ");
    assert!(paper.contains("We have not noted yet whether you had the session planned for 7 Mar 2026."), "{paper}");
    // One that was to begin an earlier course is no part of this one, and one that is today may still be given.
    for other in [Case { start: Some(6), ..unrecorded.clone() }, Case { planned: vec![10], ..unrecorded.clone() }] {
        assert_eq!(row_state(&row_of(&other, 10)), "no session yet; baseline of 2 scores ready");
    }
}

/// "No session yet" of a patient with a session half a year ago: the chosen course begins after it.
#[test]
fn a_patient_of_an_earlier_course_has_no_session_in_this_one() {
    let earlier = Case { start: Some(30), ..case(&[0], &[(-1, 50.0)]) };
    assert_eq!(row_state(&row_of(&earlier, 40)), "no session yet in this course; baseline of 1 score ready");
}

/// A planned session that nobody recorded hid the next one from the row.
#[test]
fn the_next_session_stands_beside_the_one_that_was_not_recorded() {
    let sessions = |planned: &[i32]| {
        let row = row_of(&Case { planned: planned.to_vec(), ..case(&[0], &[(-1, 50.0)]) }, 20);
        (row_unrecorded(&row), row_plan(&row))
    };
    let unrecorded = Some("planned 12 Mar, not recorded".to_owned());
    assert_eq!(sessions(&[10, 30]), (unrecorded.clone(), Some("next 1 Apr".to_owned())));
    assert_eq!(sessions(&[10]), (unrecorded, None));
    assert_eq!(sessions(&[30]), (None, Some("next 1 Apr, in 10 days".to_owned())));
    assert_eq!(sessions(&[]), (None, Some("none planned".to_owned())));
}

/// "PHQ-9 has risen" stood beside "Mood was not measured since 5 Mar 2026, before the worsening".
#[test]
fn a_phq_9_that_is_not_of_now_had_risen() {
    let mark = |mood: i32, scores: &[(i32, f64)], today| {
        let scores = [&[(-1, 50.0)], scores].concat();
        let row = row_of(&Case { mood: vec![(-20, 13.0), (mood, 19.0)], ..case(&[0], &scores) }, today);
        assert!(row.overlays.has(Overlay::Mood));
        row_mark(&row, Overlay::Mood)
    };
    let worse = [(20, 44.0), (30, 44.0)];
    assert_eq!(mark(19, &worse, 31), "PHQ-9 has risen");
    assert_eq!(mark(3, &worse, 31), "PHQ-9 had risen on 5 Mar", "before the worsening");
    assert_eq!(
        (mark(3, &[(50, 50.0)], 59), mark(3, &[(50, 50.0)], 60)),
        ("PHQ-9 has risen".to_owned(), "PHQ-9 had risen on 5 Mar".to_owned()),
        "old"
    );
}

/// A hand-out said "not clearly worse than before treatment" to somebody whose baseline was from twelve days after an earlier course's session: it
/// was no baseline from before treatment, and may have been low by that session.
#[test]
fn a_handout_after_an_earlier_course_says_what_scores_are_compared_with() {
    let earlier = |scores: &[(i32, f64)]| Case { start: Some(30), ..case(&[0, 60], scores) };
    let told = |case: &Case, today| what_scores_show(&case.judged(today), &case.instruments()).join(" ");
    let soon = told(&earlier(&[(12, 50.0), (70, 50.0)]), 71);
    assert!(soon.contains("not clearly worse than before this course of treatment"), "{soon}");
    assert!(soon.contains(" The answers that we compare with are from soon after an earlier session"), "{soon}");
    let partly = told(&earlier(&[(12, 50.0), (55, 50.0), (70, 50.0)]), 71);
    assert!(partly.contains("Some of the answers that we compare with are from soon after"), "{partly}");
    let worse = told(&earlier(&[(12, 50.0), (70, 30.0)]), 71);
    assert!(worse.contains("more trouble with memory than before this course of treatment"), "{worse}");
    assert!(worse.contains("soon after an earlier session"), "{worse}");

    let later = told(&earlier(&[(55, 50.0), (70, 50.0)]), 71);
    assert!(later.contains("than before this course of treatment") && !later.contains("soon after"), "{later}");
    let first = told(&case(&[0], &[(-1, 50.0), (10, 50.0)]), 11);
    assert!(first.contains("not clearly worse than before treatment") && !first.contains("soon after"), "{first}");
}

/// "We have no score from before treatment" to somebody whose score from before it was too old; and "one more score, on 6 Sep or later" in November.
#[test]
fn a_handout_says_why_nothing_can_be_compared_and_names_no_day_that_has_passed() {
    let told = |case: &Case, today| what_scores_show(&case.judged(today), &case.instruments()).join(" ");
    let too_old = told(&case(&[0], &[(-200, 50.0), (10, 50.0)]), 11);
    assert!(too_old.contains("from before treatment are too old to compare with"), "{too_old}");
    let none = told(&case(&[0], &[(10, 50.0)]), 11);
    assert!(none.contains("We have no score from before treatment"), "{none}");

    let recovering = case(&[0], &[(-1, 50.0), (10, 30.0), (35, 30.0), (42, 50.0)]);
    assert!(
        told(&recovering, 43).contains("One more score, on 20 Apr 2026 or later, will show"),
        "{}",
        told(&recovering, 43)
    );
    assert!(told(&recovering, 90).contains("One more score will show"), "{}", told(&recovering, 90));
}

/// Of a score and the first session on one day, neither with a time, only the dear remedy was said: a new course. The score may simply have come first.
#[test]
fn a_score_of_the_first_sessions_day_can_be_said_to_have_come_before() {
    let lacks = |case: &Case| {
        let (chart, judgement, instruments) = (case.chart(), case.judged(20), case.instruments());
        let why = explain(&chart, &judgement, &judgement.tracks[0], instruments.get("t").unwrap());
        why.missing.first().unwrap().to_string()
    };
    let same_day = lacks(&case(&[0], &[(0, 50.0), (10, 50.0)]));
    assert!(same_day.contains("The score of 2 Mar 2026 counts as from after that day’s session"), "{same_day}");
    let later = lacks(&case(&[0], &[(10, 50.0)]));
    assert!(later.starts_with("No baseline") && !later.contains("counts as from after"), "{later}");
    let mut said = case(&[0], &[(0, 50.0), (10, 50.0)]);
    said.scores[0].3 = "after";
    assert!(!lacks(&said).contains("counts as from after"));
}

/// A hand-out said "not clearly worse than before treatment", and no more, to somebody whose last three scores lay on the worse side.
#[test]
fn a_handout_tells_of_drift() {
    let told = |case: &Case, today| what_scores_show(&case.judged(today), &case.instruments()).join(" ");
    let scores = [(-3, 50.0), (-2, 50.0), (-1, 50.0), (10, 46.5), (17, 46.5), (24, 46.5)];
    let figures = vec![("min", "0"), ("max", "100"), ("sem", "2")];
    let drifts = Case { figures, ..case(&[0], &scores) };
    assert!(drifts.track(25).drift().is_some(), "{:?}", drifts.track(25).thresholds);
    let words = told(&drifts, 25);
    assert!(words.contains("not clearly worse") && words.contains("together lie on the worse side"), "{words}");
}
