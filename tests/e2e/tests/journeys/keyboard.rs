//! A round through the caseload without a mouse: where the focus is can be seen at every step, and nothing is out of reach.

use e2e::Person;
use serde_json::json;
use thirtyfour::Key;

/// What has the focus: its name, where it leads, and whether that can be seen.
#[derive(Debug, PartialEq)]
struct Focus {
    name: String,
    leads_to: String,
    seen: bool,
}

fn focus(person: &Person) -> Focus {
    let script = r#"
        const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
        const on = document.activeElement;
        const name = on.getAttribute("aria-label") ?? tidy(on.labels?.[0]?.textContent ?? on.innerText);
        const style = getComputedStyle(on);
        const box = on.getBoundingClientRect();
        const marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
        const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        const onTop = on.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
        return [name, on.getAttribute("href") ?? "", on !== document.body && marked && inView && onTop];
    "#;
    let found = person.script(script, vec![]);
    let text = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
    Focus { name: text(0), leads_to: text(1), seen: found[2] == json!(true) }
}

/// Waits until the focus is on this, and can be seen there.
fn stands_on(person: &Person, what: &str, fits: impl Fn(&Focus) -> bool) -> Focus {
    person.waits_until(&format!("the focus is seen on {what}, not {:?}", focus(person)), || {
        Some(focus(person)).filter(|focus| focus.seen && fits(focus))
    })
}

/// Presses Tab, or Shift and Tab, until the focus is on the thing of this name. It must be seen at every step.
pub fn tabs_to(person: &Person, name: &str, back: bool) {
    let mut passed = Vec::new();
    while passed.len() < 60 {
        let keys = person.browser.driver().action_chain();
        let keys = if back {
            keys.key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift)
        } else {
            keys.send_keys(Key::Tab)
        };
        person.browser.wait(keys.perform()).expect("Tab can be pressed");
        let now = focus(person);
        if now.name == name {
            assert!(now.seen, "the focus can't be seen on {now:?}");
            return;
        }
        passed.push(now.name);
    }
    panic!("Tab never comes to “{name}”, only to {passed:?}");
}

fn path(person: &Person) -> String {
    person.script("return location.pathname", vec![]).as_str().unwrap_or_default().to_owned()
}

fn is_patient(focus: &Focus) -> bool {
    focus.leads_to.starts_with("/patients/")
}

#[test]
fn a_clinician_works_through_the_caseload_without_a_mouse() {
    let person = Person::new();
    person.opens("/");
    tabs_to(&person, "Look around with a demo clinic", false);
    person.presses(Key::Enter + "");
    person.sees("synthetic data");
    person.sees("Score needed");

    // Down, down, up, and into the first patient; out again, and the place is kept.
    person.presses("j");
    let first = stands_on(&person, "the first patient", is_patient);
    person.presses("j");
    let second = stands_on(&person, "the second patient", |focus| is_patient(focus) && *focus != first);
    person.presses("k");
    stands_on(&person, "the first patient", |focus| *focus == first);
    person.presses(Key::Enter + "");
    person.sees("What would change it");
    assert_eq!(path(&person), first.leads_to);
    tabs_to(&person, "Caseload", true);
    person.presses(Key::Enter + "");
    person.sees("Score needed");
    assert_eq!(path(&person), "/");
    person.presses("j");
    stands_on(&person, "the patient after the one that was open", |focus| *focus == second);

    // Search, and with Enter to what is found.
    person.presses("/");
    stands_on(&person, "the search", |focus| focus.name.starts_with("Search"));
    person.presses(first.name.as_str());
    person.sees("1 of ");
    person.presses(Key::Enter + "");
    stands_on(&person, "who was found", |focus| *focus == first);

    // Help, which gives the focus back.
    person.presses("?");
    person.sees("Next patient");
    person.presses(Key::Escape + "");
    person.sees_no("Next patient");
    stands_on(&person, "the patient again", |focus| *focus == first);

    // A review, taken back.
    let before = reviewed(&person);
    person.presses("r");
    person.waits_until("the review is on the list", || (reviewed(&person) != before).then_some(()));
    tabs_to(&person, "Undo", false);
    person.presses(Key::Enter + "");
    person.waits_until("the review is off the list", || (reviewed(&person) == before).then_some(()));

    // The same by the row's own button, which then takes it back and keeps the focus.
    stands_on_patient_again(&person, &first);
    let label = person.script("return document.querySelector('tr.patient [id^=row-review]').ariaLabel", vec![]);
    let whom =
        label.as_str().and_then(|label| label.strip_prefix("Mark reviewed, ")).expect("whom it reviews").to_owned();
    assert!(whom.starts_with(&format!("{} · no. ", first.name)), "{whom}");
    tabs_to(&person, &format!("Mark reviewed, {whom}"), false);
    for word in ["Undo review", "Mark reviewed"] {
        person.presses(Key::Enter + "");
        let name = format!("{word}, {whom}");
        stands_on(&person, &name, |focus| focus.name == name);
    }
    assert_eq!(reviewed(&person), before);

    // A score: Esc keeps nothing, Enter saves.
    for (last, keeps) in [(Key::Escape, false), (Key::Enter, true)] {
        person.presses("n");
        person.sees("Save score");
        // Its instrument is the last one’s: the number is what is left to say.
        stands_on(&person, "the score", |focus| focus.name == "Score");
        let scores = "return document.querySelector('tr.patient .latest').innerText";
        let latest = person.script(scores, vec![]);
        person.presses("41");
        person.presses(last + "");
        person.sees_no("Save score");
        let changed = person.script(scores, vec![]) != latest;
        assert_eq!(changed, keeps, "the list shows {}", person.script(scores, vec![]));
    }
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Puts the focus back on the first patient, from wherever it is.
fn stands_on_patient_again(person: &Person, first: &Focus) {
    person.presses("k");
    stands_on(person, "the first patient", |focus| focus == first);
}

/// What the list says of the first patient's reviews.
fn reviewed(person: &Person) -> String {
    let script = "return document.querySelector('tr.patient .reviewed').innerText";
    person.script(script, vec![]).as_str().unwrap_or_default().to_owned()
}
