//! What comes out of the printer: every page says what it is and of which day, none is empty, nobody is left out.

use crate::support;
use e2e::{A4, Engine, Folder, Person};

/// The patients that the list shows, each with the address of their page.
fn patients(person: &Person) -> Vec<(String, String)> {
    let script = r#"return [...document.querySelectorAll('tr.patient a[href^="/patients/"]')].map((a) => [a.textContent.trim(), a.getAttribute("href")])"#;
    serde_json::from_value(person.script(script, vec![])).expect("links")
}

/// The meeting began with a page of one line, the caseload had no column heads on its pages, and no page said of which day it was.
#[test]
fn every_printed_page_is_dated_and_none_is_empty() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Score needed");
    let day = support::today(&person).format("printed on %-d %b %Y").to_string();
    let drawn = patients(&person);
    let patient = drawn.first().expect("a patient").1.clone();

    let caseload = person.prints_pages(A4);
    // WebKit repeats no head: there each row says what its columns are, and the first page of which day it is.
    let is_webkit = person.browser.engine() == Engine::Webkit;
    for (page, number) in caseload.iter().zip(1..) {
        assert!(page.contains(&day) || is_webkit && number > 1, "page {number} of the caseload has no date: {page}");
        assert!(page.contains("State") || is_webkit, "page {number} has no column heads: {page}");
        assert!(page.contains("Reviewed"), "page {number} has no column heads: {page}");
    }
    let all = caseload.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    for number in 1..=48 {
        assert!(all.contains(&format!("DEMO-{number:03}")), "DEMO-{number:03} is missing on paper");
    }

    for path in ["/review", "/review/sheets", &patient, "/audit"] {
        person.opens(path);
        person.waits_until("it is drawn", || (!person.sees_now("Opening…")).then_some(()));
        let printed = person.prints_pages(A4);
        for (page, number) in printed.iter().zip(1..) {
            let words = page.split_whitespace().count();
            // The last page holds what is left.
            assert!(words > if number == printed.len() { 15 } else { 60 }, "page {number} of {path} is empty: {page}");
            let as_of = day.replace("printed on", "as of");
            let is_dated = page.contains(&day) || page.contains(&as_of) || is_webkit && number > 1;
            assert!(is_dated, "page {number} of {path} has no date: {page}");
        }
    }
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Firefox printed the 53 rows around the window of 360.
#[test]
fn however_long_the_list_nobody_is_left_out_on_paper() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let folder = Folder::new();
    let numbers: Vec<String> = (1..=360).map(|n| format!("P{n:03}")).collect();
    let lines = |line: &dyn Fn(&str) -> String| numbers.iter().map(|number| line(number)).collect::<String>();
    let patients = format!("patient_id,name\n{}", lines(&|number| format!("{number},Name {number}\n")));
    let scores =
        format!("patient_id,instrument,date,value\n{}", lines(&|number| format!("{number},promis-cf,2025-06-01,45\n")));
    let file = |name: &str, text: String| support::written(&folder, name, text);
    support::imports(&person, &[file("patients.csv", patients), file("scores.csv", scores)]);
    person.clicks("Caseload");
    person.sees("Score needed");
    let printed = person.prints_pages(A4).concat();
    let missing: Vec<&String> = numbers.iter().filter(|number| !printed.contains(&format!("Name {number}"))).collect();
    assert!(missing.is_empty(), "{} are missing on paper: {missing:?}", missing.len());
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Whose answers tell of harm stands above every page, and came out of the printer on the first sheet of another patient's record.
#[test]
fn nothing_of_another_patient_is_on_a_patients_paper() {
    let person = Person::new();
    person.opens("/");
    person.clicks("Look around with a demo clinic");
    person.sees("Score needed");
    let all = patients(&person);
    person.opens("/review");
    person.sees("nobody has dealt with it");
    let told = person.script("return document.querySelector('.banner.urgent li a').innerText", vec![]);
    let told = told.as_str().and_then(|told| told.split(" · ").next()).unwrap_or_default().to_owned();
    let (name, other) = all.iter().find(|(name, _)| *name != told).expect("another patient");
    for page in ["", "/sheet", "/handout"] {
        person.opens(&format!("{other}{page}"));
        person.waits_until("it is drawn", || (!person.sees_now("Opening…")).then_some(()));
        let printed = person.prints_pages(A4).concat();
        assert!(printed.contains(name.as_str()) || page == "/handout", "{printed}");
        assert!(!told.is_empty() && !printed.contains(&told), "{told} on the paper of {name}: {printed}");
    }
    assert_eq!(person.complaints(), Vec::<String>::new());
}
