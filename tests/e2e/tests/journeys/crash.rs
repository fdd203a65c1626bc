//! When the app itself breaks.

use crate::support;
use e2e::{CLINICIAN, Folder, Person};

/// What the page is told of a panic. (Of one that a driver's script throws the browser keeps the cause to itself.)
const PANIC: &str =
    "dispatchEvent(new ErrorEvent('error', { error: new window.WebAssembly.RuntimeError('unreachable') }));";

/// An option of the import that was changed after the files were chosen stopped the app. Behind an open dialog its last words could not be
/// pressed, and what was on the disk could only be got at by loading the page again, if that helped.
#[test]
fn a_panic_leaves_a_page_that_saves_a_sealed_copy_of_what_is_on_the_disk() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.sees("Patient added");
    person.clicks("Comment…");
    person.fills("Comment", "half typed words");
    person.script(PANIC, vec![]);
    person.sees("Anamnesis has stopped");
    assert!(person.reads_field("What stood in the open fields").contains("half typed words"));
    person.clicks("Save a sealed copy");
    person.sees("is in your downloads");
    let bytes = person.finds_download("anamnesis-after-crash");
    let held = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(held("ANAMBACK") && !held("Real Person") && !held("half typed"));
    person.clicks("Load the page again");
    person.sees("The clinic is locked");

    // The copy is a backup like any other.
    let folder = Folder::new();
    let copy = support::written(&folder, "copy.anamnesis", &bytes);
    let other = Person::new();
    other.opens("/");
    other.clicks("Set up this browser for my clinic");
    other.chooses_files("Choose a backup file", &[copy]);
    other.fills("Your name in the backup", CLINICIAN.0);
    other.fills("Passphrase or recovery key", CLINICIAN.1);
    other.clicks("Open the backup");
    other.clicks("Restore this backup");
    other.sees("Restored");
    // “Never backed up”, the header said of what had just been read from a backup.
    other.sees("Restored from a backup made today");
    other.clicks("Caseload");
    other.sees("Real Person");
}

#[test]
fn where_there_is_no_clinic_of_ones_own_a_crash_says_that_there_is_nothing_to_save() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Demo clinic: synthetic data");
    person.script(PANIC, vec![]);
    person.clicks("Save a sealed copy");
    person.sees("There are no records of a clinic of your own");
    // Looking made no database.
    let names = person.script_async(
        "const done = arguments[arguments.length - 1]; indexedDB.databases().then((all) => done(all.map((one) => one.name)));",
        vec![],
    );
    assert!(!names.to_string().contains("anamnesis-1-clinic"), "{names}");
}
