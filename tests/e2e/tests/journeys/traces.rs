//! What is typed lies nowhere readable in the browser's profile, whether it was saved, given up half typed, or only locked away.
//!
//! Chromium keeps for its session restore what stands in fields, and in `Web Data` and `Login Data` what stood beside passphrases. All of
//! that was in a profile in plain UTF-16, after locking and closing too: patients, scores, notes, comments, and who works here.

use crate::support;
use e2e::Person;
use e2e::search::traces;
use std::thread::sleep;
use std::time::Duration;

/// Who works here; neither name nor passphrase may be found.
const WHO: (&str, &str) = ("Dr. Whoworkshere Zwq", "secretlamps zwq over quiet harbours");

/// Every text that is typed, each found nowhere else in the app.
const TYPED: [&str; 16] = [
    "Whoworkshere",
    "secretlamps",
    "Savedname",
    "Savednumber",
    "savedpatientnote",
    "savedscorenote",
    "savedreviewnote",
    "savedcomment",
    "halfname",
    "halfpatientnote",
    "halfscorenote",
    "halfreviewnote",
    "halfcomment",
    "halfsearch",
    "halfnewclinician",
    "halfunlockname",
];
const HALF_PASSPHRASE: &str = "halfsecretwords";

/// A text in a field that the app doesn't make, without what keeps fields out of the profile; and one that a page keeps by itself.
const CONTROLS: [&str; 2] = ["controlinafield", "controlinlocalstorage"];

/// Lets the browser look at the fields: it does so within a second, and writes two and a half later.
fn waits_for_the_browser_to_look() {
    sleep(Duration::from_millis(4000));
}

fn adds_control(person: &Person) {
    let script = "
        document.getElementById('control')?.remove();
        const field = document.createElement('input');
        field.id = 'control';
        field.setAttribute('aria-label', 'Control');
        // Behind an open dialog nothing can be typed.
        (document.querySelector('dialog[open]') ?? document.body).prepend(field);
        localStorage.setItem('control', 'controlin'.repeat(400) + 'localstorage');
    ";
    person.script(script, vec![]);
    person.fills("Control", CONTROLS[0]);
}

/// Opens the page of the one patient.
fn opens_patient(person: &Person) {
    person.opens("/");
    person.clicks("Savedname");
    person.sees("Mark reviewed with this note");
}

/// Saves one of everything that is typed.
fn saves(person: &Person) {
    person.clicks("Add patient…");
    person.fills("Number in the clinic", "Savednumber");
    person.fills("Name", "Savedname");
    person.fills("Note", "savedpatientnote");
    person.clicks("Save patient");
    person.sees_no("Save patient");
    opens_patient(person);
    person.clicks("Add score…");
    person.picks("Instrument", "PROMIS");
    person.fills("Day", "2026-03-02");
    person.fills("Score", "41");
    person.fills("Note", "savedscorenote");
    waits_for_the_browser_to_look();
    person.clicks("Save score");
    person.sees_no("Save score");
    person.fills("Note (may stay empty)", "savedreviewnote");
    person.clicks("Mark reviewed with this note");
    person.sees("savedreviewnote");
    person.clicks("Comment…");
    person.fills("Comment", "savedcomment");
    waits_for_the_browser_to_look();
    person.clicks("Save");
    person.sees("savedcomment");
}

/// Begins to type in everything, and leaves each for a while.
fn half_types(person: &Person) {
    person.opens("/");
    person.fills("Search by name or number", "halfsearch");
    waits_for_the_browser_to_look();
    person.opens("/");
    person.clicks("Add patient…");
    person.fills("Name", "halfname");
    person.fills("Note", "halfpatientnote");
    waits_for_the_browser_to_look();
    opens_patient(person);
    person.fills("Note (may stay empty)", "halfreviewnote");
    person.clicks("Add score…");
    person.fills("Note", "halfscorenote");
    waits_for_the_browser_to_look();
    opens_patient(person);
    person.clicks("Comment…");
    person.fills("Comment", "halfcomment");
    waits_for_the_browser_to_look();
    person.opens("/settings");
    person.clicks("Add a clinician…");
    person.fills("Your own passphrase, as it is now", HALF_PASSPHRASE);
    person.fills("Name of the new clinician", "halfnewclinician");
    person.ticks("One of my own");
    person.fills("New passphrase", HALF_PASSPHRASE);
    waits_for_the_browser_to_look();
}

/// At the locked page: half a name and a passphrase, and the recovery key before it is sent.
fn half_unlocks(person: &Person, recovery: &str) {
    person.sees("The clinic is locked");
    person.fills("Your name", "halfunlockname");
    person.fills("Passphrase", HALF_PASSPHRASE);
    waits_for_the_browser_to_look();
    person.clicks("Passphrase forgotten…");
    person.fills("Recovery key", recovery);
    person.fills("Your name", "halfunlockname");
    person.ticks("One of my own");
    person.fills("New passphrase", HALF_PASSPHRASE);
    waits_for_the_browser_to_look();
    person.reloads();
}

/// What of all that is in the profile, and that the search finds what is.
fn finds_only_controls(person: &Person, recovery: &str, what: &str) {
    let words: Vec<&str> = TYPED.into_iter().chain([HALF_PASSPHRASE, recovery]).chain(CONTROLS).collect();
    let found = traces(person.browser.profile(), &words);
    let (controls, typed): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|trace| CONTROLS.contains(&trace.word.as_str()));
    assert_eq!(typed, [], "{what}");
    for control in CONTROLS {
        assert!(controls.iter().any(|trace| trace.word == control), "{what}: the search finds {control}: {controls:?}");
    }
}

#[test]
fn nothing_typed_lies_readable_in_the_browsers_profile() {
    if support::is_left_out("the search for what was typed reads Chromium's profile alone") {
        return;
    }
    let mut person = Person::at_a_desk();
    person.opens("/");
    person.clicks("Set up this browser for my clinic");
    let recovery = person.chooses_keys(WHO);
    person.sees("No patients yet");
    saves(&person);
    half_types(&person);
    person.forgets_passphrase();
    person.presses_lock_keys();
    half_unlocks(&person, &recovery);
    // Once all the way through: after it the browser asks whether it may keep the passphrase.
    person.unlocks(WHO);
    person.clicks("Caseload");
    person.sees("Savedname");
    waits_for_the_browser_to_look();
    support::locks(&person);
    adds_control(&person);
    waits_for_the_browser_to_look();
    person.browser.closes();
    finds_only_controls(&person, &recovery, "after locking and closing");

    // The same, and then the plug is pulled.
    person.browser.starts_again();
    person.opens("/");
    half_types(&person);
    adds_control(&person);
    waits_for_the_browser_to_look();
    person.browser.pulls_the_plug();
    finds_only_controls(&person, &recovery, "after a crash in the midst of typing");
}
