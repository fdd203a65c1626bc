//! The app starts, under its own rules, with and without a network.

use e2e::Person;
use serde_json::json;

#[test]
fn the_app_starts_and_its_security_policy_stops_nothing_it_needs() {
    let person = Person::new();
    person.opens("/");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn after_the_first_visit_it_opens_without_a_network() {
    let mut person = Person::new();
    person.opens("/");
    person.waits_until("the app's files are kept, and used for this page already", || {
        let worker = person.script("return navigator.serviceWorker.controller?.state ?? null", vec![]);
        (worker == json!("activated")).then_some(())
    });
    let page = person.reads();
    person.site.stop();
    person.reloads();
    person.waits_until("it looks as it did", || (person.reads() == page).then_some(()));
    person.opens("/settings");
}
