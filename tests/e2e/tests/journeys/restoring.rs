//! Restoring in earnest: what a backup would change is named, what comes in between is asked about, and a clinic that nothing unlocks is got
//! back.

use crate::support;
use e2e::{CLINICIAN, Folder, Person};
use serde_json::json;

/// Flips a byte of the keyring's record, or removes it.
const KEYRING: &str = r#"
    const [how, done] = arguments;
    const asked = indexedDB.open("anamnesis-1-clinic");
    asked.onsuccess = () => {
        const writing = asked.result.transaction("records", "readwrite");
        const records = writing.objectStore("records");
        if (how === "remove") records.delete("keyring");
        else records.get("keyring").onsuccess = (found) => {
            const bytes = found.target.result;
            bytes[bytes.length - 20] ^= 1;
            records.put(bytes, "keyring");
        };
        writing.oncomplete = () => {
            asked.result.close();
            done(null);
        };
    };
"#;

/// A backup in the clinic's place brought its own rules back without a word, so that flags changed untold; and merged, it left them out
/// without a word.
#[test]
fn the_rules_of_a_backup_are_named_before_they_take_the_place_of_this_clinics_own() {
    let folder = Folder::new();
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    support::adds_patient(&person, "N1", "Real Person");
    let backup = support::backs_up(&person, &folder);
    person.opens("/settings");
    person.fills("Window (days)", "14");
    person.clicks("Save");
    person.sees("Settings saved");

    person.opens("/data");
    person.chooses_files("Choose a backup file", std::slice::from_ref(&backup));
    person.sees("Rules the defaults");
    person.sees("The backup’s rules are not merged, and this clinic’s stay in force.");
    person.sees("rules: here Window (days) 14; in the backup Window (days) 28");
    person.clicks("Put the backup in place of this clinic");
    person.sees("Tick the box first");
    person.ticks("I know, and want the backup in its place");
    person.clicks("Put the backup in place of this clinic");
    person.sees("Restored");
    person.opens("/settings");
    assert_eq!(person.reads_field("Window (days)"), "28");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// What was compared when the backup was chosen used to count when it was put in place: who was entered or imported in between was gone
/// without a tick.
#[test]
fn what_comes_after_a_backup_was_chosen_is_asked_about_too() {
    let folder = Folder::new();
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    support::adds_patient(&person, "N1", "Real Person");
    let backup = support::backs_up(&person, &folder);
    let table = support::written(&folder, "patients.csv", "patient_id,name\nN2,Imported Person\n");
    person.chooses_files("Choose a backup file", std::slice::from_ref(&backup));
    person.sees("Put the backup in place of this clinic");
    assert!(!person.sees_now("gone afterwards"));
    person.chooses_files("Choose files", &[table]);
    person.ticks("Import the patients alone");
    person.clicks("Import");
    person.sees("Imported: ");
    person.sees("gone afterwards: 1 patient.");
    person.clicks("Put the backup in place of this clinic");
    person.sees("Tick the box first");

    // The tick was for one patient. A second one comes from another tab.
    person.ticks("I know, and want the backup in its place");
    let driver = person.browser.driver();
    let first = person.browser.wait(driver.window()).expect("a tab");
    let second = person.browser.wait(driver.new_tab()).expect("a second tab");
    let goes_to = |tab| person.browser.wait(driver.switch_to_window(tab)).expect("the tab is there");
    goes_to(second);
    support::adds_patient(&person, "N3", "Later Person");
    goes_to(first);
    person.sees("gone afterwards: 2 patients.");
    person.clicks("Put the backup in place of this clinic");
    person.sees("Tick the box first");
    person.opens("/");
    person.sees("Imported Person");
    person.sees("Later Person");
}

/// A tab that stood before the door with a backup chosen wiped the clinic that was set up in another tab meanwhile.
#[test]
fn a_backup_chosen_at_the_door_does_not_wipe_a_clinic_that_was_set_up_meanwhile() {
    let folder = Folder::new();
    let first = Person::new();
    support::sets_up_own_clinic(&first);
    support::adds_patient(&first, "N1", "Real Person");
    let backup = support::backs_up(&first, &folder);

    let second = Person::new();
    second.opens("/");
    second.clicks("Set up this browser for my clinic");
    second.chooses_files("Choose a backup file", &[backup]);
    second.fills("Your name in the backup", CLINICIAN.0);
    second.fills("Passphrase or recovery key", CLINICIAN.1);
    second.clicks("Open the backup");
    second.sees("1 patient, 0 sessions, 0 scores");
    let driver = second.browser.driver();
    let second_tab = second.browser.wait(driver.window()).expect("a tab");
    let other = second.browser.wait(driver.new_tab()).expect("a second tab");
    let goes_to = |tab| second.browser.wait(driver.switch_to_window(tab)).expect("the tab is there");
    goes_to(other.clone());
    second.opens("/");
    second.sees("Set up your clinic");
    second.chooses_keys(CLINICIAN);
    support::adds_patient(&second, "M1", "Another Person");
    // What the audit says of it is kept a moment later.
    let before = second.waits_until("nothing is being kept any more", || {
        let now = support::records(&second);
        std::thread::sleep(std::time::Duration::from_secs(1));
        (support::records(&second) == now).then_some(now)
    });
    goes_to(second_tab);
    second.clicks("Restore this backup");
    second.sees("have changed since this page was opened");
    assert_eq!(support::records(&second), before);
    second.reloads();
    second.sees("Another Person");
}

/// A backup in the clinic's place took away what colleagues had half typed, and named only one's own.
#[test]
fn what_a_colleague_has_half_typed_is_counted_before_it_goes() {
    let folder = Folder::new();
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.opens("/settings");
    person.clicks("Add a clinician…");
    person.fills("Your own passphrase", CLINICIAN.1);
    person.fills("Name of the new clinician", "N. Colleague");
    person.chooses_passphrase("four slow boats and a kettle");
    person.clicks("Add");
    person.sees_no("Name of the new clinician");
    let backup = support::backs_up(&person, &folder);
    person.clicks("Caseload");
    person.clicks("Real Person");
    person.clicks("Comment…");
    person.fills("Comment", "thinks of perihelion");
    person.presses_lock_keys();
    person.sees("The clinic is locked");
    person.unlocks(("N. Colleague", "four slow boats and a kettle"));
    person.clicks("Data");
    person.chooses_files("Choose a backup file", std::slice::from_ref(&backup));
    person.sees("gone afterwards: 1 half-typed form");
    assert!(!person.sees_now("perihelion"), "{}", person.reads());
}

/// “Restore a backup”, the locked page said of a damaged keyring, and offered none. Where the keyring was missing it took the sealed records
/// for open ones, and sealing them buried them under new keys.
#[test]
fn a_clinic_that_nothing_unlocks_is_restored_from_a_backup_at_its_door() {
    let folder = Folder::new();
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    support::adds_patient(&person, "N1", "Real Person");
    let backup = support::backs_up(&person, &folder);
    let known = support::records(&person).into_iter().find(|(name, _)| name == "keyring");
    person.forgets_passphrase();

    let restores = || {
        let held = support::records(&person).len();
        person.chooses_files("Choose a backup file", std::slice::from_ref(&backup));
        // Nothing was typed four times, and the fifth try had to wait.
        for _ in 0..4 {
            person.clicks("Open the backup");
            person.sees("Give the passphrase together with your name, or the recovery key.");
        }
        person.fills("Passphrase or recovery key", CLINICIAN.1);
        person.clicks("Open the backup");
        person.sees("If it is a passphrase, give your name above too.");
        person.fills("Your name in the backup", CLINICIAN.0);
        person.clicks("Open the backup");
        person.sees(&format!("Gone afterwards: what this browser holds, {held} records."));
        person.clicks("Put the backup in place of these records");
        person.sees("Tick the box first");
        person.ticks("I know, and want the backup in its place");
        person.clicks("Put the backup in place of these records");
        person.sees("Restored");
        person.clicks("Caseload");
        person.sees("Real Person");
        assert_eq!(support::records(&person).into_iter().find(|(name, _)| name == "keyring"), known);
    };

    // One byte of the keyring is another.
    person.script_async(KEYRING, vec![json!("flip")]);
    person.reloads();
    person.fills("Your name", CLINICIAN.0);
    person.fills("Passphrase", CLINICIAN.1);
    person.clicks("Unlock");
    person.sees("The record of who may open this clinic is damaged");
    person.clicks("Restore a backup instead…");
    restores();

    // The keyring is gone.
    person.script_async(KEYRING, vec![json!("remove")]);
    person.reloads();
    person.sees("The keys of this clinic are missing");
    assert!(!person.sees_now("Seal"), "{}", person.reads());
    restores();
    person.reloads();
    person.unlocks(CLINICIAN);
    person.sees("Real Person");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}
