//! What is kept of self-report: invitations, answers, harm and plans in the journal; arrivals and settings in the clinic's record; and what a locked
//! clinic's device was told.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::caseload::{Clinic, HarmAlert, Response, harm_dealt_with};
use anamnesis::desk::{
    AuditView, Change, Command, Deed, Lack, Line, Record, Refusal, Taken, ThrownAway, apply, lines, thrown_away,
};
use anamnesis::exchange::{Incoming, merge, responses_json};
use anamnesis::judge::Policy;
use anamnesis::questionnaire::{Authored, built_in, read_response};
use anamnesis::record::{
    Arrival, ArrivalWay, Chart, Day, DealtWith, Id, Instant, IssuedInvitation, Journal, Journals, Key, Patient, Plan,
    Points, ReportWay, Score, SelfReport, SelfReported, Source, What,
};
use anamnesis::self_report::{
    Arrived, Clinic as Known, Contact, Opened as OpenedSending, SelfReportSettings, Sending, SendingId, StoredKey,
    Token, answers_of, said_of, version_of,
};
use anamnesis::vault::rust_crypto::RustCrypto;
use anamnesis::vault::{Keeper, MemoryStore, Note, Refreshed, Store, StoreError, keep_waiting};
use anamnesis::words::harm_dealt_words;
use contract::sealed;
use places::InMemory;
use pollster::block_on;
use quick::{QUICK, stored};
use recorded::{elsewhere, keep, stamp};
use sendings::{NOW, key, receive, sending};
use std::sync::Arc;
use support::answered;

#[path = "support/native_seal.rs"]
mod native_seal;
#[path = "support/places.rs"]
#[allow(dead_code, reason = "other tests need the other place")]
mod places;
#[path = "support/quick.rs"]
#[allow(dead_code, reason = "other tests put records in place")]
mod quick;
#[path = "support/recorded.rs"]
mod recorded;
#[path = "support/sendings.rs"]
mod sendings;
#[path = "support/questions.rs"]
mod support;

const ZOE: Key = Key::from_bits(0x2a);

fn at(seconds: i64) -> Instant {
    Instant::from_seconds(NOW + seconds)
}

fn settings() -> Arc<SelfReportSettings> {
    let stored = StoredKey { public: key(1).public, private: b"a private half".to_vec(), made: at(-90_000) };
    Arc::new(SelfReportSettings { keys: vec![stored], ..SelfReportSettings::default() })
}

/// A clinic with its key, and the patient who was invited.
fn clinic() -> Clinic {
    let clinic = Clinic::default().with_self_report(settings(), Arc::default());
    let clinic = after(&clinic, Command::AddPatient(Patient::of(ZOE, Id::new("N-1").unwrap())));
    after(&clinic, Command::EnterSelfReport { patient: ZOE, record: invitation().into() })
}

fn invitation() -> IssuedInvitation {
    IssuedInvitation {
        token: Token([7; 16]),
        questionnaires: vec![version_of(&built_in("phq-9").unwrap())],
        way: ReportWay::Link,
        at: at(-86_400),
        until: None,
    }
}

fn does(clinic: &Clinic, command: Command) -> Result<Change, Refusal> {
    apply(clinic, command, &stamp("Dr. Example"))
}

fn after(clinic: &Clinic, command: Command) -> Clinic {
    clinic.with(&does(clinic, command).unwrap())
}

/// What was sent, sealed to the clinic's key: as it lies in the inbox.
fn arrival(sending: &Sending) -> Arrival {
    Arrival {
        text: sendings::sealed(sending, 1),
        received: at(60),
        way: ArrivalWay::Paste,
        said: Some(said_of(sending)),
        dealt: None,
    }
}

fn opened(clinic: &Clinic, arrival: &Arrival) -> OpenedSending {
    let (keys, shelf, invited) = ([key(1)], clinic.self_report.shelf(), clinic.invited());
    let (reported, scoring) = (clinic.reported(), |_: &_| None);
    let known = Known { keys: &keys, shelf: &shelf, invited: &invited, reported: &reported, scoring: &scoring };
    let arrived = receive(&known, &arrival.text, arrival.received);
    let Some(Arrived::Opened(opened)) = arrived.into_iter().next() else { panic!("it opens") };
    *opened
}

fn taken(clinic: &Clinic, arrival: &Arrival) -> Taken {
    Taken::of((ZOE, ReportWay::Link), arrival, &opened(clinic, arrival), None, &clinic.self_report)
}

fn chart(clinic: &Clinic) -> &Chart {
    clinic.chart(ZOE).unwrap()
}

#[test]
fn answers_are_taken_in_with_their_items_and_undone_they_wait_again() {
    let before = after(&clinic(), Command::PutInbox(vec![arrival(&sending(1))]));
    let arrived = before.arrivals.values().next().unwrap().clone();
    let change = does(&before, Command::TakeIn(vec![taken(&before, &arrived)])).unwrap();
    let now = before.with(&change);
    let (report, score) = (chart(&now).reports().next().unwrap(), &chart(&now).scores[0]);
    assert!(now.arrivals.is_empty() && chart(&now).invitations().next().unwrap().is_answered);
    assert_eq!((score.value.get(), score.source, score.day), (27.0, Some(Source::Patient), report.day()));
    assert_eq!(score.time, Some(report.authored.time()));
    // The score names its report, and can be redone from the items.
    let (of, parts) = chart(&now).report_of(score.key).unwrap();
    assert_eq!(of, report);
    let answers = answers_of(parts, &now.self_report).unwrap().unwrap();
    assert_eq!(answers, sending(1).answers[0]);
    assert_eq!(parts.harm.len(), 1);
    // Once more it is nothing new.
    let again = after(&now, Command::PutInbox(vec![arrived.clone()]));
    let refused = does(&again, Command::TakeIn(vec![taken(&again, &arrived)]));
    assert!(matches!(refused, Err(Refusal::AlreadyThere(_))), "{refused:?}");
    // It leaves as FHIR with its items, and without the patient's name.
    let bundle: serde_json::Value = serde_json::from_str(&responses_json(&now.charts, &now.self_report)).unwrap();
    let response = &bundle["entry"][0]["resource"];
    assert_eq!(response["subject"]["identifier"]["value"], "N-1");
    let back = read_response(&response.to_string(), answers.questionnaire()).unwrap();
    assert_eq!(back.answers, answers);
    let undone = now.with(&change.inverse(&now, &stamp("")).unwrap().unwrap());
    assert_eq!((undone.arrivals.len(), chart(&undone).reports().count(), chart(&undone).scores.len()), (1, 0, 0));
    let once_more = after(&undone, Command::TakeIn(vec![taken(&undone, &arrived)]));
    assert_eq!(chart(&once_more).scores, chart(&now).scores);
}

#[test]
fn refused_answers_are_kept_without_a_score_and_can_be_taken_in_after_all() {
    let before = after(&clinic(), Command::PutInbox(vec![arrival(&sending(1))]));
    let arrived = before.arrivals.values().next().unwrap().clone();
    let one = taken(&before, &arrived);
    let silent = does(&before, Command::TakeIn(vec![one.clone().refused(" ".into())]));
    assert_eq!(silent, Err(Refusal::IncompleteEntry(Lack::WhyRefused)));
    let refused = after(&before, Command::TakeIn(vec![one.clone().refused("not hers".into())]));
    assert_eq!((chart(&refused).scores.len(), chart(&refused).reports().count()), (0, 1));
    assert!(!chart(&refused).invitations().next().unwrap().is_answered);
    assert_eq!(refused.harm_alerts().len(), 1, "harm in refused answers is told all the same");
    let taken = after(&refused, Command::TakeIn(vec![Taken { arrival: None, ..one }]));
    assert_eq!((chart(&taken).scores.len(), chart(&taken).reports().count()), (1, 1));
}

#[test]
fn harm_is_told_from_its_arrival_on_until_somebody_dealt_with_it_by_name() {
    let before = after(&clinic(), Command::PutInbox(vec![arrival(&sending(1)), arrival(&sending(1))]));
    let alerts = before.harm_alerts();
    // Sealed twice, the same answers are one.
    let [HarmAlert { patient: Some(ZOE), arrival: Some(_), report, items, .. }] = alerts.as_slice() else {
        panic!("{alerts:?}")
    };
    assert_eq!(items.len(), 1);
    let dealt = |by: &str, words: &str| {
        let dealt = DealtWith { report: *report, at: at(120), by: by.into(), words: words.into() };
        let record = SelfReport { key: Key::from_bits(5), what: SelfReported::DealtWith(dealt) };
        Command::EnterSelfReport { patient: ZOE, record }
    };
    assert_eq!(does(&before, dealt("", "called")), Err(Refusal::IncompleteEntry(Lack::WhoDealt)));
    // Nothing that can be seen says nothing, however many characters it has.
    for nothing in ["", " ", "\u{A0}\u{200B}", "\u{2800}\n"] {
        assert_eq!(does(&before, dealt("A", nothing)), Err(Refusal::IncompleteEntry(Lack::HowDealt)), "{nothing:?}");
    }
    // Taken in, and its taking in undone, it is told.
    let arrived = before.arrivals.values().next().unwrap().clone();
    let change = does(&before, Command::TakeIn(vec![taken(&before, &arrived)])).unwrap();
    let now = before.with(&change);
    assert_eq!(
        now.harm_alerts().iter().map(|alert| (alert.arrival, alert.report)).collect::<Vec<_>>(),
        [(None, *report)]
    );
    let undone = now.with(&change.inverse(&now, &stamp("")).unwrap().unwrap());
    assert_eq!(undone.harm_alerts().len(), 1);
    for clinic in [&before, &now] {
        assert!(after(clinic, dealt("Dr. Example", "called her")).harm_alerts().is_empty());
    }
    // Of an invitation that nobody knows.
    let stranger = Sending { token: Token([8; 16]), ..sending(2) };
    let alerts = after(&clinic(), Command::PutInbox(vec![arrival(&stranger)])).harm_alerts();
    assert_eq!(alerts[0].patient, None);
}

#[test]
fn an_invitation_is_withdrawn_once_and_a_plan_holds_until_the_next() {
    let withdrawn = |bits| {
        let what = SelfReported::Withdrawn { invitation: Token([7; 16]).key(), at: at(0) };
        Command::EnterSelfReport { patient: ZOE, record: SelfReport { key: Key::from_bits(bits), what } }
    };
    let now = after(&clinic(), withdrawn(1));
    assert_eq!(now.invited()[0].withdrawn, Some(at(0)));
    assert_eq!(does(&now, withdrawn(2)), Err(Refusal::Unknown(Record::SelfReport)));
    let planned = |bits, plan, seconds| {
        let what = SelfReported::Planned { plan, at: at(seconds) };
        Command::EnterSelfReport { patient: ZOE, record: SelfReport { key: Key::from_bits(bits), what } }
    };
    let own = Plan::default_of(&["gad-7"], 3).unwrap();
    let now = after(&now, planned(3, Some(own.clone()), 1));
    assert_eq!(now.plan_of(chart(&now)), own);
    let now = after(&now, planned(4, None, 2));
    assert_eq!(now.plan_of(chart(&now)).planned().len(), 2, "the clinic's own again");
}

#[test]
fn settings_of_two_tabs_are_both_kept_unless_they_set_the_same() {
    let before = clinic();
    let was = Arc::clone(&before.self_report);
    let contact = |name| Contact::new(name, "", "", Vec::new()).unwrap();
    let named = |name| Arc::new(SelfReportSettings { contact: contact(name), ..SelfReportSettings::clone(&was) });
    let set = |settings| Command::SetSelfReport { settings, was: Arc::clone(&was) };
    let now = after(&before, set(named("One")));
    let plan = Some(Plan::default_of(&["phq-9"], 7).unwrap());
    let planned = Arc::new(SelfReportSettings { plan: plan.clone(), ..SelfReportSettings::clone(&was) });
    let change = does(&now, set(planned)).unwrap();
    let both = now.with(&change);
    assert_eq!((both.self_report.contact.clinic(), &both.self_report.plan), ("One", &plan));
    assert!(!change.can_undo);
    assert_eq!(does(&now, set(named("Two"))), Err(Refusal::Stale(Record::SelfReportSettings)));
}

/// Two devices that take the same in without knowing of each other have one report and one score afterwards.
#[test]
fn devices_that_take_the_same_in_agree() {
    let before = after(&clinic(), Command::PutInbox(vec![arrival(&sending(1))]));
    let arrived = before.arrivals.values().next().unwrap().clone();
    let command = Command::TakeIn(vec![Taken { arrival: None, ..taken(&before, &arrived) }]);
    let mut journals = Journals::new();
    for change in [
        does(&Clinic::default(), Command::AddPatient(Patient::of(ZOE, Id::new("N-1").unwrap()))).unwrap(),
        does(&before, command.clone()).unwrap(),
    ] {
        keep(&mut journals, &change);
    }
    let here = journals[&ZOE].clone();
    let there = apply(&before, command, &elsewhere("N. Other")).unwrap();
    let mut others = Journals::from([(ZOE, Journal::new(ZOE))]);
    keep(&mut others, &there);
    let both = here.union(&others[&ZOE]).unwrap().fold(None).unwrap();
    assert_eq!((both.scores.len(), both.reports().count()), (1, 1));
    assert_eq!(both.recorded.contested().count(), 0);
}

/// A sealed clinic as a page has it open.
struct Desk {
    store: MemoryStore,
    keeper: Keeper<MemoryStore, RustCrypto>,
    clinic: Clinic,
}

impl Desk {
    fn new() -> Self {
        let store = MemoryStore::default();
        let keeper = block_on(sealed::sealed(&InMemory(store.clone()), &QUICK));
        let mut desk = Self { store, keeper, clinic: Clinic::default() };
        desk.does(Command::SetSelfReport { settings: settings(), was: Arc::default() });
        desk.does(Command::AddPatient(Patient::of(ZOE, Id::new("N-1").unwrap())));
        desk.does(Command::EnterSelfReport { patient: ZOE, record: invitation().into() });
        desk
    }

    fn does(&mut self, command: Command) -> Vec<What> {
        let mut change = does(&self.clinic, command).unwrap();
        let erased: Vec<Key> = change.erases().collect();
        change.erased = block_on(self.keeper.journals(&erased)).unwrap().into_values().map(Arc::new).collect();
        let lines = lines(&self.clinic, &change, today());
        let whats = lines.iter().map(|line| line.what.clone()).collect();
        block_on(self.keeper.save(&change, note(lines))).unwrap();
        self.clinic = self.clinic.with(&change);
        whats
    }

    /// Locked and unlocked again.
    fn again(self) -> Self {
        let (keeper, opened) = block_on(sealed::unlocked(&InMemory(self.store.clone()), &QUICK));
        assert!(opened.damaged.is_empty() && opened.newer.is_empty() && opened.undecided.is_empty());
        let clinic = Clinic::new(opened.charts, opened.own_instruments, opened.policy.unwrap_or_default())
            .with_self_report(opened.self_report.unwrap_or_default(), Arc::new(opened.arrivals));
        Self { store: self.store, keeper, clinic }
    }
}

fn today() -> Day {
    Authored::new(at(0), 0).unwrap().day()
}

/// When all of it is done, as the audit has it.
const AT: &str = "2026-11-26T07:25:30Z";

fn note(lines: Vec<Line>) -> Note {
    Note::new(AT.to_owned(), "Dr. Example".to_owned(), lines)
}

/// Answers that were put back and taken in again came from “two devices”, neither of which knew of the other's change: of a record that was gone
/// its new version stood beside the removal.
#[test]
fn what_was_put_back_and_taken_in_again_is_one_record() {
    let mut desk = Desk::new();
    desk.does(Command::PutInbox(vec![arrival(&sending(1))]));
    for round in 0..3 {
        let waiting = desk.clinic.arrivals.values().next().unwrap().clone();
        desk.does(Command::TakeIn(vec![taken(&desk.clinic, &waiting)]));
        if round == 1 {
            desk = desk.again();
        }
        let seen = chart(&desk.clinic).reports().next().unwrap().clone();
        let score = chart(&desk.clinic).scores[0].clone();
        let edited = Score { value: Points::new(2.0).unwrap(), ..score.clone() };
        desk.does(Command::EditScore { patient: ZOE, score: edited.clone(), was: score });
        desk.does(Command::DeleteScore { patient: ZOE, score: edited });
        if round == 2 {
            desk = desk.again();
        }
        let arrival = Box::new(Arrival { way: ArrivalWay::PutBack, ..waiting });
        desk.does(Command::PutBack { patient: ZOE, seen: Box::new(seen), arrival });
    }
    let waiting = desk.clinic.arrivals.values().next().unwrap().clone();
    desk.does(Command::TakeIn(vec![taken(&desk.clinic, &waiting)]));
    let now = desk.clinic.clone();
    assert_eq!((chart(&now).recorded.parallel.len(), chart(&now).recorded.gone.len()), (0, 0));
    assert_eq!(desk.again().clinic, now, "as its journal has it");
}

#[test]
fn all_of_it_comes_back_from_the_store() {
    let mut desk = Desk::new();
    desk.does(Command::PutInbox(vec![arrival(&sending(1)), arrival(&sending(2))]));
    let first = desk.clinic.arrivals.values().next().unwrap().clone();
    desk.does(Command::TakeIn(vec![taken(&desk.clinic, &first)]));
    let again = desk.clinic.clone();
    let desk = desk.again();
    assert_eq!(desk.clinic, again);
    // In a backup too, and merged from there into another clinic.
    let backup = MemoryStore::of(block_on(desk.keeper.copy()).unwrap());
    let restored = block_on(sealed::unlocked(&InMemory(backup), &QUICK)).1;
    assert_eq!((restored.arrivals.len(), restored.self_report.as_ref()), (1, Some(&settings())));
    let journals = block_on(desk.keeper.journals(&[ZOE])).unwrap();
    let self_report = (&*settings(), &restored.arrivals);
    let incoming = Incoming { charts: &restored.charts, journals: &journals, own_instruments: &[], self_report };
    let merged = merge(&Clinic::default(), &Journals::new(), incoming);
    assert_eq!(merged.self_reports, 2);
    let other = after(&Clinic::default(), Command::Merge(merged.plan));
    assert_eq!((&other.arrivals, &other.self_report.keys), (&desk.clinic.arrivals, &settings().keys));
    assert_eq!(chart(&other).self_reports, chart(&desk.clinic).self_reports);
    let nothing = merge(&other, &journals, incoming).plan;
    assert!(nothing.is_empty(), "{nothing:?}");
}

#[test]
fn what_was_answered_while_locked_is_found_audited_and_vouched_for() {
    let mut desk = Desk::new();
    let (text, name) = (sendings::sealed(&sending(1), 1), |key: Key| format!("waiting/{key}"));
    let waits = Arrival::key_of(&text);
    block_on(keep_waiting(&desk.store, &text, at(30))).unwrap();
    block_on(keep_waiting(&desk.store, &text, at(31))).unwrap();
    assert!(stored(&desk.store, &name(waits)).is_some());
    // It is in a backup, and no sign that somebody has tampered.
    assert!(block_on(desk.keeper.copy()).unwrap().iter().any(|(stored, _)| *stored == name(waits)));
    desk = desk.again();
    let waiting = block_on(desk.keeper.waiting()).unwrap().arrivals;
    assert_eq!((waiting[&waits].received, waiting[&waits].way), (at(30), ArrivalWay::Kiosk));
    let known = waiting.into_values().map(|one| Arrival { said: Some(said_of(&sending(1))), ..one }).collect();
    assert_eq!(desk.does(Command::PutInbox(known)), [What::Arrivals { count: 1, way: ArrivalWay::Kiosk }]);
    assert!(
        stored(&desk.store, &name(waits)).is_none() && block_on(desk.keeper.waiting()).unwrap().arrivals.is_empty()
    );
    let desk = desk.again();
    assert_eq!((desk.clinic.arrivals.len(), desk.clinic.harm_alerts().len()), (1, 1));
    // Without a clinic nothing is kept for one.
    let gone = block_on(keep_waiting(&MemoryStore::default(), &text, at(30)));
    assert!(matches!(gone, Err(StoreError::Conflict { .. })), "{gone:?}");
}

/// A record of what was answered on the clinic's device that couldn't be read was left where it lay, without a word.
#[test]
fn what_was_answered_while_locked_and_can_t_be_read_is_told_of_and_thrown_away_with_a_reason() {
    let desk = Desk::new();
    let text = sendings::sealed(&sending(1), 1);
    block_on(keep_waiting(&desk.store, &text, at(30))).unwrap();
    let name = format!("waiting/{}", Arrival::key_of(&text));
    let mut bytes = stored(&desk.store, &name).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    quick::put(&desk.store, &name, Some(bytes.clone()));
    let waiting = block_on(desk.keeper.waiting()).unwrap();
    assert_eq!((waiting.arrivals.len(), waiting.damaged.len()), (0, 1));
    assert_eq!((&waiting.damaged[0].name, &waiting.damaged[0].bytes), (&name, &bytes));
    let line = Line::new(Deed::Removed, What::ArrivalDropped("asked her to answer again".into()));
    let entry = block_on(desk.keeper.drop_waiting(&name, note(vec![line]))).unwrap();
    assert_eq!(entry.lines.len(), 1);
    assert!(stored(&desk.store, &name).is_none() && block_on(desk.keeper.waiting()).unwrap().damaged.is_empty());
    // Nothing else is removed that way.
    let before = block_on(desk.keeper.copy()).unwrap().len();
    let other = format!("patient/{ZOE}");
    block_on(desk.keeper.drop_waiting(&other, note(Vec::new()))).unwrap();
    assert!(block_on(desk.keeper.copy()).unwrap().len() >= before);
    // The audit holds, and says so.
    let _ = desk.again();
}

#[test]
fn nothing_of_their_reports_is_left_of_an_erased_patient() {
    let mut desk = Desk::new();
    let words = Sending { comment: "PlantedComment".into(), ..sending(1) };
    desk.does(Command::PutInbox(vec![arrival(&words), arrival(&sending(2))]));
    let first = desk.clinic.arrivals.values().find(|one| one.said == Some(said_of(&words))).unwrap().clone();
    desk.does(Command::TakeIn(vec![taken(&desk.clinic, &first).refused("PlantedReason".into())]));
    desk.does(dealt_with(words.id.key(), 5, "PlantedWords"));
    let seen = Arc::clone(desk.clinic.chart(ZOE).unwrap());
    assert_eq!(does(&desk.clinic, Command::DeletePatient(seen)), Err(Refusal::HarmWaits), "the other still waits");
    desk.does(dealt_with(sending(2).id.key(), 6, "PlantedWords"));
    let read = |desk: &Desk| format!("{:?}", block_on(sealed::unlocked(&InMemory(desk.store.clone()), &QUICK)).1);
    let token = Token([7; 16]).to_text();
    let planted = ["PlantedComment", "PlantedReason", "PlantedWords", &token];
    assert!(planted.iter().all(|text| read(&desk).contains(text)));
    let before = desk.clinic.clone();
    let seen = Arc::clone(desk.clinic.chart(ZOE).unwrap());
    let change = does(&desk.clinic, Command::DeletePatient(Arc::clone(&seen))).unwrap();
    desk.does(Command::DeletePatient(seen));
    let left = read(&desk);
    assert!(planted.iter().all(|text| !left.contains(text)) && desk.clinic.arrivals.is_empty(), "{left}");
    assert!(!block_on(desk.store.names()).unwrap().iter().any(|name| name.starts_with("arrivals/")));
    assert_eq!(change.arrivals.len(), before.arrivals.len());
}

#[test]
fn arrivals_that_are_nobody_s_go_with_a_reason_that_the_audit_has() {
    let mut desk = Desk::new();
    let answers = vec![answered("phq-9", &[Some(0); 10])];
    desk.does(Command::PutInbox(vec![arrival(&Sending { token: Token([8; 16]), answers, ..sending(1) })]));
    let arrivals: Vec<Key> = desk.clinic.arrivals.keys().copied().collect();
    let drop = |reason: &str| Command::DropArrivals { arrivals: arrivals.clone(), reason: reason.into() };
    assert_eq!(does(&desk.clinic, drop("")), Err(Refusal::IncompleteEntry(Lack::WhyRefused)));
    assert_eq!(desk.does(drop("of another clinic")), [What::ArrivalDropped("of another clinic".into())]);
    assert!(desk.clinic.arrivals.is_empty());
}

/// "Answers that came" stood in the order in which they were taken in.
#[test]
fn answers_that_came_stand_by_their_day_the_latest_first() {
    let mut desk = Desk::new();
    let of = |id: u8, days: i64| {
        let authored = Authored::new(at(days * 86_400), 0).unwrap();
        arrival(&Sending { authored, answers: vec![answered("phq-9", &[Some(0); 10])], ..sending(id) })
    };
    let all = [of(1, -3), of(2, -1), of(3, -2)];
    desk.does(Command::PutInbox(all.to_vec()));
    for one in &all {
        desk.does(Command::TakeIn(vec![taken(&desk.clinic, one)]));
    }
    let order: Vec<u8> = chart(&desk.clinic).reports_by_day().iter().map(|report| report.sending.0[0]).collect();
    assert_eq!(order, [2, 3, 1]);
}

/// What was thrown away came back as new when it was pasted again. The audit has by whom it was thrown away and why.
#[test]
fn what_was_thrown_away_is_known_again_and_what_was_brought_back_is_not() {
    let mut desk = Desk::new();
    let [strange, twice, taken_in] =
        [1, 2, 3].map(|id| arrival(&Sending { answers: vec![answered("phq-9", &[Some(0); 10])], ..sending(id) }));
    let drop = |one: &Arrival, reason: &str| Command::DropArrivals { arrivals: vec![one.key()], reason: reason.into() };
    desk.does(Command::PutInbox(vec![strange.clone(), twice.clone(), taken_in.clone()]));
    desk.does(drop(&strange, "of another clinic"));
    let before = desk.clinic.clone();
    desk.does(drop(&twice, "by mistake"));
    let mistaken = does(&before, drop(&twice, "by mistake")).unwrap();
    let back = mistaken.inverse(&desk.clinic, &stamp("Dr. Example")).unwrap().unwrap();
    let taken_back = lines(&desk.clinic, &back, today());
    block_on(desk.keeper.save(&back, note(taken_back))).unwrap();
    desk.clinic = desk.clinic.with(&back);
    desk.does(Command::TakeIn(vec![taken(&desk.clinic, &taken_in)]));
    let thrown = |desk: &Desk| {
        let entries = block_on(sealed::unlocked(&InMemory(desk.store.clone()), &QUICK)).1.audit;
        thrown_away(&AuditView { entries, ..AuditView::default() })
    };
    let known = |why: &str| ThrownAway { at: AT.into(), by: "Dr. Example".into(), why: why.into() };
    assert_eq!(thrown(&desk), [(strange.key(), known("of another clinic"))].into());
    // Shown all the same and thrown away once more: the last time counts.
    desk.does(Command::PutInbox(vec![strange.clone()]));
    assert_eq!(thrown(&desk).len(), 1, "it says so of what waits, too");
    desk.does(drop(&strange, "asked her: not hers"));
    assert_eq!(thrown(&desk), [(strange.key(), known("asked her: not hers"))].into());
}

/// That somebody dealt with Zoe's answers of that report.
fn dealt_with(report: Key, bits: u64, words: &str) -> Command {
    let dealt = DealtWith { report, at: at(9), by: "Dr. Example".into(), words: words.into() };
    let record = SelfReport { key: Key::from_bits(bits), what: SelfReported::DealtWith(dealt) };
    Command::EnterSelfReport { patient: ZOE, record }
}

/// Once an arrival that told of harm and whose invitation nobody knew could be thrown away like any other, with "a mistake" as reason: its banner
/// was gone from every page, nobody had called anybody, and the dialog had not said so. And what was put in or typed in could be undone.
#[test]
fn no_alert_of_harm_ends_until_somebody_dealt_with_it_by_name_and_in_words() {
    let stranger = Sending { token: Token([8; 16]), ..sending(2) };
    let (own, unknown) = (arrival(&sending(1)), arrival(&stranger));
    // Sealed twice: another text of the same answers.
    let twice = arrival(&stranger);
    let put = does(&clinic(), Command::PutInbox(vec![own.clone(), unknown.clone(), twice.clone()])).unwrap();
    assert!(!put.can_undo, "undone, nobody would be told");
    let before = clinic().with(&put);
    assert_eq!(before.harm_alerts().len(), 2);
    for arrivals in [vec![own.key()], vec![unknown.key(), twice.key()]] {
        let drop = Command::DropArrivals { arrivals, reason: "a mistake".into() };
        assert_eq!(does(&before, drop), Err(Refusal::HarmWaits));
    }
    // One of two that are the same may go: the other tells.
    let one = Command::DropArrivals { arrivals: vec![twice.key()], reason: "twice".into() };
    assert_eq!(after(&before, one).harm_alerts().len(), 2);
    let deal = |words: &str| Command::DealWithUnknown { report: stranger.id.key(), words: words.into() };
    assert_eq!(apply(&before, deal("found out"), &stamp(" ")), Err(Refusal::IncompleteEntry(Lack::WhoDealt)));
    assert_eq!(does(&before, deal("")), Err(Refusal::IncompleteEntry(Lack::HowDealt)));
    let change = does(&before, deal("found out and called")).unwrap();
    let whats: Vec<What> = lines(&before, &change, today()).into_iter().map(|line| line.what).collect();
    assert_eq!(whats, [What::UnknownDealtWith("found out and called".into())]);
    let now = before.with(&change);
    assert_eq!((now.harm_alerts().len(), now.arrivals.len()), (1, 3), "both texts of it stay");
    assert_eq!(now.arrivals.values().filter(|arrival| arrival.dealt.is_some()).count(), 2);
    assert_eq!(does(&now, deal("again")), Err(Refusal::Unknown(Record::Arrival)));
    let undone = now.with(&change.inverse(&now, &stamp("")).unwrap().unwrap());
    assert_eq!(undone.harm_alerts().len(), 2, "nobody has dealt with it after all");
    // Whose answers are known has a record to keep the words in.
    let report = sending(1).id.key();
    let of_zoe = Command::DealWithUnknown { report, words: "called".into() };
    assert_eq!(does(&now, of_zoe), Err(Refusal::Unknown(Record::Arrival)));
    let dealt = after(&now, dealt_with(report, 5, "called"));
    let drop = Command::DropArrivals { arrivals: vec![own.key()], reason: "a mistake".into() };
    let left = after(&dealt, drop);
    // Thrown away it is now only by somebody who says so.
    let drop = Command::DropArrivals { arrivals: vec![unknown.key(), twice.key()], reason: "no patient".into() };
    assert!(after(&left, drop).arrivals.is_empty());
    // What was typed in from paper has no arrival to go back to: it is corrected, and not undone.
    let paper = Taken::from_paper(ZOE, &sending(4), at(0), None, &before.self_report);
    assert!(!does(&clinic(), Command::TakeIn(vec![paper])).unwrap().can_undo);
}

/// The card of answers of an unknown invitation advised to merge the backup of the browser that invited; once their harm was dealt with, the answers
/// were gone from the inbox with all their items, and nothing was left that could be taken in after that merge. And of what was done nothing stood
/// in the patient's record.
#[test]
fn answers_whose_harm_was_dealt_with_before_anybody_knew_whose_they_are_are_taken_in_with_what_was_done() {
    let stranger = Sending { token: Token([8; 16]), ..sending(2) };
    let unknown = arrival(&stranger);
    let put = after(&clinic(), Command::PutInbox(vec![unknown.clone()]));
    let report = stranger.id.key();
    let now = after(&put, Command::DealWithUnknown { report, words: "Not found yet.".into() });
    let waiting = now.arrivals[&unknown.key()].clone();
    assert_eq!((now.harm_alerts(), waiting.text.as_str()), (vec![], unknown.text.as_str()));
    let dealt = waiting.dealt.clone().unwrap();
    assert_eq!((dealt.by.as_str(), dealt.words.as_str()), ("Dr. Example", "Not found yet."));
    // The same text once more, and what is known of it, change nothing of that.
    let again = after(&now, Command::PutInbox(vec![unknown.clone()]));
    assert_eq!(again.arrivals[&unknown.key()], waiting);
    // The invitation comes to be known.
    let issued = IssuedInvitation { token: Token([8; 16]), ..invitation() };
    let known = after(&now, Command::EnterSelfReport { patient: ZOE, record: issued.into() });
    assert_eq!(known.harm_alerts(), [], "somebody has dealt with it");
    let told = |clinic: &Clinic| harm_dealt_with(chart(clinic), clinic, &[]);
    assert_eq!(told(&known).iter().map(|one| &one.dealt).collect::<Vec<_>>(), [&dealt]);
    let change = does(&known, Command::TakeIn(vec![taken(&known, &waiting)])).unwrap();
    let in_record = known.with(&change);
    assert_eq!((chart(&in_record).reports().count(), in_record.arrivals.len()), (1, 0));
    assert_eq!(in_record.harm_alerts(), []);
    assert_eq!(chart(&in_record).dealt_with(report).collect::<Vec<_>>(), [&dealt]);
    assert_eq!(told(&in_record).len(), 1);
    let back = in_record.with(&change.inverse(&in_record, &stamp("")).unwrap().unwrap());
    assert_eq!((back.arrivals[&unknown.key()].clone(), back.harm_alerts()), (waiting, vec![]));
}

/// The dialog said that what was done about a harm answer is kept in the patient's record, and neither the patient's page nor the one-page print showed
/// it while the answers waited in the inbox.
#[test]
fn what_was_done_is_shown_while_the_answers_wait_and_after_they_were_taken_in() {
    let own = arrival(&sending(1));
    let before = after(&clinic(), Command::PutInbox(vec![own.clone()]));
    let report = sending(1).id.key();
    let now = after(&before, dealt_with(report, 5, "Called her."));
    let shown = |clinic: &Clinic, responses: &[Response]| {
        let all = harm_dealt_with(chart(clinic), clinic, responses);
        all.iter().map(|one| harm_dealt_words(one, "26 Nov, 09:00")).collect::<Vec<_>>()
    };
    let dealt = "Dealt with by Dr. Example, 26 Nov, 09:00: Called her.";
    assert_eq!(shown(&now, &[]), [format!("An answer told of harm. {dealt}")], "not opened yet");
    let response = Response::of(&own, Arrived::Opened(Box::new(opened(&now, &own))), &now);
    let [waiting] = &shown(&now, &[response])[..] else { panic!("one line") };
    assert!(waiting.starts_with("PHQ-9, “Thoughts") && waiting.ends_with(dealt), "{waiting}");
    let in_record = after(&now, Command::TakeIn(vec![taken(&now, &own)]));
    assert_eq!(shown(&in_record, &[]).iter().collect::<Vec<_>>(), [waiting]);
}

/// Taken in all at once, and refused; taken back both ways; by a second tab that had not heard of it; and where the device fails in between: the
/// alert is told all the time, once for each sending.
#[test]
fn alerts_survive_taking_in_refusing_undoing_another_tab_and_a_lock_in_between() {
    let mut desk = Desk::new();
    desk.does(Command::PutInbox(vec![arrival(&sending(1)), arrival(&sending(2))]));
    let arrived: Vec<Arrival> = desk.clinic.arrivals.values().cloned().collect();
    let told = |clinic: &Clinic| {
        let mut told: Vec<Key> = clinic.harm_alerts().iter().map(|alert| alert.report).collect();
        told.sort();
        told
    };
    let (before, alerts) = (desk.clinic.clone(), told(&desk.clinic));
    assert_eq!(alerts.len(), 2);
    // Both are of one day, which has one score.
    let all: Vec<Taken> = arrived.iter().map(|one| taken(&before, one).with_scores(|_| false)).collect();
    let refused: Vec<Taken> = all.iter().cloned().map(|one| one.refused("not hers".into())).collect();
    for command in [Command::TakeIn(all.clone()), Command::TakeIn(refused)] {
        let change = does(&before, command).unwrap();
        let now = before.with(&change);
        assert_eq!((told(&now), now.arrivals.len()), (alerts.clone(), 0));
        assert!(change.can_undo, "the arrivals come back");
        let undone = now.with(&change.inverse(&now, &stamp("")).unwrap().unwrap());
        assert_eq!((told(&undone), undone.arrivals.len()), (alerts.clone(), 2));
        // Somebody has dealt with one meanwhile: that is not undone with it.
        let dealt = after(&now, dealt_with(alerts[0], 5, "called"));
        assert_eq!(change.inverse(&dealt, &stamp("")).unwrap(), None);
    }
    // Another tab has read the clinic before the first takes all in: what it then takes in is refused, once it has caught up.
    let (other, opened) = block_on(sealed::unlocked(&InMemory(desk.store.clone()), &QUICK));
    let behind = Clinic::new(opened.charts, Vec::new(), Policy::default())
        .with_self_report(opened.self_report.unwrap_or_default(), Arc::new(opened.arrivals));
    let late = does(&behind, Command::TakeIn(all.clone())).unwrap();
    // The clinic is locked before anything is written: nothing is taken in, and all waits.
    let mut desk = desk.again();
    assert_eq!((told(&desk.clinic), desk.clinic.arrivals.len()), (alerts.clone(), 2));
    desk.does(Command::TakeIn(all.clone()));
    let refused = block_on(other.save(&late, note(Vec::new())));
    assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{refused:?}");
    let Ok(Refreshed::Update(update)) = block_on(other.refresh()) else { panic!("it catches up") };
    let caught_up = behind.updated(update.charts, None, None).with_arrivals(update.arrivals);
    assert_eq!(does(&caught_up, Command::TakeIn(all)), Err(Refusal::Unknown(Record::Arrival)));
    assert_eq!((told(&caught_up), chart(&caught_up).reports().count()), (alerts.clone(), 2));
    assert_eq!(told(&desk.again().clinic), alerts);
}

/// A backup with answers in its inbox brings its alerts, merged or in the clinic's place; a merge that brought one is not undone.
#[test]
fn a_backup_brings_the_alerts_of_its_arrivals() {
    let mut desk = Desk::new();
    desk.does(Command::PutInbox(vec![arrival(&sending(1)), arrival(&Sending { token: Token([8; 16]), ..sending(2) })]));
    let backup = MemoryStore::of(block_on(desk.keeper.copy()).unwrap());
    let (keeper, restored) = block_on(sealed::unlocked(&InMemory(backup), &QUICK));
    let in_its_place = Clinic::new(restored.charts.clone(), Vec::new(), Policy::default())
        .with_self_report(restored.self_report.clone().unwrap(), Arc::new(restored.arrivals.clone()));
    assert_eq!(in_its_place.harm_alerts(), desk.clinic.harm_alerts());
    let journals = block_on(keeper.journals(&[ZOE])).unwrap();
    let self_report = (&*settings(), &restored.arrivals);
    let incoming = Incoming { charts: &restored.charts, journals: &journals, own_instruments: &[], self_report };
    let merged = does(&Clinic::default(), Command::Merge(merge(&Clinic::default(), &Journals::new(), incoming).plan));
    let merged = merged.unwrap();
    assert!(!merged.can_undo);
    assert_eq!(Clinic::default().with(&merged).harm_alerts(), desk.clinic.harm_alerts());
    // It was dealt with here since the backup was made: merged, that holds, and of the other nothing is told twice.
    desk.does(dealt_with(sending(1).id.key(), 5, "called"));
    let here = block_on(desk.keeper.journals(&[ZOE])).unwrap();
    let again = merge(&desk.clinic, &here, incoming).plan;
    let now = if again.is_empty() { desk.clinic.clone() } else { after(&desk.clinic, Command::Merge(again)) };
    assert_eq!(now.harm_alerts().len(), 1);
}

#[test]
fn what_is_typed_in_from_paper_is_a_report_of_no_invitation() {
    let before = clinic();
    let typed = Sending { id: SendingId([4; 16]), answers: vec![answered("phq-9", &[Some(0); 10])], ..sending(4) };
    let one = Taken::from_paper(ZOE, &typed, at(0), Some(today().plus(-2)), &before.self_report);
    let now = after(&before, Command::TakeIn(vec![one]));
    let report = chart(&now).reports().next().unwrap();
    assert_eq!((report.way, report.token, report.day()), (ReportWay::Paper, None, today().plus(-2)));
    assert_eq!((chart(&now).scores[0].value.get(), chart(&now).scores[0].time), (0.0, None));
}

/// What was typed in from paper is corrected in any order; its score follows, goes where an answer is taken back, and comes back with Undo.
/// A harmful answer that is typed over is still to be dealt with.
#[test]
fn answers_from_paper_are_corrected_and_their_score_follows() {
    let before = clinic();
    let typed = |given: &[Option<i64>]| {
        let paper = Sending { answers: vec![answered("phq-9", given)], ..sending(9) };
        Taken::from_paper(ZOE, &paper, at(60), None, &before.self_report)
    };
    let is_scored = |clinic: &Clinic| chart(clinic).scores.iter().map(|score| score.value.get()).collect::<Vec<_>>();
    let was = |clinic: &Clinic| chart(clinic).reports().next().unwrap().clone();
    let correct = |clinic: &Clinic, given: &[Option<i64>]| {
        does(clinic, Command::CorrectReport { taken: Box::new(typed(given)), was: Box::new(was(clinic)) })
    };
    let first = after(&before, Command::TakeIn(vec![typed(&[Some(1); 10])]));
    assert_eq!((is_scored(&first), first.harm_alerts().len()), (vec![9.0], 1));
    let mut given = [Some(1); 10];
    (given[3], given[8]) = (Some(3), Some(0));
    let change = correct(&first, &given).unwrap();
    let second = first.with(&change);
    assert_eq!((is_scored(&second), chart(&second).reports().count()), (vec![10.0], 1));
    assert_eq!(second.harm_alerts().len(), 1, "nobody has dealt with it");
    given[3] = None;
    let third = second.with(&correct(&second, &given).unwrap());
    assert_eq!(is_scored(&third), Vec::<f64>::new(), "item 4 is not answered");
    let undone = second.with(&change.inverse(&second, &stamp("Dr. Example")).unwrap().unwrap());
    assert_eq!((is_scored(&undone), was(&undone)), (vec![9.0], was(&first)));
    // What another tab has corrected meanwhile is not written over, and what a patient sent is nobody's to correct.
    let stale = Command::CorrectReport { taken: Box::new(typed(&given)), was: Box::new(was(&first)) };
    assert_eq!(does(&second, stale).unwrap_err(), Refusal::Stale(Record::SelfReport));
    let sent = after(&before, Command::PutInbox(vec![arrival(&sending(1))]));
    let arrived = sent.arrivals.values().next().unwrap().clone();
    let sent = after(&sent, Command::TakeIn(vec![taken(&sent, &arrived)]));
    assert_eq!(correct(&sent, &given).unwrap_err(), Refusal::Unknown(Record::SelfReport));
}

/// Item 9 of a paper was typed as "several days" and dealt with; corrected to "nearly every day" it told nobody, and the page said that the worse
/// answer had been dealt with.
#[test]
fn a_harmful_answer_that_is_corrected_after_it_was_dealt_with_is_told_anew() {
    let before = clinic();
    let report = SendingId([9; 16]).key();
    let typed = |item_9: i64, item_3: i64| {
        let mut given = [Some(1); 10];
        (given[2], given[8]) = (Some(item_3), Some(item_9));
        let paper = Sending { id: SendingId([9; 16]), answers: vec![answered("phq-9", &given)], ..sending(9) };
        Taken::from_paper(ZOE, &paper, at(60), None, &before.self_report)
    };
    let correct = |clinic: &Clinic, item_9: i64, item_3: i64| {
        let was = Box::new(chart(clinic).reports().next().unwrap().clone());
        does(clinic, Command::CorrectReport { taken: Box::new(typed(item_9, item_3)), was })
    };
    let told = |clinic: &Clinic| clinic.harm_alerts().len();
    let done = |clinic: &Clinic| {
        harm_dealt_with(chart(clinic), clinic, &[]).iter().map(|one| harm_dealt_words(one, "today")).collect::<Vec<_>>()
    };
    let first = after(&before, Command::TakeIn(vec![typed(1, 1)]));
    let dealt = after(&first, dealt_with(report, 5, "called"));
    assert_eq!((told(&first), told(&dealt)), (1, 0));
    let change = correct(&dealt, 3, 1).unwrap();
    let worse = dealt.with(&change);
    assert_eq!((told(&worse), change.can_undo), (1, false), "nobody has dealt with that");
    assert!(done(&worse)[0].contains("and was corrected since. Dealt with by"), "{:?}", done(&worse));
    // Whatever the clock of whoever deals with it says.
    let again = after(&worse, dealt_with(report, 6, "called again"));
    assert_eq!(told(&again), 0);
    assert!(done(&again)[0].contains("“Nearly every day”"), "{:?}", done(&again));
    // It tells of none any more, and then of some again.
    let none = again.with(&correct(&again, 0, 1).unwrap());
    assert_eq!(told(&none), 0);
    assert_eq!(told(&none.with(&correct(&none, 2, 1).unwrap())), 1);
    // Corrected before anybody dealt with it, it waits on since it was typed in.
    let waits = first.with(&correct(&first, 2, 0).unwrap());
    assert_eq!(waits.harm_alerts()[0].received, first.harm_alerts()[0].received);
}
