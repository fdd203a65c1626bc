//! Saving: on disk before it is shown as saved, one tab at a time, and nothing is lost where it can't be.

use crate::support;
use e2e::{Engine, Person};
use thirtyfour::Key;

/// Takes every write back for want of room, as a full disk does, until `diskIsFree()`.
const FULL_DISK: &str = r#"
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        const { transaction } = this;
        if (!transaction.isFull) {
            transaction.isFull = true;
            Object.defineProperty(transaction, "error", { get: () => new DOMException("full", "QuotaExceededError") });
            queueMicrotask(() => transaction.abort());
        }
        return put.apply(this, given);
    };
    window.diskIsFree = () => (IDBObjectStore.prototype.put = put);
"#;

/// Takes back every transaction that writes while it is still asked what is there, as Firefox does for a page that is left, until
/// `browserLetsBe()`.
const TAKEN_BACK: &str = r#"
    const get = IDBObjectStore.prototype.get;
    IDBObjectStore.prototype.get = function (...given) {
        const { transaction } = this;
        if (transaction.mode === "readwrite" && !transaction.isTakenBack) {
            transaction.isTakenBack = true;
            queueMicrotask(() => transaction.abort());
        }
        return get.apply(this, given);
    };
    window.browserLetsBe = () => (IDBObjectStore.prototype.get = get);
"#;

/// Takes down of every transaction that writes how durable it asks to be, and whether this tab has the lock.
const WATCH: &str = r#"
    window.writes = [];
    let held = 0;
    const request = navigator.locks.request.bind(navigator.locks);
    navigator.locks.request = (name, work) => request(name, async (lock) => {
        held += 1;
        try { return await work(lock); } finally { held -= 1; }
    });
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
        if (mode === "readwrite") window.writes.push(`${options?.durability} ${held > 0 ? "alone" : "not alone"}`);
        return open.call(this, names, mode, options);
    };
"#;

fn begins_comment(person: &Person, text: &str) {
    person.clicks("Comment…");
    person.fills("Comment", text);
}

#[test]
fn a_change_that_finds_no_room_stays_on_the_page_with_what_to_do() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    begins_comment(&person, "worth keeping");
    person.script(FULL_DISK, vec![]);
    person.clicks("Save");
    person.sees("No space is left");
    assert_eq!(person.reads_field("Comment"), "worth keeping");
    person.script("diskIsFree()", vec![]);
    person.clicks("Save");
    // The words of the failure go when Save is pressed; this comes once it is on disk.
    person.sees("Comment added");
    assert!(!person.sees_now("No space is left"), "{}", person.reads());
    person.reloads();
    person.sees("worth keeping");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// The database says of every question that it failed. After the first such answer nobody was there any more who had asked the others, and
/// the page complained that an event's closure was called after it was dropped.
#[test]
fn a_save_that_the_browser_takes_back_is_told_and_made_again() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    begins_comment(&person, "worth keeping");
    person.script(TAKEN_BACK, vec![]);
    person.clicks("Save");
    person.sees("nothing was saved");
    person.script("browserLetsBe()", vec![]);
    person.clicks("Save");
    person.sees("Comment added");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

// A form that was closed while it was being saved took the words of a failure with it, and what was typed: nobody was told.
#[test]
fn a_form_stays_open_while_it_is_being_saved() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    begins_comment(&person, "slow but sure");
    person.script(support::SLOW_DISK, vec![]);
    person.clicks("Save");
    person.presses(Key::Escape + "");
    person.presses(Key::Escape + "");
    assert_eq!(person.reads_field("Comment"), "slow but sure");
    person.sees("Comment added");
    assert!(person.sees_now("slow but sure"), "{}", person.reads());
}

#[test]
fn what_is_being_saved_when_the_clinic_locks_is_saved_and_not_offered_again() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    begins_comment(&person, "in the last moment");
    person.script(support::SLOW_DISK, vec![]);
    person.clicks("Save");
    person.presses_lock_keys();
    person.sees("The clinic is locked");
    person.unlocks(e2e::CLINICIAN);
    person.sees("in the last moment");
    assert!(!person.sees_now("Half typed"), "{}", person.reads());
}

// The disk filled up in the very moment of locking: the words of the failure were gone with the page, and what was typed too.
#[test]
fn what_could_not_be_saved_when_the_clinic_locked_is_said_after_unlocking() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    begins_comment(&person, "in the last moment");
    person.script(FULL_DISK, vec![]);
    let script =
        "[...document.querySelectorAll('dialog[open] button')].find((one) => one.innerText === 'Save').click();
        [...document.querySelectorAll('dialog[open] button')].find((one) => one.innerText === 'Lock').click();";
    person.script(script, vec![]);
    person.sees("The clinic is locked");
    person.unlocks(e2e::CLINICIAN);
    person.sees("When the page was locked or left: A change that was being saved could not be kept. No space is left");
    person.sees("What was half typed could not be kept.");
}

#[test]
fn every_write_asks_to_be_on_disk_and_is_made_by_one_tab_at_a_time() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    // What was begun before it is watched can't be told from a write without a lock.
    let watch = format!(
        "const done = arguments[arguments.length - 1];
         navigator.locks.query().then((locks) => {{
             if (locks.held.length + locks.pending.length > 0) return done(false);
             {WATCH}
             done(true);
         }});"
    );
    person.waits_until("nothing is being written", || (person.script_async(&watch, vec![]) == true).then_some(()));
    begins_comment(&person, "strictly durable");
    person.clicks("Save");
    person.sees("Comment added");
    person.clicks("Mark reviewed");
    person.sees_no("Not reviewed yet");
    person.clicks("Settings");
    person.clicks("Change my passphrase…");
    person.fills("Your own passphrase", e2e::CLINICIAN.1);
    person.chooses_passphrase("four slow boats and a kettle");
    person.clicks("Change it");
    person.sees("Your passphrase is changed.");
    let writes = person.script("return window.writes", vec![]);
    let writes: Vec<String> = serde_json::from_value(writes).expect("texts");
    assert!(writes.len() >= 3, "{writes:?}");
    assert!(writes.iter().all(|write| write == "strict alone"), "{writes:?}");
}

#[test]
fn the_browser_is_asked_to_keep_the_records_and_its_answer_is_shown() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    if person.browser.engine() == Engine::Webkit {
        // WebKitGTK has no navigator.storage to ask.
        person.clicks("Data");
        person.sees("This browser doesn’t say");
        person.sees("This browser can’t be asked. Export regularly");
        return;
    }
    let answers = "StorageManager.prototype.persisted = async () => false;
        StorageManager.prototype.persist = async () => window.promises ?? false;
        StorageManager.prototype.estimate = async () => ({ usage: 3 * 2 ** 20, quota: 100 * 2 ** 20 });";
    person.script(answers, vec![]);
    person.clicks("Data");
    person.sees("3.0 MB of the 100 MB that this browser allows");
    person.sees("Not promised: the browser may clear the records when the disk is nearly full");
    person.clicks("Ask the browser to keep it");
    person.sees("The browser said no for now");
    person.script("window.promises = true", vec![]);
    person.clicks("Ask the browser to keep it");
    person.sees("Yes: the browser won’t clear the records by itself");
}
