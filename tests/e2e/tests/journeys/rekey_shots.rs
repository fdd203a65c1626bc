use crate::support;
use e2e::{CLINICIAN, Folder, Person};
use serde_json::json;
use std::fmt::Write;
use thirtyfour::common::print::{PrintPage, PrintParameters};

fn shot(person: &Person, name: &str) {
    for (look, w, h, scheme) in
        [("light", 1280, 900, "light"), ("dark", 1280, 900, "dark"), ("narrow", 390, 844, "light")]
    {
        let cdp = person.browser.driver().cdp();
        person
            .browser
            .wait(cdp.send_raw(
                "Emulation.setDeviceMetricsOverride",
                json!({"width": w, "height": h, "deviceScaleFactor": 1.0, "mobile": false}),
            ))
            .unwrap();
        person
            .browser
            .wait(cdp.send_raw(
                "Emulation.setEmulatedMedia",
                json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]}),
            ))
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(400));
        person.script("(document.querySelector('dialog[open]') ?? document.querySelector('.hand-over') ?? document.querySelector('.key-change, .banner'))?.scrollIntoView({block:'start'})", vec![]);
        std::thread::sleep(std::time::Duration::from_millis(200));
        let png = person.browser.wait(person.browser.driver().screenshot_as_png()).unwrap();
        std::fs::write(format!("/tmp/rekey/{name}-{look}.png"), png).unwrap();
    }
}

#[test]
fn rekey_shots_are_taken() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let folder = Folder::new();
    let patients = (0..300).fold("patient_id,name\n".to_owned(), |mut text, n| {
        let _ = writeln!(text, "P{n:05},Made Up {n}");
        text
    });
    support::imports(&person, &[support::written(&folder, "patients.csv", patients)]);
    for n in ["Dr. Noor Stays", "N. Leaves"] {
        person.opens("/settings");
        person.clicks("Add a clinician…");
        person.fills("Your own passphrase", CLINICIAN.1);
        person.fills("Name of the new clinician", n);
        person.fills("New passphrase", "nine wet coats on a chair");
        person.fills("The same once more", "nine wet coats on a chair");
        person.clicks("Add");
        person.sees(n);
        person.sees_no("Name of the new clinician");
    }
    person.script("document.querySelector('.clinic-key').scrollIntoView()", vec![]);
    shot(&person, "0-section");
    person.clicks("Change the clinic’s key…");
    person.sees("Untick who left");
    shot(&person, "1-dialog");
    let mut axe = crate::support::axe::Axe::new(&person);
    axe.check("change the key");
    person.ticks("N. Leaves stays");
    person.fills("Your own passphrase", CLINICIAN.1);
    person.clicks("Go on to what is to be handed over");
    person.sees("To be handed over");
    println!("focus: {}", person.script("return document.activeElement.outerHTML", vec![]));
    shot(&person, "2-sheet");
    axe.check("hand over");
    let pdf = person.browser.wait(person.browser.driver().print_page(PrintParameters::default())).unwrap();
    std::fs::write("/tmp/rekey/sheet.pdf", pdf).unwrap();
    person.ticks("All of it is handed over");
    person.script(support::SLOW_DISK, vec![]);
    person.clicks("Change the key now");
    person.sees("looked through");
    shot(&person, "3-running");
    axe.check("running");
    person.clicks("Stop");
    person.sees("is not finished");
    shot(&person, "4-resting");
    axe.check("resting");
    println!("axe {}", axe.passes());
}
