//! How what arrives stands to the clinic's invitations and clock; plans, what is due, and reminders.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::questionnaire::{Authored, NotScorable, Questionnaire, built_in_scoring};
use anamnesis::record::{Day, Instant, Key, TimeOfDay};
use anamnesis::self_report::{
    Arrived, Asked, BeforeSession, Cadence, Clinic, ClockDoubt, Due, History, Invited, OpenFault, Origin, Plan,
    PlanFault, Planned, Presence, Reminder, Sending, Shelf, Standing, TextFault, Token, doubt_clock, due_days,
    next_due, reminder_time, standing, write_calendar,
};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime};
use sendings::{NOW, key, receive, sealed, sending};
use std::collections::BTreeMap;
use support::answered;

#[path = "support/native_seal.rs"]
mod native_seal;
#[path = "support/sendings.rs"]
mod sendings;
#[path = "support/questions.rs"]
mod support;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn invited() -> Invited {
    Invited {
        token: Token([7; 16]),
        patient: Key::from_bits(5),
        questionnaires: vec!["phq-9".into()],
        origin: Origin::Link,
        at: Instant::from_seconds(NOW - 86_400),
        until: Some(day("2026-11-26")),
        withdrawn: None,
    }
}

#[test]
fn what_arrives_is_new_here_already_unknown_withdrawn_or_ended() {
    let patient = Key::from_bits(5);
    let received = Instant::from_seconds(NOW + 60);
    let stands = |sending: &Sending, invited: Invited| standing(sending, &[invited], Presence::New, received);
    let stands_as = |presence| standing(&sending(9), &[invited()], presence, received);
    assert_eq!(stands(&sending(1), invited()), Standing::New { patient, not_invited: vec![] });
    assert_eq!(stands_as(Presence::Same), Standing::AlreadyHere);
    assert_eq!(stands_as(Presence::Differs { is_taken: true }), Standing::Differs { patient, is_taken: true });
    assert_eq!(stands(&Sending { token: Token([8; 16]), ..sending(1) }, invited()), Standing::Unknown);
    let other = Invited { questionnaires: vec!["gad-7".into()], ..invited() };
    assert_eq!(stands(&sending(1), other), Standing::New { patient, not_invited: vec!["phq-9".into()] });
    let ended = Invited { until: Some(day("2026-11-25")), ..invited() };
    assert_eq!(stands(&sending(1), ended), Standing::Ended { patient, until: day("2026-11-25") });
    for (withdrawn, answered_before) in [(NOW - 1, false), (NOW + 1, true)] {
        let withdrawn = Invited { withdrawn: Some(Instant::from_seconds(withdrawn)), ..invited() };
        assert_eq!(stands(&sending(1), withdrawn), Standing::Withdrawn { patient, answered_before });
    }
}

/// An answer by a clock that is a year ahead was said to be of an invitation that had ended, though it had come before the last day.
#[test]
fn no_answer_is_later_than_when_it_was_received() {
    let patient = Key::from_bits(5);
    let ahead =
        Sending { authored: Authored::new(Instant::from_seconds(NOW + 365 * 86_400), 60).unwrap(), ..sending(1) };
    let stands = |received: i64, invited: Invited| {
        standing(&ahead, &[invited], Presence::New, Instant::from_seconds(NOW + received))
    };
    assert_eq!(stands(60, invited()), Standing::New { patient, not_invited: vec![] });
    assert_eq!(stands(2 * 86_400, invited()), Standing::Ended { patient, until: day("2026-11-26") });
    for (withdrawn, answered_before) in [(NOW + 30, false), (NOW + 90, true)] {
        let withdrawn = Invited { withdrawn: Some(Instant::from_seconds(withdrawn)), ..invited() };
        assert_eq!(stands(60, withdrawn), Standing::Withdrawn { patient, answered_before });
    }
}

/// The whole way: a mail is pasted that holds two answers, one of them twice and one cut short.
#[test]
fn a_mail_is_pasted_and_each_answer_is_told() {
    let one = Sending { answers: vec![answered("phq-9", &[Some(1); 9])], ..sending(1) };
    let two = Sending { answers: vec![answered("memory-nrs", &[None])], ..sending(2) };
    let mail = format!(
        "Hello,\r\n\r\n> {}\r\n\r\n{}\n\n{}\n\n{}\n\n{}",
        sealed(&one, 1),
        sealed(&one, 1),
        sealed(&two, 1),
        sealed(&two, 2),
        &sealed(&two, 1)[..100]
    );
    let (keys, shelf, invited) = ([key(1)], Shelf::built_in(), [invited()]);
    let scoring = |questionnaire: &Questionnaire| built_in_scoring(questionnaire.id());
    let reported = BTreeMap::new();
    let clinic = Clinic { keys: &keys, shelf: &shelf, invited: &invited, reported: &reported, scoring: &scoring };
    let received = Instant::from_seconds(NOW + 60);
    let arrived = receive(&clinic, &mail, received);
    let patient = Key::from_bits(5);
    let opened = |at: usize| {
        let Arrived::Opened(opened) = &arrived[at] else { panic!("{:?}", arrived[at]) };
        (opened.standing.clone(), opened.results[0].clone(), opened.doubt)
    };
    assert_eq!(arrived.len(), 5);
    let (standing, result, doubt) = opened(0);
    assert_eq!((standing, doubt), (Standing::New { patient, not_invited: vec![] }, None));
    assert_eq!(result.score.unwrap().unwrap().value.to_string(), "9");
    assert_eq!((result.harm, result.missing), (vec![9], vec![]));
    assert_eq!(opened(1).0, Standing::AlreadyHere);
    let (standing, result, _) = opened(2);
    assert_eq!(standing, Standing::New { patient, not_invited: vec!["memory-nrs".into()] });
    assert_eq!((result.score, result.missing), (Some(Err(NotScorable::Unanswered(vec![0]))), vec![0]));
    assert_eq!(arrived[3], Arrived::NotOpened(OpenFault::OtherClinic(key(2).public.id())));
    assert!(matches!(arrived[4], Arrived::Damaged(TextFault::CutShort { found: 89, .. })));
}

#[test]
fn a_clock_that_can_not_be_right_is_doubted() {
    let year = 365 * 86_400;
    let doubt = |answered: i64| {
        let authored = Authored::new(Instant::from_seconds(NOW + answered), 0).unwrap();
        doubt_clock(authored, Instant::from_seconds(NOW - 3_600), Instant::from_seconds(NOW))
    };
    assert_eq!((doubt(0), doubt(300), doubt(-86_400)), (None, None, None));
    assert_eq!(doubt(301), Some(ClockDoubt::AfterReceived(301)));
    assert_eq!(doubt(year), Some(ClockDoubt::AfterReceived(year)));
    assert_eq!(doubt(-90_001), Some(ClockDoubt::BeforeInvited(86_401)));
    assert_eq!(doubt(-year), Some(ClockDoubt::BeforeInvited(year - 3_600)));
}

fn memory() -> Planned {
    Plan::default_of(&["memory-nrs", "phq-9"], 7).unwrap().planned()[0].clone()
}

fn due(
    planned: &Planned,
    sessions: &[&str],
    next: Option<&str>,
    last: Option<&str>,
    today: &str,
) -> Option<(Option<String>, Asked)> {
    let history = History {
        sessions: sessions.iter().map(|text| day(text)).collect(),
        planned_sessions: next.map(day).into_iter().collect(),
        last_answer: last.map(day),
    };
    next_due(planned, &history, day(today)).map(|Due { by, asked }| (by.map(|by| by.to_string()), asked))
}

#[test]
fn the_default_plan_asks_before_the_first_session_then_weekly_then_every_14_days() {
    let planned = memory();
    let by = |text: &str| Some(text.to_owned());
    assert_eq!(due(&planned, &[], None, None, "2026-01-01"), Some((None, Asked::BeforeFirst)));
    assert_eq!(
        due(&planned, &[], Some("2026-01-05"), None, "2026-01-01"),
        Some((by("2026-01-05"), Asked::BeforeFirst))
    );
    assert_eq!(due(&planned, &[], Some("2026-01-05"), Some("2025-12-30"), "2026-01-01"), None);
    let session = day("2026-01-05");
    let after = Asked::AfterSession(session);
    let given = ["2026-01-05"];
    assert_eq!(due(&planned, &given, None, Some("2025-12-30"), "2026-01-06"), Some((by("2026-01-12"), after)));
    assert_eq!(due(&planned, &given, None, Some("2026-01-30"), "2026-01-31"), Some((by("2026-02-02"), after)));
    assert_eq!(due(&planned, &given, None, Some("2026-02-02"), "2026-02-03"), Some((by("2026-02-16"), Asked::Later)));
    // The latest session counts, whichever order they are in, and none that is still to come.
    let two = ["2026-03-01", "2026-01-05"];
    assert_eq!(due(&planned, &two, None, Some("2026-02-02"), "2026-02-03"), Some((by("2026-02-16"), Asked::Later)));
    assert_eq!(
        due(&planned, &two, None, Some("2026-02-16"), "2026-03-02"),
        Some((by("2026-03-08"), Asked::AfterSession(day("2026-03-01"))))
    );
    assert!(Due { by: None, asked: Asked::Later }.is_due(session));
    assert!(!Due { by: Some(session.plus(1)), asked: Asked::Later }.is_due(session));
}

/// Sessions six days apart, and none of them answered: each dose put the day off by another week, so that the score was never late and its patient
/// never on the call list, for as long as the doses went on.
#[test]
fn no_dose_puts_off_what_another_dose_asks_for() {
    let planned = memory();
    let after = |by: &str, session: &str| Some((Some(by.to_owned()), Asked::AfterSession(day(session))));
    let doses = ["2026-01-17", "2026-01-05", "2026-01-11", "2026-01-23"];
    assert_eq!(due(&planned, &doses, None, Some("2025-12-30"), "2026-01-24"), after("2026-01-12", "2026-01-05"));
    assert_eq!(due(&planned, &doses, None, None, "2026-01-24"), after("2026-01-12", "2026-01-05"));
    assert_eq!(due(&planned, &doses, None, Some("2026-01-13"), "2026-01-24"), after("2026-01-20", "2026-01-11"));
    assert_eq!(due(&planned, &doses, None, Some("2026-01-24"), "2026-01-24"), after("2026-01-31", "2026-01-23"));
    // What was asked for long after a session and was due before the next one stays due.
    let late = Some((Some("2026-03-16".to_owned()), Asked::Later));
    assert_eq!(due(&planned, &["2026-01-05", "2026-03-20"], None, Some("2026-03-02"), "2026-03-21"), late);
}

#[test]
fn a_plan_may_ask_before_each_session_and_end() {
    let cadence = Cadence { every_days: 7, for_days: 10, then_every_days: None };
    let planned = Planned { questionnaire: "gad-7".into(), before: BeforeSession::Each, after: Some(cadence) };
    let by = |text: &str| Some(text.to_owned());
    let given = ["2026-01-05"];
    assert_eq!(
        due(&planned, &given, Some("2026-01-09"), None, "2026-01-06"),
        Some((by("2026-01-09"), Asked::BeforeSession(day("2026-01-09"))))
    );
    assert_eq!(
        due(&planned, &given, Some("2026-01-20"), None, "2026-01-06"),
        Some((by("2026-01-12"), Asked::AfterSession(day("2026-01-05"))))
    );
    assert_eq!(
        due(&planned, &given, Some("2026-01-20"), Some("2026-01-15"), "2026-01-16"),
        Some((by("2026-01-20"), Asked::BeforeSession(day("2026-01-20"))))
    );
    assert_eq!(due(&planned, &given, Some("2026-01-20"), Some("2026-01-19"), "2026-01-19"), None);
    assert_eq!(due(&planned, &given, None, Some("2026-01-15"), "2026-01-16"), None);
}

#[test]
fn a_patient_is_reminded_of_each_day() {
    let history = History { sessions: vec![], planned_sessions: vec![day("2026-01-05")], last_answer: None };
    let days = due_days(&memory(), &history, day("2026-01-01"), day("2026-03-20"));
    let days: Vec<String> = days.iter().map(Day::to_string).collect();
    assert_eq!(
        days,
        [
            "2026-01-05",
            "2026-01-12",
            "2026-01-19",
            "2026-01-26",
            "2026-02-02",
            "2026-02-16",
            "2026-03-02",
            "2026-03-16"
        ]
    );
    // Days went on from the last session over the next ones that are planned: the first week after a dose had no reminder.
    let both = History {
        sessions: vec![day("2026-11-06")],
        planned_sessions: vec![day("2027-01-15"), day("2026-12-09")],
        last_answer: Some(day("2026-11-20")),
    };
    let days = due_days(&memory(), &both, day("2026-11-27"), day("2027-01-31"));
    let days: Vec<String> = days.iter().map(Day::to_string).collect();
    let [first, second] = [["2026-11-27", "2026-12-04"], ["2027-01-22", "2027-01-29"]];
    let between = ["2026-12-16", "2026-12-23", "2026-12-30", "2027-01-06"];
    assert_eq!(days, [&first[..], &between[..], &second[..]].concat());
    let late = History { sessions: vec![day("2026-01-05")], ..History::default() };
    assert_eq!(
        due_days(&memory(), &late, day("2026-06-01"), day("2026-06-20")),
        [day("2026-06-01"), day("2026-06-15")]
    );
    assert_eq!(due_days(&memory(), &late, day("2026-06-01"), Day::LAST).len(), 100);
}

#[test]
fn a_plan_that_can_not_be_is_refused() {
    let planned = |before, after| Planned { questionnaire: "x".into(), before, after };
    let cadence = |every_days, for_days, then_every_days| Some(Cadence { every_days, for_days, then_every_days });
    let sound = planned(BeforeSession::First, cadence(7, 28, Some(14)));
    assert_eq!(Plan::new(vec![sound.clone(), sound.clone()]), Err(PlanFault::Twice("x".into())));
    assert_eq!(Plan::new(vec![planned(BeforeSession::None, None)]), Err(PlanFault::Never("x".into())));
    for bad in [cadence(0, 28, None), cadence(7, 366, None), cadence(7, 28, Some(-1))] {
        assert_eq!(Plan::new(vec![planned(BeforeSession::First, bad)]), Err(PlanFault::Days("x".into())));
    }
    let many = (0..9).map(|n| Planned { questionnaire: n.to_string(), ..sound.clone() }).collect();
    assert_eq!(Plan::new(many), Err(PlanFault::TooMany));
    assert_eq!(Plan::default_of(&["x"], 0), Err(PlanFault::Days("x".into())));
}

/// Read by the `icalendar` crate, and line by line as RFC 5545 has it.
#[test]
fn reminders_are_a_calendar_that_others_read() {
    let summary = "Gedächtnis; heute, 10 \\ 10 😀 — please answer today, it takes two minutes, and then you are done for the week";
    let url = format!("https://example.org/report#1.{}", "A".repeat(300));
    let reminder = |n: u32, time| Reminder {
        uid: format!("{n}@anamnesis"),
        day: day("2026-11-26").plus(n.cast_signed()),
        time,
        summary: summary.into(),
        description: "First line\r\nsecond, line\u{7}".into(),
        url: Some(format!("{url}\r\nX-EVIL:1")),
    };
    let text = write_calendar(&[reminder(0, TimeOfDay::parse("09:05")), reminder(1, None)], Instant::from_seconds(NOW));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n') && !line.contains('\r')));
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    let calendar: Calendar = text.parse().unwrap();
    let events: Vec<_> = calendar.components.iter().filter_map(|component| component.as_event()).collect();
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].get_uid(), Some("0@anamnesis"));
    assert_eq!(events[0].get_summary(), Some(summary));
    assert_eq!(events[0].get_description(), Some("First line\nsecond, line"));
    assert_eq!(events[0].get_url(), Some(format!("{url}X-EVIL:1").as_str()));
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(start))) = events[0].get_start() else { panic!() };
    assert_eq!(start.to_string(), "2026-11-26 09:05:00");
    let Some(DatePerhapsTime::Date(start)) = events[1].get_start() else { panic!() };
    assert_eq!(start.to_string(), "2026-11-27");
    assert_eq!(events[0].property_value("DTSTAMP"), Some("20261126T072530Z"));
    assert!(text.contains("BEGIN:VALARM"));
    let none: Calendar = write_calendar(&[], Instant::from_seconds(NOW)).parse().unwrap();
    assert!(none.components.is_empty());
}

/// The calendar of an afternoon began with a reminder at nine of that morning: a calendar shows it, and reminds of nothing.
#[test]
fn no_reminder_is_of_the_past() {
    let [nine, two] = ["09:00", "14:00"].map(|text| TimeOfDay::parse(text).unwrap());
    let today = day("2026-11-26");
    assert_eq!(reminder_time(today, nine, (today, TimeOfDay::MIDNIGHT)), Some(nine));
    assert_eq!(reminder_time(today, nine, (today, two)), None, "the whole day");
    assert_eq!(reminder_time(today.plus(1), nine, (today, two)), Some(nine));
    let history = History { sessions: vec![today.plus(-40)], planned_sessions: vec![], last_answer: None };
    let days = due_days(&memory(), &history, today, today.plus(60));
    assert_eq!(days.first(), Some(&today), "what is late is needed today, and not on days that are gone");
    assert!(days.iter().all(|day| *day >= today), "{days:?}");
}
