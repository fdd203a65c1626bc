//! What waits in the inbox as a person is shown it, what it becomes when it is taken in, and what is put into the inbox.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::caseload::{
    Clinic, DayFault, DaySaid, DifferingAnswer, Foreseen, Kept, Made, Placing, PutIn, Response, SecondScore, made_of,
    other_versions, without_question,
};
use anamnesis::desk::{Command, Record, Refusal, Taken, apply};
use anamnesis::judge::{PatientJudgement, Policy, judge};
use anamnesis::questionnaire::{Answer, Authored};
use anamnesis::record::{
    Arrival, ArrivalWay, Chart, Charts, Day, DayError, DealtWith, Device, Id, Instant, IssuedInvitation, Key, Note,
    Patient, ReportWay, Score, SelfReport, SelfReported, Session, Stamp,
};
use anamnesis::self_report::{
    Arrived, Clinic as Opening, Invited, OpenFault, Sending, SendingId, Shelf, Standing, TextFault, Token, open_text,
    read_pasted, said_of, sending_of, version_of,
};
use anamnesis::words::{
    answered_time, came_words, compared_words, day_fault_words, differing_answer_words, folded_version_words,
    no_score_words, other_version_words, placing_words, put_in_words, response_notes, response_state, sent_names,
    several_versions_words, text_fault_words, there_already_words,
};
use native_seal::NativePrimitives;
use pollster::block_on;
use sendings::{NOW, key, sealed, sending};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;
use support::{answered, questionnaire};

#[path = "support/native_seal.rs"]
mod native_seal;
#[path = "support/sendings.rs"]
mod sendings;
#[path = "support/questions.rs"]
mod support;

const PATIENT: Key = Key::from_bits(5);

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

/// A clinic with one patient, who had a session eight days before and was invited to answer the PHQ-9 a day before.
fn clinic() -> Clinic {
    let mut chart = Chart::new(Patient::of(PATIENT, Id::new("1").unwrap()));
    chart.sessions.push(Session::of(Key::from_bits(9), day("2026-11-18")));
    let asked = ["phq-9", "memory-nrs"].map(|id| version_of(&anamnesis::questionnaire::built_in(id).unwrap()));
    let invitation = IssuedInvitation {
        token: Token([7; 16]),
        questionnaires: asked.to_vec(),
        way: ReportWay::Link,
        at: Instant::from_seconds(NOW - 86_400),
        until: None,
    };
    chart.self_reports.push(SelfReport::from(invitation));
    Clinic::new(Charts::from([(PATIENT, Arc::new(chart))]), Vec::new(), Policy::default())
}

fn arrival(text: String) -> Arrival {
    Arrival { text, received: Instant::from_seconds(NOW + 60), way: ArrivalWay::Paste, said: None, dealt: None }
}

fn arrival_of(sending: &Sending) -> Arrival {
    arrival(sealed(sending, 1))
}

/// What came of those texts, which lie in the clinic's inbox then.
fn responses(clinic: &mut Clinic, texts: Vec<String>) -> Vec<Response> {
    let arrivals: Vec<Arrival> = texts.into_iter().map(arrival).collect();
    *clinic = clinic.clone().with_arrivals(arrivals.iter().map(|one| (one.key(), Some(one.clone()))));
    let (invited, reported): (Vec<Invited>, _) = (clinic.invited(), clinic.reported());
    let scoring = |q: &_| clinic.self_report.scored_as(q).map(|scored| scored.scoring);
    let (keys, shelf) = ([key(1)], Shelf::built_in());
    let opening = Opening { keys: &keys, shelf: &shelf, invited: &invited, reported: &reported, scoring: &scoring };
    let opened = |arrival: &Arrival| {
        let found = read_pasted(&arrival.text);
        (block_on(open_text(&NativePrimitives, &opening, &found.found[0])), arrival.received)
    };
    let arrived = opening.stand(arrivals.iter().map(opened).collect());
    arrivals.iter().zip(arrived).map(|(arrival, arrived)| Response::of(arrival, arrived, clinic)).collect()
}

fn judged(clinic: &Clinic) -> PatientJudgement {
    judge(clinic.chart(PATIENT).unwrap(), &clinic.instruments, &clinic.policy, day("2026-11-26"))
}

fn phq9(id: u8) -> Sending {
    Sending { answers: vec![answered("phq-9", &[Some(1); 9])], ..sending(id) }
}

fn made(clinic: &Clinic, response: &Response) -> Vec<Made> {
    let chart = clinic.chart(PATIENT).unwrap();
    made_of(response.opened().unwrap(), clinic, (chart, &judged(clinic)), None)
}

fn stamp() -> Stamp {
    Stamp { device: Device::from_bits(1), by: "Dr. A".into(), at: Instant::from_seconds(NOW + 120) }
}

#[test]
fn a_response_says_whose_it_is_what_it_scores_and_where_it_would_stand() {
    let mut clinic = clinic();
    let all = responses(&mut clinic, vec![sealed(&phq9(1), 1)]);
    assert_eq!(all[0].invited, Some((PATIENT, ReportWay::Link)));
    assert_eq!((response_state(&all[0]), response_notes(&all[0], str::to_owned)), ("new", vec![]));
    assert_eq!(came_words(&all[0]), "by link, pasted");
    let made = made(&clinic, &all[0]);
    let Made::Score { score, placing, there, .. } = &made[0] else { panic!("{made:?}") };
    assert_eq!((score.value.get(), score.instrument.as_str(), there.len()), (9.0, "phq-9", 0));
    assert_eq!(placing_words(placing), "26 Nov 2026, 8 days after the session of 18 Nov");
    // It said "402 days after the session of 20 Oct", and of which year had to be reckoned.
    let long_ago = Placing { after: Some(day("2025-10-20")), before: Some(day("2027-01-05")), ..*placing };
    let words = "26 Nov 2026, 402 days after the session of 20 Oct 2025, before the session of 5 Jan 2027";
    assert_eq!(placing_words(&long_ago), words);
}

/// A card with two questionnaires said of one of them that the state “changes to Baseline only” and of the other that it “stays No memory score”,
/// and one press took in both.
#[test]
fn where_the_patient_would_stand_is_said_of_all_scores_together() {
    let mut clinic = clinic();
    let both =
        Sending { answers: vec![answered("memory-nrs", &[Some(5)]), answered("phq-9", &[Some(1); 9])], ..sending(1) };
    let all = responses(&mut clinic, vec![sealed(&both, 1)]);
    let made = made(&clinic, &all[0]);
    let foreseen = foreseen(&clinic, &made, None);
    assert_eq!(places(&foreseen, &made), [Some(0), Some(1)]);
    let (arrival, opened) = (&clinic.arrivals[&all[0].arrival], all[0].opened().unwrap());
    let taken = Taken::of(all[0].invited.unwrap(), arrival, opened, None, &clinic.self_report);
    let after = clinic.with(&apply(&clinic, Command::TakeIn(vec![taken]), &stamp()).unwrap());
    assert_eq!((&foreseen.now, &foreseen.then), (&judged(&clinic), &judged(&after)));
    assert_ne!(foreseen.now, foreseen.then);
    // The same questions answered once more on that day: what becomes of the scores that are there decides.
    let corrected =
        Sending { answers: vec![answered("memory-nrs", &[Some(2)]), answered("phq-9", &[Some(2); 9])], ..sending(2) };
    let again = responses(&mut after.clone(), vec![sealed(&corrected, 1)]);
    let made = self::made(&after, &again[0]);
    let foreseen = |choice| self::foreseen(&after, &made, Some(choice));
    let instead = foreseen(SecondScore::Instead);
    assert_eq!(places(&instead, &made), [Some(0), Some(1)]);
    assert_ne!(instead.then, instead.now);
    let without = foreseen(SecondScore::Without);
    assert_eq!(places(&without, &made), [None, None]);
    assert_eq!(without.then, without.now);
}

fn foreseen(clinic: &Clinic, made: &[Made], choice: Option<SecondScore>) -> Foreseen {
    let kept = SecondScore::carried_out(choice, made).unwrap();
    let chart = clinic.chart(PATIENT).unwrap();
    Foreseen::of(chart, (&clinic.instruments, &clinic.policy), made, &kept, day("2026-11-26"))
}

/// Where each of the scores would stand among the chart's.
fn places(foreseen: &Foreseen, made: &[Made]) -> Vec<Option<usize>> {
    let place = |made: &Made| {
        let Made::Score { score, .. } = made else { panic!("{made:?}") };
        foreseen.place(score.key)
    };
    made.iter().map(place).collect()
}

#[test]
fn all_without_a_question_are_taken_in_at_once_and_it_can_be_undone() {
    let mut clinic = clinic();
    let memory = Sending { answers: vec![answered("memory-nrs", &[None])], ..sending(2) };
    let texts = [&phq9(1), &memory].map(|sending| sealed(sending, 1));
    let all = responses(&mut clinic, texts.to_vec());
    let judgement = judged(&clinic);
    let plain = without_question(&all, &clinic, |_| Some(&judgement));
    assert_eq!(plain.len(), 2);
    assert_eq!(without_question(&all, &clinic, |_| None).len(), 0, "of a patient in doubt nothing is taken in");
    let taken = plain.iter().map(|response| {
        let (arrival, opened) = (&clinic.arrivals[&response.arrival], response.opened().unwrap());
        Taken::of(response.invited.unwrap(), arrival, opened, None, &clinic.self_report)
    });
    let change = apply(&clinic, Command::TakeIn(taken.collect()), &stamp()).unwrap();
    let after = clinic.with(&change);
    let chart = after.chart(PATIENT).unwrap();
    assert_eq!((chart.scores.len(), chart.reports().count(), after.arrivals.len()), (1, 2, 0));
    assert!(chart.report_of(chart.scores[0].key).is_some(), "the score leads to its answers");
    let back = after.with(&change.inverse(&after, &stamp()).unwrap().unwrap());
    assert_eq!((back.chart(PATIENT).unwrap().scores.len(), back.arrivals.len()), (0, 2), "all wait as before");
    // Of the same day there is a score now, also for what comes later.
    let again = responses(&mut after.clone(), vec![sealed(&phq9(3), 1)]);
    let made = made(&after, &again[0]);
    let Made::Score { there, .. } = &made[0] else { panic!("{made:?}") };
    assert_eq!(there_already_words(there.len()), "There is already a score of this instrument and day.");
}

/// The PHQ-9 as it was answered and sealed again so many seconds after the first time, with that answer to item 9.
fn again(id: u8, after: i64, item_9: i64) -> Sending {
    let mut given = [Some(1); 9];
    given[8] = Some(item_9);
    let authored = Authored::new(Instant::from_seconds(NOW + after), 60).unwrap();
    Sending { authored, answers: vec![answered("phq-9", &given)], ..sending(id) }
}

/// A mark in a patient's words put the clinic's words behind them into another order.
#[test]
fn what_a_patient_wrote_turns_no_word_of_the_clinic_around() {
    let asked = questionnaire(json!([{ "linkId": "w", "type": "text", "text": "كيف حالك (PHQ)؟" }]));
    let differing = DifferingAnswer {
        questionnaire: "Own".to_owned(),
        item: asked.item(0).unwrap().clone(),
        here: Some(Answer::Text("take \u{202E}gm 001".to_owned())),
        there: None,
    };
    assert_eq!(
        differing_answer_words(&differing),
        "Own, “\u{2068}كيف حالك (PHQ)؟\u{2069}”: here “take [U+202E]gm 001”, there “Not answered”"
    );
}

/// A patient changed the answers and sealed them again. Of the two that waited the earlier was called clear and taken in, and neither said that
/// there was another one.
#[test]
fn of_two_versions_that_wait_none_is_clear_and_each_says_what_differs() {
    let mut clinic = clinic();
    let texts = vec![sealed(&again(1, 0, 1), 1), sealed(&again(2, 300, 0), 1)];
    let all = responses(&mut clinic, texts);
    let judgement = judged(&clinic);
    assert!(without_question(&all, &clinic, |_| Some(&judgement)).is_empty(), "nobody chooses but a person");
    let told = |at: usize| {
        let versions = other_versions(&all[at], None, &all, &clinic);
        assert_eq!(versions.len(), 1);
        let differing = versions[0].differing.as_ref().unwrap();
        (other_version_words(&versions[0]), differing.iter().map(differing_answer_words).collect::<Vec<_>>())
    };
    let (words, differing) = told(0);
    assert!(words.contains("A later version, of 08:30, waits too."), "{words}");
    assert!(differing.len() == 1 && differing[0].ends_with("here “Several days”, there “Not at all”"), "{differing:?}");
    let (words, differing) = told(1);
    assert!(words.contains("This is later than the version of 08:25, which waits too."), "{words}");
    assert!(differing[0].ends_with("here “Not at all”, there “Several days”"), "{differing:?}");
    // Another patient's, another day's and another questionnaire's answers are no versions.
    let memory = Sending { answers: vec![answered("memory-nrs", &[Some(4)])], ..sending(4) };
    let all =
        responses(&mut clinic, vec![sealed(&again(1, 0, 1), 1), sealed(&again(3, -86_400, 0), 1), sealed(&memory, 1)]);
    assert!(all.iter().all(|one| other_versions(one, None, &all, &clinic).is_empty()));
}

/// Of two versions of one minute the buttons of both cards were called the same, and a card of 08:25 said that it was later than that of 08:25.
#[test]
fn versions_of_one_minute_are_told_apart_by_the_second_and_no_two_are_called_alike() {
    let mut clinic = clinic();
    let texts = [again(1, 0, 1), again(2, 20, 0), again(3, 20, 2), again(4, 300, 3)].map(|sending| sealed(&sending, 1));
    let all = responses(&mut clinic, texts.to_vec());
    let of = |at: usize| other_versions(&all[at], None, &all, &clinic);
    let times: Vec<_> = of(0).iter().map(|one| answered_time(one.authored, one.to_the_second)).collect();
    assert_eq!(times, ["08:25:50", "08:25:50", "08:30"]);
    let names = all.iter().map(|response| ("Ada".to_owned(), response, String::new())).collect::<Vec<_>>();
    assert_eq!(
        sent_names(&names),
        [
            "Ada, answered 26 Nov 2026, 08:25:30",
            "Ada, answered 26 Nov 2026, 08:25:50 (1 of 2)",
            "Ada, answered 26 Nov 2026, 08:25:50 (2 of 2)",
            "Ada, answered 26 Nov 2026, 08:30"
        ]
    );
    // A card with several versions says once where it stands among them; each comparison is folded.
    let said = |at: usize| several_versions_words(&of(at));
    let first = "The patient answered this more than once that day. ";
    let choose = " Take in the one that counts, and refuse the others.";
    let waits = |times: &str| format!(" Waiting too: {times}.{choose}");
    let among = |at: usize, place: &str, times: &str| {
        assert_eq!(said(at), format!("{first}{place}{}", waits(times)));
    };
    among(0, "This is the earliest of 4 versions.", "08:25:50, 08:25:50, 08:30");
    among(3, "This is the latest of 4 versions.", "08:25:30, 08:25:50, 08:25:50");
    assert!(said(1).contains("This is version 2 of 4, by time.") || said(1).contains("This is version 3 of 4"));
    assert_eq!(folded_version_words(&of(0)[2]), "Compared with the version of 08:30: 1 answer differs");
    assert_eq!(compared_words(&of(0)[2]), "What differs:");
}

/// A patient answered two questionnaires at home and one of them again on the clinic's device. Both cards said to take in the one that counts and
/// to refuse the other, with which the only PHQ-9 would have gone; and one of them that what differs can't be told.
#[test]
fn where_only_one_of_two_versions_answers_a_questionnaire_neither_says_to_refuse_the_other() {
    let mut clinic = clinic();
    let memory = |given: i64| answered("memory-nrs", &[Some(given)]);
    let home = again(1, 0, 1);
    let home = Sending { answers: vec![memory(8), home.answers[0].clone()], ..home };
    let here = Sending { answers: vec![memory(1)], ..again(2, 300, 0) };
    let all = responses(&mut clinic, vec![sealed(&home, 1), sealed(&here, 1)]);
    let [(at_home, first), (at_clinic, second)] = [0, 1].map(|at: usize| {
        let versions = other_versions(&all[at], None, &all, &clinic);
        (other_version_words(&versions[0]), versions[0].differing.as_ref().unwrap().len())
    });
    assert_eq!((first, second), (1, 1), "the memory score, for both");
    assert!(
        at_home.contains("Only this one answers: PHQ-9") && at_clinic.contains("Only the other one answers: PHQ-9"),
        "{at_home} {at_clinic}"
    );
    assert!(![at_home, at_clinic].iter().any(|words| words.contains("refuse the other")));
}

/// Of two versions that were sealed within a minute the second could be kept with “keep both scores”, which was refused: they had the same time,
/// and the inbox asks for none. That the patient corrected the answers could not be said.
#[test]
fn a_later_version_counts_instead_and_what_cannot_be_carried_out_is_not_offered() {
    use SecondScore::{Both, Instead, Without};
    let mut clinic = clinic();
    let texts = [again(1, 0, 1), again(2, 20, 0), again(3, 300, 3)].map(|sending| sealed(&sending, 1));
    let all = responses(&mut clinic, texts.to_vec());
    let taken = |clinic: &Clinic, response: &Response| {
        let (arrival, opened) = (&clinic.arrivals[&response.arrival], response.opened().unwrap());
        Taken::of(response.invited.unwrap(), arrival, opened, None, &clinic.self_report)
    };
    let first = clinic.with(&apply(&clinic, Command::TakeIn(vec![taken(&clinic, &all[0])]), &stamp()).unwrap());
    let score = first.chart(PATIENT).unwrap().scores[0].clone();
    assert_eq!(SecondScore::offered(&made(&first, &all[1])), [Instead, Without], "the same minute");
    assert_eq!(SecondScore::carried_out(Some(Both), &made(&first, &all[1])), None);
    assert_eq!(SecondScore::offered(&made(&first, &all[2])), [Instead, Both, Without]);
    let left = other_versions(&all[1], None, &all[1..], &first);
    let told: Vec<_> = left.iter().map(|version| (version.is_taken, version.is_later)).collect();
    assert_eq!(told, [(true, Some(false)), (false, Some(true))]);
    assert!(other_version_words(&left[0]).contains("The earlier version, of 08:25:30, was taken in."), "of one minute");

    let kept = SecondScore::carried_out(Some(Instead), &made(&first, &all[1])).unwrap();
    let [(own, Kept::InPlaceOf(there))] = kept[..] else { panic!("{kept:?}") };
    assert_eq!(there, score.key);
    let instead = taken(&first, &all[1]).in_place_of(own, &score);
    let change = apply(&first, Command::TakeIn(vec![instead.clone()]), &stamp()).unwrap();
    let second = first.with(&change);
    let chart = second.chart(PATIENT).unwrap();
    assert_eq!(chart.scores.iter().map(|score| (score.key, score.value.get())).collect::<Vec<_>>(), [(score.key, 8.0)]);
    let (report, _) = chart.report_of(score.key).unwrap();
    assert_eq!(report.sending, SendingId([2; 16]), "the score leads to the answers that count");
    let reports: Vec<_> = chart.reports().map(|report| report.sending).collect();
    assert_eq!(reports, [SendingId([1; 16]), SendingId([2; 16])], "the first answers stay");
    assert!(second.harm_alerts().iter().any(|alert| alert.report == SendingId([1; 16]).key()), "nobody dealt with it");
    // The earlier one again is nothing new, and undone all is as it was.
    let once_more = responses(&mut second.clone(), texts[..1].to_vec());
    assert_eq!(once_more[0].opened().unwrap().standing, Standing::AlreadyHere);
    let back = second.with(&change.inverse(&second, &stamp()).unwrap().unwrap());
    assert_eq!(back.chart(PATIENT).unwrap().scores.as_slice(), std::slice::from_ref(&score));
    assert_eq!(back.chart(PATIENT).unwrap().report_of(score.key).unwrap().0.sending, SendingId([1; 16]));
    assert!(back.arrivals.contains_key(&all[1].arrival), "it waits again");
    // What another tab has made of the score meanwhile is not written over.
    let edited = Score { note: Note::new("seen").unwrap(), ..score.clone() };
    let edit = Command::EditScore { patient: PATIENT, score: edited, was: score };
    let edited = first.with(&apply(&first, edit, &stamp()).unwrap());
    assert_eq!(apply(&edited, Command::TakeIn(vec![instead]), &stamp()).unwrap_err(), Refusal::Stale(Record::Score));
}

/// Answers whose clock is doubted could be taken in on a day that is still to come; and that the patient had answered twice on the day that a
/// person said counts was not told.
#[test]
fn the_day_that_a_person_says_is_none_to_come_and_shows_the_other_version_of_it() {
    let mut clinic = clinic();
    let authored = Authored::new(Instant::from_seconds(NOW + 3 * 86_400), 0).unwrap();
    let texts = [Sending { authored, ..phq9(1) }, phq9(2)].map(|sending| sealed(&sending, 1));
    let all = responses(&mut clinic, texts.to_vec());
    let today = day("2026-11-26");
    let counts = |said| all[0].counting_day(said, today);
    assert_eq!(counts(None), Err(DayFault::NotSaid));
    let to_come = Err(DayFault::ToCome(day("2026-11-29")));
    assert_eq!(
        (counts(Some(DaySaid::Patients)), counts(Some(DaySaid::Other(Ok(day("2026-11-29")))))),
        (to_come, to_come)
    );
    let too_early = Day::parse_iso("1890-01-01");
    assert_eq!(counts(Some(DaySaid::Other(too_early))), Err(DayFault::NoDay(DayError::TooEarly)));
    assert_eq!(
        day_fault_words(DayFault::NoDay(DayError::TooEarly), today),
        "Needed here is a date from 1900-01-01 on."
    );
    assert_eq!(counts(Some(DaySaid::Received(today))), Ok(Some(today)));
    assert_eq!(all[1].counting_day(None, today), Ok(None), "nothing is asked where no clock is doubted");
    let words = day_fault_words(DayFault::ToCome(day("2026-11-29")), today);
    assert_eq!(
        words,
        "29 Nov 2026 is still to come: nobody can have answered then. Say 26 Nov 2026 or an earlier day."
    );

    assert_eq!(other_versions(&all[0], None, &all, &clinic), [], "by the patient's clock they are of two days");
    let waiting = other_versions(&all[0], Some(today), &all, &clinic);
    assert_eq!(waiting.iter().map(|one| (one.is_taken, one.is_later)).collect::<Vec<_>>(), [(false, None)]);
    assert!(other_version_words(&waiting[0]).contains("Which is the later one can’t be told"));
    // Taken in with that day, it is told of the other one.
    let (arrival, opened) = (&clinic.arrivals[&all[0].arrival], all[0].opened().unwrap());
    let taken = Taken::of(all[0].invited.unwrap(), arrival, opened, Some(today), &clinic.self_report);
    let clinic = clinic.with(&apply(&clinic, Command::TakeIn(vec![taken]), &stamp()).unwrap());
    let there = other_versions(&all[1], None, &all[1..], &clinic);
    assert_eq!(there.iter().map(|one| (one.is_taken, one.is_later)).collect::<Vec<_>>(), [(true, None)]);
}

/// What was taken in or refused by mistake could be taken back for as long as the message stood, twenty seconds.
#[test]
fn what_was_taken_in_or_refused_is_put_back_into_the_inbox_later() {
    let mut clinic = clinic();
    let all = responses(&mut clinic, vec![sealed(&phq9(1), 1), sealed(&phq9(2), 1)]);
    let taken = |response: &Response| {
        let (arrival, opened) = (&clinic.arrivals[&response.arrival], response.opened().unwrap());
        Taken::of(response.invited.unwrap(), arrival, opened, None, &clinic.self_report)
    };
    let both = [taken(&all[0]), taken(&all[1]).refused("not theirs".into())];
    let after = both.into_iter().fold(clinic.clone(), |clinic, taken| {
        clinic.with(&apply(&clinic, Command::TakeIn(vec![taken]), &stamp()).unwrap())
    });
    // Since then something else was entered.
    let score = after.chart(PATIENT).unwrap().scores[0].clone();
    let other = Score { key: Key::from_bits(12), day: day("2026-11-20"), ..score };
    let add = Command::AddScore { patient: PATIENT, score: other.clone() };
    let after = after.with(&apply(&after, add, &stamp()).unwrap());
    assert!(after.arrivals.is_empty());
    let put_back = |clinic: &Clinic, id: u8| {
        let chart = clinic.chart(PATIENT).unwrap();
        let report = chart.reports().find(|one| one.sending == SendingId([id; 16])).unwrap().clone();
        let sending = sending_of(&report, &clinic.self_report).unwrap();
        assert_eq!(sending, phq9(id), "all that was sent");
        let (text, said) = (sealed(&sending, 1), Some(said_of(&sending)));
        let arrival = Arrival { text, received: report.received, way: ArrivalWay::PutBack, said, dealt: None };
        Command::PutBack { patient: PATIENT, seen: Box::new(report), arrival: Box::new(arrival) }
    };
    let first = apply(&after, put_back(&after, 1), &stamp()).unwrap();
    let back = after.with(&first);
    let chart = back.chart(PATIENT).unwrap();
    assert_eq!(chart.scores, [other], "its score goes, and no other");
    assert_eq!(back.arrivals.len(), 1);
    assert!(
        back.harm_alerts().iter().any(|alert| alert.report == SendingId([1; 16]).key()),
        "nobody has dealt with it"
    );
    let back = back.with(&apply(&back, put_back(&back, 2), &stamp()).unwrap());
    assert_eq!((back.chart(PATIENT).unwrap().reports().count(), back.arrivals.len()), (0, 2));
    // They wait as they did before, and can be taken in once more.
    let texts: Vec<String> = back.arrivals.values().map(|arrival| arrival.text.clone()).collect();
    let again = responses(&mut back.clone(), texts);
    assert!(again.iter().all(|one| one.can_be_taken_in() && response_state(one) == "new"));
    // What another tab has done with it meanwhile is not written over.
    let command = put_back(&after, 1);
    assert_eq!(apply(&back, command, &stamp()).unwrap_err(), Refusal::Unknown(Record::SelfReport));
}

/// A score that the clinic entered itself is no answer of the patient's to be corrected.
#[test]
fn a_score_that_was_not_answered_is_not_replaced() {
    let mut clinic = clinic();
    let all = responses(&mut clinic, vec![sealed(&again(1, 0, 1), 1)]);
    let Made::Score { score, .. } = made(&clinic, &all[0]).remove(0) else { panic!("a score") };
    let own = Score { key: Key::from_bits(12), source: None, ..score };
    let entered =
        |score| clinic.with(&apply(&clinic, Command::AddScore { patient: PATIENT, score }, &stamp()).unwrap());
    let same_time = entered(own.clone());
    assert_eq!(SecondScore::offered(&made(&same_time, &all[0])), [SecondScore::Without]);
    let other_time = entered(Score { time: None, ..own });
    assert_eq!(SecondScore::offered(&made(&other_time, &all[0])), [SecondScore::Both, SecondScore::Without]);
}

#[test]
fn a_score_that_can_t_be_made_says_why_and_the_answers_are_taken_in() {
    let mut clinic = clinic();
    let answers = answered("phq-9", &[Some(1), Some(1), Some(1), None, Some(1), Some(1), Some(1), Some(1), Some(1)]);
    let all = responses(&mut clinic, vec![sealed(&Sending { answers: vec![answers.clone()], ..sending(1) }, 1)]);
    let made = made(&clinic, &all[0]);
    let words = no_score_words(&made[0], answers.questionnaire()).unwrap();
    assert_eq!(words, "Not scorable: item 4 not answered. The answers are kept when this is taken in.");
    assert!(all[0].can_be_taken_in());
}

#[test]
fn what_can_t_be_taken_in_is_told_apart() {
    let mut clinic = clinic();
    let stranger = Sending { token: Token([8; 16]), ..phq9(2) };
    let whole = sealed(&phq9(1), 1);
    let texts =
        vec![whole[..100].to_owned(), sealed(&phq9(3), 2), sealed(&stranger, 1), whole.clone(), sealed(&phq9(1), 1)];
    let all = responses(&mut clinic, texts);
    let states: Vec<&str> = all.iter().map(response_state).collect();
    assert_eq!(states, ["damaged", "for another clinic", "unknown invitation", "new", "already here"]);
    let can: Vec<bool> = all.iter().map(Response::can_be_taken_in).collect();
    assert_eq!(can, [false, false, false, true, false]);
    assert!(
        all.iter().enumerate().all(|(at, one)| at == 3 || response_notes(one, str::to_owned).len() == 1),
        "each says what to do"
    );
    assert!(matches!(all[0].arrived, Arrived::Damaged(TextFault::CutShort { .. })));
    assert!(matches!(all[1].arrived, Arrived::NotOpened(OpenFault::OtherClinic(_))));
    let judgement = judged(&clinic);
    assert_eq!(without_question(&all, &clinic, |_| Some(&judgement)).len(), 1);
    assert_eq!(all[2].opened().unwrap().standing, Standing::Unknown);
    let ids: BTreeSet<SendingId> = all.iter().filter_map(Response::opened).map(|opened| opened.sending.id).collect();
    assert_eq!(ids.len(), 2);
}

/// A second text of one sending with other answers counted as “already here”, and was dropped without a word.
#[test]
fn one_sending_with_two_versions_of_its_answers_says_so_and_a_person_chooses() {
    let mut clinic = clinic();
    let other = Sending { answers: vec![answered("phq-9", &[Some(2); 9])], ..phq9(1) };
    let texts = vec![sealed(&phq9(1), 1), sealed(&other, 1), sealed(&phq9(1), 1)];
    let all = responses(&mut clinic, texts.clone());
    let states: Vec<&str> = all.iter().map(response_state).collect();
    assert_eq!(states, ["came twice, differing", "came twice, differing", "already here"]);
    assert!(
        response_notes(&all[0], str::to_owned)[0]
            .starts_with("The same sending came more than once, with different answers.")
    );
    // The button beside it reads “Refuse…”.
    assert!(response_notes(&all[0], str::to_owned)[0].ends_with("Refuse the others."));
    let judgement = judged(&clinic);
    assert!(without_question(&all, &clinic, |_| Some(&judgement)).is_empty(), "nobody chooses but a person");

    let taken = |clinic: &Clinic, response: &Response| {
        let (arrival, opened) = (&clinic.arrivals[&response.arrival], response.opened().unwrap());
        Taken::of(response.invited.unwrap(), arrival, opened, None, &clinic.self_report)
    };
    assert!(all[0].can_be_taken_in() && all[1].can_be_taken_in());
    let change = apply(&clinic, Command::TakeIn(vec![taken(&clinic, &all[0])]), &stamp()).unwrap();
    let left = responses(&mut clinic.with(&change), texts.clone());
    assert_eq!(left[0].opened().unwrap().standing, Standing::AlreadyHere);
    assert_eq!(left[1].opened().unwrap().standing, Standing::Differs { patient: PATIENT, is_taken: true });
    assert!(!left[1].can_be_taken_in(), "one version stands in the record");
    assert!(
        response_notes(&left[1], str::to_owned)[0]
            .starts_with("The same sending was taken in before, with other answers.")
    );

    // Where the first was refused, the other can take its place.
    let refused = taken(&clinic, &all[0]).refused("not hers".to_owned());
    let refused = apply(&clinic, Command::TakeIn(vec![refused]), &stamp()).unwrap();
    let mut refused = clinic.with(&refused);
    let left = responses(&mut refused, texts);
    assert!(left[1].can_be_taken_in());
    let instead = apply(&refused, Command::TakeIn(vec![taken(&refused, &left[1])]), &stamp()).unwrap();
    let after = refused.with(&instead);
    let kept: Vec<_> = after.chart(PATIENT).unwrap().reports().map(|report| report.refused.is_some()).collect();
    assert_eq!(kept, [false]);
}

/// Answers that were sealed once more, with nothing changed, had another instant: the clinic was told that they came twice with different answers,
/// and to ask the patient which are right, beside “All answers are the same.”
#[test]
fn the_same_answers_sealed_at_another_time_are_here_already() {
    let mut clinic = clinic();
    let texts = vec![sealed(&again(1, 0, 1), 1), sealed(&again(1, 240, 1), 1)];
    let all = responses(&mut clinic, texts.clone());
    assert_eq!(all.iter().map(response_state).collect::<Vec<_>>(), ["new", "already here"]);
    assert!(response_notes(&all[0], str::to_owned).is_empty());
    assert_eq!(other_versions(&all[0], None, &all, &clinic), []);
    let judgement = judged(&clinic);
    assert_eq!(without_question(&all, &clinic, |_| Some(&judgement)).len(), 1);
    for reason in [None, Some("not hers")] {
        let (arrival, opened) = (&clinic.arrivals[&all[0].arrival], all[0].opened().unwrap());
        let taken = Taken::of(all[0].invited.unwrap(), arrival, opened, None, &clinic.self_report);
        let taken = reason.map_or(taken.clone(), |reason| taken.refused(reason.to_owned()));
        let after = clinic.with(&apply(&clinic, Command::TakeIn(vec![taken]), &stamp()).unwrap());
        let left = responses(&mut after.clone(), texts.clone());
        assert_eq!(left[1].opened().unwrap().standing, Standing::AlreadyHere);
        assert!(response_notes(&left[1], str::to_owned)[0].contains("Nothing is to be done"));
    }
}

/// What tells of harm in a second version was covered by the first, which told of none.
#[test]
fn harm_in_another_version_of_a_sending_is_told_of() {
    let mut clinic = clinic();
    let silent = Sending {
        answers: vec![answered(
            "phq-9",
            &[Some(1), Some(1), Some(1), Some(1), Some(1), Some(1), Some(1), Some(1), Some(0)],
        )],
        ..sending(1)
    };
    let all = responses(&mut clinic, vec![sealed(&silent, 1)]);
    let (arrival, opened) = (&clinic.arrivals[&all[0].arrival], all[0].opened().unwrap());
    let taken = Taken::of(all[0].invited.unwrap(), arrival, opened, None, &clinic.self_report);
    let clinic = clinic.with(&apply(&clinic, Command::TakeIn(vec![taken]), &stamp()).unwrap());
    assert_eq!(clinic.harm_alerts(), []);
    let telling = Arrival { said: Some(said_of(&phq9(1))), ..arrival_of(&phq9(1)) };
    let clinic = clinic.clone().with_arrivals([(telling.key(), Some(telling.clone()))]);
    let alerts = clinic.harm_alerts();
    assert_eq!(alerts.iter().map(|alert| alert.arrival).collect::<Vec<_>>(), [Some(telling.key())]);
    let dealt = DealtWith {
        report: alerts[0].report,
        at: Instant::from_seconds(NOW + 90),
        by: "Dr. A".into(),
        words: "Called.".into(),
    };
    let record = SelfReport { key: Key::from_bits(77), what: SelfReported::DealtWith(dealt) };
    let dealt = apply(&clinic, Command::EnterSelfReport { patient: PATIENT, record }, &stamp()).unwrap();
    assert_eq!(clinic.with(&dealt).harm_alerts(), []);
}

#[test]
fn what_is_found_in_a_text_is_found_again_in_what_is_kept_of_it() {
    let text = sealed(&phq9(1), 1);
    let mail = format!("> {}\r\n> {}\r\n\r\n{}\n", &text[..76], &text[76..], &text[..90]);
    let found = read_pasted(&mail).found;
    assert_eq!(found[0].text, text, "as it was sealed");
    for one in found {
        assert_eq!(read_pasted(&one.text).found[0].sealed, one.sealed);
    }
}

#[test]
fn what_was_put_in_is_counted_and_said() {
    let put = |new, already, left_off, has_invitation| {
        put_in_words(PutIn { new, already, left_off, has_invitation, ..PutIn::default() })
    };
    assert_eq!(put(2, 0, 0, false), "2 sealed texts put into the inbox.");
    assert_eq!(put(0, 1, 0, false), "Nothing new. 1 sealed text already here: waiting below, taken in or refused.");
    assert!(put(100, 0, 3, false).ends_with("3 sealed texts more were not read: put them in after these."));
    assert!(put(0, 0, 0, false).starts_with("There are no answers in this"));
    assert!(put(0, 0, 0, true).starts_with("This is the link with the questions, not the answers."));
}

/// A damaged text that was pasted once more was said to be here already, with nothing to be done about it: it never could be read.
#[test]
fn what_can_t_be_read_is_never_said_to_be_settled() {
    let again = PutIn { already_unread: 1, ..PutIn::default() };
    assert!(again.is_any());
    assert_eq!(
        put_in_words(again),
        "Nothing new. 1 sealed text already here, and can’t be read: below stands why, and what to do."
    );
    let both = PutIn { new: 2, new_unread: 1, ..PutIn::default() }.and(PutIn { already: 1, ..again });
    assert_eq!(
        put_in_words(both),
        "2 sealed texts put into the inbox. 1 can’t be read: below stands why, and what to do. 1 sealed text already here, and can’t be read: \
         below stands why, and what to do. 1 sealed text already here: waiting below, taken in or refused."
    );
    let thrown = PutIn { thrown: 1, ..PutIn::default() };
    assert!(thrown.is_any() && both.and(thrown).thrown == 1);
    assert_eq!(
        put_in_words(thrown),
        "Nothing new. 1 sealed text thrown away before: below stands when and by whom, and there it can be shown all the same."
    );
    assert!(!text_fault_words(TextFault::CutShort { found: 1, of: 0 }).contains("(1"));
}
