//! Exposure and the standing of scores: what a patient's page adds up and says of each record.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use anamnesis::caseload::{dosing, exposure, score_standings};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::{Policy, judge};
use anamnesis::record::{Chart, Day, DoseMg, Drug, InstrumentSet, Route, Session, SessionStatus, WeightKg};
use anamnesis::words::{counted_words, format_dose};

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

/// A chart with these doses: days before today, drug, route, milligrams.
fn chart(doses: &[(i32, Drug, Route, Option<f64>)]) -> Chart {
    let mut chart = demo_clinic(7, today()).into_iter().find(|c| !c.sessions.is_empty()).unwrap();
    let model = Session { status: SessionStatus::Given, ..chart.sessions[0].clone() };
    let dose = |(ago, drug, route, dose_mg): &(i32, Drug, Route, Option<f64>)| Session {
        day: today().plus(-ago),
        drug: *drug,
        route: *route,
        dose_mg: dose_mg.and_then(DoseMg::new),
        ..model.clone()
    };
    chart.sessions = doses.iter().map(dose).collect();
    chart
}

#[test]
fn a_window_holds_today_and_the_days_before_it_that_make_up_its_length() {
    for (at, days) in [7, 28, 90, 365].into_iter().enumerate() {
        let given = |ago: i32| exposure(&chart(&[(ago, Drug::Ketamine, Route::Iv, Some(40.0))]), today())[at].clone();
        assert_eq!(given(0).days, days);
        assert_eq!([0, days - 1, days, -1].map(|ago| given(ago).sessions), [1, 1, 0, 0], "{days} days");
    }
}

#[test]
fn milligrams_are_never_summed_across_routes_or_drugs_and_unknown_ones_are_no_zero() {
    use {Drug::*, Route::*};
    let chart = chart(&[
        (0, Ketamine, Iv, Some(40.0)),
        (1, Ketamine, Iv, Some(30.5)),
        (2, Ketamine, Im, Some(25.0)),
        (3, Ketamine, Intranasal, Some(50.0)),
        (4, Esketamine, Intranasal, Some(56.0)),
        (4, Esketamine, Intranasal, None),
    ]);
    let week = &exposure(&chart, today())[0];
    assert_eq!(week.sessions, 5, "two doses on one day are one session day");
    let mut words: Vec<_> = week.routes.iter().map(|(by, dose)| format_dose(*by, dose)).collect();
    words.sort();
    assert_eq!(
        words,
        ["IM 25 mg", "IV 70.5 mg", "esketamine intranasal 56 mg, 1 dose of unknown amount", "intranasal 50 mg"]
    );
}

#[test]
fn what_was_planned_or_missed_was_not_given() {
    let mut chart = chart(&[(0, Drug::Ketamine, Route::Iv, Some(40.0)), (1, Drug::Ketamine, Route::Iv, Some(40.0))]);
    chart.sessions[0].status = SessionStatus::Planned;
    chart.sessions[1].status = SessionStatus::Missed;
    assert!(exposure(&chart, today()).iter().all(|period| period.sessions == 0 && period.routes.is_empty()));
}

#[test]
fn every_score_has_an_answer_and_a_judged_one_has_its_verdict() {
    let instruments = InstrumentSet::built_in();
    for chart in demo_clinic(7, today()) {
        let judgement = judge(&chart, &instruments, &Policy::default(), today());
        let standings = score_standings(&chart, &judgement, &instruments);
        assert_eq!(standings.len(), chart.scores.len());
        assert!(standings.iter().all(|s| !counted_words(s.counted).is_empty()));
        for judged in judgement.tracks.iter().flat_map(|t| &t.judged) {
            let standing = &standings[judged.score as usize];
            assert_eq!((standing.verdict, standing.worsening), (Some(judged.verdict), Some(judged.worsening)));
        }
    }
}

#[test]
fn intervals_weights_and_plans_say_what_they_are_of() {
    use {Drug::*, Route::*};
    let mut chart = chart(&[
        (30, Ketamine, Iv, Some(35.0)),
        (20, Ketamine, Iv, Some(42.0)),
        (16, Ketamine, Iv, None),
        (9, Ketamine, Im, Some(50.0)),
    ]);
    chart.patient.course_start = None;
    chart.sessions.iter_mut().for_each(|s| s.weight_kg = WeightKg::new(70.0));
    chart.sessions[3].weight_kg = None;
    let mut planned = chart.sessions[0].clone();
    (planned.status, planned.day) = (SessionStatus::Planned, today().plus(3));
    let mut forgotten = planned.clone();
    forgotten.day = today().plus(-3);
    let mut missed = planned.clone();
    (missed.status, missed.day) = (SessionStatus::Missed, today().plus(-5));
    chart.sessions.extend([planned, forgotten, missed]);
    let dosing = dosing(&chart, &judge(&chart, &InstrumentSet::built_in(), &Policy::default(), today()));
    assert_eq!(dosing.last, Some((today().plus(-9), 9)));
    assert_eq!((dosing.median_interval_days, dosing.intervals), (Some(7.0), 3), "10, 4 and 7 days");
    assert_eq!((dosing.planned, dosing.unrecorded, dosing.missed), (1, 1, 1));
    let [iv] = dosing.by_weight.as_slice() else { panic!("one route has amount and weight: {dosing:?}") };
    assert_eq!((iv.by, iv.latest_mg_per_kg, iv.range_mg_per_kg), ((Ketamine, Iv), 0.6, (0.5, 0.6)));
    assert_eq!((iv.known, iv.all), (2, 3), "a dose of unknown amount is counted and not guessed");
}

#[test]
fn doses_are_counted_as_given_while_flagged_only_while_a_flag_is_up() {
    let instruments = InstrumentSet::built_in();
    let (mut up, mut none) = (0, 0);
    for chart in demo_clinic(7, today()) {
        let judgement = judge(&chart, &instruments, &Policy::default(), today());
        let since = judgement.tracks.iter().filter_map(|t| t.episode.as_ref()?.persistent_since).min();
        let after = |day| judgement.sessions.iter().filter(|s| s.day > day).count();
        assert_eq!(dosing(&chart, &judgement).while_flagged, since.map(after));
        if since.is_some() { up += 1 } else { none += 1 }
    }
    assert!(up > 0 && none > 0);
}
