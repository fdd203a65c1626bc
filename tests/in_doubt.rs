//! Patients whose record is not the one that the audit says was written last: they stay in the list, are counted apart, and nothing is told of them.
//!
//! A chart that was put back to before its flag was judged as if nothing were: "1 persistent" became "0 persistent", and the patient looked well.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use anamnesis::caseload::{Book, Doubts, Filter, Group, PlanOfClinic, Row, agenda, board};
use anamnesis::desk::{AuditEntry, Deed, Line, Written, flags_shown, lost_with};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::exchange::{flags_but_in_doubt, flags_csv};
use anamnesis::judge::{PatientState, Policy};
use anamnesis::record::{
    Charts, Day, Facts, Holding, InstrumentSet, Key, Mismatch, MismatchKind, RecordState, Undecided, Untold, What,
};
use anamnesis::words::{
    agenda_text, identity_words, left_out, mismatch_state, row_change, row_headline, row_mood, row_needed, row_state,
};
use std::sync::Arc;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

fn charts() -> Charts {
    demo_clinic(7, today()).into_iter().map(|c| (c.patient.key, Arc::new(c))).collect()
}

fn book(before: Option<&Book>, charts: &Charts, doubts: Doubts) -> Book {
    let instruments = Arc::new(InstrumentSet::built_in());
    Book::next(
        before,
        charts,
        (&instruments, &Policy::default(), &PlanOfClinic::default()),
        (&Arc::new(doubts), &Arc::default()),
        today(),
    )
}

fn mismatch(holding: Holding, kind: MismatchKind) -> Mismatch {
    let is_read = !matches!(kind, MismatchKind::TakenAway | MismatchKind::Unreadable);
    let found = is_read.then_some(RecordState { revision: 3, tag: None });
    Mismatch { name: "patient/1".to_owned(), holding, kind, found, said: Some(RecordState { revision: 5, tag: None }) }
}

fn doubts(records: Vec<Mismatch>) -> Doubts {
    Doubts::of(&Undecided { records, breaks: Vec::new() })
}

fn entry(number: u64, line: Line) -> AuditEntry {
    let at = "2026-03-02T09:41:07Z".to_owned();
    let (writes, accepts, hash) = (Vec::new(), Vec::new(), String::new());
    AuditEntry { number, at, by: "Dr. A".into(), lines: vec![line], writes, accepts, hash }
}

fn headline(row: &Row, charts: &Charts) -> String {
    row_headline(row, &charts[&row.key], &InstrumentSet::built_in()).into_text()
}

fn of_group(book: &Book, group: Group) -> Key {
    book.rows.iter().find(|row| row.group == group).unwrap().key
}

#[test]
fn a_record_that_was_put_back_stays_in_the_list_and_is_not_judged() {
    let charts = charts();
    let sound = book(None, &charts, Doubts::default());
    for group in [Group::Persistent, Group::Clear] {
        let key = of_group(&sound, group);
        for kind in [MismatchKind::Older, MismatchKind::Another, MismatchKind::Unvouched, MismatchKind::Unrecorded] {
            let doubted = book(Some(&sound), &charts, doubts(vec![mismatch(Holding::Patient(key), kind)]));
            assert_eq!(doubted.rows.len(), sound.rows.len());
            let row = doubted.rows.iter().find(|row| row.key == key).unwrap();
            assert_eq!((row.group, row_state(row).as_str()), (Group::InDoubt, mismatch_state(kind)));
            assert!(headline(row, &charts).starts_with("Not judged: ") && row.overlays.iter().next().is_none());
            assert_eq!((row_mood(row).as_str(), row_change(row), row_needed(row)), ("mood not judged", None, None));
            assert!(row.judgement.tracks.is_empty(), "whoever asks the row finds nothing to tell");
            assert_eq!((row.state, row.latest, row.change, &row.spark), (PatientState::Unscored, None, None, &None));
            assert!(!doubted.judged.contains_key(&key) && doubted.in_doubt.contains_key(&key));
            let (before, after) = (board(&sound.rows, &Filter::default()), board(&doubted.rows, &Filter::default()));
            assert_eq!((after.count(Group::InDoubt), after.count(group)), (1, before.count(group) - 1));
            assert_eq!(after.all(), before.all());
            let first = after.sections.iter().find(|section| !section.rows.is_empty()).unwrap();
            assert_eq!(first.group, Group::InDoubt, "first on the page, as nobody's answers tell of harm");
            // Decided, the patient is judged as before; nobody else was judged anew.
            assert_eq!(book(Some(&doubted), &charts, Doubts::default()), sound);
            let other = charts.keys().find(|other| **other != key).unwrap();
            assert!(Arc::ptr_eq(&sound.judged[other], &doubted.judged[other]));
        }
    }
}

#[test]
fn a_record_that_was_taken_away_is_listed_by_the_patients_key() {
    let mut charts = charts();
    let key = of_group(&book(None, &charts, Doubts::default()), Group::Persistent);
    let all = charts.len();
    charts.remove(&key);
    let gone = doubts(vec![mismatch(Holding::Patient(key), MismatchKind::TakenAway)]);
    let doubted = book(None, &charts, gone.clone());
    assert_eq!(doubted.rows.len(), all);
    assert!(doubted.rows.is_sorted_by_key(|row| row.key), "looked up by key");
    let row = doubted.rows.iter().find(|row| row.key == key).unwrap();
    assert_eq!((row.display_name().into_owned(), row_state(row).as_str()), (key.to_string(), "record taken away"));
    let found = board(&doubted.rows, &Filter { text: key.to_string(), ..Filter::default() });
    assert_eq!(found.section(Group::InDoubt).unwrap().rows.len(), 1, "found by the key, which the audit has too");
    let policy = Policy::default();
    let table = flags_but_in_doubt(&charts, (&InstrumentSet::built_in(), &policy), &gone, today());
    let last = table.lines().last().unwrap();
    assert!(last.contains(",record_taken_away,") && last.starts_with(&key.to_string()), "{last}");
}

/// An overwritten record was nobody's: caseload, meeting and flags.csv counted on without the patient.
#[test]
fn a_record_that_can_t_be_read_is_listed_by_the_patients_key() {
    let mut charts = charts();
    let key = of_group(&book(None, &charts, Doubts::default()), Group::Persistent);
    charts.remove(&key);
    let unread = doubts(vec![mismatch(Holding::Patient(key), MismatchKind::Unreadable)]);
    let doubted = book(None, &charts, unread.clone());
    let row = doubted.rows.iter().find(|row| row.key == key).unwrap();
    let said = (row.group, row.display_name().into_owned(), row_state(row));
    assert_eq!(said, (Group::InDoubt, key.to_string(), "record can’t be read".to_owned()));
    let agenda = agenda(&doubted.rows);
    assert!(left_out(&agenda).contains("1 patient whose record is in doubt"), "{}", left_out(&agenda));
    let policy = Policy::default();
    let table = flags_but_in_doubt(&charts, (&InstrumentSet::built_in(), &policy), &unread, today());
    assert!(table.lines().last().unwrap().starts_with(&format!("{key},,record_unreadable,")));
    for holding in [Holding::Rules, Holding::Instruments] {
        let doubted = book(None, &charts, doubts(vec![mismatch(holding, MismatchKind::Unreadable)]));
        assert!(doubted.judged.is_empty(), "nobody is judged by defaults in their place");
    }
}

#[test]
fn by_rules_that_were_put_back_nobody_is_judged() {
    let charts = charts();
    let doubted = book(None, &charts, doubts(vec![mismatch(Holding::Rules, MismatchKind::Older)]));
    assert!(doubted.judged.is_empty());
    assert!(doubted.rows.iter().all(|row| row.group == Group::InDoubt && row_state(row) == "rules in doubt"));
    let filters = book(None, &charts, doubts(vec![mismatch(Holding::Filters, MismatchKind::Older)]));
    assert_eq!(filters.judged.len(), charts.len(), "nobody is judged by saved filters");
}

#[test]
fn meeting_and_table_say_who_is_in_doubt_and_tell_nothing_else_of_them() {
    let charts = charts();
    let sound = book(None, &charts, Doubts::default());
    let key = of_group(&sound, Group::Persistent);
    let put_back = doubts(vec![mismatch(Holding::Patient(key), MismatchKind::Older)]);
    let agenda = agenda(&book(None, &charts, put_back.clone()).rows);
    assert!(agenda.cases.iter().all(|row| row.key != key));
    assert!(left_out(&agenda).contains("1 patient whose record is in doubt"), "{}", left_out(&agenda));
    let identity = identity_words(&charts[&key].patient, today());
    assert!(
        agenda_text(&agenda, &charts, &InstrumentSet::built_in(), today())
            .contains(&format!("- {identity}: record put back\n"))
    );

    let (policy, instruments) = (Policy::default(), InstrumentSet::built_in());
    let table = flags_but_in_doubt(&charts, (&instruments, &policy), &put_back, today());
    let number = &charts[&key].patient.number;
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with(&format!("{number},"))).collect();
    assert_eq!(rows, [format!("{number},,record_put_back{},2026-11-24,28", ",".repeat(21))]);
    let others =
        |table: &str| table.lines().filter(|l| !l.starts_with(&format!("{number},"))).collect::<Vec<_>>().join("\n");
    assert_eq!(others(&table), others(&flags_csv(&charts, &instruments, &policy, today())));
}

/// What would be lost by accepting is told from the audit: what was written after the state that is there.
#[test]
fn what_was_entered_since_the_state_that_is_there_is_told() {
    let key = Key::from_bits(1);
    let name = |key: u64| format!("patient/{}", Key::from_bits(key));
    let wrote = |number: u64, key: u64, revision: u64, deed: Deed| {
        let facts = Some(Facts { deeds: vec![(deed, 1)], ..Facts::default() });
        let writes = vec![Written { name: name(key), revision, facts, ..Written::default() }];
        AuditEntry { writes, lines: Vec::new(), ..entry(number, Line::new(Deed::Opened, What::Nothing)) }
    };
    let audit = [
        wrote(1, 1, 3, Deed::Entered),
        wrote(2, 1, 4, Deed::Changed),
        wrote(3, 2, 4, Deed::Removed),
        wrote(4, 1, 5, Deed::Decided),
    ];
    let lost = |kind| {
        let one = Mismatch { name: name(1), ..mismatch(Holding::Patient(key), kind) };
        lost_with(&one, &audit).map(|(_, line)| (line.deed, line.what)).collect::<Vec<_>>()
    };
    let lacking = What::Untold(Untold::Lacking);
    assert_eq!(lost(MismatchKind::Older), [(Deed::Changed, lacking.clone()), (Deed::Decided, lacking)]);
    let gone = |deed| (deed, What::Untold(Untold::Gone));
    assert_eq!(lost(MismatchKind::TakenAway), [Deed::Entered, Deed::Changed, Deed::Decided].map(gone));
}

/// A flag that was shown is not put down as gone because its record is in doubt.
#[test]
fn the_flag_of_a_record_in_doubt_is_not_recorded_as_no_longer_shown() {
    let charts = charts();
    let sound = book(None, &charts, Doubts::default());
    let lines = flags_shown(&Default::default(), &sound.judged);
    let mut known = Default::default();
    anamnesis::desk::know_flags(
        &mut known,
        &[AuditEntry { lines, ..entry(1, Line::new(Deed::Opened, What::Nothing)) }],
    );
    let key = of_group(&sound, Group::Persistent);
    let put_back = doubts(vec![mismatch(Holding::Patient(key), MismatchKind::Older)]);
    let lines = flags_shown(&known, &book(None, &charts, put_back.clone()).judged);
    assert!(!lines.is_empty());
    assert_eq!(anamnesis::desk::without_doubted(&put_back, lines), []);
}
