//! The vault, as its clinicians meet it: set up, locked, unlocked, recovered, in two tabs.

mod support;

use e2e::{CLINICIAN, Person};

#[test]
fn a_clinic_is_set_up_locked_and_unlocked_and_a_wrong_passphrase_never_says_what_was_wrong() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    person.clicks("Add patient…");
    person.fills("Number in the clinic", "N1");
    person.fills("Name", "Real Person");
    person.clicks("Save patient");
    person.sees("Patient added");
    person.clicks("Lock");
    person.sees("The clinic is locked");
    assert!(!person.script("return document.documentElement.outerHTML", vec![]).to_string().contains("Real Person"));
    for (name, passphrase) in [(CLINICIAN.0, "not it"), ("Nobody", CLINICIAN.1)] {
        person.fills("Your name", name);
        person.fills("Passphrase", passphrase);
        person.clicks("Unlock");
        person.sees("Name and passphrase don’t fit together.");
    }
    person.unlocks(CLINICIAN);
    person.sees("Real Person");
    person.clicks("Data");
    person.sees("Audit");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}
