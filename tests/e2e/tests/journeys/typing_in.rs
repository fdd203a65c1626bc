//! Answers from paper are typed in by digits, corrected, and scored from their items.

use crate::support;
use e2e::Person;
use thirtyfour::Key;

/// Opens the dialog with that questionnaire, and its first question has the focus.
fn opens_form(person: &Person, title: &str) {
    person.clicks("Type in answers…");
    person.picks("Questionnaire", title);
    person.script("document.querySelector('#paper-dialog fieldset')?.focus()", vec![]);
}

#[test]
fn a_phq_9_is_typed_in_by_digits_and_scored_at_once() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    opens_form(&person, "PHQ-9");
    person.sees("Not scorable");
    person.presses("12301230");
    person.sees("item 9 not answered");
    person.presses("0");
    person.sees("Score 12.");
    // The eighth, typed wrong, is gone back to.
    person.presses(Key::Left + "");
    person.presses(Key::Left + "");
    person.presses("2");
    person.sees("Score 14.");
    person.clicks("Save answers");
    person.sees_no("Save answers");
    person.sees("Undo");
    let table =
        || person.script("return document.querySelector('[aria-label=\"Table of scores\"]')?.innerText", vec![]);
    assert!(table().to_string().contains("14"), "{}", table());
    person.clicks("Undo");
    person.sees("No score yet");
}

#[test]
fn answers_from_paper_are_corrected_and_their_score_follows() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    opens_form(&person, "GAD-7");
    person.presses("1111111");
    person.sees("Score 7.");
    person.clicks("Save answers");
    person.sees_no("Save answers");
    person.clicks("Edit answers…");
    person.script("document.querySelector('#paper-dialog fieldset')?.focus()", vec![]);
    person.presses("3");
    person.sees("Score 9.");
    person.clicks("Save answers");
    person.sees_no("Save answers");
    let table = person.script("return document.querySelector('[aria-label=\"Table of scores\"]')?.innerText", vec![]);
    assert!(table.to_string().contains('9'), "{table}");
}

/// By Tab alone: the questionnaire, when, by whom, each question once, and saving; and the arrows choose within a question as everywhere.
#[test]
fn tab_leads_through_the_form_in_its_order_and_arrows_correct_an_answer() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    opens_form(&person, "PHQ-9");
    person.presses("123012301");
    person.sees("Score 13.");
    person.script("document.querySelector('#paper-questionnaire').focus()", vec![]);
    let at = || {
        let script = "const at = document.activeElement;
            return at.name?.startsWith('q-') ? `${at.name} ${[...document.getElementsByName(at.name)].indexOf(at)}` : at.id || at.innerText";
        person.script(script, vec![]).as_str().unwrap_or_default().to_owned()
    };
    let mut led = vec![at()];
    while led.last().is_some_and(|last| !last.starts_with("Save answers")) && led.len() < 40 {
        person.presses(Key::Tab + "");
        led.push(at());
    }
    led.dedup();
    let scores = [1, 2, 3, 0, 1, 2, 3, 0, 1];
    let expected: Vec<String> = ["paper-questionnaire", "paper-date", "paper-time", "paper-source"]
        .into_iter()
        .map(str::to_owned)
        .chain(scores.into_iter().enumerate().map(|(item, score)| format!("q-phq-9-{} {score}", item + 1)))
        .collect();
    assert_eq!(led[..expected.len()], expected[..], "{led:?}");
    assert_eq!(led.last().map(String::as_str), Some("Save answers"), "{led:?}");
    person.script("document.getElementsByName('q-phq-9-1')[1].focus()", vec![]);
    person.presses(Key::Down + "");
    person.sees("Score 14.");
    person.presses(Key::Backspace + "");
    person.sees("item 1 not answered");
}

/// What is half typed when the clinic is locked is offered again, item by item.
#[test]
fn half_typed_answers_are_offered_again() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    opens_form(&person, "PHQ-9");
    person.presses("1111");
    person.presses_lock_keys();
    person.sees("The clinic is locked");
    person.unlocks(e2e::CLINICIAN);
    person.sees("answers from paper for Real Person");
    person.clicks("Continue");
    person.sees("items 5");
    let chosen = person.script("return document.querySelectorAll('#paper-dialog input:checked').length", vec![]);
    assert_eq!(chosen.as_u64(), Some(4));
}
