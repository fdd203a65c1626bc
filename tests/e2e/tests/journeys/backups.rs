//! Backups: made, restored on another browser, merged, and in a folder by themselves.

use crate::support;
use e2e::{CLINICIAN, Folder, Person};
use serde_json::{Value, json};

/// Rules, own instruments, a saved filter, and something half typed.
fn leaves_a_record_of_every_kind(person: &Person, folder: &Folder) {
    person.opens("/settings");
    person.fills("Window (days)", "35");
    person.clicks("Save");
    person.sees("Settings saved");
    person.fills("Lock my clinic after idle minutes", "20");
    person.clicks("Keep these minutes");
    person.sees("Kept");
    let own = concat!(
        "id,version,name,role,higher_is_better,min,max,step,recall_days,norm_mean,norm_sd,reliability,sem,mic,fixed_drop,",
        "fixed_recovery,loinc,items_may_be_shipped,source\n",
        "own,1,Our own scale,memory,true,0,100,1,7,50,10,0.9,,4,,,,false,made up\n"
    );
    support::imports(person, &[support::written(folder, "instruments.csv", own)]);
    person.opens("/");
    support::saves_filter(person, "all of them");
    person.clicks("Real Person");
    person.clicks("Comment…");
    person.fills("Comment", "half a thought");
    support::locks(person);
    person.unlocks(CLINICIAN);
}

#[test]
fn a_backup_restores_the_same_clinic_on_another_browser_byte_for_byte() {
    let folder = Folder::new();
    let first = Person::new();
    support::sets_up_own_clinic(&first);
    support::adds_patient(&first, "N1", "Real Person");
    leaves_a_record_of_every_kind(&first, &folder);
    let before = support::records(&first);
    let backup = support::backs_up(&first, &folder);

    let second = Person::new();
    second.opens("/");
    second.clicks("Set up this browser for my clinic");
    second.chooses_files("Choose a backup file", std::slice::from_ref(&backup));
    second.sees("A sound backup with");
    second.fills("Your name in the backup", CLINICIAN.0);
    second.fills("Passphrase or recovery key", "not it");
    second.clicks("Open the backup");
    second.sees("don’t fit together");
    second.fills("Passphrase or recovery key", CLINICIAN.1);
    second.clicks("Open the backup");
    second.sees("1 patient, 0 sessions, 0 scores");
    second.sees("Window (days) 35");
    second.clicks("Restore this backup");
    second.sees("Real Person");
    let after = support::records(&second);
    // The audit has gone on: it says that the backup was made, and restored.
    let but_the_audit = |all: &[(String, String)]| -> Vec<_> {
        all.iter().filter(|(name, _)| !name.starts_with("audit/")).cloned().collect()
    };
    assert_eq!(but_the_audit(&after), but_the_audit(&before));
    for kind in ["patient/", "keyring", "policy", "instruments", "filters", "idle-minutes", "drafts/", "audit/"] {
        assert!(before.iter().any(|(name, _)| name.starts_with(kind)), "no {kind}");
    }
    second.reloads();
    second.unlocks(CLINICIAN);
    second.opens("/audit");
    second.sees("and it holds");
    second.sees("in place of what was here");
    assert!(second.complaints().is_empty(), "{:?}", second.complaints());

    // A file that was damaged on the way is refused before anything is asked.
    let mut bytes = std::fs::read(&backup).expect("the backup is there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let damaged = support::written(&folder, "damaged.anamnesis", bytes);
    second.opens("/data");
    second.chooses_files("Choose a backup file", &[damaged]);
    second.sees("The backup is damaged");
    let foreign = support::written(&folder, "table.anamnesis", "patient_id,name\n");
    second.chooses_files("Choose a backup file", &[foreign]);
    second.sees("not a backup of Anamnesis");
}

#[test]
fn an_older_backup_is_merged_or_takes_the_place_only_when_the_person_says_so() {
    let folder = Folder::new();
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    support::adds_patient(&person, "N1", "Real Person");
    let backup = support::backs_up(&person, &folder);
    support::adds_patient(&person, "N2", "Later Person");
    person.sees("changed since");
    person.clicks("Caseload");
    person.clicks("Real Person");
    person.clicks("Edit patient…");
    person.clicks("Delete patient…");
    person.clicks("Delete patient and record");
    person.sees("Patient deleted");

    // Merged: who is gone comes back, and who came later stays. It is this clinic's own, so no passphrase is asked for.
    person.opens("/data");
    person.chooses_files("Choose a backup file", std::slice::from_ref(&backup));
    person.sees("Only in the backup 1 patient");
    person.clicks("Merge the backup into this clinic");
    person.sees("Backup merged");
    person.clicks("Caseload");
    person.sees("Later Person");
    person.sees("Real Person");

    // In its place: only with a tick, since the later patient would be gone.
    person.clicks("Data");
    person.chooses_files("Choose a backup file", std::slice::from_ref(&backup));
    person.sees("gone afterwards: 1 patient");
    person.clicks("Put the backup in place of this clinic");
    person.sees("Tick the box first");
    person.ticks("I know, and want the backup in its place");
    person.clicks("Put the backup in place of this clinic");
    person.sees("Restored");
    person.clicks("Caseload");
    person.sees("Real Person");
    assert!(!person.sees_now("Later Person"));
    person.reloads();
    person.sees("Real Person");
}

/// Two devices that changed one record: once a merge kept what was here and the other text was only in the backup.
#[test]
fn what_two_devices_changed_is_kept_in_both_versions_until_a_person_chooses() {
    let folder = Folder::new();
    let here = Person::new();
    support::sets_up_own_clinic(&here);
    support::adds_patient(&here, "N1", "Real Person");
    let backup = support::backs_up(&here, &folder);
    let elsewhere = Person::new();
    elsewhere.opens("/");
    elsewhere.clicks("Set up this browser for my clinic");
    elsewhere.chooses_files("Choose a backup file", std::slice::from_ref(&backup));
    elsewhere.fills("Your name in the backup", CLINICIAN.0);
    elsewhere.fills("Passphrase or recovery key", CLINICIAN.1);
    elsewhere.clicks("Open the backup");
    elsewhere.clicks("Restore this backup");
    elsewhere.sees("Real Person");
    renames(&elsewhere, "Real Person", "Named Elsewhere");
    let other_folder = Folder::new();
    elsewhere.clicks("Data");
    elsewhere.clicks("Back up now");
    elsewhere.sees("is in your downloads");
    let theirs = support::written(&other_folder, "theirs.anamnesis", elsewhere.finds_download(".anamnesis"));
    renames(&here, "Real Person", "Named Here");

    here.opens("/data");
    here.chooses_files("Choose a backup file", std::slice::from_ref(&theirs));
    here.sees("changed both here and in the backup");
    here.clicks("Merge the backup into this clinic");
    here.sees("Backup merged");
    here.clicks("Caseload");
    here.sees("changed on two devices, choose");
    here.clicks("Named");
    here.sees("Changed on two devices");
    here.sees("name Named Elsewhere");
    here.sees("name Named Here");
    here.clicks("One page");
    here.sees("1 record was changed on two devices: choose the version that holds");
    here.goes_back();
    here.sees("Changed on two devices");
    here.clicks("Keep this version: patient N1: name Named Elsewhere");
    here.sees_no("Changed on two devices");
    here.reloads();
    here.sees("Named Elsewhere");
    assert!(!here.sees_now("Named Here"));
    // The audit tells what was chosen, old beside new, from the journal.
    here.opens("/audit");
    here.sees("before name Named Here → after name Named Elsewhere");
    here.fills("Search in what was done", "named elsewhere");
    here.sees("lines, newest first");
    assert!(here.complaints().is_empty(), "{:?}", here.complaints());
}

/// A patient who was erased stood in the audit for good, name and all.
#[test]
fn of_a_patient_who_is_erased_the_audit_keeps_that_they_were_and_no_text() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.clicks("Edit patient…");
    person.fills("Note", "sleeps badly");
    person.clicks("Save");
    person.sees("Patient changed");
    person.clicks("Edit patient…");
    person.clicks("Delete patient…");
    person.clicks("Delete patient and record");
    person.sees("Patient deleted");
    person.opens("/audit");
    person.sees("whole record");
    person.sees("something of a record that is gone");
    for text in ["Real Person", "sleeps badly"] {
        assert!(!person.sees_now(text), "{}", person.reads());
        person.fills("Search in what was done", text);
        person.sees("No line matches these filters.");
        person.clicks("Clear the filters");
    }
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// Opens the patient and gives them another name.
fn renames(person: &Person, name: &str, new: &str) {
    person.clicks("Caseload");
    person.clicks(name);
    person.clicks("Edit patient…");
    person.fills("Name", new);
    person.clicks("Save");
    person.sees("Patient changed");
}

/// The picker can't be used without a screen, so a folder of the browser's own stands for the chosen one; all after it is real.
#[test]
fn backups_go_to_a_chosen_folder() {
    if support::is_left_out("Chromium alone lets a page write into a folder") {
        return;
    }
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    support::adds_patient(&person, "N1", "Real Person");
    person.opens("/data");
    person.script("window.showDirectoryPicker = () => navigator.storage.getDirectory();", vec![]);
    person.clicks("Choose a folder…");
    person.sees("is in the folder");
    person.sees("Backed up today");
    let written = person.script_async(
        "const done = arguments[arguments.length - 1];
         (async () => {
            const found = [];
            for await (const [name, handle] of (await navigator.storage.getDirectory()).entries()) {
                found.push([name, (await (await handle.getFile()).text()).slice(0, 8)]);
            }
            done(found);
         })();",
        vec![],
    );
    let file = written.as_array().and_then(|all| all.first()).cloned().unwrap_or(Value::Null);
    assert_eq!(file[1], json!("ANAMBACK"), "{written}");
    person.opens("/data");
    person.sees("A folder is chosen");
    person.clicks("Stop using the folder");
    person.sees("Backups go there no more");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}
