//! The clinic's instruments: looked at, changed with whose state that changes, retired and taken back; and questionnaires of its own.

use crate::support::axe::Axe;
use e2e::Person;

fn shot(person: &Person, name: &str) {
    if let Ok(folder) = std::env::var("SHOTS") {
        let taken = person
            .browser
            .wait(person.browser.driver().screenshot(std::path::Path::new(&format!("{folder}/{name}.png"))));
        taken.expect("a picture");
    }
}

#[test]
fn an_instrument_is_changed_with_what_that_does_and_retired() {
    let person = Person::new();
    person.opens("/");
    person.clicks("Look around with a demo clinic");
    person.sees("synthetic");
    person.opens("/settings");
    person.clicks("Look at and change instruments");
    person.sees("What scores are made with");
    shot(&person, "instruments");
    let mut axe = Axe::new(&person);
    axe.check("instruments");

    person.clicks("Edit…, PROMIS Cognitive Function (T-score)");
    shot(&person, "instrument-edit");
    person.fills("MIC (points)", "25");
    person.sees("Would leave the flag");
    person.fills("Reliability", "");
    person.clicks("Save instrument");
    person.sees("without one of them a change of this memory instrument can't be judged");
    shot(&person, "instrument-wrong");
    axe.check("an instrument without a rule");
    person.fills("Reliability", "0.9");
    person.clicks("Save instrument");
    person.sees("Instrument added");
    person.sees("in place of the built-in one");
    person.clicks("Export own instruments");
    let file = String::from_utf8(person.finds_download("instruments")).expect("text");
    assert!(file.contains("promis-cf,2.0,") && file.contains(",25,"), "{file}");
    person.clicks("Back to the built-in one, PROMIS Cognitive Function (T-score)");
    person.sees("Instrument removed");
    person.sees_no("in place of the built-in one");

    person.clicks("Add an instrument…");
    person.fills("Id", "own-memory");
    person.fills("Name", "Our own memory rating");
    person.clicks("Save instrument");
    person.sees("Needed here is");
    person.picks("Role", "memory");
    person.picks("Higher is better", "yes");
    person.fills("Lowest", "0");
    person.fills("Highest", "20");
    person.fills("SEM", "1.5");
    person.sees("Reliable change: worse from");
    shot(&person, "instrument-add");
    person.clicks("Save instrument");
    person.sees("Instrument added");
    person.sees("own-memory");
    person.clicks("Retire, Our own memory rating");
    person.sees("retired: not offered for new scores");
    person.opens("/");
    person.sees("Caseload");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
