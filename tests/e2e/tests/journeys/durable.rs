//! What the page says is saved is on disk: the plug is pulled at random moments during a stream of saves, and nothing that was
//! acknowledged may be lost.

use crate::support::{self, random::Random};
use e2e::{ADD_SCORE, Folder, Person};
use serde_json::json;
use std::{thread::sleep, time::Duration};

/// How often the plug is pulled.
const CRASHES: u32 = 20;
/// Saves of the stream that the crashes fall into.
const SAVES: u64 = 1000;

/// How many of them each patient has: on one patient's page a thousand rows would be drawn anew with every save.
const EACH: u64 = 100;

/// Adds scores one after another through the page's own forms, from number `arguments[0]` up to `arguments[1]`, `arguments[2]` a patient,
/// each on a day and with a note of its own; and reports each number once the page has said that it is saved.
const STREAM: &str = r##"
    const [first, last, each] = arguments;
    const link = (words) => [...document.querySelectorAll("a[href]")].find((one) => one.innerText.trim() === words && one.checkVisibility());
    // Pressed as soon as it is found: a link that has left the page meanwhile would have the browser load its page anew, past the app.
    const follow = (words) => until(() => { const found = link(words); found?.click(); return found; });
    (async () => {
        let at = -1;
        for (let number = first; number < last; number++) {
            const place = Math.floor(number / each);
            if (place !== at) {
                await follow("Caseload");
                await follow(`Made Up ${place}`);
                await until(() => document.querySelector("h1")?.innerText.trim() === `Made Up ${place}`);
                at = place;
            }
            await addScore(number, `save ${number}`);
            fetch(`/reports/${number}`);
        }
    })();
"##;

/// Goes on with the stream.
fn streams(person: &Person, from: u64) {
    person.script(&[ADD_SCORE, STREAM].concat(), vec![json!(from), json!(SAVES), json!(EACH)]);
}

/// The highest number that the page has said is saved.
fn acknowledged(person: &Person) -> Option<u64> {
    person.site.reports().iter().filter_map(|number| number.parse().ok()).max()
}

#[test]
fn no_acknowledged_save_is_lost_however_often_the_browser_is_killed() {
    // Another one in each run; a check that fails says which.
    let seed =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(1, |time| time.as_millis() as u64);
    let mut random = Random::from(seed);
    let mut person = Person::new();
    support::sets_up_own_clinic(&person);
    let folder = Folder::new();
    let patients: String = (0..SAVES / EACH).map(|n| format!("N{n},Made Up {n}\n")).collect();
    let patients = support::written(&folder, "patients.csv", ["patient_id,name\n", &patients].concat());
    support::imports(&person, &[patients]);
    let mut next = 0u64;
    for crash in 1..=CRASHES {
        streams(&person, next);
        sleep(Duration::from_millis(300 + random.next() % 2_500));
        person.browser.crash();
        let least = acknowledged(&person).map_or(0, |number| number + 1);
        let stored = support::saves_left(&person);
        let expected: Vec<u64> = (0..stored.len() as u64).collect();
        assert_eq!(stored, expected, "crash {crash} of seed {seed}: each save once, none between two others missing");
        next = stored.len() as u64;
        assert!(next >= least, "crash {crash} of seed {seed}: {least} were acknowledged, {next} are there");
    }
    assert!(next > u64::from(CRASHES), "the stream ran: {next} saves");

    // The rest of the stream, undisturbed: all of the thousand are there at the end.
    streams(&person, next);
    // Some browsers take many minutes for them: it is waited for as long as more are saved.
    let mut last = next.checked_sub(1);
    while last != Some(SAVES - 1) {
        let another = || acknowledged(&person).filter(|now| Some(*now) != last);
        last = Some(person.waits_long_until("another save is acknowledged", another));
    }
    person.browser.crash();
    assert_eq!(support::saves_left(&person), (0..SAVES).collect::<Vec<_>>(), "seed {seed}");
}
