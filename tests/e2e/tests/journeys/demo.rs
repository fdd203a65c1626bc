//! The first visit: from nothing to knowing whose memory has stayed worse, and why.

use crate::support;
use crate::support::{Promise, flagged};
use e2e::Person;

#[test]
fn a_newcomer_finds_a_flag_reads_why_clears_it_as_promised_and_finds_everything_again_after_a_reload() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("synthetic");
    person.sees("Caseload");

    // Whose memory has stayed worse, and why?
    let before =
        person.waits_until("the caseload shows flags", || Some(flagged(&person)).filter(|list| !list.is_empty()));
    let (patient, promise) = before
        .iter()
        .find_map(|patient| {
            person.opens(patient);
            person.sees("What would change it");
            let promise = Promise::read(&person.reads())?;
            promise.can_be_kept_by(support::today(&person)).then(|| (patient.clone(), promise))
        })
        .expect("the demo clinic has a flag that scores up to today can close");
    person.sees("worse than its baseline");

    // The scores that the card asks for clear the flag.
    for day in promise.days() {
        person.clicks("Add score…");
        person.fills("Score", &promise.score);
        person.fills("Day", &day.to_string());
        person.clicks("Save score");
        person.sees_no("Save score");
    }
    person.sees_no("closes the flag");
    person.opens("/");
    person.sees("Caseload");
    person.waits_until("the patient is off the list of flags", || (!flagged(&person).contains(&patient)).then_some(()));

    // A wider window never adds a flag.
    let narrow = flagged(&person);
    person.opens("/settings");
    person.fills("Window (days)", "84");
    person.sees("What this would change");
    person.clicks("Save");
    person.sees("Settings saved");
    person.clicks("Caseload");
    let wide = person
        .waits_until("the flags have changed", || Some(flagged(&person)).filter(|list| list.len() < narrow.len()));
    assert!(wide.iter().all(|patient| narrow.contains(patient)), "{wide:?} are not all among {narrow:?}");

    // What is exported is what the page shows.
    person.clicks("Data");
    person.clicks("Export flags");
    let exported = String::from_utf8(person.finds_download("flags")).expect("the file is text");
    let rows = exported.lines().filter(|line| line.contains(",persistent,")).count();
    assert_eq!(rows, wide.len(), "{exported}");

    // All still there.
    person.opens("/");
    person.reloads();
    person.sees("synthetic");
    person.waits_until("the same flags show", || (flagged(&person) == wide).then_some(()));
    person.opens("/settings");
    assert_eq!(person.reads_field("Window (days)"), "84");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
