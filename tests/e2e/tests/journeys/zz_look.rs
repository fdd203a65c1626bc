use crate::support;
use e2e::Person;
use serde_json::json;
fn size(person: &Person, w: u32, h: u32, dark: bool) {
    let cdp = person.browser.driver().cdp();
    let _ = person.browser.wait(cdp.send_raw(
        "Emulation.setDeviceMetricsOverride",
        json!({"width": w, "height": h, "deviceScaleFactor": 1, "mobile": false}),
    ));
    let _ = person.browser.wait(cdp.send_raw(
        "Emulation.setEmulatedMedia",
        json!({"features": [{"name": "prefers-color-scheme", "value": if dark {"dark"} else {"light"}}]}),
    ));
}
fn shot(person: &Person, name: &str) {
    std::thread::sleep(std::time::Duration::from_millis(300));
    let shot = person.browser.wait(person.browser.driver().screenshot_as_png()).unwrap();
    std::fs::write(format!("/tmp/kk-{name}.png"), shot).unwrap();
}
const CHOOSE: &str = "const shown = [...document.querySelectorAll('.questions fieldset')].find((one) => one.checkVisibility()); shown?.querySelectorAll('input')[arguments[0]].click();";
#[test]
fn look_all() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let cdp = person.browser.driver().cdp();
    let path = person.script("return location.pathname", vec![]).as_str().unwrap().to_owned();
    shot(&person, "patient");
    person.clicks("Type in answers…");
    person.picks("Questionnaire", "PHQ-9");
    person.script("document.querySelector('#paper-dialog fieldset')?.focus()", vec![]);
    person.presses("1230");
    shot(&person, "typing");
    size(&person, 390, 844, true);
    shot(&person, "typing-390");
    size(&person, 1280, 900, false);
    person.clicks("Cancel");
    person.clicks("Questionnaire on paper");
    person.picks("Questionnaire", "PHQ-9");
    person.sees("988");
    shot(&person, "paper");
    let printed = person
        .browser
        .wait(cdp.send_raw("Page.printToPDF", json!({"paperWidth": 8.27, "paperHeight": 11.69})))
        .unwrap();
    std::fs::write("/tmp/kk-phq9.pdf.b64", printed["data"].as_str().unwrap()).unwrap();
    person.opens(&path);
    person.sees("Ask on this device…");
    person.clicks("Ask on this device…");
    person.sees("Only a passphrase leads back");
    shot(&person, "ask");
    person.fills("Name in the greeting (may stay empty)", "Wren");
    person.forgets_passphrase();
    person.clicks("Lock the clinic and ask");
    person.sees("Hello Wren");
    size(&person, 820, 1180, false);
    shot(&person, "kiosk-start");
    person.clicks("Begin");
    person.script(CHOOSE, vec![json!(6)]);
    shot(&person, "kiosk-memory");
    person.clicks("Next");
    size(&person, 390, 844, true);
    for question in 1..=10 {
        person.sees(&format!("Question {question} of 10"));
        person.script(CHOOSE, vec![json!(1)]);
        if question == 1 || question == 9 {
            shot(&person, &format!("kiosk-{question}-390-dark"));
        }
        person.clicks(if question < 10 { "Next" } else { "See my answers" });
    }
    person.sees("Your answers");
    shot(&person, "kiosk-summary-390");
    size(&person, 820, 1180, false);
    person.clicks("Finish");
    person.sees("Thank you");
    shot(&person, "kiosk-thanks");
    person.clicks("For the clinic: unlock…");
    shot(&person, "kiosk-unlock");
}
