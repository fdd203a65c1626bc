//! A computer whose clock can't be right.

use crate::support;
use e2e::{CLINICIAN, Person};

/// A computer's clock stood at a day of the year before: everyone was judged by it, nothing was overdue, and no page said a word.
#[test]
fn a_wrong_clock_is_met_before_anything_is_judged_by_it() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.forgets_passphrase();
    support::puts_clock_back(&person, 500);
    person.reloads();
    person.unlocks(CLINICIAN);
    person.sees("Look at this computer’s clock first");
    person.sees("but the record goes on to");
    assert!(!person.sees_now("Real Person"), "{}", person.reads());

    person.clicks("Go on in doubt");
    person.sees("Real Person");
    for page in ["Review", "Data", "Settings", "Caseload"] {
        person.clicks(page);
        person.sees("States and due dates may be wrong");
    }
    // It was not the clock: somebody says so, the audit keeps it, and the next opening asks no more.
    person.clicks("The clock is right");
    person.sees_no("States and due dates may be wrong");
    person.reloads();
    person.sees("Real Person");
    assert!(!person.sees_now("clock says"), "{}", person.reads());
    person.opens("/audit");
    person.sees("Clock confirmed");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

#[test]
fn a_clock_that_is_right_is_not_asked_about() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.opens("/");
    person.sees("Real Person");
    assert!(!person.sees_now("clock"), "{}", person.reads());
}
