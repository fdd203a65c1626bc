//! Two clinics in one browser, and two tabs on one clinic: nothing ends up in the wrong one, and nothing is lost in silence.

mod support;

use e2e::Person;

/// Makes every save take three seconds more, as on a slow disk, by keeping its transaction busy.
const SLOW_DISK: &str = "
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        const until = Date.now() + 3000;
        const ask = () => { if (Date.now() < until) this.get('nothing').onsuccess = ask; };
        const answer = put.apply(this, given);
        ask();
        return answer;
    };";

fn sets_up_with_one_patient(person: &Person) {
    support::sets_up_own_clinic(person);
    person.clicks("Add patient…");
    person.fills("Number in the clinic", "N1");
    person.fills("Name", "Real Person");
    person.clicks("Save patient");
    person.sees_no("Save patient");
}

#[test]
fn a_change_that_is_still_being_kept_does_not_follow_into_the_demo_clinic() {
    let person = Person::new();
    sets_up_with_one_patient(&person);
    person.clicks("Data");
    person.clicks("Open the demo clinic");
    person.sees("60 patients");
    person.clicks("Data");
    person.clicks("Open my own clinic");
    person.sees("1 patient");

    person.clicks("Real Person");
    person.clicks("Edit patient…");
    person.fills("Name", "Still Real");
    person.script(SLOW_DISK, vec![]);
    person.clicks("Save patient");
    person.clicks("Close");
    person.clicks("Data");
    person.clicks("Open the demo clinic");
    person.sees("60 patients");
    std::thread::sleep(std::time::Duration::from_secs(4));
    assert!(person.sees_now("60 patients") && !person.sees_now("Real"), "{}", person.reads());

    person.clicks("Data");
    person.clicks("Open my own clinic");
    person.sees("Still Real");
}

#[test]
fn a_second_tab_learns_that_the_rules_were_changed_and_never_overwrites_them_unseen() {
    let person = Person::new();
    sets_up_with_one_patient(&person);
    let driver = person.browser.driver();
    let first = person.browser.wait(driver.window()).expect("a tab");
    let second = person.browser.wait(driver.new_tab()).expect("a second tab");
    let goes_to = |tab| person.browser.wait(driver.switch_to_window(tab)).expect("the tab is there");
    goes_to(second.clone());
    person.opens("/settings");
    assert_eq!(person.reads_field("Window (days)"), "28");

    goes_to(first);
    person.opens("/settings");
    person.fills("Window (days)", "60");
    person.clicks("Save");
    person.sees("Settings saved");

    goes_to(second);
    person.sees("The clinic was changed in another tab");
    person.fills("Window (days)", "35");
    person.clicks("Save");
    person.sees("nothing was saved");
    person.clicks("Show the changes");
    person.waits_until("the other tab’s rules show", || (person.reads_field("Window (days)") == "60").then_some(()));
    person.sees_no("The clinic was changed in another tab");
}

/// Earlier versions kept the clinic's rules in localStorage, beside the database, so that a crash between the two could leave rules and
/// records of different moments. They move among the records when the clinic is opened, once.
#[test]
fn rules_that_an_earlier_version_kept_apart_move_among_the_records() {
    let person = Person::new();
    sets_up_with_one_patient(&person);
    let kept = r#"{"schema":1,"revision":3,"checksum":4012887280,"body":"{\"window_days\":60}"}"#;
    let put = "localStorage.setItem('anamnesis-clinic/settings/policy', JSON.stringify(arguments[0]))";
    person.script(put, vec![kept.into()]);
    person.opens("/settings");
    assert_eq!(person.reads_field("Window (days)"), "60");
    let left = person.script("return localStorage.getItem('anamnesis-clinic/settings/policy')", vec![]);
    assert!(left.is_null(), "{left}");
    person.reloads();
    person.sees("Settings");
    assert_eq!(person.reads_field("Window (days)"), "60");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// Quota used to show itself first as a save that failed; now a person hears of it while there still is room.
#[test]
fn a_store_that_is_nearly_full_is_said_on_every_page_before_a_save_fails() {
    let person = Person::new();
    sets_up_with_one_patient(&person);
    let says = |used: u32| {
        let script = "navigator.storage.estimate = async () => ({ usage: arguments[0], quota: 1000 })";
        person.script(&script.replace("arguments[0]", &used.to_string()), vec![]);
    };
    says(799);
    person.clicks("Data");
    person.clicks("Open the demo clinic");
    person.sees("60 patients");
    assert!(!person.sees_now("a save may soon find no room"), "{}", person.reads());
    says(912);
    person.clicks("Data");
    person.clicks("Open my own clinic");
    person.sees("This browser’s storage is 91 % full, and a save may soon find no room.");
    person.clicks("Settings");
    person.sees("a save may soon find no room");
}
