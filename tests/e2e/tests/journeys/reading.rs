//! What files leave open is asked before anything is written: marks in numbers, repeats, what a form would ask, and rows that are gone.

use crate::support;
use e2e::{Folder, Person};
use serde_json::json;
use std::path::PathBuf;

/// A file of a worked case.
fn case(name: &str, file: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/cases").join(name).join(file);
    path.canonicalize().expect("a fixture")
}

fn files(name: &str) -> Vec<PathBuf> {
    ["patients.csv", "sessions.csv", "scores.csv"].map(|file| case(name, file)).to_vec()
}

/// Whether Import can't be pressed.
fn import_is_off(person: &Person) -> bool {
    let script = "return [...document.querySelectorAll('button')].find((button) => button.innerText.trim() === 'Import')?.disabled ?? null";
    person.script(script, vec![]) == json!(true)
}

/// Doses of 0.5 mg, 0.04 mg and 400 mg at 8 kg came in without a word, which a form would have asked about.
#[test]
fn an_import_asks_what_a_form_asks_and_waits_for_the_answer() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    person.opens("/data");
    person.chooses_files("Choose files", &files("12-dose-unit"));
    person.sees("0.04 mg IV is far from the usual 5 to 150 mg.");
    person.sees("A body weight of 8 kg is unusual.");
    assert!(import_is_off(&person), "nothing is written before the answer");
    person.sees("Say of each question above that the rows are right");
    support::says_all_is_right(&person);
    person.clicks("Import");
    person.sees("Imported: 9 rows added");
    // A form asks the same of one more patient with this name and birth date.
    person.clicks("Caseload");
    person.clicks("Add patient…");
    person.fills("Number in the clinic", "P-78");
    person.fills("Name", "Muster Quitte");
    person.fills("Date of birth", "1981-05-04");
    person.clicks("Save patient");
    person.sees("has the name and birth date of “P-1”");
    person.clicks("Save patient");
    person.sees_no("Is this right?");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Three equal rows were one dose, and two of them were "already here".
#[test]
fn repeated_rows_are_named_and_can_be_doses_of_their_own() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    person.opens("/data");
    person.chooses_files("Choose files", &files("18-equal-rows"));
    person.sees("2 rows repeat other rows of these files");
    person.sees("6 rows would be added, 0 changed; 0 already here, 2 repeated");
    person.ticks("Take each repeated session");
    person.sees("8 rows would be added");
    person.clicks("Import");
    person.sees("Imported: 8 rows added");
    person.clicks("Caseload");
    person.clicks("Muster Quitte");
    person.sees("84 mg");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// 1.350 ms beside 980,5 was read as 1.35; a corrected date left the wrong score beside the right one.
#[test]
fn marks_are_asked_about_and_rows_that_a_file_lacks_can_go() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    person.opens("/data");
    let folder = Folder::new();
    let instruments = std::fs::read(case("08-thousands-dot", "instruments.csv")).expect("a fixture");
    let with_instruments: Vec<PathBuf> = files("08-thousands-dot")
        .into_iter()
        .chain([support::written(&folder, "instruments.csv", instruments)])
        .collect();
    person.chooses_files("Choose files", &with_instruments);
    person.sees("3 rows are refused with it");
    person.picks("Decimal mark of the column value", "The comma: 1.350 is 1350");
    person.sees("7 rows would be added, 0 changed; 0 already here, 0 refused");
    person.picks("Decimal mark of the column value", "Not said yet");
    person.sees("3 rows are refused with it");
    person.picks("Decimal mark of the column value", "The comma: 1.350 is 1350");
    person.sees("7 rows would be added");
    person.clicks("Import");
    person.sees("Imported: 7 rows added");

    support::imports(&person, &[case("21-corrected-date/first", "scores.csv")]);
    person.chooses_files("Choose files", &[case("21-corrected-date/second", "scores.csv")]);
    person.sees("1 stored record is not in these files");
    person.sees("score promis-cf 2026-09-29");
    person.ticks("Remove 1 stored record");
    person.clicks("Import");
    person.sees("Imported: 1 row added, 0 changed, 1 stored record removed.");
    person.clicks("Undo the import");
    person.sees("Undone");
    person.chooses_files("Choose files", &[case("21-corrected-date/second", "scores.csv")]);
    person.sees("1 stored record is not in these files");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
