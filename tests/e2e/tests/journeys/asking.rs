//! A patient is asked on the clinic's own device: what they hold shows and leads to nothing but the questions, and nothing that they finish is
//! lost, whenever the browser is killed.

use crate::support::axe::Axe;
use crate::support::{self, TwoTabs};
use e2e::search::traces;
use e2e::{Browser, CLINICIAN, Folder, Person};
use serde_json::json;
use std::thread::sleep;
use std::time::Duration;
use thirtyfour::Key;

/// Whose record is in the clinic; nothing of it may be found while the patient is asked.
const PATIENT: &str = "Kestrelname Zwq";
const GREETING: &str = "Wren";

/// Presses the option of that place in the question that is shown.
const CHOOSE: &str = "
    const shown = [...document.querySelectorAll('.questions fieldset')].find((one) => one.checkVisibility());
    const option = shown?.querySelectorAll('input')[arguments[0]];
    option?.click();
    return Boolean(option);
";

/// What stands on the page, hidden or not, in its address and in what pages keep.
const ALL_TEXT: &str = "
    return [document.documentElement.outerHTML, location.href, JSON.stringify(history.state), document.title,
        JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join('\\n');
";

fn chooses(person: &Person, place: u32) {
    person.waits_until("there is a question with options", || {
        (person.script(CHOOSE, vec![json!(place)]) == json!(true)).then_some(())
    });
}

/// Hands the device over to ask for memory and PHQ-9; the form is shown.
fn hands_over(person: &Person) {
    support::sets_up_with_one_patient(person, PATIENT);
    asks(person);
}

fn asks(person: &Person) {
    person.clicks("Ask on this device…");
    person.sees("The clinic is locked in every tab before the form is shown");
    person.fills("Name in the greeting (may stay empty)", GREETING);
    person.forgets_passphrase();
    person.clicks("Lock the clinic and ask");
    person.sees("Hello Wren");
}

/// Answers everything, and stops before the last button.
fn answers(person: &Person) {
    person.clicks("Begin");
    chooses(person, 6);
    person.clicks("Next");
    for question in 1..=10 {
        person.sees(&format!("Question {question} of 10"));
        chooses(person, 1);
        person.clicks(if question < 10 { "Next" } else { "See my answers" });
    }
    person.sees("Your answers");
}

/// Unlocks, from the patient's page or, where a browser lost that somebody was asked, from that of the locked clinic.
fn unlocks(person: &Person) {
    if !person.sees_now("The clinic is locked") {
        person.clicks("For the clinic: unlock…");
    }
    person.fills("Your name", CLINICIAN.0);
    person.fills("Passphrase", CLINICIAN.1);
    person.clicks("Unlock");
}

/// How many sealed texts are in the inbox after unlocking, and how many are not there yet.
fn finds_in_inbox(person: &Person) -> (usize, usize) {
    unlocks(person);
    person.sees_no("The clinic is locked");
    let count = |prefix: &str| support::records(person).iter().filter(|(name, _)| name.starts_with(prefix)).count();
    person.waits_until("it is put into the inbox", || (count("arrivals/") > 0).then_some(()));
    (count("arrivals/"), count("waiting/"))
}

#[test]
fn nothing_leads_out_of_the_questions_and_nothing_of_the_record_is_there() {
    // What other journeys typed is not searched for.
    let mut person = Person::at(Browser::start_on(Folder::new()));
    hands_over(&person);
    let is_clean = |person: &Person| {
        let all = person.script(ALL_TEXT, vec![]).to_string();
        for word in ["Kestrelname", CLINICIAN.0] {
            assert!(!all.contains(word), "{word} is on the page: {all}");
        }
    };
    is_clean(&person);
    person.goes_back();
    person.sees("Hello Wren");
    for path in ["/", "/data", "/settings", "/inbox", "/review"] {
        person.opens(path);
        person.sees("Hello Wren");
        is_clean(&person);
    }
    person.presses_lock_keys();
    person.presses("n");
    person.presses("?");
    person.sees("Hello Wren");
    let tabs = TwoTabs::second_at(&person, "/");
    person.sees("Hello Wren");
    is_clean(&person);
    tabs.goes_to(&tabs.first);
    person.clicks("For the clinic: unlock…");
    person.sees("thrown away when the clinic is unlocked");
    person.fills("Your name", "Somebody Else");
    person.fills("Passphrase", "not the passphrase of anybody");
    person.clicks("Unlock");
    person.sees("don’t fit together");
    person.clicks("Back to the patient’s page");
    person.sees("Hello Wren");
    person.browser.pulls_the_plug();
    assert_eq!(traces(person.browser.profile(), &["Kestrelname"]), [], "in the browser's profile");
}

/// Another tab was open when the device was handed over: the app stopped in both, under the patient's form.
#[test]
fn another_tab_asks_too() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, PATIENT);
    person.clicks("Ask on this device…");
    let tabs = TwoTabs::second_at(&person, "/");
    tabs.goes_to(&tabs.first);
    person.fills("Name in the greeting (may stay empty)", GREETING);
    person.clicks("Lock the clinic and ask");
    person.sees("Hello Wren");
    person.clicks("Begin");
    chooses(&person, 6);
    tabs.goes_to(&tabs.second);
    person.sees("Hello Wren");
    person.clicks("Begin");
    chooses(&person, 2);
    assert_eq!(person.complaints(), Vec::<String>::new());
    tabs.goes_to(&tabs.first);
    assert_eq!(person.complaints(), Vec::<String>::new());
    // Loaded again while the other tab asks as well.
    for _ in 0..5 {
        person.opens("/");
        person.sees("Hello Wren");
        person.clicks("Begin");
        assert_eq!(person.complaints(), Vec::<String>::new());
    }
}

#[test]
fn what_is_finished_is_there_after_a_kill_at_any_moment() {
    for after in [0, 40, 150, 600] {
        let mut person = Person::new();
        hands_over(&person);
        answers(&person);
        person.clicks("Finish");
        sleep(Duration::from_millis(after));
        let is_thanked = person.sees_now("hand the device back");
        person.browser.crash();
        person.opens("/");
        // Of what is on its way a browser may lose that a patient was asked: then it is locked, and shows nothing.
        let seen = ["hand the device back", "Begin", "The clinic is locked"];
        let at = person.waits_until("the form, the thanks, or the locked clinic", || {
            seen.iter().position(|words| person.sees_now(words))
        });
        let is_answered_again = at == 1 && !is_thanked;
        if at == 2 && !is_thanked {
            continue;
        }
        if is_answered_again {
            // What is half filled in is nowhere but on the page; the same form is there to be filled in.
            answers(&person);
            person.clicks("Finish");
            person.sees("hand the device back");
        }
        // Where it was stored in the very moment of the kill and answered once more, the second is known to be of the same form.
        let (there, left) = finds_in_inbox(&person);
        assert!(there == 1 || there == 2 && is_answered_again, "{after} ms: {there}");
        assert_eq!(left, 0);
    }
}

/// A disk that is full: said, with the answers still on the screen, and stored once there is room.
#[test]
fn where_the_answers_cant_be_stored_nobody_is_thanked() {
    let person = Person::new();
    hands_over(&person);
    answers(&person);
    person.script(
        "window.put = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        vec![],
    );
    person.clicks("Finish");
    person.sees("Your answers could not be stored yet");
    assert!(person.sees_now("Several days") && !person.sees_now("hand the device back"));
    person.clicks("Save the sealed answers as a file");
    assert!(person.finds_download("answers-sealed").starts_with(b"ANAMNESIS1."));
    person.script("IDBObjectStore.prototype.put = window.put;", vec![]);
    person.clicks("Try again");
    person.sees("hand the device back");
    assert_eq!(finds_in_inbox(&person), (1, 0));
}

/// Half-filled answers lay open in the small store, beside the name in the greeting, on a device that everybody is handed: the database that the
/// store is in keeps what was replaced, and any page of this address could read it.
#[test]
fn what_is_half_filled_in_is_kept_nowhere_and_the_browser_asks_before_it_is_lost() {
    let person = Person::new();
    hands_over(&person);
    let kept = || person.script("return JSON.stringify({ ...localStorage, ...sessionStorage })", vec![]);
    let before = kept();
    assert!(before.as_str().unwrap_or_default().contains(GREETING), "{before}");
    person.clicks("Begin");
    assert!(!person.is_asked_before_leaving());
    chooses(&person, 6);
    person.clicks("Next");
    chooses(&person, 2);
    assert!(person.is_asked_before_leaving());
    assert_eq!(kept(), before);
    person.reloads();
    person.sees("Hello Wren");
    person.clicks("Begin");
    assert_eq!(person.script("return document.querySelectorAll(':checked').length", vec![]), json!(0));
    person.clicks("Back");
    answers(&person);
    person.clicks("Finish");
    person.sees("hand the device back");
    assert!(!person.is_asked_before_leaving());
    for _ in 0..3 {
        person.goes_back();
    }
    person.sees("hand the device back");
    assert_eq!(finds_in_inbox(&person), (1, 0));
    assert!(!kept().as_str().unwrap_or_default().contains(GREETING), "{}", kept());
}

#[test]
fn no_state_of_asking_on_this_device_breaks_a_rule_of_accessibility() {
    if support::is_left_out("the looks (dark, forced colours, without motion) are Chromium's to set") {
        return;
    }
    let person = Person::new();
    support::sets_up_with_one_patient(&person, PATIENT);
    let mut axe = Axe::new(&person);
    person.clicks("Ask on this device…");
    person.sees("The clinic is locked in every tab before the form is shown");
    axe.check("handing over");
    person.presses(Key::Escape + "");
    asks(&person);
    let mut form = Axe::of_form(&person);
    form.check("asked here, the greeting");
    person.clicks("Help in a crisis");
    form.check("asked here, help");
    person.clicks("Begin");
    chooses(&person, 6);
    form.check("asked here, a question");
    rests(&person);
    person.sees("Touch the screen, or press a key, to go on");
    form.check("asked here, while nobody answers");
    person.presses(" ");
    person.clicks("Next");
    for question in 1..=10 {
        person.sees(&format!("Question {question} of 10"));
        chooses(&person, 1);
        if question == 9 {
            person.sees("Thank you for saying this");
            form.check("asked here, harm");
        }
        person.clicks(if question < 10 { "Next" } else { "See my answers" });
    }
    person.sees("Your answers");
    person.sees("Thank you for saying this");
    form.check("asked here, own answers");
    person.clicks("For the clinic: unlock…");
    person.sees("thrown away when the clinic is unlocked");
    form.check("asked here, unlocking");
    person.fills("Your name", "Somebody Else");
    person.fills("Passphrase", "not the passphrase of anybody");
    person.clicks("Unlock");
    person.sees("don’t fit together");
    form.check("asked here, a wrong passphrase");
    person.clicks("Back to the patient’s page");
    person.sees("Your answers");
    person.script(
        "window.put = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        vec![],
    );
    person.clicks("Finish");
    person.sees("Your answers could not be stored yet");
    form.check("asked here, not stored");
    person.script("IDBObjectStore.prototype.put = window.put;", vec![]);
    person.clicks("Try again");
    person.sees("Please hand the device back now");
    person.sees("Thank you for saying this");
    form.check("asked here, thanks");
    unlocks(&person);
    person.sees("Inbox");
    support::deals_with_harm(&person);
    person.clicks("Settings");
    person.picks("On the clinic’s own device", "All questions on one page");
    person.sees("saved");
    person.clicks("Caseload");
    person.clicks(PATIENT);
    asks(&person);
    person.clicks("Begin");
    // They stood on a page for each questionnaire.
    person.sees("How good is your memory");
    person.sees("Little interest");
    form.check("asked here, all on one page");
    assert_eq!((axe.passes(), form.passes()), (1, 11));
}

/// Puts the clock on by more than the minutes after which the screen shows nothing.
fn rests(person: &Person) {
    person.script(support::LATER, vec![json!(11 * 60_000)]);
}

#[test]
fn a_neutral_screen_is_shown_while_nobody_answers() {
    let person = Person::new();
    hands_over(&person);
    person.clicks("Begin");
    chooses(&person, 6);
    rests(&person);
    person.sees("Touch the screen, or press a key, to go on");
    assert!(!person.sees_now("How good is your memory"));
    person.presses(" ");
    person.sees("How good is your memory");
    let chosen =
        person.script("return document.querySelector('input:checked')?.closest('label').innerText.trim()", vec![]);
    assert_eq!(chosen, json!("6"));
}
