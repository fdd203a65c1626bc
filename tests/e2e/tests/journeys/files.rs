//! A clinic's own files: in, judged, and out again, the same as the auditor says.

#[path = "../../../support/generate.rs"]
mod generate;

use crate::support;
use e2e::{Folder, Person};
use serde_json::{Value, json};
use std::{fs, path::PathBuf};

/// Whether the preview's button can't be pressed.
fn import_is_off(person: &Person) -> bool {
    let script = "return [...document.querySelectorAll('button')].find((button) => button.innerText.trim() === 'Import')?.disabled ?? null";
    person.script(script, vec![]) == json!(true)
}

/// The rows of the table of errors, cell by cell.
fn refused(person: &Person) -> Value {
    let script = r#"
        const rows = document.querySelectorAll('[aria-label="Refused rows"] tbody tr');
        return [...rows].map((row) => [...row.cells].map((cell) => cell.innerText));
    "#;
    person.script(script, vec![])
}

#[test]
fn two_hundred_imported_patients_are_flagged_byte_for_byte_as_the_auditor_flags_them() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);

    let today = support::today(&person);
    let folder = Folder::new();
    let made = generate::generate(2026, 200, &today.to_string());
    let files = [
        support::written(&folder, "patients.csv", made.patients.as_bytes()),
        support::written(&folder, "sessions.csv", made.sessions.as_bytes()),
        support::written(&folder, "scores.csv", made.scores.as_bytes()),
    ];

    support::imports(&person, &files);

    // All of it is here now, so the same files again bring nothing.
    person.chooses_files("Choose files", &files);
    person.sees("Nothing to import: everything in these files is here already.");
    assert!(import_is_off(&person), "the Import button can't be pressed");
    person.clicks("Caseload");
    person.waits_until("the caseload shows flags", || (!support::flagged(&person).is_empty()).then_some(()));

    // A name is text, whatever it looks like; and what was imported is still there after a reload.
    person.reloads();
    person.waits_until("the flags still show", || (!support::flagged(&person).is_empty()).then_some(()));
    person.opens("/data");
    person.clicks("Export flags");
    let exported = person.finds_download("flags");

    let auditor = support::auditor()
        .arg("flags")
        .arg(folder.path())
        .args(["--as-of", &today.to_string()])
        .output()
        .expect("the auditor runs: `cargo build --profile native` makes it");
    assert!(auditor.status.success(), "{}", String::from_utf8_lossy(&auditor.stderr));
    let (page, auditor) = (String::from_utf8_lossy(&exported), String::from_utf8_lossy(&auditor.stdout));
    for (number, (ours, theirs)) in page.lines().zip(auditor.lines()).enumerate() {
        assert_eq!(ours, theirs, "line {} differs", number + 1);
    }
    assert!(page == auditor, "they differ in length or line ends: {} and {} bytes", page.len(), auditor.len());
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn files_that_are_wrong_are_refused_by_place_and_nothing_of_them_is_written() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    person.clicks("Data");
    let folder = Folder::new();

    // A wrong row, by file, line and column, with what stands there and what should.
    let patients = support::written(
        &folder,
        "patients.csv",
        b"patient_id,name,birth_date\nA1,Ada Example,\nB2,Bo Example,2001-02-30\n",
    );
    person.chooses_files("Choose files", std::slice::from_ref(&patients));
    person.sees("Refused (1)");
    let found = refused(&person);
    let cells: Vec<_> = found[0].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let [file, line, column, what, expected] = cells[..] else { panic!("one error with five cells, not {found}") };
    assert_eq!([file, line, column, what], ["patients.csv", "3", "birth_date", "“2001-02-30”"]);
    assert!(!expected.is_empty(), "what is expected is said");
    assert!(import_is_off(&person), "nothing is written without saying so");
    person.clicks("Cancel");

    // No text at all, whatever its name says.
    let binary = support::written(&folder, "scores.csv", b"PK\x03\x04\x00\x00\xFF\xFE not a table");
    person.chooses_files("Choose files", &[binary]);
    person.sees("not a text file");
    assert_eq!(refused(&person)[0][0], json!("scores.csv"));
    assert!(import_is_off(&person), "there is nothing to import");
    person.clicks("Cancel");

    // Too large to read: refused by its size, and the page goes on.
    let large = folder.path().join("sessions.csv");
    let made = fs::File::create(&large).expect("the folder takes files");
    made.set_len((64 << 20) + 1).expect("a file of nothing takes no room");
    person.chooses_files("Choose files", &[large]);
    person.sees("at most 64 MB");
    assert_eq!(refused(&person)[0][0], json!("sessions.csv"));
    person.clicks("Cancel");

    // Nothing of all this is there.
    person.reloads();
    person.clicks("Caseload");
    person.sees("No patients yet");

    // The wrong row left out on purpose: the rest goes in.
    person.clicks("Data");
    person.chooses_files("Choose files", &[patients]);
    person.ticks("Import the accepted rows and leave out 1 refused row");
    assert!(import_is_off(&person), "there are neither sessions nor scores");
    person.ticks("Import the patients alone");
    person.clicks("Import");
    person.sees("Imported: ");
    person.clicks("Caseload");
    person.sees("Ada Example");
    assert!(!person.sees_now("Bo Example"), "the refused row stays out");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// The files of a case.
fn case(folder: &Folder, name: &str) -> Vec<PathBuf> {
    let from = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/cases/").to_owned() + name;
    let entries = fs::read_dir(from).expect("the case is there");
    entries
        .map(|entry| entry.expect("a file").path())
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned();
            support::written(folder, &name, fs::read(&path).expect("it can be read"))
        })
        .collect()
}

/// With an empty sessions.csv the worse scores became the baseline and nobody was flagged; a decisions.csv became doses; a settings file was
/// taken without a word of whom it concerns. Now each is said or asked before Import.
#[test]
fn what_is_missing_or_open_in_files_is_asked_before_anything_is_written() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    person.clicks("Data");
    let folder = Folder::new();
    person.chooses_files("Choose files", &case(&folder, "04-zero-byte-sessions"));
    person.sees("sessions.csv is empty: there are no sessions in it.");
    assert!(import_is_off(&person), "nothing is written from a part of the data");
    person.ticks("Import the patients and scores alone");
    assert!(!import_is_off(&person), "it is said to be meant");
    person.clicks("Cancel");

    support::imports(&person, &case(&folder, "29a-own-decisions-export"));
    person.clicks("Caseload");
    person.waits_until("one session is there, and the flag", || (support::flagged(&person).len() == 1).then_some(()));

    // Settings: for how many, and which of them are reset.
    person.opens("/data");
    let policy = support::written(&folder, "policy.json", "{\"window_days\": 300}");
    person.chooses_files("Choose files", &[policy]);
    person.sees("With these settings the state of 1 of 1 patient changes.");
    person.sees("window_days (28 → 300)");
    person.sees("Left as they are");
    person.clicks("Whose");
    person.sees("Muster Quitte");
    person.clicks("Cancel");

    // A patient and a date: what it is, is asked; the answer is taken though the files were chosen before.
    let list = support::written(&folder, "list.csv", "patient_id,date\nP-1,2026-09-02\n");
    person.chooses_files("Choose files", &[list]);
    person.sees("Refused (1)");
    person.picks("What a file holds whose columns leave it open", "Rows of sessions");
    person.sees("1 row would be added");
    person.clicks("Cancel");

    // Columns, and a file to fill in.
    person.clicks("Columns of these files, and templates to fill in");
    person.sees("Only given sessions count for the rules; empty: given. One of given, planned, missed.");
    person.clicks("Download a template for sessions");
    let template = person.finds_download("sessions-template");
    assert!(template.starts_with(b"patient_id,date,time,status,") && template.ends_with(b",note\n"));
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// A session of 1926 of somebody born in 1981 was kept as it was typed.
#[test]
fn dates_that_cannot_be_are_refused_at_the_field() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let folder = Folder::new();
    support::imports(&person, &case(&folder, "00-control"));
    person.clicks("Caseload");
    person.clicks("Muster Quitte");
    for (day, words) in [
        ("1926-09-15", "Needed here is a day from the patient’s date of birth on, 1981-05-04."),
        ("2062-09-01", "for a session that was given (a later one is planned)"),
    ] {
        person.clicks("Add session…");
        person.fills("Day", day);
        person.clicks("Save session");
        person.sees(words);
        // It goes there once the message is drawn.
        person.waits_until("the focus is on the field that is wrong", || {
            let focused = person.script("return document.activeElement.getAttribute('aria-invalid')", vec![]);
            (focused == json!("true")).then_some(())
        });
        person.clicks("Cancel");
    }
    person.clicks("Edit patient…");
    person.fills("Date of birth (may stay empty)", "2026-09-15");
    person.clicks("Save patient");
    person.sees("a date of birth that is not after the first session or score of the record, 2026-08-30");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
