//! Wrong tries to unlock: slowed down wherever they are made, told afterwards, and not forgotten by whoever clears what a page keeps.

use crate::support::{self, TwoTabs};
use e2e::Person;
use serde_json::json;

/// What is said while a try has to wait.
const WAIT: &str = "the next one has to wait";

/// Tries a wrong passphrase that often.
fn fails(person: &Person, times: usize) {
    for _ in 0..times {
        person.fills("Your name", e2e::CLINICIAN.0);
        person.fills("Passphrase", "not the right words");
        person.clicks("Unlock");
        person.waits_long_until("it is answered", || {
            let field = person.reads_field("Passphrase");
            (field.is_empty() && (person.sees_now("don’t fit together") || person.sees_now(WAIT))).then_some(())
        });
    }
}

/// Tries wrong ones one after another, as somebody does who wants to come in, until the next has to wait for that many seconds or more.
fn fails_until_it_waits(person: &Person, least: u32) {
    person.waits_long_until("the next try has to wait long", || {
        fails(person, 1);
        (seconds_left(person)? >= least).then_some(())
    });
}

/// The seconds that are counted down before the next try.
fn seconds_left(person: &Person) -> Option<u32> {
    let page = person.reads();
    let (_, rest) = page.split_once("Try again in ")?;
    rest.split(' ').next()?.parse().ok()
}

/// What the clinic's database holds of that name, taken out and put in again by hand, as with the browser's own tools.
const RECORD: &str = r#"
    const [name, bytes] = arguments;
    const done = arguments[arguments.length - 1];
    const asked = indexedDB.open("anamnesis-1-clinic");
    asked.onsuccess = () => {
        const records = asked.result.transaction("records", "readwrite").objectStore("records");
        const before = records.get(name);
        before.onsuccess = () => {
            const change = bytes === null ? records.delete(name) : bytes === "keep" ? records.count() : records.put(new Uint8Array(bytes), name);
            change.onsuccess = () => { asked.result.close(); done(before.result ? [...before.result] : null); };
        };
    };
"#;

fn unlocks(person: &Person) {
    person.fills("Your name", e2e::CLINICIAN.0);
    person.fills("Passphrase", e2e::CLINICIAN.1);
    person.clicks("Unlock");
    person.sees_no("The clinic is locked");
}

// Clearing localStorage was enough to try passphrases one after another, and the audit said nothing of them.
#[test]
fn a_wait_is_there_in_every_tab_and_whatever_is_cleared() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    person.forgets_passphrase();
    support::locks(&person);
    fails_until_it_waits(&person, 30);
    person.script("localStorage.clear(); sessionStorage.clear()", vec![]);
    person.opens("/");
    person.sees("The clinic is locked");
    fails(&person, 1);
    person.sees(WAIT);
    let tabs = TwoTabs::second_at(&person, "/");
    fails(&person, 1);
    person.sees(WAIT);
    tabs.goes_to(&tabs.first);
    person.script(support::LATER, vec![json!(600 * 1000)]);
    unlocks(&person);
    person.clicks("Data");
    person.clicks("Open the audit");
    person.sees("Failed to unlock");
    person.sees("since the last that succeeded");
    assert!(!person.sees_now("may have been hidden"), "{}", person.reads());
}

// The record of failed tries could be taken away or put back by whoever found out where it lies.
#[test]
fn a_count_that_was_taken_away_or_put_back_is_not_zero_and_is_said() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let first = person.script_async(RECORD, vec![json!("attempts"), json!("keep")]);
    person.forgets_passphrase();
    support::locks(&person);
    fails(&person, 2);
    unlocks(&person);
    support::locks(&person);
    person.script_async(RECORD, vec![json!("attempts"), first]);
    person.reloads();
    unlocks(&person);
    person.sees("put back to an earlier state");

    person.forgets_passphrase();
    support::locks(&person);
    assert!(person.script_async(RECORD, vec![json!("attempts"), json!(null)]).is_array());
    person.reloads();
    fails(&person, 1);
    // The longest wait, not none.
    person.sees("The count of failed tries is missing or damaged");
    assert!(seconds_left(&person).is_some_and(|left| (200..=300).contains(&left)), "{}", person.reads());
    // Five minutes later.
    person.script(support::LATER, vec![json!(600 * 1000)]);
    unlocks(&person);
    person.sees("taken away or damaged");
    person.clicks("Data");
    person.clicks("Open the audit");
    person.sees("nobody knows how often");
}

// The idle minutes stood in localStorage, where anybody could set them to a hundred years.
#[test]
fn idle_minutes_are_the_clinics_and_no_text_beside_it_changes_them() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let planted = "
        const [place, body] = ['anamnesis-1/preferences', JSON.stringify({ theme: 'dark', lock_minutes: 1e9 })];
        const table = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xEDB88320 : n >>> 1; return n >>> 0; });
        let sum = 0xFFFFFFFF;
        for (const byte of new TextEncoder().encode(body)) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
        localStorage.setItem(place, JSON.stringify(JSON.stringify({ schema: 1, revision: 9, checksum: (sum ^ 0xFFFFFFFF) >>> 0, body })));
    ";
    person.script(planted, vec![]);
    person.opens("/settings");
    // The rest of it is in force, so that it was read.
    person.waits_until("the theme is in force", || {
        (person.script("return document.documentElement.dataset.theme", vec![]) == json!("dark")).then_some(())
    });
    assert_eq!(person.reads_field("Lock my clinic after idle minutes"), "10");
    person.fills("Lock my clinic after idle minutes", "500");
    person.clicks("Keep these minutes");
    person.sees("Needed here is a whole number from 1 to 120.");
    let tabs = TwoTabs::second_at(&person, "/settings");
    tabs.goes_to(&tabs.first);
    person.fills("Lock my clinic after idle minutes", "3");
    person.clicks("Keep these minutes");
    person.sees("Kept");
    tabs.goes_to(&tabs.second);
    support::sees_in(&person, "Lock my clinic after idle minutes", "3");
    person.opens("/audit");
    person.sees("idle minutes until the clinic locks");
}
