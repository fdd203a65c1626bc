//! What waits in the inbox as a person is shown it, what it becomes when it is taken in, and what is put into the inbox.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::caseload::{Clinic, Made, Placing, PutIn, Response, made_of, without_question};
use anamnesis::desk::{Command, Taken, apply};
use anamnesis::judge::{PatientJudgement, Policy, judge};
use anamnesis::record::{
    Arrival, ArrivalWay, Chart, Charts, Day, DealtWith, Device, Id, Instant, IssuedInvitation, Key, Patient, ReportWay,
    SelfReport, SelfReported, Session, Stamp,
};
use anamnesis::self_report::{
    Arrived, Clinic as Opening, Invited, OpenFault, Sending, SendingId, Shelf, Standing, TextFault, Token, open_text,
    read_pasted, said_of, version_of,
};
use anamnesis::words::{
    came_words, no_score_words, placing_words, put_in_words, response_notes, response_state, text_fault_words,
    there_already_words,
};
use native_seal::NativePrimitives;
use pollster::block_on;
use sendings::{NOW, key, sealed, sending};
use std::collections::BTreeSet;
use std::sync::Arc;
use support::answered;

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
    Arrival { text, received: Instant::from_seconds(NOW + 60), way: ArrivalWay::Paste, said: None }
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
    assert_eq!((response_state(&all[0]), response_notes(&all[0])), ("new", vec![]));
    assert_eq!(came_words(&all[0]), "by link, pasted");
    let made = made(&clinic, &all[0]);
    let Made::Score { score, placing, there } = &made[0] else { panic!("{made:?}") };
    assert_eq!((score.value.get(), score.instrument.as_str(), there.len()), (9.0, "phq-9", 0));
    assert_eq!(placing_words(placing), "26 Nov 2026, 8 days after the session of 18 Nov");
    // It said "402 days after the session of 20 Oct", and of which year had to be reckoned.
    let long_ago = Placing { after: Some(day("2025-10-20")), before: Some(day("2027-01-05")), ..*placing };
    let words = "26 Nov 2026, 402 days after the session of 20 Oct 2025, before the session of 5 Jan 2027";
    assert_eq!(placing_words(&long_ago), words);
}

#[test]
fn all_without_a_question_are_taken_in_at_once_and_it_can_be_undone() {
    let mut clinic = clinic();
    let memory = Sending { answers: vec![answered("memory-nrs", &[None])], ..sending(2) };
    let texts = [&phq9(1), &memory, &phq9(3)].map(|sending| sealed(sending, 1));
    let all = responses(&mut clinic, texts.to_vec());
    let judgement = judged(&clinic);
    let plain = without_question(&all, &clinic, |_| Some(&judgement));
    let arrivals: Vec<Key> = plain.iter().map(|response| response.arrival).collect();
    assert_eq!(arrivals, [all[0].arrival, all[1].arrival], "a second score of the day is asked about");
    assert_eq!(without_question(&all, &clinic, |_| None).len(), 0, "of a patient in doubt nothing is taken in");
    let taken = plain.iter().map(|response| {
        let (arrival, opened) = (&clinic.arrivals[&response.arrival], response.opened().unwrap());
        Taken::of(response.invited.unwrap(), arrival, opened, None, &clinic.self_report)
    });
    let change = apply(&clinic, Command::TakeIn(taken.collect()), &stamp()).unwrap();
    let after = clinic.with(&change);
    let chart = after.chart(PATIENT).unwrap();
    assert_eq!((chart.scores.len(), chart.reports().count(), after.arrivals.len()), (1, 2, 1));
    assert!(chart.report_of(chart.scores[0].key).is_some(), "the score leads to its answers");
    let back = after.with(&change.inverse(&after, &stamp()).unwrap().unwrap());
    assert_eq!((back.chart(PATIENT).unwrap().scores.len(), back.arrivals.len()), (0, 3), "all wait as before");
    // Of the same day there is a score now, also for what comes later.
    let again = responses(&mut after.clone(), vec![sealed(&phq9(3), 1)]);
    let made = made(&after, &again[0]);
    let Made::Score { there, .. } = &made[0] else { panic!("{made:?}") };
    assert_eq!(there_already_words(there.len()), "There is already a score of this instrument and day.");
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
    assert!(all.iter().enumerate().all(|(at, one)| at == 3 || response_notes(one).len() == 1), "each says what to do");
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
    assert!(response_notes(&all[0])[0].starts_with("The same sending came more than once, with different answers."));
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
    assert!(response_notes(&left[1])[0].starts_with("The same sending was taken in before, with other answers."));

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
    assert_eq!(put(0, 1, 0, false), "Nothing new. 1 sealed text already here: nothing is to be done about it.");
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
         below stands why, and what to do. 1 sealed text already here: nothing is to be done about it."
    );
    assert!(!text_fault_words(TextFault::CutShort { found: 1, of: 0 }).contains("(1"));
}
