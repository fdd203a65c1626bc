//! Two tabs on one clinic: each shows what the other saves, and neither writes over the other unseen.

use crate::support;
use crate::support::TwoTabs;
use crate::support::axe::Axe;
use e2e::{CLINICIAN, Engine, Folder, Person};

/// Types a name in one tab while the other saves another name and a note of the same patient; then presses Save, and stands before both
/// versions.
fn is_overtaken_while_typing(person: &Person) {
    let tabs = TwoTabs::of(person);
    let edits = |tab, name| {
        tabs.goes_to(tab);
        person.opens("/");
        person.clicks("Real Person");
        person.clicks("Edit patient…");
        person.fills("Name", name);
    };
    edits(&tabs.second, "Typed Here");
    edits(&tabs.first, "Stored There");
    person.fills("Note", "a note from the first tab");
    person.clicks("Save patient");
    person.sees("Patient changed");
    tabs.goes_to(&tabs.second);
    person.clicks("Save patient");
    person.sees("changed in another tab while you were typing");
}

/// A second tab used to show the clinic as it was until somebody pressed a button.
#[test]
fn what_one_tab_saves_the_other_shows_within_a_second() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = TwoTabs::second_at(&person, "/");
    person.sees("Real Person");
    // Notes when the new name is drawn, by the clock that both tabs share.
    person.script(
        "new MutationObserver(() => { if (document.body.innerText.includes('Second Person')) window.seenAt ??= Date.now(); })
            .observe(document.body, { subtree: true, childList: true, characterData: true });",
        vec![],
    );
    tabs.goes_to(&tabs.first);
    person.opens("/");
    person.clicks("Add patient…");
    person.fills("Number in the clinic", "N2");
    person.fills("Name", "Second Person");
    person.script(
        "new MutationObserver(() => { if (document.body.innerText.includes('Patient added')) window.savedAt ??= Date.now(); })
            .observe(document.body, { subtree: true, childList: true, characterData: true });",
        vec![],
    );
    person.clicks("Save patient");
    person.sees("Patient added");
    let saved = person.script("return window.savedAt", vec![]).as_f64().expect("a moment");
    tabs.goes_to(&tabs.second);
    person.sees("Second Person");
    let seen = person.script("return window.seenAt", vec![]).as_f64().expect("a moment");
    assert!(seen - saved < 1000.0, "{} ms", seen - saved);

    // And the other way round, on what the first one wrote.
    person.clicks("Second Person");
    person.sees("Add session…");
    person.clicks("Mark reviewed");
    person.sees("Undo");
    tabs.goes_to(&tabs.first);
    person.sees("by Dr. Quill Example");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// Two tabs had the same patient's form open. The second to save wrote over what the first had saved, and nobody saw it.
#[test]
fn a_form_that_another_tab_has_overtaken_shows_both_versions_and_the_person_chooses() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    is_overtaken_while_typing(&person);
    person.sees("Before both it was Real Person");
    person.clicks("Save patient");
    person.sees("Choose a version of each field first");
    person.ticks("What you typed");
    person.clicks("Save patient");
    person.sees_no("Save patient");
    person.sees("Typed Here");
    person.sees("a note from the first tab");
}

/// Both versions were shown, nothing was chosen yet, and the clinic locked: after unlocking the typed version won without a question.
#[test]
fn a_version_that_was_not_chosen_before_the_clinic_locked_is_still_to_be_chosen() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    is_overtaken_while_typing(&person);
    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.clicks("Continue");
    support::sees_in(&person, "Name", "Typed Here");
    person.clicks("Save patient");
    person.sees("changed in another tab while you were typing");
    person.ticks("What is stored now");
    person.clicks("Save patient");
    person.sees_no("Save patient");
    person.sees("Stored There");
    assert!(!person.sees_now("Half typed"));
}

#[test]
fn rules_that_two_tabs_change_are_never_written_over_unseen() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = TwoTabs::second_at(&person, "/settings");
    person.fills("Window (days)", "35");
    tabs.goes_to(&tabs.first);
    person.opens("/settings");
    person.fills("Window (days)", "60");
    person.clicks("Save");
    person.sees("Settings saved");
    tabs.goes_to(&tabs.second);
    person.clicks("Save");
    person.sees("What is stored now 60");
    person.ticks("What is stored now");
    person.clicks("Save");
    support::sees_in(&person, "Window (days)", "60");
}

/// What patients are told was saved by two tabs, and the later one wrote over the other unseen.
#[test]
fn what_patients_are_told_is_never_written_over_unseen_by_another_tab() {
    const NAME: &str = "The clinic’s name (may stay empty)";
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = TwoTabs::second_at(&person, "/settings");
    person.fills(NAME, "Typed Here");
    tabs.goes_to(&tabs.first);
    person.opens("/settings");
    person.fills(NAME, "Stored There");
    person.fills("Mail address that answers may be sent to (may stay empty)", "in@there.example");
    person.clicks("Save what patients are told");
    person.sees("What patients are told is saved");
    tabs.goes_to(&tabs.second);
    person.clicks("Save what patients are told");
    person.sees("changed in another tab while you were typing");
    person.sees("in@there.example");
    person.clicks("Save what patients are told");
    person.sees("Choose a version of each field first.");
    person.ticks("What you typed");
    person.clicks("Save what patients are told");
    person.sees("What patients are told is saved");
    person.reloads();
    assert_eq!(person.reads_field(NAME), "Typed Here");
    assert_eq!(person.reads_field("Mail address that answers may be sent to (may stay empty)"), "in@there.example");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// The clinic's plan was saved by two tabs, and the later one wrote over the other unseen; what was typed in the one was gone once the other had
/// saved.
#[test]
fn the_plan_of_the_clinic_is_never_written_over_unseen_by_another_tab() {
    const FOR: &str = "for … days";
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = TwoTabs::second_at(&person, "/settings");
    person.fills(FOR, "30");
    tabs.goes_to(&tabs.first);
    person.opens("/settings");
    person.fills(FOR, "60");
    person.fills("After a session, every … days", "5");
    person.clicks("Save plan");
    person.sees("The clinic’s plan is saved");
    tabs.goes_to(&tabs.second);
    person.clicks("Save plan");
    person.sees("changed in another tab while you were typing");
    person.sees("After a session, every … days 5");
    person.clicks("Save plan");
    person.sees("Choose a version of each field first.");
    person.ticks("What you typed");
    let mut axe = Axe::new(&person);
    axe.check("a plan that was overtaken");
    person.clicks("Save plan");
    person.sees("The clinic’s plan is saved");
    person.sees_no("changed in another tab");
    person.reloads();
    assert_eq!(
        (person.reads_field(FOR), person.reads_field("After a session, every … days")),
        ("30".into(), "5".into())
    );
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}

/// Records are read while the passphrase is still being typed. What another tab saved after that would have been missing.
#[test]
fn what_is_saved_while_a_passphrase_is_typed_is_there_after_unlocking() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = TwoTabs::of(&person);
    tabs.goes_to(&tabs.second);
    person.forgets_passphrase();
    person.opens("/");
    person.fills("Your name", CLINICIAN.0);
    person.fills("Passphrase", CLINICIAN.1);
    tabs.goes_to(&tabs.first);
    person.clicks("Caseload");
    person.clicks("Add patient…");
    person.fills("Number in the clinic", "N2");
    person.fills("Name", "Second Person");
    person.clicks("Save patient");
    person.sees("Patient added");
    tabs.goes_to(&tabs.second);
    person.clicks("Unlock");
    person.sees("Second Person");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

// The page said that it could not save any more, and could: the restored records have the very revisions that it knew, so that its save took
// the place of one of theirs.
#[test]
fn a_tab_whose_clinic_was_restored_in_another_saves_nothing_any_more() {
    let folder = Folder::new();
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let backup = support::backs_up(&person, &folder);
    let tabs = TwoTabs::second_at(&person, "/");
    person.clicks("Real Person");
    person.clicks("Comment…");
    person.fills("Comment", "to another clinic");
    tabs.goes_to(&tabs.first);
    person.opens("/data");
    person.chooses_files("Choose a backup file", &[backup]);
    // The other tab's comment is kept while that is out of sight, and would go with the rest. WebKitGTK's is a window of its own, in sight still.
    if person.browser.engine() != Engine::Webkit {
        person.sees("1 half-typed form");
        person.ticks("I know, and want the backup in its place");
    }
    person.clicks("Put the backup in place of this clinic");
    person.sees("Restored");

    tabs.goes_to(&tabs.second);
    person.clicks("Save");
    person.sees("In another tab the clinic was erased, restored, given another key, or changed by a newer version of Anamnesis, so nothing was saved.");
    assert_eq!(person.reads_field("Comment"), "to another clinic");
    tabs.goes_to(&tabs.first);
    person.opens("/audit");
    person.sees("in place of what was here");
    person.sees("and it holds");
}
