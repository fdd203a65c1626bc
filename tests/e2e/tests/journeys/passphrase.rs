//! The helpers for passphrases are there when they are asked for, and only then. They are asked directly here, in the words of
//! src/browser/passphrase/message.rs.

use crate::support;
use e2e::Person;
use serde_json::{Value, json};
use thirtyfour::Key;

/// Starts both helpers as the page does, asks each once it is ready, and leaves the answers on the window by their numbers.
const ASK: &str = "
    const bytes = (text) => new TextEncoder().encode(text);
    const stretch = { task: 'argon2id', passes: 2, passphrase: bytes('password'), salt: bytes('somesalt') };
    const weigh = { task: 'strength', passphrase: bytes('Grace Hopper'), against: ['Dr Grace Hopper'] };
    window.answers = {};
    const ask = (name, questions) => {
        const hosted = document.querySelector('meta[name=anamnesis-hosted]').dataset;
        const helper = new Worker(`${hosted.base}${hosted.helpers}passphrase_${name}_loader.js`, { type: 'module' });
        helper.onerror = (event) => { window.answers[name] = `failed: ${event.message}`; };
        helper.onmessage = ({ data }) => {
            window.answers[data.number ?? name] = { ...data, key: data.key && Array.from(data.key) };
            if (data.ready) questions.forEach((question) => helper.postMessage(question));
        };
    };
    ask('stretch', [
        { ...stretch, number: 1, memory_kib: 256 },
        { ...weigh, number: 2 },
        { ...stretch, number: 3, memory_kib: 4e9 },
        { ...stretch, number: 4, memory_kib: 65536, passes: 3 },
    ]);
    ask('weigh', [
        { ...weigh, number: 5 },
        { ...stretch, number: 6, memory_kib: 256 },
        { task: 'draw', number: 7, words: 5 },
    ]);";

/// What both helpers have answered, once that is everything.
fn answers(person: &Person) -> Value {
    person.waits_until("the helpers have answered everything", || {
        let answers = person.script("return window.answers", vec![]);
        answers.as_object().is_some_and(|answers| answers.len() == 9).then_some(answers)
    })
}

fn loaded(person: &Person) -> Value {
    let names = "return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.includes('passphrase'))";
    person.script(names, vec![])
}

#[test]
fn passphrases_are_stretched_and_weighed_by_helpers_that_the_first_visit_does_not_load() {
    let person = Person::new();
    person.opens("/");
    let preloaded =
        "return document.querySelector('[href*=passphrase], [src*=passphrase], [content*=passphrase]') !== null";
    assert_eq!((loaded(&person), person.script(preloaded, vec![])), (json!([]), json!(false)));

    person.script(ASK, vec![]);
    let answers = answers(&person);
    let key: Vec<u8> = serde_json::from_value(answers["1"]["key"].clone()).expect("a key");
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
    assert_eq!(answers["3"]["refused"], "no memory");
    assert_eq!(answers["4"]["key"].as_array().map(Vec::len), Some(32));
    assert!(answers["4"]["milliseconds"].as_f64().is_some_and(|took| took > 0.0), "{}", answers["4"]);
    assert!(answers["5"]["guesses_log10"].as_f64().is_some_and(|guesses| guesses < 8.0), "{}", answers["5"]);
    assert_eq!(answers["7"]["drawn"].as_str().map(|words| words.split(' ').count()), Some(5), "{}", answers["7"]);
    assert_eq!(
        [&answers["2"]["refused"], &answers["6"]["refused"]],
        ["unfit", "unfit"],
        "neither does what the other does"
    );
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn the_helpers_are_kept_for_use_without_a_network() {
    let mut person = Person::new();
    person.opens("/");
    person.waits_until("the app's files are kept, and used for this page already", || {
        let worker = person.script("return navigator.serviceWorker.controller?.state ?? null", vec![]);
        (worker == json!("activated")).then_some(())
    });
    person.site.stop();
    person.script(ASK, vec![]);
    answers(&person);
}

/// Whoever unlocked loaded the dictionaries, too: two thirds of a megabyte, for a passphrase that was there already.
#[test]
fn unlocking_waits_for_argon2id_alone() {
    let person = Person::new();
    person.sets_up_clinic();
    person.sees("No patients yet");
    person.forgets_passphrase();
    person.reloads();
    person.fills("Your name", "Somebody Else");
    person.fills("Passphrase", "not the one of this clinic");
    person.clicks("Unlock");
    person.sees("don’t fit");
    let loaded = loaded(&person).to_string();
    assert!(loaded.contains("passphrase_stretch") && !loaded.contains("passphrase_weigh"), "{loaded}");
    // The first page starts the helper while the app is loaded, and the app goes on with that one.
    assert_eq!(loaded.matches("passphrase_stretch_loader").count(), 1, "{loaded}");
}

/// A passphrase pasted with a blank behind it was refused without a word of the blank, and after some tries the next had to wait.
#[test]
fn a_passphrase_pasted_with_white_space_around_it_unlocks() {
    let person = Person::new();
    let key = person.sets_up_clinic();
    person.sees("No patients yet");
    person.forgets_passphrase();
    person.reloads();
    let (name, passphrase) = e2e::CLINICIAN;
    person.unlocks((&format!("{name} "), &format!(" {passphrase} ")));
    person.sees("No patients yet");

    person.forgets_passphrase();
    person.reloads();
    person.clicks("Passphrase forgotten…");
    person.fills("Recovery key", &format!("  {key} "));
    person.fills("Your name", name);
    // Set with a blank, it opens without one.
    person.ticks("One of my own");
    person.fills("New passphrase", "meadow lantern copper ninety ");
    person.fills("The same once more", "meadow lantern copper ninety");
    person.clicks("Open with the recovery key");
    person.ticks("It is on paper");
    person.clicks("Open the clinic");
    person.sees("No patients yet");
    person.reloads();
    person.unlocks((name, "meadow lantern copper ninety"));
    person.sees("No patients yet");
}

/// “Set up this browser for my clinic”, the first page said to somebody whose clinic was there.
#[test]
fn the_first_page_knows_that_there_is_a_clinic_here() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.forgets_passphrase();
    person.reloads();
    person.clicks("Back to the first page");
    person.sees("There is a clinic in this browser");
    assert!(!person.sees_now("Set up this browser"), "{}", person.reads());
    person.clicks("Open my clinic");
    person.sees("The clinic is locked");
}

/// Enter in a passphrase field stopped the app: the field was taken off the page while it had the focus, said so, and was listened to when
/// its text was gone. Whoever pressed Enter instead of the button never came in.
#[test]
fn enter_in_a_passphrase_field_does_what_the_button_does() {
    let person = Person::new();
    let (name, passphrase) = e2e::CLINICIAN;
    person.opens("/");
    person.clicks("Set up this browser for my clinic");
    person.fills("Your name", name);
    person.chooses_passphrase(passphrase);
    person.presses(Key::Enter + "");
    person.ticks("It is on paper");
    person.clicks("Open the clinic");
    person.sees("No patients yet");
    for page in ["/", "/data", "/review"] {
        person.opens(page);
        person.sees("The clinic is locked");
        person.fills("Your name", name);
        person.fills("Passphrase", passphrase);
        person.presses(Key::Enter + "");
        person.sees_no("The clinic is locked");
    }
    // Taken off the page by locking, too.
    person.opens("/settings");
    person.fills("Your name", name);
    person.fills("Passphrase", passphrase);
    person.presses(Key::Enter + "");
    person.fills("Window (days)", "35");
    person.presses_lock_keys();
    person.sees("The clinic is locked");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// The passphrase that was drawn, as it stands on the page.
fn drawn(person: &Person) -> String {
    person.waits_until("a passphrase is drawn", || {
        let shown = person.script("return document.querySelector('.drawn-words')?.innerText ?? null", vec![]);
        shown.as_str().map(str::to_owned)
    })
}

/// The first choice is a passphrase that nobody thought up: it is written down, typed from paper, and opens the clinic.
#[test]
fn a_clinic_is_set_up_with_the_passphrase_that_was_drawn_by_keys_alone() {
    let person = Person::new();
    let (name, _) = e2e::CLINICIAN;
    person.opens("/");
    person.clicks("Set up this browser for my clinic");
    person.sees("Strong: holds over a million years");
    person.sees("Each word is one of 7,776: 64.6 bits in all");
    person.sees("10,000 passphrases a second");
    person.fills("Your name", name);
    let first = drawn(&person);
    // Past the choice of the way to the button.
    person.presses(Key::Tab + "");
    person.presses(Key::Tab + "");
    person.presses(Key::Enter + "");
    let words = person.waits_until("another one is drawn", || Some(drawn(&person)).filter(|words| *words != first));
    assert_eq!(words.split(' ').count(), 5, "{words}");
    person.presses(Key::Tab + "");
    person.presses(words.replace(' ', "-").as_str());
    person.presses(Key::Enter + "");
    person.sees("This is not the passphrase above");
    person.fills("Type it from your paper", &words);
    person.presses(Key::Enter + "");
    person.ticks("It is on paper");
    person.clicks("Open the clinic");
    person.sees("No patients yet");
    person.reloads();
    person.unlocks((name, &words));
    person.sees("No patients yet");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// It was called “Strong: holds for years”, and taken.
#[test]
fn a_passphrase_that_falls_within_hours_is_called_so_and_refused() {
    let person = Person::new();
    person.opens("/");
    person.clicks("Set up this browser for my clinic");
    person.fills("Your name", e2e::CLINICIAN.0);
    for (weak, time) in [("purplehorse77", "1 hour"), ("Summer2026!!", "1 hour"), (e2e::CLINICIAN.0, "a second")] {
        person.chooses_passphrase(weak);
        person.sees("Too weak: falls in");
        person.clicks("Go on to the recovery key");
        person.sees("and has to hold for 3 years");
        person.sees(time);
        assert!(!person.sees_now("It is on paper"), "{weak}");
    }
    person.chooses_passphrase(e2e::CLINICIAN.1);
    person.sees("Strong enough: holds over a million years");
    person.fills("The same once more", "eleven green lamps over the harbor");
    person.clicks("Go on to the recovery key");
    person.sees("The two are not the same");
    person.fills("The same once more", e2e::CLINICIAN.1);
    person.clicks("Go on to the recovery key");
    person.sees("It is on paper");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Notes where the first choice and the form's own button stand, whenever that is somewhere else.
const PLACES: &str = "
    window.places = [];
    const look = () => {
        requestAnimationFrame(look);
        const dialog = document.querySelector('dialog[open]');
        if (!dialog) return;
        const buttons = [dialog.querySelector('input[type=radio]'), dialog.querySelector('[type=submit]')];
        const place = buttons.map((button) => Math.round(button.getBoundingClientRect().top + dialog.scrollTop)).join();
        if (window.places.at(-1) !== place) window.places.push(place);
    };
    look();";

/// The form grew from its middle when the words came that were drawn, and when one's own were weighed: what somebody was about to press was no
/// longer under the pointer.
#[test]
fn nothing_moves_when_a_passphrase_is_drawn_or_weighed() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    person.clicks("Settings");
    person.script(PLACES, vec![]);
    let places = || -> Vec<String> {
        serde_json::from_value(person.script("return window.places.splice(0)", vec![])).expect("places")
    };
    let stays = |when: &str| {
        let places = places();
        assert_eq!(places.len(), 1, "{when}: {places:?}");
    };
    person.clicks("Add a clinician…");
    person.sees("Strong: holds");
    stays("when it was drawn");
    person.ticks("One of my own");
    person.sees("The same once more");
    places();
    person.fills("New passphrase", "four slow boats and a kettle");
    person.sees("Strong enough");
    stays("when it was weighed");
}

/// Where the estimator couldn't be had, twenty-four times the same letter was taken for its length.
#[test]
fn a_passphrase_that_can_not_be_weighed_is_not_taken() {
    let person = Person::new();
    person.opens("/");
    person.script(
        "const post = window.posted = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (question, ...rest) {
            post.call(this, question.task === 'strength' ? { ...question, task: 'none' } : question, ...rest);
        };",
        vec![],
    );
    person.clicks("Set up this browser for my clinic");
    person.fills("Your name", e2e::CLINICIAN.0);
    person.chooses_passphrase(&"a".repeat(24));
    person.sees("can’t be weighed, so it isn’t taken yet");
    person.clicks("Go on to the recovery key");
    person.sees("can’t be weighed at the moment");
    assert!(!person.sees_now("It is on paper"));
    person.script("Worker.prototype.postMessage = window.posted", vec![]);
    person.clicks("Try again");
    person.sees("Too weak: falls in");
    person.sees_no("can’t be weighed");
    person.clicks("Go on to the recovery key");
    person.sees("and has to hold for 3 years");
}

/// Whoever took such a passphrase while it was called strong would never hear that it isn't.
#[test]
fn a_weak_passphrase_of_earlier_still_opens_and_is_told() {
    let person = Person::new();
    person.opens("/");
    // Another one is weighed in its place, so that it can be taken as it was earlier.
    person.script(
        "const post = Worker.prototype.postMessage, other = 'eleven green lamps over the harbour';
        Worker.prototype.postMessage = function (question, ...rest) {
            const weighed = () => ({ ...question, passphrase: new TextEncoder().encode(other) });
            post.call(this, question.task === 'strength' ? weighed() : question, ...rest);
        };",
        vec![],
    );
    let weak = (e2e::CLINICIAN.0, "passwordpasswordpassword");
    person.clicks("Set up this browser for my clinic");
    person.chooses_keys(weak);
    person.sees("No patients yet");
    let told = "Your passphrase falls in";
    assert!(!person.sees_now(told));
    person.reloads();
    person.sees(told);
    person.clicks("Settings");
    person.clicks("Change my passphrase…");
    person.fills("Your own passphrase", weak.1);
    person.chooses_passphrase(e2e::CLINICIAN.1);
    person.clicks("Change it");
    person.sees("Your passphrase is changed.");
    let on_page = "return [...document.querySelectorAll('.who-may-open .warning-line')].length";
    person.waits_until("it is not said of the new one", || (person.script(on_page, vec![]) == json!(0)).then_some(()));
    person.forgets_passphrase();
    person.reloads();
    person.unlocks(e2e::CLINICIAN);
    person.sees("Who may open this clinic");
    assert!(!person.sees_now(told));
}
