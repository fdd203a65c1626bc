//! Takes pictures of every page with the demo clinic: light, dark, narrow, and print as PDF.
//!
//! `trunk build --release && cargo run -p e2e --bin shots -- FOLDER`

use e2e::Person;
use serde_json::json;
use std::{error::Error, fs, path::Path};
use thirtyfour::common::print::{PrintPage, PrintParameters};

/// Name, width and height in CSS pixels, device pixels a CSS pixel, colour scheme. The system's forced colours come last: what they were painted on can stay black.
const LOOKS: [(&str, u32, u32, f64, &str); 4] = [
    ("light", 1280, 800, 2.0, "light"),
    ("dark", 1280, 800, 2.0, "dark"),
    ("narrow", 390, 844, 2.0, "light"),
    ("forced", 1280, 800, 2.0, "dark"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("say the folder for the pictures: shots FOLDER")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    let person = Person::new();

    person.opens("/");
    for look in LOOKS.into_iter().filter(|(name, ..)| *name != "forced") {
        picture(&person, folder, "welcome", look)?;
    }
    person.clicks("Look around with a demo clinic");
    let patient = person.waits_until("the caseload shows patients", || {
        let first =
            person.script("return document.querySelector('a[href^=\"/patients/\"]')?.getAttribute('href')", vec![]);
        first.as_str().map(str::to_owned)
    });
    let (sheet, handout) = (format!("{patient}/sheet"), format!("{patient}/handout"));
    let pages = [
        ("caseload", "/"),
        ("sheet", &sheet),
        ("handout", &handout),
        ("patient", &patient),
        ("review", "/review"),
        ("meeting-paper", "/review/sheets"),
        ("settings", "/settings"),
        ("data", "/data"),
        ("audit", "/audit"),
    ];
    for look in LOOKS {
        for (name, path) in pages {
            person.opens(path);
            picture(&person, folder, name, look)?;
            if name == "caseload" {
                person.clicks("Look…");
                person.sees("Next patient");
                picture(&person, folder, "drawer", look)?;
            }
        }
    }
    for (name, path) in pages {
        person.opens(path);
        let pdf = person.browser.wait(person.browser.driver().print_page(PrintParameters::default()))?;
        fs::write(folder.join(format!("{name}-letter.pdf")), pdf)?;
        let a4 = PrintParameters { page: PrintPage { width: 21.0, height: 29.7 }, ..PrintParameters::default() };
        let pdf = person.browser.wait(person.browser.driver().print_page(a4))?;
        fs::write(folder.join(format!("{name}-a4.pdf")), pdf)?;
    }
    clinic_pictures(&person, folder)?;
    println!("The pictures are in {}", folder.display());
    for complaint in person.complaints() {
        println!("The page complained: {complaint}");
    }
    Ok(())
}

/// The door of the person's own clinic, and what only it has.
fn clinic_pictures(person: &Person, folder: &Path) -> Result<(), Box<dyn Error>> {
    let looks = || LOOKS.into_iter().filter(|(name, ..)| *name != "forced");
    let all = |name: &str| looks().try_for_each(|look| picture(person, folder, name, look));
    person.opens("/data");
    person.clicks("Open my own clinic");
    person.sees("Set up your clinic");
    person.sees("Strong: holds");
    all("set-up")?;
    person.ticks("One of my own");
    person.fills("New passphrase", "purplehorse77");
    person.sees("falls in");
    all("set-up-weak")?;
    person.fills("Your name", e2e::CLINICIAN.0);
    person.chooses_passphrase(e2e::CLINICIAN.1);
    person.clicks("Go on to the recovery key");
    person.sees("It is shown this once");
    all("recovery-key")?;
    let pdf = person.browser.wait(person.browser.driver().print_page(PrintParameters::default()))?;
    fs::write(folder.join("recovery-key-letter.pdf"), pdf)?;
    person.ticks("It is on paper");
    person.clicks("Open the clinic");
    person.clicks("Add patient…");
    person.fills("Number in the clinic", "N1");
    person.fills("Name", "Made Up");
    person.clicks("Save patient");
    person.sees("Patient added");
    person.clicks("Lock");
    person.sees("The clinic is locked");
    person.unlocks(e2e::CLINICIAN);
    person.clicks("Settings");
    person.sees("Who may open this clinic");
    all("clinic-settings")?;
    person.clicks("Data");
    person.clicks("Back up now");
    person.sees("is in your downloads");
    let backup = folder.join("clinic.anamnesis");
    fs::write(&backup, person.finds_download(".anamnesis"))?;
    person.opens("/settings");
    person.fills("Window (days)", "14");
    person.clicks("Save");
    person.sees("Settings saved");
    person.opens("/data");
    person.chooses_files("Choose a backup file", &[backup]);
    person.sees("Nothing to merge");
    all("clinic-data")?;
    stands_before_both_versions(person)?;
    all("conflict")?;
    person.clicks("Lock");
    person.sees("The clinic is locked");
    person.clicks("Restore a backup instead…");
    all("locked")?;
    person.unlocks(e2e::CLINICIAN);
    person.sees("Half typed");
    all("half-typed")
}

/// Edits a patient whom another tab edits meanwhile.
fn stands_before_both_versions(person: &Person) -> Result<(), Box<dyn Error>> {
    let driver = person.browser.driver();
    let edits = |name: &str| {
        person.opens("/");
        person.clicks("Made Up");
        person.clicks("Edit patient…");
        person.fills("Name", name);
    };
    edits("Made Up Here");
    let here = person.browser.wait(driver.window())?;
    let there = person.browser.wait(driver.new_tab())?;
    person.browser.wait(driver.switch_to_window(there))?;
    edits("Made Up There");
    person.fills("Note", "from another tab");
    person.clicks("Save patient");
    person.sees("Patient changed");
    person.browser.wait(driver.close_window())?;
    person.browser.wait(driver.switch_to_window(here))?;
    person.clicks("Save patient");
    person.sees("changed in another tab");
    Ok(())
}

/// The whole page in one look; `NAME-LOOK.png` is what fits the window, `NAME-LOOK-whole.png` is all of it where there is more.
fn picture(
    person: &Person,
    folder: &Path,
    name: &str,
    (look, width, height, scale, scheme): (&str, u32, u32, f64, &str),
) -> Result<(), Box<dyn Error>> {
    let cdp = person.browser.driver().cdp();
    let send = |method: &'static str, params| person.browser.wait(cdp.send_raw(method, params));
    let forced = if look == "forced" { "active" } else { "none" };
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "forced-colors", "value": forced },
    ] });
    send("Emulation.setEmulatedMedia", features)?;
    let size = |height: u64| json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
    send("Emulation.setDeviceMetricsOverride", size(height.into()))?;
    // Long enough for a chart to be drawn anew at the new size.
    std::thread::sleep(std::time::Duration::from_millis(400));
    let file = folder.join(format!("{name}-{look}.png"));
    person.browser.wait(person.browser.driver().screenshot(&file))?;

    let whole = person.script("return document.documentElement.scrollHeight", vec![]).as_u64().unwrap_or_default();
    if whole > u64::from(height) {
        send("Emulation.setDeviceMetricsOverride", size(whole.min(6000)))?;
        std::thread::sleep(std::time::Duration::from_millis(400));
        let file = folder.join(format!("{name}-{look}-whole.png"));
        person.browser.wait(person.browser.driver().screenshot(&file))?;
    }
    send("Emulation.clearDeviceMetricsOverride", json!({}))?;
    Ok(())
}
