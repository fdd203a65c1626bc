//! What a score or a session would change, in words, before it is kept; and what several instruments show.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::{Foreseen, agenda, row};
use anamnesis::judge::{Overlay, Policy, judge};
use anamnesis::record::{
    Act, Chart, Day, Entry, Id, InstrumentId, InstrumentSet, Key, Patient, Points, Score, Session, SessionStatus, Step,
};
use anamnesis::words::{
    agenda_text, memory_and_mood, preview_words, record_preview_words, row_mark, row_state, short_text,
    what_scores_show,
};
use bounds::{Case, after};
use std::sync::Arc;

#[path = "support/bounds.rs"]
#[allow(dead_code, reason = "each test uses its part of the shared cases")]
mod bounds;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn score(key: u64, instrument: &str, on: &str, value: f64) -> Score {
    Score::of(Key::from_bits(key), InstrumentId::new(instrument).unwrap(), day(on), Points::new(value).unwrap())
}

fn preview(chart: &Chart, score: Score) -> String {
    let (instruments, today) = (InstrumentSet::built_in(), day("2026-03-01"));
    let judged = |chart: &Chart| judge(chart, &instruments, &Policy::default(), today);
    let (mut with, place, instrument) = (chart.clone(), chart.scores.len(), score.instrument.clone());
    with.scores.push(score);
    preview_words(&judged(chart), &judged(&with), &instruments, (&instrument, place))
}

/// Somebody who is stable by PROMIS answered the memory rating for the first time, and was told to change "from Stable to No baseline": of which
/// of the two that was said, and that the other stays, was not.
#[test]
fn a_first_score_of_another_instrument_says_by_which_of_them_the_patient_stands_how() {
    let mut chart = Chart::new(Patient::of(Key::from_bits(1), Id::new("1").unwrap()));
    let session = Session::of(Key::from_bits(100), day("2026-01-05"));
    chart.sessions.push(Session { status: SessionStatus::Given, ..session });
    chart.scores.push(score(1, "promis-cf", "2026-01-01", 50.0));
    // With one instrument it is said as simply as before.
    let one = preview(&chart, score(2, "promis-cf", "2026-02-20", 50.0));
    assert!(!one.contains("By ") && one.contains("The patient’s state changes from "), "{one}");
    chart.scores.push(score(2, "promis-cf", "2026-02-20", 50.0));
    let words = preview(&chart, score(3, "memory-nrs", "2026-02-25", 3.0));
    let instruments = InstrumentSet::built_in();
    let [promis, nrs] = ["promis-cf", "memory-nrs"].map(|id| instruments.get(id).unwrap().short_name());
    for part in [
        format!("By {promis} as before: “Stable”."),
        format!("By {nrs}, which is new here: “No baseline”."),
        "The patient’s state changes from “Stable” to “No baseline”.".to_owned(),
        format!("It follows {nrs}."),
    ] {
        assert!(words.contains(&part), "{part} in {words}");
    }
}

/// Of somebody who was recovering by PROMIS and newly and severely worse by PRMQ the hand-out said "the latest one is better", the note's options left
/// out the review, and the row said "severe: review now" beside the good score.
#[test]
fn what_another_instrument_shows_is_said_too() {
    let mut chart = Chart::new(Patient::of(Key::from_bits(1), Id::new("1").unwrap()));
    for (key, on) in [(100, "2026-09-01"), (101, "2026-11-27")] {
        chart.sessions.push(Session { status: SessionStatus::Given, ..Session::of(Key::from_bits(key), day(on)) });
    }
    let promis = [("2026-08-30", 50.0), ("2026-09-10", 40.0), ("2026-10-10", 40.0), ("2026-11-20", 49.0)];
    let prmq = [("2026-08-30", 40.0), ("2026-10-10", 41.0), ("2026-11-20", 60.0)];
    let all = promis.map(|one| ("promis-cf", one)).into_iter().chain(prmq.map(|one| ("prmq", one)));
    for (at, (instrument, (on, value))) in all.enumerate() {
        chart.scores.push(score(at as u64, instrument, on, value));
    }
    let (instruments, today) = (InstrumentSet::built_in(), day("2026-11-28"));
    let judgement = judge(&chart, &instruments, &Policy::default(), today);
    let named = |id: &str| instruments.get(id).unwrap();
    let told = what_scores_show(&judgement, &instruments);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with(&format!("{}: Your answers showed", named("promis-cf").shown_name())), "{told:?}");
    assert!(told[1].starts_with(&format!("{}: ", named("prmq").shown_name())), "{told:?}");
    assert!(told[1].contains("It is too early to say whether that passes"), "{told:?}");
    let short = short_text(&chart, &judgement, &instruments);
    assert!(short.contains(&format!("To discuss: {}: Review now because", named("prmq").short_name())), "{short}");
    let row = row(&chart, &Arc::new(judgement), &instruments, today);
    assert_eq!(row_mark(&row, Overlay::Severe), "severe by another instrument: review now");
}

/// Of somebody whose PRMQ of yesterday was 16 points worse everything said "recovering, back at baseline", which is what PROMIS showed before that; a
/// mark that was PRMQ's stood beside it, and a decision that was made of a persistent worsening read as one about what is now.
#[test]
fn what_is_worse_now_by_another_instrument_is_not_hidden_behind_a_recovery() {
    let mut chart = Chart::new(Patient::of(Key::from_bits(1), Id::new("1").unwrap()));
    chart
        .sessions
        .push(Session { status: SessionStatus::Given, ..Session::of(Key::from_bits(100), day("2026-09-29")) });
    let promis = [("2026-09-24", 50.0), ("2026-10-09", 40.0), ("2026-11-01", 40.0), ("2026-11-18", 50.0)];
    let prmq = [("2026-09-24", 30.0), ("2026-10-09", 30.0), ("2026-11-19", 46.0)];
    let all = promis.map(|one| ("promis-cf", one)).into_iter().chain(prmq.map(|one| ("prmq", one)));
    for (at, (instrument, (on, value))) in all.enumerate() {
        chart.scores.push(score(at as u64, instrument, on, value));
    }
    chart.scores.push(score(50, "phq-9", "2026-09-24", 9.0));
    let (instruments, today) = (InstrumentSet::built_in(), day("2026-11-20"));
    let judged = |day| judge(&chart, &instruments, &Policy::default(), day);
    let act = Act::Decided {
        steps: vec![Step::ContinueAsIs],
        reason: "mood gains".into(),
        next_check: None,
        standings: Some(judged(day("2026-11-02")).standings(&instruments)),
    };
    let judgement = judged(today);
    let prmq = instruments.get("prmq").unwrap();
    let worse = format!("{} is reliably worse", prmq.shown_name());
    let short = short_text(&chart, &judgement, &instruments);
    assert!(short.contains(&worse), "{short}");
    assert!(short.contains("whether mood explains the worsening"), "{short}");
    let promis = instruments.get("promis-cf").unwrap().short_name();
    assert!(short.contains(&format!("To discuss: {}: ", prmq.short_name())), "{short}");
    assert!(short.contains(&format!("; {promis}: ")), "whose option it is: {short}");
    let row = row(&chart, &Arc::new(judgement.clone()), &instruments, today);
    assert!(row_state(&row).ends_with("; worse by another instrument"), "{}", row_state(&row));
    assert_eq!(row_mark(&row, Overlay::LateDecline), "late decline (another instrument)");
    let charts = [(chart.patient.key, Arc::new(chart.clone()))].into_iter().collect();
    let text = agenda_text(&agenda(&[Arc::new(row)]), &charts, &instruments, today);
    assert!(text.contains("; late decline (another instrument)") && text.contains(&worse), "{text}");

    let (key, by) = (Key::from_bits(300), "Dr. A".to_owned());
    chart.log.push(Entry { key, day: day("2026-11-02"), by, corrects: None, act });
    let then = "State then: ";
    let short = |on| short_text(&chart, &judge(&chart, &instruments, &Policy::default(), day(on)), &instruments);
    assert!(short("2026-11-20").contains(then) && !short("2026-11-02").contains(then), "{}", short("2026-11-02"));
}

/// "When you last filled in a questionnaire, on 18 Nov", said the hand-out of somebody who had done so on 3 Dec, too soon after a session to count; and
/// of eight sessions since the last answers it said nothing.
#[test]
fn the_hand_out_says_which_answers_came_too_soon_and_what_is_not_known_since_a_session() {
    let told = |sessions: &[i32], scores: &[(i32, f64)], today| {
        let case = after(sessions, scores);
        what_scores_show(&case.judged(today), &case.instruments()).join(" ")
    };
    let usual = told(&[0], &[(20, 49.0)], 25);
    assert!(usual.contains("When you last filled in") && !usual.contains("Since the session"), "{usual}");
    let acute = told(&[0, 24], &[(20, 49.0), (24, 49.0)], 25);
    assert!(
        acute.contains("came too soon after a session to be compared") && !acute.contains("last filled in"),
        "{acute}"
    );
    assert!(acute.contains("Since the session on "), "{acute}");
    let since = told(&[0, 10, 24], &[(8, 49.0)], 25);
    assert!(since.contains("When you last filled in") && since.contains("Since the session on "), "{since}");
}

/// "PHQ-9 has risen by less than 5 points", said everything of somebody whose PHQ-9 of yesterday, a day after a session, was 20: that it was put aside
/// was said nowhere.
#[test]
fn a_phq_9_that_came_too_soon_is_named_beside_the_one_that_counts() {
    let mut case = after(&[0, 57], &[(55, 49.0)]);
    case.mood = vec![(-1, 5.0), (19, 6.0), (57, 20.0)];
    let told = |case: &Case, today| memory_and_mood(&case.chart(), &case.judged(today)).to_string();
    let acute = "(the PHQ-9 of 28 Apr 2026 came too soon after a session to count)";
    assert!(told(&case, 58).contains(&format!("5 before) {acute}")), "{}", told(&case, 58));
    case.mood.pop();
    assert!(!told(&case, 58).contains("too soon"), "{}", told(&case, 58));
}

/// A session that was forgotten and entered later took a flag down, as a score that had held it up was suddenly too soon after a session; another
/// took the baseline away. The form for scores said such things before they were kept, the form for sessions nothing.
#[test]
fn a_session_says_what_becomes_of_the_scores_that_are_there() {
    let flagged = after(&[0], &[(30, 44.0), (40, 44.0)]);
    let said = |with: &Case, key: u64| {
        let (chart, instruments, today) = (flagged.chart(), flagged.instruments(), bounds::day(45));
        // What stands in the form has the key of what it edits, or one that nothing has.
        let mut session = with.chart().sessions.last().unwrap().clone();
        session.key = Key::from_bits(key);
        let foreseen = Foreseen::with_session(&chart, (&instruments, &flagged.policy), &session, today);
        let mut kept = chart.clone();
        kept.sessions.retain(|other| other.key != session.key);
        kept.sessions.push(session);
        let judged = |chart: &Chart| judge(chart, &instruments, &flagged.policy, today);
        assert_eq!((&foreseen.now, &foreseen.then), (&judged(&chart), &judged(&kept)));
        record_preview_words(&foreseen, &chart, &instruments)
    };
    const NEW: u64 = 1000;
    let (of, edited) = ("“Persistent”", flagged.chart().sessions[0].key.bits());
    assert_eq!(said(&after(&[45], &[]), NEW), format!("The patient’s state stays {of}."));
    let planned = Case { planned: vec![40], ..after(&[], &[]) };
    assert_eq!(said(&planned, NEW), format!("The patient’s state stays {of}."));
    let acute = "1 score that is there would be kept and not judged: acute, too soon after a session.";
    let unconfirmed = "The patient’s state changes from “Persistent” to “To confirm”.";
    assert_eq!(said(&after(&[40], &[]), NEW), format!("{acute} {unconfirmed}"));
    let told = said(&after(&[-2], &[]), NEW);
    assert!(
        told.contains("No baseline") && told.contains("3 scores that are there would be kept and not judged"),
        "{told}"
    );
    // Edited, the session moves: what came after it makes the baseline.
    let told = said(&after(&[35], &[]), edited);
    assert!(told.contains("1 score that is there would become part of the baseline"), "{told}");
}
