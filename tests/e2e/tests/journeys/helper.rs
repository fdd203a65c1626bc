//! When the helper for passphrases dies.

use e2e::{CLINICIAN, Person};

/// The helper hears nothing any more, as one whose process the system ended for want of memory: no event tells of that.
const DEAF: &str = "window.heard = Worker.prototype.postMessage; Worker.prototype.postMessage = () => {};";
/// The next helper's script is not there, as after a new version was put on the host.
const GONE: &str = "Worker.prototype.postMessage = window.heard; window.Whole = window.Worker;
    window.Worker = new Proxy(Worker, { construct: (Whole, [, options]) => new Whole('/gone.js', options) });";
/// All is as it was.
const WHOLE: &str = "window.Worker = window.Whole;";

#[test]
fn a_dead_helper_is_said_with_what_to_do_and_the_next_try_starts_another() {
    let person = Person::new();
    person.sets_up_clinic();
    person.sees("No patients yet");
    person.forgets_passphrase();
    person.reloads();
    person.script(DEAF, vec![]);
    let unlocks = || {
        person.fills("Your name", CLINICIAN.0);
        person.fills("Passphrase", CLINICIAN.1);
        person.clicks("Unlock");
    };
    unlocks();
    person.sees_late("took too long on this device. Close other programs and tabs, then try again");
    person.script(GONE, vec![]);
    unlocks();
    person.sees_late("can’t be started. Load the page again");
    person.script(WHOLE, vec![]);
    person.unlocks(CLINICIAN);
    person.sees("No patients yet");
}

/// The helper answers two seconds late, as on a slow device.
const SLOW: &str = "const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...given) { setTimeout(() => send.apply(this, given), 2000); };";

/// The app stopped where somebody went on to another page while a new passphrase was being weighed: what else was typed was read after that.
#[test]
fn whoever_leaves_while_a_new_passphrase_is_weighed_finds_the_next_page() {
    let person = Person::new();
    person.sets_up_clinic();
    person.sees("No patients yet");
    person.clicks("Settings");
    person.script(SLOW, vec![]);
    person.clicks("Add a clinician…");
    person.fills("Name of the new clinician", "Dr. Second Example");
    person.chooses_passphrase("four slow boats and a kettle");
    person.fills("Your own passphrase", CLINICIAN.1);
    person.clicks("Add");
    person.goes_back();
    person.sees("No patients yet");
    std::thread::sleep(std::time::Duration::from_secs(8));
    assert_eq!(person.complaints(), Vec::<String>::new());
    assert!(!person.sees_now("Anamnesis has stopped"), "{}", person.reads());
}
