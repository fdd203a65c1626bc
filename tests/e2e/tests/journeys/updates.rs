//! A new version is put on the host while people work: it waits and asks, and no page ever runs files of two versions.
//!
//! The service worker used to take the newest page from the network, and itself over at once: a tab that was open before asked the new worker
//! for files of its own version, which were nowhere any more, and could not even be unlocked.

use crate::report::{built, chooses, path};
use crate::support::builds::second_build;
use crate::support::{self, TwoTabs};
use e2e::{CLINICIAN, Folder, Person};
use serde_json::json;

const READY: &str = "A new version of Anamnesis is ready";

/// Which build the page is of.
fn is_second(person: &Person) -> bool {
    person.script("return document.documentElement.dataset.build ?? null", vec![]) == json!("second")
}

/// Waits until the files of this build are kept, and used for this page already.
fn is_kept(person: &Person) {
    person.waits_until("the app's files are kept, and used for this page already", || {
        let worker = person.script("return navigator.serviceWorker.controller?.state ?? null", vec![]);
        (worker == json!("activated")).then_some(())
    });
}

/// Puts the second build on the host, and has the page ask for it as it does every hour.
fn deploys(person: &Person, folder: &Folder) {
    second_build(folder);
    person.site.deploys(folder.path());
    person.script_async(
        "const done = arguments[arguments.length - 1];
         navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => done(null));",
        vec![],
    );
    person.waits_until("the new version waits", || {
        let waits = person.script_async(
            "const done = arguments[arguments.length - 1];
             navigator.serviceWorker.getRegistration().then((one) => done(one.waiting !== null));",
            vec![],
        );
        (waits == json!(true)).then_some(())
    });
}

/// Loads the page anew until it is of the second build: a page may be shown before the worker has taken over, and then the next one has it.
fn loads_until_second(person: &Person) {
    person.waits_until("the new version runs", || {
        person.reloads();
        is_second(person).then_some(())
    });
}

/// The helper that unlocking needs, of the page's own build, started anew.
fn starts_own_helper(person: &Person) {
    let answer = person.script_async(
        "const done = arguments[arguments.length - 1];
         const { base, helpers } = document.querySelector('meta[name=anamnesis-hosted]').dataset;
         const helper = new Worker(`${base}${helpers}passphrase_stretch_loader.js`, { type: 'module' });
         helper.onerror = () => done('failed');
         helper.onmessage = () => done('ready');",
        vec![],
    );
    assert_eq!(answer, "ready");
}

fn saves_name(person: &Person, name: &str) {
    person.fills("Name", name);
    person.clicks("Save patient");
    person.sees("Patient changed");
}

#[test]
fn a_new_version_waits_and_asks_and_two_tabs_go_on_with_their_own() {
    let mut person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    is_kept(&person);
    let tabs = TwoTabs::second_at(&person, "/");
    person.sees("Real Person");
    tabs.goes_to(&tabs.first);
    person.opens("/");
    person.clicks("Real Person");
    person.clicks("Edit patient…");
    person.fills("Name", "Half Typed");

    let folder = Folder::new();
    deploys(&person, &folder);
    person.waits_until("the notice is there, behind the form", || {
        let text = person.script("return document.querySelector('.notices').innerText", vec![]);
        text.as_str()?.contains(READY).then_some(())
    });
    // Nothing is swapped: what is half typed stands, the browser would ask before it goes, and it is saved.
    assert_eq!(person.reads_field("Name"), "Half Typed");
    assert!(person.is_asked_before_leaving() && !is_second(&person));
    saves_name(&person, "Typed In The First");

    // Loaded anew beside another page, a page stays what it was, and unlocks with its own helper.
    tabs.goes_to(&tabs.second);
    person.sees(READY);
    person.reloads();
    assert!(!is_second(&person));
    person.sees("Typed In The First");

    person.clicks("Load it now");
    person.waits_until("the new version runs", || is_second(&person).then_some(()));
    person.sees("The clinic is locked");
    person.unlocks(CLINICIAN);
    person.sees("Typed In The First");
    assert!(!person.sees_now(READY));

    // The other tab is still the old one, with files that no host has any more.
    tabs.goes_to(&tabs.first);
    assert!(!is_second(&person));
    starts_own_helper(&person);
    person.clicks("Edit patient…");
    saves_name(&person, "Saved By The Old");
    tabs.goes_to(&tabs.second);
    person.sees("Saved By The Old");
    starts_own_helper(&person);
    tabs.goes_to(&tabs.first);
    person.sees(READY);
    person.clicks("Load it now");
    person.waits_until("the new version runs here too", || is_second(&person).then_some(()));
    person.unlocks(CLINICIAN);
    person.sees("Saved By The Old");
    assert_eq!(person.complaints(), Vec::<String>::new());

    person.site.stop();
    person.reloads();
    assert!(is_second(&person));
    person.sees("Saved By The Old");
}

#[test]
fn a_page_that_is_alone_has_the_new_version_once_it_is_loaded_anew() {
    let person = Person::new();
    person.opens("/");
    support::looks_around(&person);
    is_kept(&person);
    let folder = Folder::new();
    deploys(&person, &folder);
    person.sees(READY);
    person.clicks("Later");
    person.sees_no(READY);
    assert!(!is_second(&person));
    loads_until_second(&person);
    person.sees("Demo clinic");
    // What the old one kept goes with the last page that could ask for it.
    person.waits_until("one build is kept", || {
        let kept =
            person.script_async("const done = arguments[arguments.length - 1]; caches.keys().then(done);", vec![]);
        (kept.as_array().map(Vec::len) == Some(1)).then_some(())
    });
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn a_patient_s_half_filled_form_is_not_swapped() {
    let patient = Person::new();
    patient.opens(&path(&[built("gad-7")]));
    is_kept(&patient);
    patient.clicks("Begin");
    chooses(&patient, "Several days", 2);
    let folder = Folder::new();
    deploys(&patient, &folder);
    chooses(&patient, "Several days", 2);
    assert!(!is_second(&patient));
    loads_until_second(&patient);
    // Loaded again, the form stands where it was left.
    patient.sees("Question 5 of 8");
    chooses(&patient, "Several days", 3);
    assert_eq!(patient.complaints(), Vec::<String>::new());
}
