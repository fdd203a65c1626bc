//! What stands before the app runs: the same page as the app's own, which goes on with what was begun there.

use e2e::{CLINICIAN, Person, has_hash};
use serde_json::{Value, json};
use thirtyfour::Key;

/// Every element of the page with a text or a field, where it stands, in whole pixels, and how it looks.
const LAYOUT: &str = "
    const root = document.getElementById('boot') ?? document.body;
    const seen = [...root.querySelectorAll('header a, main :is(h1, h2, p, label, input, button, summary), footer')];
    return seen.filter((element) => element.checkVisibility()).map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const { color, backgroundColor, fontSize } = getComputedStyle(element);
        const [text] = [element.textContent.replace(/\\s+/g, ' ').trim()];
        return [element.tagName, text, ...[x, y, width, height].map(Math.round), color, backgroundColor, fontSize].join(' | ');
    });";

/// Loads the first page and lets no app run yet: not one either that this browser keeps for use without a network.
fn opens_first_page(person: &Person, says: &str) {
    person.script_async(
        "const done = arguments[arguments.length - 1];
         (async () => {
             for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
             for (const name of await caches.keys()) await caches.delete(name);
         })().then(() => done(null));",
        vec![],
    );
    person.site.holds_wasm(true);
    person.script("location.reload()", vec![]);
    person.waits_until("the first page stands", || {
        let page = person.reads();
        (page.contains("Loading…") && page.contains(says)).then_some(())
    });
}

fn lets_the_app_run(person: &Person) {
    person.site.holds_wasm(false);
    person.sees_no("Loading…");
}

fn has_focus(person: &Person) -> Value {
    person
        .script("return document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent", vec![])
}

/// The screen was white but for a word until megabytes were loaded, and then everything stood there at once.
#[test]
fn what_is_painted_first_is_what_the_app_shows() {
    let person = Person::new();
    let stays = |says: &str| {
        opens_first_page(&person, says);
        let before = person.script(LAYOUT, vec![]);
        lets_the_app_run(&person);
        let after = person.script(LAYOUT, vec![]);
        assert!(before.as_array().is_some_and(|seen| seen.len() > 10), "{before}");
        assert_eq!(before, after, "{says}");
    };
    person.opens("/");
    stays("Whose memory has stayed worse?");
    person.sets_up_clinic();
    person.sees("No patients yet");
    person.clicks("Settings");
    person.picks("Theme", "Dark");
    person.forgets_passphrase();
    stays("The clinic is locked");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn what_is_typed_and_pressed_before_the_app_runs_is_not_lost() {
    let person = Person::new();
    person.opens("/");
    opens_first_page(&person, "Whose memory");
    person.script("document.querySelector('#boot .workspace:last-child button').click()", vec![]);
    lets_the_app_run(&person);
    person.sees("Set up your clinic");
    person.chooses_keys(CLINICIAN);
    person.sees("No patients yet");
    person.forgets_passphrase();

    // Half typed: the caret stays where it is.
    opens_first_page(&person, "The clinic is locked");
    assert_eq!(has_focus(&person), json!("Your name"));
    person.presses(CLINICIAN.0);
    person.presses(Key::Tab + "");
    person.presses("passphrase");
    person.presses(Key::Left + "");
    lets_the_app_run(&person);
    assert_eq!((person.reads_field("Your name"), has_focus(&person)), (CLINICIAN.0.to_owned(), json!("Passphrase")));
    person.presses("x");
    assert_eq!(person.reads_field("Passphrase"), "passphrasxe");
    assert_eq!(person.script("return document.querySelectorAll('#boot, #boot-passphrase').length", vec![]), json!(0));

    // Typed and sent: it opens as soon as it can.
    opens_first_page(&person, "The clinic is locked");
    person.presses(CLINICIAN.0);
    person.presses(Key::Tab + "");
    person.presses(CLINICIAN.1);
    person.presses(Key::Enter + "");
    person.site.holds_wasm(false);
    person.sees("No patients yet");

    // Another page than the one that was guessed takes nothing of it over.
    person.script(
        "localStorage.setItem('anamnesis-1/workspace', '\"anamnesis-1-demo\"'); sessionStorage.clear()",
        vec![],
    );
    opens_first_page(&person, "Loading…");
    assert!(!person.sees_now("locked"), "the demo clinic has no lock");
    lets_the_app_run(&person);
}

/// What keeps passwords sends a form by itself, without a button. The browser then stopped loading the app, and wrote the passphrase into its
/// console, as part of the address that the page's policy kept it from.
#[test]
fn a_form_that_is_sent_without_a_press_before_the_app_runs_opens_the_clinic() {
    let person = Person::new();
    person.opens("/");
    person.sets_up_clinic();
    person.sees("No patients yet");
    person.forgets_passphrase();
    opens_first_page(&person, "The clinic is locked");
    person.presses(CLINICIAN.0);
    person.presses(Key::Tab + "");
    person.presses(CLINICIAN.1);
    person.script("document.querySelector('#boot form').requestSubmit()", vec![]);
    person.site.holds_wasm(false);
    person.sees("No patients yet");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// WebKit fetched the app's wasm three times, megabytes each.
#[test]
fn each_file_is_requested_once() {
    let person = Person::new();
    person.site.lets_keep();
    person.opens("/");
    let is_offline = person.script("return document.querySelector('meta[name=anamnesis-offline]').content", vec![]);
    person.waits_until("the app's files are kept, where they are", || {
        let worker = person.script("return navigator.serviceWorker.controller?.state ?? null", vec![]);
        (is_offline == "no" || worker == "activated").then_some(())
    });
    let mut asked = person.site.asked();
    // What has a hash in its name is the same for ever; the rest the service worker asks for anew, lest it keeps an old one.
    asked.retain(|path| has_hash(path));
    asked.sort();
    let all = asked.len();
    asked.dedup();
    assert!(asked.iter().any(|path| path.ends_with(".wasm")) && asked.len() > 4, "{asked:?}");
    assert_eq!(all, asked.len(), "{:?}", person.site.asked());
}
