//! Two clinics in one browser, and what an earlier version left: nothing ends up in the wrong place, and nothing is lost in silence.

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

/// What an earlier version left: one patient in an envelope without a seal, rules in localStorage, and a name and filters among the
/// preferences.
const LEFT_BY_AN_EARLIER_VERSION: &str = r#"
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

/// Earlier versions kept records in the open, rules beside the database, and names among the preferences.
#[test]
fn what_an_earlier_version_left_is_sealed_whole_and_moves_into_the_vault() {
    let person = Person::new();
    person.opens("/");
    let chart = r#"{"patient":{"key":"0000000000000001","number":"N1","name":"Early Bird"},"sessions":[],"scores":[]}"#;
    person.script_async(LEFT_BY_AN_EARLIER_VERSION, vec![chart.into()]);
    person.reloads();
    person.sees("Seal this clinic’s records");
    assert_eq!(person.reads_field("Your name"), "Dr. Quill Example");
    person.chooses_keys(CLINICIAN);
    person.sees("Early Bird");
    let kept = "return JSON.stringify(Object.entries(localStorage))";
    // What is moved is taken away here once it is kept there.
    person.waits_until("nothing of it is left in localStorage", || {
        let kept = person.script(kept, vec![]).as_str().unwrap_or_default().to_owned();
        (!["Quill", "Mine", "window_days"].iter().any(|text| kept.contains(text))).then_some(())
    });
    person.opens("/settings");
    assert_eq!(person.reads_field("Window (days)"), "60");
    person.opens("/");
    person.picks("Saved filter", "Mine");
    person.opens("/audit");
    person.sees("and it holds");
    person.sees("what was kept here in the open until now");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// A browser that is killed may lose the choice of clinic, which it writes later than the records: those were there, and the first
/// visit's doors were shown, as if nothing had ever been entered.
#[test]
fn a_clinic_is_found_again_where_the_browser_lost_which_one_was_open() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.script("localStorage.removeItem('anamnesis/workspace')", vec![]);
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
