//! What one browser did otherwise than another.

use crate::support;
use e2e::{A4, CLINICIAN, Person};
use serde_json::json;
use thirtyfour::By;

/// In WebKit a click on the recovery key marked a word of it, so that a part was copied.
#[test]
fn a_click_on_the_recovery_key_selects_all_of_it() {
    let person = Person::new();
    person.opens("/");
    person.clicks("Set up this browser for my clinic");
    person.fills("Your name", CLINICIAN.0);
    person.chooses_passphrase(CLINICIAN.1);
    person.clicks("Go on to the recovery key");
    person.sees("It is on paper");
    let driver = person.browser.driver();
    let key = person.browser.wait(driver.find(By::Css(".recovery-key"))).expect("the key is shown");
    person.browser.wait(key.click()).expect("it can be clicked");
    let script = "return [getSelection().toString().trim(), document.querySelector('.recovery-key').innerText.trim()]";
    let texts = person.script(script, vec![]);
    assert!(texts[0] == texts[1] && texts[1] != json!(""), "{texts}");
}

/// In WebKit a choice was six pixels higher than the field beside it.
#[test]
fn a_choice_is_as_high_as_the_field_beside_it() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.opens("/");
    person.sees("Save filter…");
    let script = "return ['#filter-group', '.controls input[type=search]'].map((one) => document.querySelector(one).getBoundingClientRect().height)";
    let heights: Vec<f64> = serde_json::from_value(person.script(script, vec![])).expect("two heights");
    assert!((heights[0] - heights[1]).abs() < 2.0, "{heights:?}");
}

/// Firefox copies the page as soon as it has told it that it is printed: it printed the rows that were on the screen, and the dark theme's
/// figure. WebKit printed a black block. A figure of which a part is shown said so on the screen alone.
#[test]
fn the_figure_is_printed_for_paper_and_says_what_of_the_record_it_leaves_out() {
    let person = Person::new();
    opens_first(&person);
    let whole = person.prints_pages(A4).concat();
    // Words of the figure, which are read only where it is drawn in lines.
    assert!(whole.contains("where the dose changes"), "{whole}");
    assert!(!whole.contains("Only a part of the record is drawn"), "{whole}");
    person.clicks("1 m");
    let part = person.prints_pages(A4).concat();
    assert!(part.contains("Only a part of the record is drawn"), "{part}");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// On a screen that shows two pixels for each of the page, or after zooming where the figure kept its width, it was drawn with half of them: blurred.
#[test]
fn the_figure_is_as_fine_as_the_screen_that_it_comes_to() {
    if support::is_left_out("a screen's fineness is Chromium's to set") {
        return;
    }
    let person = Person::new();
    opens_first(&person);
    let fineness = || {
        let script = "const figure = document.querySelector('.figure canvas'); return figure && figure.width / figure.clientWidth";
        person.script(script, vec![]).as_f64().unwrap_or_default().round()
    };
    // As by a zoom, which changes the window's height too: of a change of the pixels alone this browser tells nobody when it is told to make one.
    for (ratio, height) in [(1.0, 900), (2.0, 450), (3.0, 300), (1.0, 900)] {
        let screen = json!({ "width": 1280, "height": height, "deviceScaleFactor": ratio, "mobile": false });
        let cdp = person.browser.driver().cdp();
        person.browser.wait(cdp.send_raw("Emulation.setDeviceMetricsOverride", screen)).expect("the screen is another");
        person.waits_until(&format!("it has {ratio} pixels for each"), || (fineness() == ratio).then_some(()));
    }
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Opens the first patient of the demo clinic.
fn opens_first(person: &Person) {
    person.opens("/");
    support::looks_around(person);
    person.sees("Score needed");
    person.script("document.querySelector('tr.patient a[href^=\"/patients/\"]').click()", vec![]);
    person.sees("Why, and what next");
}
