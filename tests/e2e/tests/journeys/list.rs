//! The caseload's list as it is seen: how many patients are on a screen, wide, narrow and enlarged; and who is found.

use crate::support;
use e2e::{Folder, Person};
use serde_json::{Value, json};
use thirtyfour::Key;

/// What is on the screen: how many rows whole, where the first begins, the rows of which something is cut off, and the controls that are
/// smaller than 24 by 24 pixels.
const ROWS: &str = r#"
    const rows = [...document.querySelectorAll("tr.patient")], first = rows[0].getBoundingClientRect();
    const whole = rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length;
    const cut = rows.filter((row) => {
        const box = row.getBoundingClientRect(), parts = [...row.children].map((cell) => cell.getBoundingClientRect());
        return parts.some((part) => part.top < box.top - 1 || part.bottom > box.bottom + 1 || part.right > innerWidth);
    });
    const isSmall = ({ width, height }) => width < 23.9 || height < 23.9;
    const small = [...document.querySelectorAll("tr.patient button, .counts button, .controls button")].filter(
        (button) => button.checkVisibility() && isSmall(button.getBoundingClientRect()));
    return { whole, top: first.top, height: first.height, screen: innerHeight, cut: cut.map((row) => row.innerText),
        small: small.map((button) => button.innerText), name: rows[0].querySelector("a").getBoundingClientRect().bottom };
"#;

/// The list in a window of that many CSS pixels, once it is drawn anew.
fn seen_at(person: &Person, (width, height): (u32, u32)) -> Value {
    person.browser.resizes(width, height);
    person.script("scrollTo(0, 0)", vec![]);
    person.script_async(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));",
        vec![],
    );
    person.script(ROWS, vec![])
}

fn number(seen: &Value, name: &str) -> f64 {
    seen[name].as_f64().unwrap_or_default()
}

/// Opens the demo clinic and waits until its list is drawn whole.
fn opens_demo(person: &Person) {
    person.opens("/");
    crate::support::looks_around(person);
    let count = "return document.querySelectorAll('tr.patient').length";
    person.waits_until("all rows are drawn", || (person.script(count, vec![]) == json!(60)).then_some(()));
}

/// On a screen 900 pixels high stood eight patients, and in a clinic of sixty the twelfth was out of sight.
#[test]
fn twelve_patients_are_on_a_screen_unless_somebody_wants_more_room() {
    let person = Person::new();
    opens_demo(&person);
    for size in [(1280, 900), (1440, 900), (1920, 900)] {
        let seen = seen_at(&person, size);
        assert!(number(&seen, "whole") >= 12.0, "{size:?}: {seen}");
        assert_eq!((&seen["cut"], &seen["small"]), (&json!([]), &json!([])), "{size:?}");
    }
    let compact = number(&seen_at(&person, (1280, 900)), "height");
    person.opens("/settings");
    person.picks("Rows of the caseload", "Comfortable: more lines");
    person.reloads();
    assert_eq!(person.reads_field("Rows of the caseload"), "comfortable");
    person.clicks("Caseload");
    person.sees("Score needed");
    let seen = seen_at(&person, (1280, 900));
    assert!(number(&seen, "height") > 1.4 * compact && number(&seen, "whole") < 12.0, "{seen}");
    assert_eq!(seen["small"], json!([]));
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// At 390 pixels the first patient began below the middle of the screen, and with the page enlarged twofold below its end: counts, filters and
/// a heading stood before everybody.
#[test]
fn a_patient_is_on_the_first_screen_of_a_phone_and_of_an_enlarged_page() {
    let person = Person::new();
    opens_demo(&person);
    // A phone; a window of 1280 by 800 at 200 %; a phone on its side.
    for size in [(390, 844), (640, 400), (844, 390)] {
        let seen = seen_at(&person, size);
        assert!(number(&seen, "name") < 0.75 * number(&seen, "screen"), "{size:?}: {seen}");
        assert_eq!((&seen["cut"], &seen["small"]), (&json!([]), &json!([])), "{size:?}");
    }
    let seen = seen_at(&person, (390, 844));
    assert!(number(&seen, "whole") >= 1.0, "a whole patient is on the phone: {seen}");
    // No third of a row is empty: what is in the first one ends near its end.
    let filled = r#"
        const row = document.querySelector("tr.patient"), box = row.getBoundingClientRect();
        return (Math.max(...[...row.children].map((cell) => cell.getBoundingClientRect().bottom)) - box.top) / box.height;
    "#;
    assert!(person.script(filled, vec![]).as_f64().unwrap_or_default() > 0.85);
    // The filters are folded, not gone; and one that is set says so when they are folded again.
    let is_folded = "return !document.getElementById('filter-group').checkVisibility()";
    assert_eq!(person.script(is_folded, vec![]), json!(true));
    person.clicks("Filters");
    person.picks("Group", "Clear");
    person.sees("Filters (set)");
    person.clicks("Filters");
    assert_eq!(person.script(is_folded, vec![]), json!(true));
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// "nguyen", "duc", "strasser" and "aebelo" found nobody, nor did a name that was pasted as letters and marks apart.
#[test]
fn names_are_found_without_their_marks() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let folder = Folder::new();
    let names = "patient_id,name\nV-1,Nguyễn Thị Hoa Mẫu\nV-2,Trần Văn Đức Mẫu\nV-3,Wiśniewska Próba\nV-4,İlknur Deneme\n\
                 V-5,Straßer Muster\nV-6,Søren Æbelø Prøve\n";
    support::imports(&person, &[support::written(&folder, "patients.csv", names)]);
    person.clicks("Caseload");
    person.sees("6 patients");
    for (typed, found) in [
        ("nguyen", "V-1"),
        ("thi mau", "V-1"),
        ("tran", "V-2"),
        ("duc", "V-2"),
        ("wisniewska", "V-3"),
        ("ilknur", "V-4"),
        ("strasser", "V-5"),
        ("soren aebelo", "V-6"),
        ("Nguye\u{302}\u{303}n Thi\u{323} Hoa Ma\u{302}\u{303}u", "V-1"),
    ] {
        person.fills("Search by name or number", typed);
        let numbers = || {
            person
                .script("return [...document.querySelectorAll('tr.patient .who .sub')].map((n) => n.innerText)", vec![])
        };
        person
            .waits_until(&format!("“{typed}” finds only {found}"), || (numbers() == json!([found])).then_some(()));
        person.sees("1 of 6 patients");
    }
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// The app stopped on a busy device: two frames after a form on the list was shut the focus went back to its row, and the list was asked
/// where that stands although another page had been opened meanwhile.
#[test]
fn whoever_leaves_the_list_right_after_a_form_was_shut_finds_the_next_page() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    person.clicks("Caseload");
    person.sees("Ada Example");
    person.script(&[support::LATE_FRAMES, "window.late = 500"].concat(), vec![]);
    person.clicks("New score for Ada Example");
    person.sees("Save score");
    person.presses(Key::Escape + "");
    person.sees_no("Save score");
    person.clicks("Data");
    person.sees("Back up now");
    person.waits_until("all frames have come", || {
        (person.script("return window.frames", vec![]) == json!(0)).then_some(())
    });
    assert_eq!(person.complaints(), Vec::<String>::new());
    assert!(!person.sees_now("Anamnesis has stopped"), "{}", person.reads());
}
