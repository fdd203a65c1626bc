//! Ten thousand patients: only the rows on the screen are drawn, and neither keyboard nor screen reader may notice.

use crate::support;
use e2e::{Folder, Person};
use serde_json::{Value, json};
use std::fmt::Write;
use thirtyfour::Key;

const PATIENTS: usize = 10_000;

/// Numbers of the rows that are drawn, from top to bottom; and whether the order in which they are read is the order in which they stand.
fn drawn(person: &Person) -> (Vec<String>, bool) {
    let script = r#"
        const rows = [...document.querySelectorAll("tr.patient")];
        const tops = rows.map((row) => row.getBoundingClientRect().top);
        return [rows.map((row) => row.querySelector("th a").innerText), tops.every((top, i) => i === 0 || top > tops[i - 1])];
    "#;
    let found = person.script(script, vec![]);
    let names = found[0].as_array().cloned().unwrap_or_default();
    (names.iter().filter_map(Value::as_str).map(str::to_owned).collect(), found[1] == json!(true))
}

/// The patient whose row has the focus, seen on the screen; none where the focus is elsewhere or can't be seen.
fn focused(person: &Person) -> Option<String> {
    let script = r#"
        const on = document.activeElement;
        const box = on.getBoundingClientRect();
        const seen = on.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
        return on.closest("tr.patient") && seen ? on.innerText : null;
    "#;
    person.script(script, vec![]).as_str().map(str::to_owned)
}

#[test]
fn the_focus_and_the_reading_order_hold_in_a_list_of_ten_thousand() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let folder = Folder::new();
    let patients = (0..PATIENTS).fold("patient_id,name\n".to_owned(), |mut text, n| {
        let _ = writeln!(text, "P{n:05},");
        text
    });
    let scores = (0..PATIENTS).fold("patient_id,instrument,date,value\n".to_owned(), |mut text, n| {
        let _ = writeln!(text, "P{n:05},promis-cf,2026-0{}-1{},{}", 1 + n % 9, n % 10, 30 + n % 30);
        text
    });
    let file = |name: &str, text: &str| support::written(&folder, name, text);
    support::imports(&person, &[file("patients.csv", &patients), file("scores.csv", &scores)]);
    person.clicks("Caseload");
    person.sees("Score needed");

    // Readers who hear the table hear how long it is, and rows in the order in which they stand.
    let count = person.script("return document.querySelector('table[aria-rowcount]').ariaRowCount", vec![]);
    assert_eq!(count, json!((PATIENTS + 1).to_string()));
    let (top, ordered) = drawn(&person);
    assert!(ordered && top.len() < 120, "{} rows are drawn", top.len());

    // Down by key: row after row in that order, each with the focus where it can be seen, far beyond what was drawn at first.
    let mut walked: Vec<String> = Vec::new();
    while walked.len() < 2 * top.len() {
        person.presses("j");
        let next = || focused(&person).filter(|now| Some(now) != walked.last());
        let next = person.waits_until("the next row has the focus", next);
        walked.push(next);
    }
    assert_eq!(walked.iter().take(top.len()).collect::<Vec<_>>(), top.iter().collect::<Vec<_>>());

    // Far down by the wheel, and there the list stays. Once the browser's scroll anchoring took the rows that were drawn anew for a
    // shift of the page, made up for it, drew again, and ran to the list's end by itself. What is drawn is in order; Tab comes into the list where the person looks, not where they were.
    person.script("scrollTo(0, document.documentElement.scrollHeight / 2)", vec![]);
    let middle = person.waits_until("rows of the middle are drawn", || {
        let (rows, ordered) = drawn(&person);
        (ordered && !rows.is_empty() && rows.iter().all(|row| !walked.contains(row))).then_some(rows)
    });
    let scrolled =
        person.script("return scrollY / document.documentElement.scrollHeight", vec![]).as_f64().unwrap_or_default();
    assert!((0.45..0.55).contains(&scrolled), "the list ran to {scrolled} of its height");
    let tabbable = "return [...document.querySelectorAll('tr.patient th a')].filter((a) => a.tabIndex === 0).map((a) => a.innerText)";
    let one = person.script(tabbable, vec![]);
    let one: Vec<&str> = one.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(matches!(one.as_slice(), [only] if middle.iter().any(|row| row == only)), "{one:?} of {middle:?}");

    // The next key goes on from the current row, brings it back to the screen, and so on upwards. Once the headings of groups that
    // nobody is in were counted as well, so that the row came to stand above the screen, was drawn anew there, and lost the focus.
    for before in walked.iter().rev().skip(1) {
        person.presses("k");
        person.waits_until(&format!("{before} has the focus"), || focused(&person).filter(|now| now == before));
    }

    // A search among ten thousand, and into what it finds.
    person.presses("/");
    person.presses("P09876");
    person.sees("1 of ");
    person.presses(Key::Enter + "");
    person.waits_until("the only one that was found has the focus", || focused(&person).filter(|now| now == "P09876"));
    assert_eq!(person.complaints(), Vec::<String>::new());
}
