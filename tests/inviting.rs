//! Inviting patients to answer: what a contact and a plan are typed as, who is due, who was invited and has not answered, whom to call.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::caseload::{
    Asked, Asking, Book, Clinic, Doubts, Filter, HarmAlert, Harms, InvitationStanding, PlanOfClinic, Row, board,
    call_list, needed_off_call_list,
};
use anamnesis::judge::{Asks, Policy};
use anamnesis::questionnaire::{Questionnaire, built_in};
use anamnesis::record::{
    Answered, Authored, Cadence, Chart, Charts, Day, Id, Instant, Instrument, InstrumentId, InstrumentSet,
    IssuedInvitation, Key, Patient, Plan, PlanFault, Points, Report, ReportWay, Score, SelfReport, SelfReported,
    SendingId, Session, SessionStatus, TextFault, Token,
};
use anamnesis::self_report::{
    Contact, ContactFault, ContactField, ContactTexts, LineKind, OwnQuestionnaire, PlannedTexts, SelfReportSettings,
    version_of,
};
use anamnesis::words::{
    due_words, fewer_numbers_words, harm_call_words, invitation_mail, invitation_standing, number_lines, owed_words,
    plan_fault_words, plan_lines, planned_words, reminder_words, retiring_instrument_words, row_needed, row_needed_why,
    what_happens_with_answers,
};
use std::sync::Arc;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn patient(key: u64, number: &str) -> Chart {
    Chart::new(Patient::of(Key::from_bits(key), Id::new(number).unwrap()))
}

fn settings() -> SelfReportSettings {
    SelfReportSettings::default()
}

fn plan() -> PlanOfClinic {
    PlanOfClinic::of(&Clinic::default())
}

fn given(chart: &mut Chart, on: &str) {
    let mut session = Session::of(Key::from_bits(100 + chart.sessions.len() as u64), day(on));
    session.status = SessionStatus::Given;
    chart.sessions.push(session);
}

fn scored(chart: &mut Chart, instrument: &str, on: &str, value: f64) {
    let key = Key::from_bits(200 + chart.scores.len() as u64);
    let instrument = InstrumentId::new(instrument).unwrap();
    chart.scores.push(Score::of(key, instrument, day(on), Points::new(value).unwrap()));
}

fn invited(chart: &mut Chart, until: Option<&str>) -> Token {
    let token = Token([chart.self_reports.len() as u8 + 1; 16]);
    let offered = settings().offered();
    let issued = IssuedInvitation {
        token,
        questionnaires: vec![version_of(&offered[0])],
        way: ReportWay::Link,
        at: Instant::from_seconds(1_767_225_600),
        until: until.map(day),
    };
    chart.self_reports.push(issued.into());
    token
}

fn due(chart: &Chart, today: &str) -> Vec<(String, Option<String>)> {
    let due = plan().answers_due(chart, day(today));
    due.into_iter().map(|one| (one.questionnaire, one.due.by.map(|by| by.to_string()))).collect()
}

fn days<const N: usize>(due: [(&str, &str); N]) -> Vec<(String, Option<String>)> {
    due.map(|(id, by)| (id.to_owned(), Some(by.to_owned()))).to_vec()
}

#[test]
fn the_usual_plan_says_what_is_due_and_a_score_typed_in_answers_it() {
    let mut chart = patient(1, "1");
    let both = |by: Option<&str>| ["memory-nrs", "phq-9"].map(|id| (id.to_owned(), by.map(str::to_owned))).to_vec();
    assert_eq!(due(&chart, "2026-01-01"), both(None));
    given(&mut chart, "2026-01-05");
    assert_eq!(due(&chart, "2026-01-06"), both(Some("2026-01-12")));
    scored(&mut chart, "memory-nrs", "2026-01-11", 3.0);
    let next = [("phq-9", "2026-01-12"), ("memory-nrs", "2026-01-18")];
    assert_eq!(due(&chart, "2026-01-13"), days(next));
    let reminded = |asked: &str, needed: Option<&str>| {
        let span = (day("2026-01-13"), day("2026-02-20"));
        let days = plan().reminder_days(&chart, &[asked], needed.map(day), span);
        days.into_iter().map(|day| day.to_string()).collect::<Vec<_>>()
    };
    let planned = ["2026-01-18", "2026-01-25", "2026-02-01", "2026-02-02", "2026-02-16"];
    assert_eq!(reminded("memory-nrs", None), planned);
    // The calendar had the plan's days alone, and not the one that an open episode asks for.
    assert_eq!(reminded("memory-nrs", Some("2026-01-16")), [&["2026-01-16"], &planned[..]].concat());
    assert_eq!(reminded("memory-nrs", Some("2026-01-10")), [&["2026-01-13"], &planned[..]].concat());
    assert_eq!(reminded("memory-nrs", Some("2026-03-10")), planned);
    assert!(!reminded("phq-9", Some("2026-01-16")).contains(&"2026-01-16".to_owned()));
}

/// A score of answers was deleted, and others made none: the answers went on counting, and a score that was two weeks late was not needed any more.
#[test]
fn answers_that_make_no_score_leave_it_needed() {
    let mut chart = patient(1, "1");
    given(&mut chart, "2026-01-05");
    scored(&mut chart, "memory-nrs", "2026-01-11", 3.0);
    scored(&mut chart, "phq-9", "2026-01-11", 3.0);
    let before = due(&chart, "2026-01-25");
    let offered = settings().offered();
    let answered = offered.iter().map(|one| Answered {
        questionnaire: version_of(one),
        answers: Vec::new(),
        harm: Vec::new(),
        score: None,
    });
    chart.self_reports.push(
        Report {
            sending: SendingId([9; 16]),
            token: None,
            way: ReportWay::Paper,
            authored: Authored::new(Instant::from_seconds(1_769_212_800), 0).unwrap(),
            received: Instant::from_seconds(1_769_212_800),
            said_day: None,
            answered: answered.collect(),
            comment: String::new(),
            refused: None,
        }
        .into(),
    );
    assert_eq!(due(&chart, "2026-01-25"), before);
    let next = [("memory-nrs", "2026-01-18"), ("phq-9", "2026-01-18")];
    assert_eq!(before, days(next));
}

/// Every patient whose memory is scored by PROMIS was due for ever, because the usual plan asks for another questionnaire about memory.
#[test]
fn memory_that_is_scored_by_another_instrument_is_not_due_but_one_that_is_planned_itself_answers_only_itself() {
    let mut chart = patient(1, "1");
    given(&mut chart, "2026-01-05");
    scored(&mut chart, "promis-cf", "2026-01-11", 40.0);
    scored(&mut chart, "gad-7", "2026-01-11", 4.0);
    let next = [("phq-9", "2026-01-12"), ("memory-nrs", "2026-01-18")];
    assert_eq!(due(&chart, "2026-01-13"), days(next));
    let plan = Plan::default_of(&["memory-nrs", "promis-cf"], 7).unwrap();
    let what = SelfReported::Planned { plan: Some(plan), at: Instant::from_seconds(1_768_000_000) };
    chart.self_reports.push(SelfReport { key: Key::from_bits(9), what });
    let next = [("memory-nrs", "2026-01-12"), ("promis-cf", "2026-01-18")];
    assert_eq!(due(&chart, "2026-01-13"), days(next));
}

#[test]
fn the_plan_of_a_patient_changes_what_is_due_and_by_when_a_score_is_needed() {
    let mut chart = patient(1, "1");
    scored(&mut chart, "memory-nrs", "2026-01-01", 3.0);
    given(&mut chart, "2026-01-05");
    scored(&mut chart, "memory-nrs", "2026-01-20", 3.0);
    let next = |chart: &Chart| {
        let row = rows(std::slice::from_ref(chart), "2026-01-21")[0].clone();
        (row.needed.map(|next| (next.by.to_string(), next.asks)), row_needed(&row), row_needed_why(&row))
    };
    let asked = anamnesis::self_report::Asked::AfterSession(day("2026-01-05"));
    let (needed, words, why) = next(&chart);
    assert_eq!(needed, Some(("2026-01-27".to_owned(), Asks::Plan(asked))));
    assert_eq!(words.unwrap(), "by 27 Jan");
    assert_eq!(why.unwrap(), "the plan: after the session of 5 Jan 2026");
    let mut lines = PlannedTexts::of(&settings().default_plan(7), ["memory-nrs"], Cadence::usual(7));
    lines[0].every_days = "2".into();
    lines[1].is_asked = false;
    let own = PlannedTexts::read(&lines).unwrap();
    let what = SelfReported::Planned { plan: Some(own), at: Instant::from_seconds(1_768_900_000) };
    chart.self_reports.push(SelfReport { key: Key::from_bits(9), what });
    assert_eq!(next(&chart).0.unwrap().0, "2026-01-22");
    assert_eq!(due(&chart, "2026-01-21").len(), 1);
}

fn rows(charts: &[Chart], today: &str) -> Vec<Arc<Row>> {
    let charts: Charts = charts.iter().map(|chart| (chart.patient.key, Arc::new(chart.clone()))).collect();
    let (instruments, sound) = (Arc::new(InstrumentSet::built_in()), Arc::new(Doubts::default()));
    let book =
        Book::next(None, &charts, (&instruments, &Policy::default(), &plan()), (&sound, &Arc::default()), day(today));
    book.rows.to_vec()
}

#[test]
fn who_was_invited_and_has_not_answered_is_told_from_who_has() {
    let today = "2026-02-01";
    let asking = |chart: &Chart| Asking::of(chart, &plan(), day(today));
    let mut chart = patient(1, "1");
    assert!(!asking(&chart).not_answered && asking(&chart).invited.is_none());
    let token = invited(&mut chart, Some("2026-03-01"));
    assert!(asking(&chart).not_answered && asking(&chart).invited.is_some());
    let mut ended = patient(2, "2");
    invited(&mut ended, Some("2026-01-31"));
    assert!(!asking(&ended).not_answered, "nobody can answer it any more");
    let what = SelfReported::Withdrawn { invitation: token.key(), at: Instant::from_seconds(1_767_300_000) };
    chart.self_reports.push(SelfReport { key: Key::from_bits(77), what });
    // The call list said that who was withdrawn was never invited.
    let (_, is_withdrawn) = asking(&chart).invited.unwrap();
    assert!(!asking(&chart).not_answered && is_withdrawn);
}

#[test]
fn the_call_list_names_who_is_due_the_longest_first_and_the_filter_agrees_with_it() {
    let today = "2026-02-01";
    let mut late = patient(1, "1");
    scored(&mut late, "memory-nrs", "2026-01-01", 3.0);
    scored(&mut late, "phq-9", "2026-01-01", 3.0);
    let mut later = late.clone();
    later.patient = patient(2, "2").patient;
    given(&mut late, "2026-01-05");
    given(&mut later, "2026-01-20");
    let mut not_yet = patient(3, "3");
    scored(&mut not_yet, "memory-nrs", "2026-01-01", 3.0);
    scored(&mut not_yet, "phq-9", "2026-01-01", 3.0);
    given(&mut not_yet, "2026-01-30");
    let never = patient(4, "4");
    let rows = rows(&[not_yet, later, never, late], today);
    let numbers: Vec<String> = call_list(&rows, day(today)).iter().map(|row| row.number.clone()).collect();
    assert_eq!(numbers, ["1", "2", "4"]);
    let filter = Filter::from_query("answers=due");
    assert_eq!((filter.asked, filter.to_query()), (Some(Asked::Due), "answers=due".to_owned()));
    assert_eq!(board(&rows, &filter).shown(), 3);
    assert_eq!(board(&rows, &Filter::from_query("answers=not-answered")).shown(), 0);
    assert!(!filter.is_whole());
}

/// From then on no plan asks the patient for anything.
fn pauses_plan(chart: &mut Chart) {
    let what = SelfReported::Planned { plan: Some(Plan::default()), at: Instant::from_seconds(1_767_300_000) };
    chart.self_reports.push(SelfReport { key: Key::from_bits(78), what });
}

/// "Nobody's plan asks for an answer by today", and not a word of a patient whose last score was too old to say anything: their plan was paused.
#[test]
fn whoever_needs_a_score_that_no_plan_asks_for_is_named_beside_the_call_list() {
    let today = "2026-06-01";
    let mut paused = patient(1, "1");
    scored(&mut paused, "memory-nrs", "2026-01-01", 3.0);
    given(&mut paused, "2026-01-05");
    scored(&mut paused, "memory-nrs", "2026-01-20", 3.0);
    let asked = paused.clone();
    pauses_plan(&mut paused);
    let alone = rows(&[paused.clone()], today);
    assert!(call_list(&alone, day(today)).is_empty());
    assert_eq!(needed_off_call_list(&alone, day(today)), alone);
    let both = rows(&[Chart { patient: patient(2, "2").patient, ..asked }], today);
    assert_eq!((call_list(&both, day(today)), needed_off_call_list(&both, day(today))), (both, Vec::new()));
}

/// A severe patient whom no plan asked stood below the list, in the order of days and without the word, as one of those whose score is merely needed.
#[test]
fn a_severe_patient_who_needs_a_score_is_called_first_whatever_the_plan_asks() {
    let mut severe = patient(1, "1");
    scored(&mut severe, "promis-cf", "2026-01-01", 50.0);
    given(&mut severe, "2026-01-05");
    scored(&mut severe, "promis-cf", "2026-02-10", 25.0);
    pauses_plan(&mut severe);
    let mut asked = patient(2, "2");
    scored(&mut asked, "memory-nrs", "2026-01-01", 3.0);
    given(&mut asked, "2026-01-05");
    let numbers = |today: &str| {
        let rows = rows(&[severe.clone(), asked.clone()], today);
        call_list(&rows, day(today)).iter().map(|row| row.number.clone()).collect::<Vec<_>>()
    };
    assert_eq!(numbers("2026-02-12"), ["2"], "no score is needed of the severe one yet");
    assert_eq!(numbers("2026-02-20"), ["1", "2"]);
}

/// The list of whom to call named a patient whose waiting answer told of harm as one whose "answers wait in the inbox", and one of whom no answer was
/// due not at all.
#[test]
fn the_call_list_begins_with_those_whose_answers_tell_of_harm_due_or_not() {
    let today = "2026-02-01";
    let mut due = patient(1, "1");
    scored(&mut due, "memory-nrs", "2026-01-01", 3.0);
    given(&mut due, "2026-01-05");
    let charts = [due, patient(2, "2"), patient(3, "3")];
    let charts: Charts = charts.into_iter().map(|chart| (chart.patient.key, Arc::new(chart))).collect();
    let alert = |key: u64, received| HarmAlert {
        patient: Some(Key::from_bits(key)),
        report: Key::from_bits(received),
        arrival: Some(Key::from_bits(received)),
        answered: day("2026-01-31"),
        received: Instant::from_seconds(received.cast_signed()),
        items: Vec::new(),
    };
    let unasked = PlanOfClinic::of(&Clinic { self_report: Arc::new(unplanned()), ..Clinic::default() });
    let numbers = |plan: &PlanOfClinic, harms: &[HarmAlert]| {
        let (instruments, sound) = (Arc::new(InstrumentSet::built_in()), Arc::new(Doubts::default()));
        let about = (&sound, &Arc::new(Harms::of(harms)));
        let book = Book::next(None, &charts, (&instruments, &Policy::default(), plan), about, day(today));
        call_list(&book.rows, day(today)).iter().map(|row| row.number.clone()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&unasked, &[]), [""; 0]);
    assert_eq!(numbers(&unasked, &[alert(3, 90), alert(2, 100)]), ["3", "2"], "who has waited longest first");
    let calm = numbers(&plan(), &[]);
    assert_ne!(calm[0], "3");
    assert_eq!(numbers(&plan(), &[alert(3, 90)])[0], "3", "before those who are due");
    assert_eq!(harm_call_words(), "Call first: an answer tells of harm, and nobody has dealt with it.");
}

/// Nobody is asked for anything.
fn unplanned() -> SelfReportSettings {
    SelfReportSettings { plan: Some(Plan::default()), ..settings() }
}

#[test]
fn a_contact_is_read_from_its_texts_and_each_fault_stands_at_its_field() {
    let usual = ContactTexts::of(&settings().contact);
    assert_eq!(usual.numbers, [String::new(), "988".into(), "911".into()]);
    assert_eq!(usual.read().unwrap(), settings().contact);
    let texts = ContactTexts {
        clinic: "x".repeat(101),
        email: "nobody".into(),
        words: "Call us.\nDay and night.".into(),
        numbers: ["+1 555 0100".into(), "call me".into(), String::new()],
    };
    assert_eq!(
        texts.read().unwrap_err(),
        [
            (ContactField::Clinic, ContactFault::Text(TextFault::TooLong { length: 101, most: 100 })),
            (ContactField::Email, ContactFault::Email),
            (ContactField::Number(LineKind::Crisis), ContactFault::Number)
        ]
    );
    let texts = ContactTexts { clinic: " Clinic ".into(), email: "a@b.org".into(), numbers: usual.numbers, ..texts };
    let contact = texts.read().unwrap();
    assert_eq!((contact.clinic(), contact.email(), contact.lines().len()), ("Clinic", "a@b.org", 2));
}

#[test]
fn a_plan_is_read_from_its_texts_and_what_is_half_filled_in_is_refused() {
    let plan = settings().default_plan(7);
    let lines = PlannedTexts::of(&plan, ["memory-nrs", "phq-9", "gad-7"], Cadence::usual(7));
    assert_eq!(lines.iter().map(|line| line.is_asked).collect::<Vec<_>>(), [true, true, false]);
    assert_eq!(PlannedTexts::read(&lines).unwrap(), plan);
    let fault = |change: &dyn Fn(&mut PlannedTexts)| {
        let mut lines = lines.clone();
        change(&mut lines[1]);
        PlannedTexts::read(&lines).unwrap_err()
    };
    let days = PlanFault::Days("phq-9".into());
    assert_eq!(fault(&|line| line.every_days = "soon".into()).fault, days);
    assert_eq!(fault(&|line| line.for_days.clear()).fault, days);
    assert_eq!(fault(&|line| line.for_days = "366".into()).fault, days);
    // What stood behind a field that was emptied was dropped, and the plan “saved”.
    assert_eq!(fault(&|line| line.every_days.clear()).fault, PlanFault::Leftover("phq-9".into()));
    let leftover = fault(&|line| {
        line.every_days.clear();
        line.then_every_days.clear();
    });
    assert_eq!(leftover.fault, PlanFault::Leftover("phq-9".into()));
    let never = fault(&|line| {
        for days in [&mut line.every_days, &mut line.for_days, &mut line.then_every_days] {
            days.clear();
        }
        line.before = "none".into();
    });
    assert_eq!((never.questionnaire, never.fault), (Some("phq-9".into()), PlanFault::Never("phq-9".into())));
    assert_eq!(PlannedTexts::read(&[]).unwrap(), Plan::default());
    // One that is no longer offered stays in the form as long as the plan asks it.
    assert_eq!(PlannedTexts::of(&plan, [], Cadence::usual(7)).len(), 2);
}

#[test]
fn what_a_patient_is_given_in_words() {
    let contact = settings().contact;
    let named = ContactTexts { clinic: "Ketamine & Co".into(), ..ContactTexts::of(&contact) }.read().unwrap();
    let (subject, body) = invitation_mail("https://example.org/report#1.x", &named);
    insta::assert_snapshot!(format!("{subject}\n\n{body}"));
    assert_eq!(invitation_mail("x", &Contact::default()).0, "Questions from your clinic");
    assert_eq!(number_lines(&Contact::default()), number_lines(&contact), "numbers are never left out");
    assert_eq!(reminder_words(&named).0, "Questions from Ketamine & Co");
    let plan = settings().default_plan(7);
    assert_eq!(
        planned_words(&plan.planned()[0]),
        "before the first session; every 7 days for 28 days after each session, then every 14 days"
    );
    assert_eq!(plan_lines(&plan, str::to_owned).len(), 2);
    assert_eq!(
        what_happens_with_answers(Some(day("2026-03-01"))).last().unwrap(),
        "You can answer until 1 Mar 2026, as often as the plan says."
    );
    let today = day("2026-02-01");
    let standing = |withdrawn: Option<&str>, answered: Option<&str>, until: Option<&str>| {
        invitation_standing(InvitationStanding::of(withdrawn.map(day), answered.map(day), until.map(day), today), false)
    };
    // It said "not answered yet, answers wait in the inbox".
    assert_eq!(
        invitation_standing(InvitationStanding::Out(Some(day("2026-03-01"))), true),
        "out until 1 Mar 2026; answers wait in the inbox"
    );
    assert_eq!(standing(None, None, Some("2026-03-01")), "out until 1 Mar 2026, not answered yet");
    assert_eq!(standing(None, None, Some("2026-01-31")), "ended on 31 Jan 2026, not answered");
    assert_eq!(standing(None, Some("2026-01-31"), Some("2026-01-31")), "answered, last on 31 Jan 2026");
    // Once an invitation was withdrawn, its line no longer said that it had been answered.
    assert_eq!(
        standing(Some("2026-01-30"), Some("2026-01-29"), None),
        "withdrawn on 30 Jan 2026; answered, last on 29 Jan 2026"
    );
    assert_eq!(standing(Some("2026-01-30"), None, None), "withdrawn on 30 Jan 2026, not answered");
    assert_eq!(standing(None, None, None), "out, not answered yet");
    let by = |by: Option<&str>| {
        due_words(&anamnesis::self_report::Due { by: by.map(day), asked: anamnesis::self_report::Asked::Later }, today)
    };
    assert_eq!(
        [by(None), by(Some("2026-02-01")), by(Some("2026-02-02")), by(Some("2026-01-30"))],
        ["as soon as possible", "today", "by 2 Feb 2026", "since 30 Jan 2026, 2 days ago"]
    );
    assert_eq!(Asked::ALL.map(|(asked, _)| owed_words(asked)), ["Due for an answer", "Invited, not answered"]);
}

/// All numbers could be taken out of what patients are told, and it was saved without a word.
#[test]
fn a_contact_without_any_number_is_refused_and_what_goes_is_said_first() {
    let usual = ContactTexts::of(&settings().contact);
    let none = ContactTexts { numbers: Default::default(), ..usual.clone() };
    let fault = (ContactField::Number(LineKind::Emergency), ContactFault::NoNumber);
    assert_eq!(none.read(), Err(vec![fault]));
    assert_eq!(none.numbers_gone(&usual), [LineKind::Crisis, LineKind::Emergency]);
    assert!(usual.numbers_gone(&none).is_empty());
    let own = ContactTexts { numbers: ["555 0100".into(), " ".into(), "911".into()], ..usual.clone() };
    let (contact, gone) = (own.read().unwrap(), own.numbers_gone(&usual));
    assert_eq!(gone, [LineKind::Crisis]);
    let words = fewer_numbers_words(&contact, &gone);
    assert!(words.contains("no longer see: Crisis line of the country."), "{words}");
    assert!(words.contains("The clinic’s own number: 555 0100; Emergency number of the country: 911."), "{words}");
}

/// "phq-9 would never be answered": a person knows the questionnaire by its name, a retired one of the clinic's own too.
#[test]
fn what_is_said_of_a_plan_has_the_names_of_its_questionnaires() {
    let named = |id: &str| settings().title_of(id);
    let title = "PHQ-9";
    for fault in [
        PlanFault::Never("phq-9".into()),
        PlanFault::Twice("phq-9".into()),
        PlanFault::Days("phq-9".into()),
        PlanFault::Leftover("phq-9".into()),
    ] {
        let words = plan_fault_words(&fault, named);
        assert!(words.contains(title) && !words.contains("phq-9"), "{words}");
    }
    let own = Arc::new(Questionnaire::clone(&built_in("gad-7").unwrap()).renamed("own").unwrap());
    let own = OwnQuestionnaire { questionnaire: own, scored: None, is_retired: true };
    let with = SelfReportSettings { questionnaires: vec![own.clone()], ..settings() };
    assert_eq!(with.title_of("own"), own.questionnaire.about().title);
}

/// An instrument was retired and its questionnaire still offered: in invitations, on the clinic's device, in plans, to be typed in. And retiring
/// said nothing of the invitations that were out.
#[test]
fn the_questionnaire_of_a_retired_instrument_is_not_asked_anew_and_what_asks_it_is_told() {
    let mut chart = patient(1, "1");
    let asked = vec![version_of(&built_in("phq-9").unwrap())];
    let issued = |token, until| IssuedInvitation {
        token: Token([token; 16]),
        questionnaires: asked.clone(),
        way: ReportWay::Link,
        at: Instant::from_seconds(0),
        until,
    };
    chart.self_reports.push(issued(1, None).into());
    chart.self_reports.push(issued(2, Some(day("2026-01-01"))).into());
    let clinic = Clinic::new(Charts::from([(chart.patient.key, Arc::new(chart))]), Vec::new(), Policy::default());
    let phq9 = clinic.instruments.get("phq-9").unwrap();
    let today = day("2026-02-01");
    assert_eq!(clinic.count_links_out(today), 1);
    let asked_by = clinic.asked_by(&clinic.scored_for(phq9), today);
    assert_eq!((asked_by.invitations, asked_by.own_plans, asked_by.is_in_clinics_plan), (1, 0, true), "one has ended");
    let words = retiring_instrument_words(phq9, &asked_by).join("\n");
    assert!(words.contains("Invitations that are out and ask it: 1. They go on"), "{words}");
    assert!(words.contains("Asked by plan: the clinic’s plan. While it is retired they don’t ask it"), "{words}");

    let own = Instrument { retired: true, ..Instrument::clone(phq9) };
    let retired = clinic.updated([], Some(vec![own]), None);
    let ids = |clinic: &Clinic| clinic.asked_anew().iter().map(|one| one.id().to_owned()).collect::<Vec<_>>();
    assert!(ids(&clinic).contains(&"phq-9".to_owned()) && !ids(&retired).contains(&"phq-9".to_owned()));
    let chart = retired.charts.values().next().unwrap();
    let plan = retired.plan_of(chart);
    assert_eq!(plan.planned().iter().map(|one| &*one.questionnaire).collect::<Vec<_>>(), ["memory-nrs"]);
    let due = PlanOfClinic::of(&retired).answers_due(chart, today);
    assert_eq!(due.iter().map(|one| &*one.questionnaire).collect::<Vec<_>>(), ["memory-nrs"]);
    assert_eq!(retired.retired_in_plan(&retired.whole_plan_of(chart)), ["PHQ-9"]);
}

/// A questionnaire of the clinic's own was retired, and every patient whose plan asked it was due for an answer that nobody could be invited to.
#[test]
fn a_plan_asks_no_questionnaire_that_was_retired() {
    let own = Arc::new(Questionnaire::clone(&built_in("gad-7").unwrap()).renamed("own").unwrap());
    let due = |is_retired| {
        let own = OwnQuestionnaire { questionnaire: Arc::clone(&own), scored: None, is_retired };
        let plan = Plan::default_of(&["own", "phq-9"], 7).unwrap();
        let settings = SelfReportSettings { questionnaires: vec![own], plan: Some(plan), ..settings() };
        let clinic = Clinic::default().with_self_report(Arc::new(settings), Arc::default());
        let mut chart = patient(1, "1");
        given(&mut chart, "2026-01-05");
        let plan = clinic.plan_of(&chart);
        let due = PlanOfClinic::of(&clinic).answers_due(&chart, day("2026-02-01"));
        let due: Vec<String> = due.into_iter().map(|one| one.questionnaire).collect();
        assert_eq!(due, plan.planned().iter().map(|one| one.questionnaire.clone()).collect::<Vec<_>>());
        due
    };
    assert_eq!((due(false), due(true)), (vec!["own".to_owned(), "phq-9".into()], vec!["phq-9".to_owned()]));
}
