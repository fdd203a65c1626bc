//! What the page says is saved is on disk: the plug is pulled at random moments during a stream of saves, and nothing that was
//! acknowledged may be lost.

mod support;

use e2e::Person;
use serde_json::json;
use std::{thread::sleep, time::Duration};

/// How often the plug is pulled.
const CRASHES: u32 = 20;
/// Saves of the stream that the crashes fall into.
const SAVES: u64 = 1000;

/// Adds scores one after another through the page's own form, from number `arguments[0]` up to `arguments[1]`, each on a day and with a
/// note of its own; and reports each number once the page has said that it is saved.
const STREAM: &str = r##"
    const [first, last] = arguments;
    const tick = () => new Promise((go) => setTimeout(go));
    const until = async (there) => { for (;;) { const found = there(); if (found) return found; await tick(); } };
    const button = (words) => [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === words && one.checkVisibility());
    const put = (id, value) => {
        const field = document.getElementById(id);
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    (async () => {
        for (let number = first; number < last; number++) {
            (await until(() => button("Add score…"))).click();
            await until(() => document.querySelector("#score-dialog[open]"));
            put("score-instrument", "promis-cf");
            put("score-value", "45");
            put("score-date", new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10));
            put("score-note", `save ${number}`);
            document.querySelector("#score-dialog form").requestSubmit();
            await until(() => !document.querySelector("#score-dialog[open]"));
            fetch(`/reports/${number}`);
        }
    })();
"##;

/// A draw that differs from run to run, and is said when a check fails.
fn draws(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    }
}

/// The numbers of the saves that are in the exported scores.
fn saved(person: &Person) -> Vec<u64> {
    person.opens("/data");
    person.clicks("Export scores");
    let text = String::from_utf8(person.finds_download("scores.csv")).expect("a table");
    let number = |line: &str| line.rsplit_once("save ").and_then(|(_, number)| number.trim().parse().ok());
    text.lines().skip(1).map(|line| number(line).unwrap_or_else(|| panic!("half a record: {line}"))).collect()
}

#[test]
fn no_acknowledged_save_is_lost_however_often_the_browser_is_killed() {
    let seed =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(1, |time| time.as_millis() as u64);
    let mut draw = draws(seed);
    let mut person = Person::new();
    support::sets_up_own_clinic(&person);
    person.clicks("Add patient…");
    person.fills("Number in the clinic", "N1");
    person.fills("Name", "Made Up");
    person.clicks("Save patient");
    person.sees("Patient added");
    let mut next = 0u64;
    for crash in 1..=CRASHES {
        person.opens("/");
        person.clicks("Made Up");
        person.sees("Add session…");
        // Each part of the stream is long enough for the plug to fall into it.
        person.script(STREAM, vec![json!(next), json!(SAVES.max(next + 200))]);
        sleep(Duration::from_millis(300 + draw() % 2_500));
        person.browser.crash();
        let acknowledged = person.site.reports().iter().filter_map(|number| number.parse::<u64>().ok()).max();
        let stored = saved(&person);
        let expected: Vec<u64> = (0..stored.len() as u64).collect();
        assert_eq!(stored, expected, "crash {crash} of seed {seed}: each save once, none between two others missing");
        let least = acknowledged.map_or(0, |number| number + 1);
        assert!(
            stored.len() as u64 >= least,
            "crash {crash} of seed {seed}: {least} were acknowledged, {} are there",
            stored.len()
        );
        person.opens("/audit");
        person.sees("and it holds");
        next = stored.len() as u64;
    }
    assert!(next > u64::from(CRASHES), "the stream ran: {next} saves");
}
