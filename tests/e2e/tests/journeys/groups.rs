//! The groups of the caseload and the meeting's cases as they are seen: counts that lead to what they count, a list that empties as one
//! works, severe cases that are never put away, and a meeting whose case comes first.

use e2e::Person;
use serde_json::{Value, json};

fn opens_demo(person: &Person) {
    person.opens("/");
    crate::support::looks_around(person);
    person.waits_until("all patients are listed", || (rows(person) == 60).then_some(()));
}

/// How many rows the list has, drawn or not.
fn rows(person: &Person) -> i64 {
    let script = "return Number(document.querySelector('#caseload')?.getAttribute('aria-rowcount') ?? 1) - 1";
    person.script(script, vec![]).as_i64().unwrap_or_default()
}

/// Sets the window's size in CSS pixels.
fn resizes(person: &Person, (width, height): (u32, u32)) {
    person.browser.resizes(width, height);
    person.script("scrollTo(0, 0)", vec![]);
}

/// Five counts stood above eight groups and added up to 41 of 60 patients; and with a word in the search, the count of a group led to a
/// part of it. A group that is kept hidden while nobody is in it is no count that anybody sees.
#[test]
fn the_counts_add_up_and_each_leads_to_exactly_its_group() {
    let person = Person::new();
    opens_demo(&person);
    person.fills("Search by name or number", "demo-00");
    person.waits_until("the search leaves some", || (rows(&person) < 60).then_some(()));
    let script = "return [...document.querySelectorAll('.counts li:not([hidden]) button b')].map((count) => Number(count.innerText))";
    let counts = person.script(script, vec![]);
    let counts: Vec<i64> = counts.as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
    assert_eq!((counts.len(), counts.iter().sum::<i64>()), (8, 60), "{counts:?}");
    for (at, count) in counts.iter().enumerate() {
        person.script(
            "document.querySelectorAll('.counts li:not([hidden]) button')[arguments[0]].click()",
            vec![json!(at)],
        );
        person.waits_until("the list shows what was counted", || (rows(&person) == *count).then_some(()));
        let groups = "return document.querySelectorAll('#caseload tr.group').length";
        assert_eq!(person.script(groups, vec![]), json!(usize::from(*count > 0)), "one group, number {at}");
    }
    person.script("[...document.querySelectorAll('.counts li:not([hidden]) button')].at(-1).click()", vec![]);
    person.waits_until("pressed again, all are back", || (rows(&person) == 60).then_some(()));
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Nobody could say which patients were still to be looked at: the list was as long after a morning's work as before.
#[test]
fn the_list_of_the_unreviewed_empties_as_one_works_and_a_decision_counts() {
    let person = Person::new();
    opens_demo(&person);
    person.opens("/?groups=recovering,to-confirm&review=needed");
    let before =
        person.waits_until("some are unreviewed", || Some(rows(&person)).filter(|rows| *rows > 1 && *rows < 60));
    person.presses("j");
    person.presses("r");
    person.waits_until("who was reviewed has left", || (rows(&person) == before - 1).then_some(()));
    let current = "return document.querySelector('tr.patient.current')?.contains(document.activeElement) ?? false";
    person.waits_until("the next one is current", || (person.script(current, vec![]) == json!(true)).then_some(()));
    person.presses("d");
    person.sees("Record a decision");
    person.ticks("Self-care");
    person.clicks("Save");
    person.waits_until("who was decided on has left", || (rows(&person) == before - 2).then_some(()));
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// A severe case could be put off, and was gone from the meeting's agenda for a month.
#[test]
fn a_severe_case_stands_first_in_the_meeting_and_putting_it_off_says_what_that_does_not_do() {
    let person = Person::new();
    opens_demo(&person);
    person.clicks("Review");
    person.sees("stand first; then in the order of the caseload");
    let first = "return document.querySelector('.agenda-case').innerText";
    let first = person.script(first, vec![]);
    let first = first.as_str().unwrap_or_default().to_owned();
    assert!(first.contains("severe: review now") && first.contains("no. DEMO-"), "{first}");
    person.clicks("Put off…");
    person.sees("Stays on the list, put off or not: severe");
    person.clicks("Save");
    person.sees("back: severe");
    person.opens("/review");
    person.waits_until("the case is first again", || {
        let now = person.script("return document.querySelector('.agenda-case')?.innerText ?? ''", vec![]);
        now.as_str().is_some_and(|now| now.contains("severe: review now")).then_some(())
    });
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// On a phone, and with the page enlarged twofold, the whole list of the meeting's cases stood above the case.
#[test]
fn the_meetings_case_comes_before_its_list_in_a_narrow_window_and_is_named_with_number_and_age() {
    let person = Person::new();
    opens_demo(&person);
    person.clicks("Review");
    person.sees("Case 1 of");
    for size in [(390, 844), (640, 400), (1280, 800)] {
        resizes(&person, size);
        let script = "const top = (of) => document.querySelector(of).getBoundingClientRect().top;
            return { case: top('#case-title'), list: top('.agenda'), screen: innerHeight, wide: document.documentElement.scrollWidth }";
        let seen = person.script(script, vec![]);
        let number = |name: &str| seen[name].as_f64().unwrap_or_default();
        assert!(number("case") < number("screen"), "{size:?}: {seen}");
        assert!(number("list") > number("case") || size.0 == 1280, "{size:?}: {seen}");
        assert!(number("wide") <= f64::from(size.0), "{size:?}: {seen}");
    }
    let title = person.script("return document.querySelector('#case-title').innerText", vec![]);
    let title = title.as_str().unwrap_or_default();
    assert!(title.contains("no. DEMO-") && title.ends_with(" y"), "{title}");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Whoever looked into the whole record of the fifth case and came back stood at the first one again.
#[test]
fn the_meeting_goes_on_at_the_case_that_it_was_at() {
    let person = Person::new();
    opens_demo(&person);
    person.clicks("Review");
    for case in 2..=5 {
        person.clicks("Next");
        person.sees(&format!("Case {case} of"));
    }
    person.clicks("Whole record");
    person.sees("Edit patient…");
    person.goes_back();
    person.sees("Case 5 of");
    person.clicks("Caseload");
    person.sees("Score needed");
    person.clicks("Review");
    person.sees("Case 5 of");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
