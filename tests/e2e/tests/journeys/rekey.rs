//! The clinic's key is changed after a colleague has left: handed over, stopped, killed in the middle, gone on with by another.

use crate::support;
use crate::support::TwoTabs;
use e2e::{CLINICIAN, Folder, Person};
use serde_json::json;
use std::fmt::Write;

const STAYS: (&str, &str) = ("N. Stays", "four slow boats and a kettle");
const LEAVES: (&str, &str) = ("N. Leaves", "nine wet coats on a chair");
/// So many that the change takes several batches.
const PATIENTS: usize = 250;

fn adds(person: &Person, (name, passphrase): (&str, &str)) {
    person.opens("/settings");
    person.clicks("Add a clinician…");
    person.fills("Your own passphrase", CLINICIAN.1);
    person.fills("Name of the new clinician", name);
    person.chooses_passphrase(passphrase);
    person.clicks("Add");
    person.sees(name);
    person.sees_no("Name of the new clinician");
}

/// As far as the sheet of what is to be handed over: what stands on it, by heading.
fn goes_on_to_the_sheet(person: &Person) -> Vec<(String, String)> {
    person.clicks("Go on to what is to be handed over");
    person.waits_until("the sheet is shown", || {
        let script = "return [...document.querySelectorAll('.to-hand-over')].map((one) => [one.querySelector('h3').innerText, one.querySelector('.recovery-key').innerText])";
        let shown: Vec<(String, String)> = serde_json::from_value(person.script(script, vec![])).ok()?;
        (!shown.is_empty()).then_some(shown)
    })
}

fn is_refused(person: &Person, (name, passphrase): (&str, &str)) {
    person.fills("Your name", name);
    person.fills("Passphrase", passphrase);
    person.clicks("Unlock");
    person.sees("don’t fit together");
}

#[test]
fn after_a_colleague_has_left_the_key_is_changed_however_often_it_is_interrupted() {
    let mut person = Person::new();
    support::sets_up_own_clinic(&person);
    let folder = Folder::new();
    let patients = (0..PATIENTS).fold("patient_id,name\n".to_owned(), |mut text, n| {
        let _ = writeln!(text, "P{n:05},Made Up {n}");
        text
    });
    support::imports(&person, &[support::written(&folder, "patients.csv", patients)]);
    adds(&person, STAYS);
    adds(&person, LEAVES);
    let backup = support::backs_up(&person, &folder);

    // Handed over first: until then nothing has changed, and it can be given up.
    person.clicks("Settings");
    person.clicks("Change the clinic’s key…");
    person.fills("Your own passphrase", "not it");
    person.ticks("N. Leaves stays");
    person.clicks("Go on to what is to be handed over");
    person.sees("That is not your passphrase as it is now");
    person.fills("Your own passphrase", CLINICIAN.1);
    let sheet = goes_on_to_the_sheet(&person);
    assert_eq!(sheet.iter().map(|(head, _)| head.as_str()).collect::<Vec<_>>(), ["For N. Stays", "Recovery key"]);
    person.sees("Can’t open the clinic any more from then on: N. Leaves");
    person.clicks("Change the key now");
    person.sees("it can’t be shown again");
    person.clicks("Cancel, nothing changes");
    person.sees_no("To be handed over");

    person.clicks("Change the clinic’s key…");
    person.ticks("N. Leaves stays");
    person.fills("Your own passphrase", CLINICIAN.1);
    let sheet = goes_on_to_the_sheet(&person);
    let new = (STAYS.0, sheet[0].1.clone());
    // Another page of the app doesn't drop the sheet, and nothing that would make it void can be done meanwhile.
    person.clicks("Data");
    person.sees("waits under Settings, to be handed over");
    person.clicks("Settings");
    person.sees(&new.1);
    person.sees("the papers would be void");
    assert!(person.is_asked_before_leaving());
    person.ticks("All of it is handed over");
    person.script(support::SLOW_DISK, vec![]);
    person.clicks("Change the key now");
    person.sees("The clinic’s key is being changed");
    person.sees("looked through");
    person.clicks("Stop");
    person.sees("is not finished");
    person.clicks("Go on with the change");
    person.sees("looked through");
    person.browser.crash();

    // Whoever left is out; who stays, with the passphrase that was handed over, goes on with it, and can work meanwhile.
    person.forgets_passphrase();
    person.opens("/");
    is_refused(&person, LEAVES);
    is_refused(&person, STAYS);
    person.unlocks((new.0, &new.1));
    person.sees("is not finished");
    person.clicks("Go on with the change");
    support::adds_patient(&person, "N1", "Added Meanwhile");
    if person.sees_now("is not finished") {
        // Opening a page loads it anew, which stops the change, unless it was over by then.
        person.clicks("Go on with the change");
        person.sees("The clinic’s key is changed. Make a new backup now.");
    }
    person.sees_no("is not finished");
    person.sees("with the clinic’s old key");
    person.opens("/audit");
    person.sees("and it holds");
    person.sees("every record was read under the new key");
    person.opens("/");
    person.fills("Search by name or number", "Meanwhile");
    person.sees("Added Meanwhile");
    assert!(!person.sees_now("could not be read"));

    // What was there before opens as it did, and is the same clinic's.
    person.opens("/data");
    person.chooses_files("Choose a backup file", &[backup]);
    person.fills("Your name in the backup", LEAVES.0);
    person.fills("Passphrase or recovery key", LEAVES.1);
    person.clicks("Open the backup");
    person.sees("Nothing to merge");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Papers that had been handed over became void without a word when the page was locked.
#[test]
fn papers_that_became_void_are_said_to_be() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    person.clicks("Settings");
    person.clicks("Change the clinic’s key…");
    person.fills("Your own passphrase", CLINICIAN.1);
    goes_on_to_the_sheet(&person);
    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.sees("so nothing was changed. Papers that were handed over or printed for it are void");
    person.sees_no("waits under Settings");
}

/// Another tab knows the old key alone: it locks before it could lose what is half typed in it, and is at work again with the new one.
#[test]
fn the_other_tabs_lock_and_keep_what_is_half_typed() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = TwoTabs::second_at(&person, "/");
    person.clicks("Real Person");
    person.clicks("Comment…");
    person.fills("Comment", "thinks of perihelion");
    tabs.goes_to(&tabs.first);
    person.opens("/settings");
    person.clicks("Change the clinic’s key…");
    person.fills("Your own passphrase", CLINICIAN.1);
    person.ticks("A new passphrase for me too");
    let sheet = goes_on_to_the_sheet(&person);
    // It locked them when the keys were only drawn, though that may be given up.
    tabs.goes_to(&tabs.second);
    assert!(!person.sees_now("The clinic is locked"), "{}", person.reads());
    tabs.goes_to(&tabs.first);
    person.ticks("All of it is handed over");
    person.clicks("Change the key now");
    person.sees("The clinic’s key is changed");
    tabs.goes_to(&tabs.second);
    person.sees("The clinic is locked");
    is_refused(&person, CLINICIAN);
    person.unlocks((CLINICIAN.0, &sheet[0].1));
    person.sees("Half typed on");
    person.clicks("Continue");
    person.waits_until("it is there again", || {
        let typed = person.script("return document.querySelector('dialog textarea')?.value ?? null", vec![]);
        (typed == json!("thinks of perihelion")).then_some(())
    });
    assert_eq!(person.complaints(), Vec::<String>::new());
}
