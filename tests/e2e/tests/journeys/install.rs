//! As an app of a phone or a tablet: installed, and with the system's own sheet for sharing.

use crate::inviting::invites;
use crate::report::{built, chooses, on_a_phone, path};
use crate::support;
use e2e::Person;
use serde_json::json;

/// A system's sheet for sharing that keeps what it is handed, and answers as the test says.
const SHEET: &str = "
    navigator.share = ({ text }) => {
        (window.handed ??= []).push(text);
        return window.sheet ? Promise.reject(new DOMException('', window.sheet)) : Promise.resolve();
    };";

/// What the sheet was handed last.
fn handed(person: &Person) -> String {
    person.script("return window.handed.at(-1)", vec![]).as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_browser_finds_nothing_in_the_way_of_installing() {
    if support::is_left_out("only Chromium says what is in the way of installing") {
        return;
    }
    let person = Person::new();
    person.opens("/");
    person.sees("Anamnesis");
    let cdp = person.browser.driver().cdp();
    let asks =
        |method: &'static str| person.browser.wait(cdp.send_raw(method, json!({}))).expect("the browser answers");
    let wrong = asks("Page.getInstallabilityErrors");
    assert_eq!(wrong["installabilityErrors"], json!([]), "{wrong}");
    let manifest = asks("Page.getAppManifest");
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    assert!(manifest["url"].as_str().is_some_and(|url| url.ends_with("/manifest.webmanifest")), "{manifest}");
}

#[test]
fn an_invitation_is_handed_to_the_system_s_sheet() {
    let person = Person::new();
    person.site.begins_with(SHEET);
    support::sets_up_with_one_patient(&person, "Ada Example");
    let link = invites(&person);
    person.clicks("Share…");
    person.waits_until("the sheet has it", || handed(&person).contains(&link).then_some(()));
    assert!(!handed(&person).contains("Ada"), "{}", handed(&person));
    // A sheet that is closed is no failure; one that doesn't come is told.
    person.script("window.sheet = 'AbortError'", vec![]);
    person.clicks("Share…");
    assert!(!person.sees_now("couldn’t share"));
    person.script("window.sheet = 'NotAllowedError'", vec![]);
    person.clicks("Share…");
    person.sees("This device couldn’t share it");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn sealed_answers_are_handed_to_the_system_s_sheet() {
    let patient = on_a_phone();
    patient.site.begins_with(SHEET);
    patient.opens(&path(&[built("gad-7")]));
    patient.clicks("Begin");
    chooses(&patient, "Several days", 7);
    patient.ticks("Somewhat difficult");
    patient.clicks("See my answers");
    patient.clicks("Seal my answers");
    patient.script("window.sheet = 'NotAllowedError'", vec![]);
    patient.clicks("Share…");
    patient.sees("This device couldn’t share it");
    patient.script("window.sheet = 'AbortError'", vec![]);
    patient.clicks("Share…");
    patient.sees_no("couldn’t share");
    patient.clicks("Change my answers");
    patient.sees("On this page nothing was shared");
    patient.clicks("Seal my answers");
    patient.script("window.sheet = undefined", vec![]);
    patient.clicks("Share…");
    patient.sees("Handed over.");
    assert!(handed(&patient).starts_with("ANAMNESIS1."), "{}", handed(&patient));
    patient.clicks("I have sent it");
    patient.sees("Done");
    assert_eq!(patient.complaints(), Vec::<String>::new());
}
