//! Who a patient is, in one line. Once a dialog named nobody, and the drawer and the meeting a name alone: of two patients of one name a
//! score could be entered for the wrong one, and nothing on the screen would have said so.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::{Clinic, Filter, board, row};
use anamnesis::desk::{Change, Command, apply};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::{Policy, judge};
use anamnesis::record::{Charts, Day, Id, InstrumentSet, Key, Name, Patient};
use anamnesis::words::identity_words;
use recorded::{journal_of, stamp};
use std::sync::Arc;

#[path = "support/recorded.rs"]
mod recorded;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn patient(number: &str, name: &str, born: Option<&str>) -> Patient {
    Patient {
        name: Name::new(name).unwrap(),
        birth_date: born.map(day),
        ..Patient::of(Key::from_bits(number.bytes().map(u64::from).sum()), Id::new(number).unwrap())
    }
}

#[test]
fn two_people_of_one_name_are_told_apart_by_number_and_age() {
    let today = day("2026-11-24");
    let one = patient("12", "Ada Example", Some("1979-11-24"));
    let other = patient("21", "Ada Example", Some("1979-11-25"));
    assert_eq!(identity_words(&one, today), "Ada Example · no. 12 · 47 y");
    // A day later born, a year younger today: the birthday counts from its own day on.
    assert_eq!(identity_words(&other, today), "Ada Example · no. 21 · 46 y");
    assert_eq!(identity_words(&other, today.plus(1)), "Ada Example · no. 21 · 47 y");
}

#[test]
fn what_is_not_known_is_said_to_be_not_known() {
    let today = day("2026-11-24");
    assert_eq!(identity_words(&patient("12", "Ada Example", None), today), "Ada Example · no. 12 · age not known");
    assert_eq!(identity_words(&patient("12", "", None), today), "no. 12 · age not known");
    // Born after today, which can't be: no age is made up for it.
    assert_eq!(identity_words(&patient("12", "", Some("2027-01-01")), today), "no. 12 · age not known");
    assert_eq!(identity_words(&patient("12", "", Some("2026-11-24")), today), "no. 12 · 0 y");
    // Only leap years have their birthday; in others it is reached on 1 March.
    let leap = patient("12", "", Some("2000-02-29"));
    assert_eq!((leap.age(day("2026-02-28")), leap.age(day("2026-03-01"))), (Some(25), Some(26)));
}

#[test]
fn a_message_names_the_one_patient_whom_a_change_was_about() {
    let today = day("2026-11-24");
    let clinic = Clinic::new(Charts::new(), Vec::new(), Policy::default());
    let change = |clinic: &Clinic, command| -> Change { apply(clinic, command, &stamp("Dr. Example")).unwrap() };
    let added = change(&clinic, Command::AddPatient(patient("12", "Ada Example", Some("1979-11-24"))));
    let about = |change: &Change| change.about().map(|patient| identity_words(patient, today));
    let whom = Some("Ada Example · no. 12 · 47 y".to_owned());
    assert_eq!(about(&added), whom);
    // Also where the patient is gone by it, and where that is taken back.
    let clinic = clinic.with(&added);
    let chart = clinic.charts.values().next().unwrap().clone();
    let mut deleted = change(&clinic, Command::DeletePatient(chart.clone()));
    deleted.erased.push(Arc::new(journal_of(&chart, &stamp(""))));
    let back = deleted.inverse(&clinic.with(&deleted), &stamp("Dr. Example")).unwrap().unwrap();
    assert_eq!((about(&deleted), about(&back)), (whom.clone(), whom));
    // A change of many names none of them.
    let many = Change { charts: [added.charts.clone(), deleted.charts].concat(), ..added };
    assert_eq!(about(&many), None);
}

#[test]
fn a_row_is_found_by_its_place_and_the_place_by_its_patient() {
    let (today, instruments, policy) = (day("2026-11-24"), InstrumentSet::built_in(), Policy::default());
    let charts = demo_clinic(7, today);
    let rows: Vec<_> = charts
        .iter()
        .map(|c| Arc::new(row(c, &Arc::new(judge(c, &instruments, &policy, today)), &instruments, today)))
        .collect();
    let board = board(&rows, &Filter::default());
    for place in 0..rows.len() {
        let ((section, at), key) = board.row_at(place).unwrap();
        assert_eq!(board.sections[section].rows[at].key, key);
        assert_eq!(board.place_of(key), Some(place));
    }
    // Beyond the end stands the last; who is not shown has no place.
    assert_eq!(board.row_at(usize::MAX), board.row_at(rows.len() - 1));
    assert_eq!(board.place_of(Key::from_bits(1)), None);
}
