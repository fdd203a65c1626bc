//! A clinic's own files: in, judged, and out again, the same as the auditor says.

#[path = "../../../support/generate.rs"]
mod generate;

use crate::support;
use e2e::{Folder, Person};
use serde_json::{Value, json};
use std::{fs, path::PathBuf, process::Command};

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

    let program = std::env::var_os("ANAMNESIS_AUDITOR").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/native/anamnesis")),
        PathBuf::from,
    );
    let auditor = Command::new(&program)
        .arg("flags")
        .arg(folder.path())
        .args(["--as-of", &today.to_string()])
        .output()
        .unwrap_or_else(|_| panic!("{} runs: `cargo build --profile native` makes it", program.display()));
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
    person.clicks("Import");
    person.sees("Imported: ");
    person.clicks("Caseload");
    person.sees("Ada Example");
    assert!(!person.sees_now("Bo Example"), "the refused row stays out");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
