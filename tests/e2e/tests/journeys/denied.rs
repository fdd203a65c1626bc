//! Browsers that refuse, or clear away, part of what the app is built on: it says so, and nothing looks empty that isn't.

use crate::support;
use e2e::Person;

/// Lends no lock, as where the person denies the address all storage.
const NO_LOCKS: &str = "
    LockManager.prototype.request = () => Promise.reject(new DOMException('no', 'SecurityError'));
";

// A database that could not be opened for once made the clinic's own door offer to set one up, as if there had never been any.
#[test]
fn a_clinic_whose_database_cannot_be_opened_is_not_taken_for_a_new_one() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.reloads();
    person.site.begins_with(support::NO_DATABASE);
    person.reloads();
    person.sees("The records could not be opened");
    assert!(!person.sees_now("Set up"), "{}", person.reads());
    person.script("databaseIsBack()", vec![]);
    person.clicks("Try again");
    person.sees("The clinic is locked");
}

/// Browsers clear databases when the disk is full: the page then offered to set a clinic up as if there had never been one.
#[test]
fn a_clinic_that_the_browser_has_cleared_away_is_missed() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.reloads();
    let clear = "const done = arguments[arguments.length - 1];
        indexedDB.deleteDatabase('anamnesis-1-clinic').onsuccess = () => done(null);";
    person.script_async(clear, vec![]);
    // The locked page is shown until the database was asked; whoever types their passphrase faster than that finds the field gone.
    person.forgets_passphrase();
    person.reloads();
    person.sees("Set up your clinic");
    person.sees("This browser kept records of your clinic and holds none any more");
    person.sees("Or restore a backup");
}

#[test]
fn a_first_visit_without_a_database_is_told_before_anything_is_set_up() {
    let person = Person::new();
    person.site.begins_with(support::NO_DATABASE);
    person.opens("/");
    person.clicks("Set up this browser for my clinic");
    person.sees("This browser’s database can’t be used");
    person.sees("Load the page again to try the database once more. (UnknownError)");
    assert!(!person.sees_now("nothing was saved"), "no save was tried: {}", person.reads());
    person.chooses_keys(e2e::CLINICIAN);
    person.sees("No patients yet");
    person.clicks("Data");
    person.sees("In this browser’s small storage (about 5 MB)");
    person.sees("MB of the 5 MB that this browser allows");
}

// Where the browser refused the lock that keeps tabs apart, every save waited for it for ever.
#[test]
fn saves_go_on_where_the_browser_lends_no_locks() {
    let person = Person::new();
    person.site.begins_with(NO_LOCKS);
    support::sets_up_with_one_patient(&person, "Real Person");
    person.sees("Patient added");
    person.reloads();
    person.sees("Real Person");
}
