//! Sealed answers, and other codes, before the clinic's camera.

use crate::inbox::{invites, phq9};
use crate::support::qr_picture::{Picture, seen};
use crate::support::{self, axe::Axe};
use anamnesis::self_report::{Invitation, qr_code};
use e2e::{Browser, Folder, Person};
use serde_json::json;
use std::fs;
use std::path::Path;

/// Keeps the cameras that the page was given, to see whether they are off.
const WATCHED: &str = "
    window.cameras = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => { const given = await ask(wanted); window.cameras.push(given); return given; };
";

/// How many cameras the page was given, and how many of them are on.
fn cameras(person: &Person) -> (u64, u64) {
    let script = "return [window.cameras.length, window.cameras.filter((one) => one.active).length]";
    let found: Vec<u64> = serde_json::from_value(person.script(script, vec![])).expect("two numbers");
    (found[0], found[1])
}

fn all_off(person: &Person, given: u64) {
    person.waits_until("the camera is off", || (cameras(person) == (given, 0)).then_some(()));
}

/// What the camera sees from when it is switched on next: the code of that text, a little turned.
fn shows(video: &Path, text: &str) {
    let code = qr_code(text).expect("it fits");
    let Picture { width, height, points } = seen(&code, (1280, 720), 620.0, 2.0);
    let mut film = format!("YUV4MPEG2 W{width} H{height} F5:1 Ip A1:1 C420mpeg2\n").into_bytes();
    for _ in 0..5 {
        film.extend(b"FRAME\n");
        film.extend(&points);
        film.extend(vec![128; width * height / 2]);
    }
    fs::write(video, film).expect("the folder takes files");
}

/// Somebody at the inbox of a clinic that has invited one patient, whose camera sees that film: by now a code of something else.
fn comes_to_the_inbox(video: &Path) -> (Person, Invitation) {
    shows(video, "https://elsewhere.example/");
    let person = Person::at(Browser::start_with_camera(video));
    support::sets_up_with_one_patient(&person, "Ada Example");
    let invitation = invites(&person);
    person.clicks("Inbox");
    (person, invitation)
}

#[test]
fn what_a_patient_shows_on_their_screen_waits_in_the_inbox_and_the_camera_is_off() {
    if support::is_left_out("the camera that sees a file is Chromium's alone") {
        return;
    }
    let folder = Folder::new();
    let video = folder.path().join("seen.y4m");
    let (person, invitation) = comes_to_the_inbox(&video);
    person.script(WATCHED, vec![]);
    let mut axe = Axe::new(&person);

    // A code of something else is said, and the camera stays on.
    person.clicks("Scan with the camera…");
    person.sees("This code holds no answers.");
    assert_eq!(cameras(&person), (1, 1));
    axe.check("the inbox, the camera on");
    person.clicks("Stop");
    all_off(&person, 1);

    shows(&video, &phq9(&invitation, 1, 0, 60));
    person.clicks("Scan with the camera…");
    person.sees("1 sealed text put into the inbox.");
    person.sees("new");
    all_off(&person, 2);
    axe.check("the inbox, a code read");
    let focused = person.script("return document.activeElement.innerText", vec![]);
    assert_eq!(focused, json!("Scan another"));
    // One after another.
    shows(&video, &phq9(&invitation, 2, 0, 60));
    person.clicks("Scan another");
    person.waits_until("the second is read", || (cameras(&person).0 == 3).then_some(()));
    all_off(&person, 3);
    person.clicks("Scan another");
    person.sees("Nothing new. 1 sealed text already here");
    all_off(&person, 4);
    person.clicks("Done");
    person.sees("Waiting 2");
    person.sees("by link, by camera");

    // Out of sight, and locked, it goes off at once.
    shows(&video, "https://elsewhere.example/");
    person.clicks("Scan with the camera…");
    person.sees("This code holds no answers.");
    person.script(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });
         document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
         delete document.hidden;",
        vec![],
    );
    person.sees("The page was out of sight, so the camera was switched off.");
    all_off(&person, 5);
    person.clicks("Try again");
    person.sees("This code holds no answers.");
    person.script(
        "window.offAtLock = new Promise((done) => window.cameras.at(-1).addEventListener('inactive', done));",
        vec![],
    );
    support::locks(&person);
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}

#[test]
fn a_camera_that_can_t_be_used_says_why_and_what_to_do() {
    if support::is_left_out("the camera that sees a file is Chromium's alone") {
        return;
    }
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    person.clicks("Inbox");
    person.clicks("Scan with the camera…");
    person.sees("This computer has no camera that the browser finds.");
    let mut axe = Axe::new(&person);
    axe.check("the inbox, no camera");
    for (name, words) in [
        ("NotAllowedError", "The camera is not allowed."),
        ("NotReadableError", "another program may be using it"),
        ("OverconstrainedError", "This computer has no camera"),
    ] {
        let refuse = "const name = arguments[0]; navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));";
        person.script(refuse, vec![json!(name)]);
        person.clicks("Try again");
        person.sees(words);
    }
    person.script("document.featurePolicy.constructor.prototype.allowsFeature = () => false;", vec![]);
    person.clicks("Try again");
    person.sees("Whoever hosts this app has forbidden it the camera.");
    person.script(
        "document.featurePolicy.constructor.prototype.allowsFeature = () => true;
         Object.defineProperty(navigator, 'mediaDevices', { value: undefined });",
        vec![],
    );
    person.clicks("Try again");
    person.sees("This browser gives this page no camera.");
    person.clicks("Done");
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}

/// Chromium has no detector of its own on Linux: one that stands for it shows that it is asked first where there is one.
#[test]
fn the_browsers_own_reader_is_used_where_it_has_one() {
    if support::is_left_out("the camera that sees a file is Chromium's alone") {
        return;
    }
    let folder = Folder::new();
    let video = folder.path().join("seen.y4m");
    let (person, invitation) = comes_to_the_inbox(&video);
    let detector = "
        const rawValue = arguments[0];
        window.BarcodeDetector = class {
            static getSupportedFormats() { return Promise.resolve(['qr_code']); }
            detect() { return Promise.resolve([{ rawValue }]); }
        };";
    person.script(detector, vec![json!(phq9(&invitation, 1, 0, 60))]);
    person.clicks("Scan with the camera…");
    person.sees("1 sealed text put into the inbox.");
    person.clicks("Done");
    // One that breaks its promise is not asked again: the app's own reads.
    person.script(
        "window.BarcodeDetector.prototype.detect = () => Promise.reject(new DOMException('', 'NotSupportedError'));",
        vec![],
    );
    person.clicks("Scan with the camera…");
    person.sees("This code holds no answers.");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
