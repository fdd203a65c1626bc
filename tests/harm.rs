//! Answers that tell of harm stand before everything else, whatever is searched, chosen, put off or in doubt, until somebody has dealt with them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::{
    Book, Clinic, Doubts, Filter, Group, HarmAlert, Harms, PlanOfClinic, Sort, Urgency, agenda, board, harm_answers,
};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::Policy;
use anamnesis::questionnaire::built_in;
use anamnesis::record::{
    Act, Charts, Day, Entry, HarmItem, Holding, Instant, InstrumentSet, Key, Mismatch, MismatchKind,
    QuestionnaireVersion, Undecided, Until,
};
use anamnesis::words::{agenda_order, agenda_text, group_rule, harm_answer_words, lifted_words, row_harm, sort_words};
use std::sync::Arc;

/// A patient of the demo clinic who is put off here.
const PUT_OFF: &str = "DEMO-013";

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

/// The demo clinic, with a patient who is put off.
fn charts() -> Charts {
    let mut charts = demo_clinic(7, today());
    let put_off = charts.iter_mut().find(|chart| &*chart.patient.number == PUT_OFF).unwrap();
    let act = Act::Snoozed { until: Until::Day(today().plus(9)), reason: "asked".into() };
    put_off.log.push(Entry { key: Key::from_bits(1), day: today(), by: "Dr. A".into(), corrects: None, act });
    charts.into_iter().map(|c| (c.patient.key, Arc::new(c))).collect()
}

fn book(before: Option<&Book>, doubts: Doubts, harms: Harms) -> Book {
    let instruments = Arc::new(InstrumentSet::built_in());
    let about = (&Arc::new(doubts), &Arc::new(harms));
    Book::next(before, &charts(), (&instruments, &Policy::default(), &PlanOfClinic::default()), about, today())
}

/// Alerts of yesterday about those patients, each with when it was received.
fn told_by(patients: &[(Key, i64)]) -> Harms {
    let alerts = patients.iter().map(|(patient, received)| HarmAlert {
        patient: Some(*patient),
        report: Key::from_bits(received.unsigned_abs()),
        arrival: None,
        answered: today().plus(-1),
        received: Instant::from_seconds(*received),
        items: Vec::new(),
    });
    Harms::of(&alerts.collect::<Vec<_>>())
}

fn of_group(book: &Book, group: Group) -> Key {
    book.rows.iter().find(|row| row.group == group).unwrap().key
}

// While the inbox was being opened the banner of every page said that the answer can't be read, and then grew under the hand of whoever pressed
// what stood below it.
#[test]
fn an_answer_that_is_just_being_opened_is_not_called_unreadable_and_takes_its_place() {
    let clinic = Clinic::default();
    let questionnaire = built_in("phq-9").unwrap();
    let question = questionnaire.items().iter().find(|item| item.kind.takes_answer()).unwrap();
    let version = QuestionnaireVersion { id: "phq-9".into(), fingerprint: questionnaire.fingerprint() };
    let alert = |questionnaire: QuestionnaireVersion| HarmAlert {
        patient: None,
        report: Key::from_bits(1),
        arrival: Some(Key::from_bits(2)),
        answered: today(),
        received: Instant::from_seconds(0),
        items: vec![HarmItem { questionnaire, link_id: question.link_id.clone() }],
    };
    let said = |alert: &HarmAlert| harm_answer_words(&harm_answers(alert, &clinic, &[])[0]);
    let known = alert(version.clone());
    let asked = question.text.as_ref().unwrap();
    assert_eq!(said(&known), format!("{}, “{asked}”: being opened…", questionnaire.about().title));
    let unknown = alert(QuestionnaireVersion { id: "own".into(), ..version });
    let number = &question.link_id;
    assert_eq!(said(&unknown), format!("own, item {number}: an answer that is being opened…"));
    // Taken in, it will be opened no more.
    let taken_in = HarmAlert { arrival: None, ..known };
    assert_eq!(said(&taken_in), format!("phq-9, item {number}: an answer that can’t be read here"));
}

#[test]
fn patients_whose_answers_tell_of_harm_are_counted_once_and_stand_first() {
    let sound = book(None, Doubts::default(), Harms::default());
    let (clear, worse) = (of_group(&sound, Group::Clear), of_group(&sound, Group::Persistent));
    let told = book(Some(&sound), Doubts::default(), told_by(&[(clear, 50), (worse, 90), (clear, 70)]));
    let (before, after) = (board(&sound.rows, &Filter::default()), board(&told.rows, &Filter::default()));
    assert_eq!(after.all(), before.all(), "the counts still add up");
    assert_eq!((after.sections[0].group, after.count(Group::Harm)), (Group::Harm, 2));
    assert_eq!(after.count(Group::Clear), before.count(Group::Clear) - 1);
    assert_eq!((after.lifted(Group::Clear), after.lifted(Group::Emerging)), (1, 0), "said where they come from");
    assert_eq!(lifted_words(1).as_deref(), Some("+1 above"));
    let row = told.rows.iter().find(|row| row.key == clear).unwrap();
    assert_eq!(
        row_harm(row).as_deref(),
        Some("2 answers tell of harm, the latest of 23 Nov; otherwise clear"),
        "and in the row"
    );
    assert!(group_rule(Group::Harm, &Policy::default()).contains("Counted here alone"));
    // Dealt with, everybody is back, and nobody else was judged anew.
    assert_eq!(book(Some(&told), Doubts::default(), Harms::default()), sound);
}

#[test]
fn who_has_waited_longest_stands_first_and_nothing_leaves_them_out() {
    let sound = book(None, Doubts::default(), Harms::default());
    let keys: Vec<Key> = sound.rows.iter().filter(|row| !row.is_severe()).map(|row| row.key).take(3).collect();
    let told = book(None, Doubts::default(), told_by(&[(keys[0], 90), (keys[1], 50), (keys[2], 70)]));
    let order = [keys[1], keys[2], keys[0]];
    let filters = [
        Filter::default(),
        Filter { text: "nobody is called so".into(), ..Filter::default() },
        Filter { groups: vec![Group::Recovering], ..Filter::default() },
        Filter { unreviewed: true, ..Filter::default() },
        Filter::from_query("marks=severe"),
    ];
    for filter in filters {
        let found = board(&told.rows, &filter);
        let first: Vec<Key> = found.sections[0].rows.iter().map(|row| row.key).collect();
        assert_eq!(first, order, "{filter:?}");
    }
    assert!(sort_words(Sort::Urgency, Group::Harm).contains("the longest waiting first"));
    assert_ne!(told.rows[0].urgency, Urgency::default());
}

#[test]
fn the_meeting_begins_with_them_also_with_those_who_are_put_off_or_in_doubt() {
    let sound = book(None, Doubts::default(), Harms::default());
    let put_off = sound.rows.iter().find(|row| row.follow_up.put_off.is_some()).unwrap();
    let (put_off, _) = (put_off.key, assert_eq!(put_off.number, PUT_OFF));
    let doubted = of_group(&sound, Group::Clear);
    let one = Mismatch {
        name: "patient/1".to_owned(),
        holding: Holding::Patient(doubted),
        kind: MismatchKind::Older,
        found: None,
        said: None,
    };
    let doubts = Doubts::of(&Undecided { records: vec![one], breaks: Vec::new() });
    let told = book(None, doubts, told_by(&[(put_off, 1), (doubted, 2)]));
    let meeting = agenda(&told.rows);
    assert_eq!(meeting.cases[0].key, put_off);
    assert_eq!(meeting.in_doubt.len(), 1);
    assert_eq!(meeting.put_off, agenda(&sound.rows).put_off - 1);
    assert!(agenda_order(&meeting).contains("First of all 1 of whom an answer tells of harm."));
    let text = agenda_text(&meeting, &charts(), &InstrumentSet::built_in(), today());
    assert_eq!(
        text.matches("the answer of 23 Nov tells of harm").count()
            + text.matches("The answer of 23 Nov tells of harm").count(),
        2
    );
}
