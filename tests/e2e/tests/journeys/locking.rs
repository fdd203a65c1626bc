//! Locking: by button and keys, when nobody is at work, in all tabs, and whatever is open.

use crate::support;
use crate::support::TwoTabs;
use e2e::{CLINICIAN, Person, Site};
use serde_json::json;

const MINUTE: u32 = 60_000;

/// Sleeps for that many minutes, and then the mouse is moved at once.
fn wakes_after(person: &Person, minutes: u32) {
    let wakes = [support::LATER, "window.dispatchEvent(new PointerEvent('pointermove'));"].concat();
    person.script(&wakes, vec![json!(minutes * MINUTE)]);
}

#[test]
fn the_button_locks_all_tabs() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = TwoTabs::second_at(&person, "/");
    person.sees("Real Person");
    tabs.goes_to(&tabs.first);
    support::locks(&person);
    tabs.goes_to(&tabs.second);
    person.sees("The clinic is locked");
    assert!(!person.sees_now("Real Person"));
}

#[test]
fn an_idle_clinic_locks_itself_in_all_tabs() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = TwoTabs::second_at(&person, "/");
    person.sees("Real Person");
    person.script(support::LATER, vec![json!(11 * MINUTE)]);
    person.sees("The clinic is locked");
    tabs.goes_to(&tabs.first);
    person.sees("The clinic is locked");
    tabs.goes_to(&tabs.second);
    person.unlocks(CLINICIAN);
    person.opens("/audit");
    person.sees("after idle minutes");
}

// Whoever woke a computer that had slept through the night found the clinic open: the first movement of the mouse counted as being at
// work, before anything had looked at the clock.
#[test]
fn waking_the_computer_is_not_being_at_work() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.opens("/");
    person.sees("Real Person");
    wakes_after(&person, 9);
    person.clicks("Settings");
    person.fills("Lock my clinic after idle minutes", "2");
    person.clicks("Keep these minutes");
    person.sees("Kept");
    person.clicks("Caseload");
    person.sees("Real Person");
    wakes_after(&person, 3);
    person.sees("The clinic is locked");
    person.unlocks(CLINICIAN);
    person.opens("/audit");
    person.sees("after idle minutes");
}

// The page was left for another site and came back with Back, open as it had been, whoever sat there then.
#[test]
fn a_page_that_was_left_is_locked_when_it_comes_back() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.forgets_passphrase();
    let elsewhere = Site::start();
    person.leaves_for(&elsewhere.url("/icon.svg"));
    person.goes_back();
    person.sees("The clinic is locked");
    assert!(!person.sees_now("Real Person"));
}

// Where the browser keeps the page as it is, nothing is loaded anew when it comes back.
#[test]
fn a_page_that_the_browser_keeps_is_locked_when_it_comes_back() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.script("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))", vec![]);
    person.sees_no("Real Person");
    // Somebody is elsewhere for a while; what was begun when the page was left is kept by then.
    std::thread::sleep(std::time::Duration::from_secs(1));
    person.script("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", vec![]);
    person.sees("The clinic is locked");
    person.opens("/audit");
    person.sees("on leaving the page");
}

// In Firefox a page that was left for another one of the app was kept for Back as it was, with the lock that it held for a save: whoever
// unlocked the next page waited for ever.
#[test]
fn a_tab_that_never_lets_go_does_not_keep_the_others_out() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = TwoTabs::second_at(&person, "/");
    person.forgets_passphrase();
    person.script("navigator.locks.request('anamnesis-1-clinic', () => new Promise(() => {}))", vec![]);
    tabs.goes_to(&tabs.first);
    person.reloads();
    person.fills("Your name", CLINICIAN.0);
    person.fills("Passphrase", CLINICIAN.1);
    person.clicks("Unlock");
    person.sees_late("Real Person");
}

// With a form open, the page's own button lies behind it and the key was typed into the field: only what was half typed could be given up.
#[test]
fn what_is_half_typed_need_not_be_given_up_to_lock() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.opens("/");
    person.clicks("Real Person");
    person.clicks("Comment…");
    person.fills("Comment", "somebody comes in");
    person.presses_lock_keys();
    person.sees("The clinic is locked");
    person.unlocks(CLINICIAN);
    person.sees("Half typed on");
}

/// Without a database all is kept at once, also the locking of a page that is left: it was loaded anew in that very moment, in the place of
/// the page that was asked for.
#[test]
fn in_the_small_store_too_a_page_that_is_asked_for_by_its_address_is_the_one_that_comes() {
    let person = Person::new();
    person.site.begins_with(support::NO_DATABASE);
    support::sets_up_own_clinic(&person);
    person.opens("/data");
    person.sees("Choose files");
    person.opens("/audit");
    person.sees("and it holds");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
