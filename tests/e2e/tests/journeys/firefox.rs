//! The app in Firefox: it works, and what is typed lies nowhere readable in the profile. Firefox keeps what stands in fields in its
//! session store (`sessionstore-backups/*.jsonlz4`), as Chromium does in `Sessions`.

use e2e::search::traces;
use e2e::{CLINICIAN, Firefox, Site};
use serde_json::json;
use std::thread::sleep;
use std::time::Duration;

/// What is typed, each found nowhere else.
const TYPED: [&str; 8] = [
    "Quill Example",
    "eleven green lamps",
    "Savednumber",
    "Savedname",
    "savedpatientnote",
    "halfreviewnote",
    "halfcomment",
    "halfsearch",
];
/// What is typed into a field that the app doesn't make, without what keeps fields out of the profile.
const CONTROL: &str = "controlinafield";

fn sees(firefox: &mut Firefox, text: &str) {
    firefox.waits_until("return document.body.innerText.includes(arguments[0])", &[json!(text)]);
}

fn clicks(firefox: &mut Firefox, name: &str) {
    let script = "
        const root = [...document.querySelectorAll('dialog[open]')].findLast((dialog) => dialog.matches(':modal')) ?? document;
        const all = [...root.querySelectorAll('button, a[href]')].filter((one) => one.checkVisibility());
        const found = all.find((one) => one.innerText.trim().startsWith(arguments[0]));
        found?.click();
        return found !== undefined;
    ";
    firefox.waits_until(script, &[json!(name)]);
}

fn unlocks(firefox: &mut Firefox) {
    sees(firefox, "The clinic is locked");
    firefox.types("#unlock-name", CLINICIAN.0);
    firefox.types("#unlock-passphrase", CLINICIAN.1);
    clicks(firefox, "Unlock");
    firefox.waits_until("return !document.body.innerText.includes('The clinic is locked')", &[]);
}

fn set_up(firefox: &mut Firefox) {
    clicks(firefox, "Set up this browser for my clinic");
    firefox.types("#set-up-name", CLINICIAN.0);
    firefox.types("#set-up-new", CLINICIAN.1);
    firefox.types("#set-up-again", CLINICIAN.1);
    clicks(firefox, "Go on to the recovery key");
    firefox.waits_until("document.getElementById('recovery-on-paper')?.click(); return document.getElementById('recovery-on-paper')?.checked", &[]);
    clicks(firefox, "Open the clinic");
    sees(firefox, "No patients yet");
}

/// A field of the journey's own with a word in it; and waits until Firefox has written that, and so all that it keeps of the page.
fn waits_for_the_session_store(firefox: &mut Firefox, word: &str) {
    let field = "
        const field = document.createElement('input');
        field.id = 'control';
        document.getElementById('control')?.remove();
        (document.querySelector('dialog[open]') ?? document.body).prepend(field);
    ";
    firefox.script(field, &[]);
    firefox.types("#control", word);
    for _ in 0..300 {
        if !traces(firefox.profile(), &[word]).is_empty() {
            return;
        }
        sleep(Duration::from_millis(200));
    }
    panic!("the session store never held {word}, so that this search proves nothing");
}

#[test]
fn nothing_typed_lies_readable_in_the_profile_of_firefox() {
    let site = Site::start();
    let mut firefox = Firefox::start();
    firefox.opens(&site.url("/"));
    set_up(&mut firefox);
    clicks(&mut firefox, "Add patient…");
    firefox.types("#patient-patient-id", "Savednumber");
    firefox.types("#patient-name", "Savedname");
    firefox.types("#patient-note", "savedpatientnote");
    waits_for_the_session_store(&mut firefox, "controlone");
    clicks(&mut firefox, "Save patient");
    sees(&mut firefox, "Mark reviewed with this note");
    firefox.types("#review-note", "halfreviewnote");
    clicks(&mut firefox, "Comment…");
    firefox.types("dialog[open] textarea", "halfcomment");
    waits_for_the_session_store(&mut firefox, "controltwo");
    let keys = "dispatchEvent(new KeyboardEvent('keydown', { key: 'L', code: 'KeyL', ctrlKey: true, shiftKey: true, bubbles: true }))";
    firefox.script(keys, &[]);
    unlocks(&mut firefox);
    sees(&mut firefox, "Half typed when the clinic was locked");
    // The page that is left here was kept with a lock that it held, and the next one waited for it for ever.
    firefox.opens(&site.url("/"));
    unlocks(&mut firefox);
    sees(&mut firefox, "Savedname");
    firefox.types("input[type=search]", "halfsearch");
    waits_for_the_session_store(&mut firefox, CONTROL);
    assert_eq!(traces(firefox.profile(), &TYPED), []);
    firefox.closes();
    assert_eq!(traces(firefox.profile(), &TYPED), []);
    assert!(!traces(firefox.profile(), &[CONTROL]).is_empty(), "the search finds what is there");
}
