//! A clinic's own files: in, judged, and out again, the same as the auditor says.

#[path = "support/generate.rs"]
mod generate;
mod support;

use e2e::{Folder, Person};
use std::{fs, path::PathBuf, process::Command};

#[test]
fn two_hundred_imported_patients_are_flagged_byte_for_byte_as_the_auditor_flags_them() {
    let person = Person::new();
    person.opens("/");
    person.clicks("Set up this browser for my clinic");
    person.sees_no("Set up this browser for my clinic");

    let today = support::today(&person);
    let folder = Folder::new();
    let files: Vec<PathBuf> = generate::tables(2026, 200, today)
        .into_iter()
        .map(|(name, content)| {
            let file = folder.path().join(name);
            fs::write(&file, content).expect("the folder takes files");
            file
        })
        .collect();

    person.opens("/data");
    person.chooses_files("Choose files", &files);
    person.sees("200");
    person.clicks("Import");
    person.waits_until("the import is kept", || {
        let flags = person
            .script("return document.querySelector('dialog[open], [role=progressbar], progress') === null", vec![]);
        (flags == serde_json::json!(true)).then_some(())
    });
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
