//! Two clinics in one browser, and what the trial version left: nothing ends up in the wrong place, and nothing is lost in silence.

use crate::support::{self, TwoTabs};
use e2e::{CLINICIAN, Person};

#[test]
fn a_change_that_is_still_being_kept_does_not_follow_into_the_demo_clinic() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.clicks("Data");
    person.clicks("Open the demo clinic");
    person.sees("60 patients");
    person.clicks("Data");
    person.clicks("Open my own clinic");
    person.unlocks(CLINICIAN);
    person.sees("1 patient");

    person.clicks("Real Person");
    person.sees("Not reviewed yet");
    person.script(support::SLOW_DISK, vec![]);
    person.clicks("Mark reviewed");
    person.clicks("Data");
    person.clicks("Open the demo clinic");
    person.sees("60 patients");
    std::thread::sleep(std::time::Duration::from_secs(4));
    assert!(person.sees_now("60 patients") && !person.sees_now("Real"), "{}", person.reads());

    person.clicks("Data");
    person.clicks("Open my own clinic");
    person.unlocks(CLINICIAN);
    person.clicks("Real Person");
    person.sees("Add session…");
    assert!(!person.sees_now("Not reviewed yet"), "{}", person.reads());
}

/// A clinic's page that was loaded anew, or locked itself, came back as the demo once that had been opened in another tab.
#[test]
fn a_tab_comes_back_to_its_own_clinic_after_another_opened_the_demo() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = TwoTabs::second_at(&person, "/data");
    person.clicks("Open the demo clinic");
    person.sees("60 patients");
    tabs.goes_to(&tabs.first);
    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.sees("Real Person");
    tabs.goes_to(&tabs.second);
    person.reloads();
    person.sees("60 patients");
}

/// What the trial version 0.1 left: one patient in an envelope of its format, rules in localStorage, and a name and filters among the
/// preferences.
const LEFT_BY_THE_TRIAL_VERSION: &str = r#"
    const done = arguments[arguments.length - 1];
    const crc = (bytes) => {
        let sum = ~0;
        for (const byte of bytes) {
            sum ^= byte;
            for (let i = 0; i < 8; i++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
        }
        return ~sum >>> 0;
    };
    const seal = (body) => {
        const text = JSON.stringify({ schema: 1, revision: 1, checksum: crc(new TextEncoder().encode(body)), body });
        return JSON.stringify(text);
    };
    const name = new TextEncoder().encode("patient/0000000000000001");
    const body = new TextEncoder().encode(arguments[0]);
    const bytes = new Uint8Array(18 + name.length + body.length + 4);
    const view = new DataView(bytes.buffer);
    bytes.set(new TextEncoder().encode("ANAM"));
    view.setUint8(4, 1);
    view.setUint16(6, 2, true);
    view.setBigUint64(8, 3n, true);
    view.setUint16(16, name.length, true);
    bytes.set(name, 18);
    bytes.set(body, 18 + name.length);
    view.setUint32(bytes.length - 4, crc(bytes.subarray(0, bytes.length - 4)), true);
    localStorage.setItem("anamnesis/workspace", JSON.stringify("anamnesis-clinic"));
    localStorage.setItem("anamnesis-clinic/settings/policy", seal('{"window_days":60}'));
    localStorage.setItem("anamnesis/settings/preferences", seal('{"clinician_name":"Dr. Quill Example","saved_filters":[{"name":"Mine","query":"groups=persistent"}]}'));
    const asked = indexedDB.open("anamnesis-clinic", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("records");
    asked.onsuccess = () => {
        const put = asked.result.transaction("records", "readwrite");
        put.objectStore("records").put(bytes, "patient/0000000000000001");
        put.oncomplete = () => { asked.result.close(); done("left"); };
    };
"#;

/// The first page names it, a copy of it can be had as it lies, a new clinic begins beside it, and it goes when a person says so.
#[test]
fn what_the_trial_version_left_is_named_copied_and_erased_only_when_asked() {
    const LEFT: &str =
        "the trial version 0.1 of Anamnesis kept: a clinic with 1 patient (1 record in all) and its settings";
    let person = Person::new();
    person.opens("/");
    let chart = r#"{"patient":{"key":"0000000000000001","number":"N1","name":"Early Bird"},"sessions":[],"scores":[]}"#;
    person.script_async(LEFT_BY_THE_TRIAL_VERSION, vec![chart.into()]);
    person.reloads();
    person.sees(LEFT);
    person.clicks("Download what it left");
    let copy = person.finds_download("trial-0.1.anamnesis");
    let text = String::from_utf8_lossy(&copy).into_owned();
    for text_of_it in
        ["\"app\":\"0.1.0\"", "Early Bird", "window_days", "Dr. Quill Example", "patient/0000000000000001"]
    {
        assert!(text.contains(text_of_it), "{text_of_it}");
    }

    support::sets_up_own_clinic(&person);
    person.opens("/data");
    person.sees(LEFT);
    person.clicks("Erase what it left…");
    person.clicks("Erase it");
    person.sees_no(LEFT);
    let places = "
        const done = arguments[arguments.length - 1];
        indexedDB.databases().then((all) => done([...all.map((one) => one.name), ...Object.keys(localStorage)]));";
    let places = person.script_async(places, vec![]).to_string();
    assert!(places.contains("anamnesis-1-clinic") && !places.contains("anamnesis-clinic"), "{places}");
    assert!(!places.contains("anamnesis/"), "{places}");
    person.opens("/");
    person.sees("No patients yet");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// A browser that is killed may lose the choice of clinic, which it writes later than the records: those were there, and the first
/// visit's doors were shown, as if nothing had ever been entered.
#[test]
fn a_clinic_is_found_again_where_the_browser_lost_which_one_was_open() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.script("localStorage.removeItem('anamnesis-1/workspace')", vec![]);
    person.forgets_passphrase();
    person.opens("/");
    person.sees("The clinic is locked");
    person.unlocks(CLINICIAN);
    person.sees("Real Person");
}

/// Quota used to show itself first as a save that failed; now a person hears of it while there still is room.
#[test]
fn a_store_that_is_nearly_full_is_said_on_every_page_before_a_save_fails() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let says = |used: u32| {
        // WebKitGTK has none of its own.
        let script = "
            const estimate = async () => ({ usage: arguments[0], quota: 1000 });
            if (navigator.storage) navigator.storage.estimate = estimate;
            else {
                window.StorageManager = class {};
                const storage = Object.assign(new StorageManager(), { estimate });
                Object.defineProperty(navigator, 'storage', { value: storage, configurable: true });
            }";
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
    person.unlocks(CLINICIAN);
    person.sees("This browser’s storage is 91 % full, and a save may soon find no room.");
    person.clicks("Settings");
    person.sees("a save may soon find no room");
}

/// The demo's clock was moved in another tab: a patient of the clinic was recovering "since 24 Dec", four weeks ahead, and the score that was
/// entered got that day.
#[test]
fn the_demos_clock_that_another_tab_moves_moves_no_day_of_the_clinics() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    let tabs = support::TwoTabs::second_at(&person, "/data");
    person.clicks("Open the demo clinic");
    person.sees("60 patients");
    person.clicks("Data");
    person.clicks("Four weeks on");
    person.sees("28 days ahead");
    tabs.goes_to(&tabs.first);
    person.script("window.dispatchEvent(new Event('focus'))", vec![]);
    person.clicks("Add score…");
    assert_eq!(person.reads_field("Day"), support::today(&person).to_string());
}
