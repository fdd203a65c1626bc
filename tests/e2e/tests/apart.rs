//! Two clinics in one browser, and two tabs on one clinic: nothing ends up in the wrong one, and nothing is lost in silence.

mod support;

use e2e::{CLINICIAN, Person};

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
    person.unlocks(CLINICIAN);
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
    person.unlocks(CLINICIAN);
    person.sees("Still Real");
}

/// Tells two tabs of one browser apart.
struct TwoTabs<'a> {
    person: &'a Person,
    first: thirtyfour::WindowHandle,
    second: thirtyfour::WindowHandle,
}

impl<'a> TwoTabs<'a> {
    fn of(person: &'a Person) -> Self {
        let driver = person.browser.driver();
        let first = person.browser.wait(driver.window()).expect("a tab");
        let second = person.browser.wait(driver.new_tab()).expect("a second tab");
        Self { person, first, second }
    }

    fn goes_to(&self, tab: &thirtyfour::WindowHandle) {
        let driver = self.person.browser.driver();
        self.person.browser.wait(driver.switch_to_window(tab.clone())).expect("the tab is there");
    }
}

/// A second tab used to show the clinic as it was until somebody pressed a button.
#[test]
fn what_one_tab_saves_the_other_shows_within_a_second() {
    let person = Person::new();
    sets_up_with_one_patient(&person);
    let tabs = TwoTabs::of(&person);
    tabs.goes_to(&tabs.second);
    person.opens("/");
    person.sees("Real Person");
    // Notes when the new name is drawn, by the clock that both tabs share.
    person.script(
        "new MutationObserver(() => { if (document.body.innerText.includes('Second Person')) window.seenAt ??= Date.now(); })
            .observe(document.body, { subtree: true, childList: true, characterData: true });",
        vec![],
    );
    tabs.goes_to(&tabs.first);
    person.opens("/");
    person.clicks("Add patient…");
    person.fills("Number in the clinic", "N2");
    person.fills("Name", "Second Person");
    person.script(
        "new MutationObserver(() => { if (document.body.innerText.includes('Patient added')) window.savedAt ??= Date.now(); })
            .observe(document.body, { subtree: true, childList: true, characterData: true });",
        vec![],
    );
    person.clicks("Save patient");
    person.sees("Patient added");
    let saved = person.script("return window.savedAt", vec![]).as_f64().expect("a moment");
    tabs.goes_to(&tabs.second);
    person.sees("Second Person");
    let seen = person.script("return window.seenAt", vec![]).as_f64().expect("a moment");
    assert!(seen - saved < 1000.0, "{} ms", seen - saved);

    // And the other way round, on what the first one wrote.
    person.clicks("Second Person");
    person.sees("Add session…");
    person.clicks("Mark reviewed");
    person.sees("Undo");
    tabs.goes_to(&tabs.first);
    person.sees("by Dr. Quill Example");
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// Two tabs had the same patient's form open. The second to save wrote over what the first had saved, and nobody saw it.
#[test]
fn a_form_that_another_tab_has_overtaken_shows_both_versions_and_the_person_chooses() {
    let person = Person::new();
    sets_up_with_one_patient(&person);
    let tabs = TwoTabs::of(&person);
    tabs.goes_to(&tabs.second);
    person.opens("/");
    person.clicks("Real Person");
    person.clicks("Edit patient…");
    person.fills("Name", "Typed Here");
    tabs.goes_to(&tabs.first);
    person.opens("/");
    person.clicks("Real Person");
    person.clicks("Edit patient…");
    person.fills("Name", "Stored There");
    person.fills("Note", "a note from the first tab");
    person.clicks("Save patient");
    person.sees("Patient changed");
    tabs.goes_to(&tabs.second);
    person.clicks("Save patient");
    person.sees("changed in another tab while you were typing");
    person.sees("Before both it was Real Person");
    person.clicks("Save patient");
    person.sees("Choose a version of each field first");
    person.ticks("What you typed");
    person.clicks("Save patient");
    person.sees_no("Save patient");
    person.sees("Typed Here");
    person.sees("a note from the first tab");
}

/// Both versions were shown, nothing was chosen yet, and the clinic locked: after unlocking the typed version won without a question.
#[test]
fn a_version_that_was_not_chosen_before_the_clinic_locked_is_still_to_be_chosen() {
    let person = Person::new();
    sets_up_with_one_patient(&person);
    let tabs = TwoTabs::of(&person);
    tabs.goes_to(&tabs.second);
    person.opens("/");
    person.clicks("Real Person");
    person.clicks("Edit patient…");
    person.fills("Name", "Typed Here");
    tabs.goes_to(&tabs.first);
    person.opens("/");
    person.clicks("Real Person");
    person.clicks("Edit patient…");
    person.fills("Name", "Stored There");
    person.clicks("Save patient");
    person.sees("Patient changed");
    tabs.goes_to(&tabs.second);
    person.clicks("Save patient");
    person.sees("changed in another tab while you were typing");
    person.script("[...document.querySelectorAll('button')].find((one) => one.innerText === 'Lock').click()", vec![]);
    person.sees("The clinic is locked");
    person.unlocks(CLINICIAN);
    person.clicks("Continue");
    person.waits_until("it stands there", || (person.reads_field("Name") == "Typed Here").then_some(()));
    person.clicks("Save patient");
    person.sees("changed in another tab while you were typing");
    person.ticks("What is stored now");
    person.clicks("Save patient");
    person.sees_no("Save patient");
    person.sees("Stored There");
    assert!(!person.sees_now("Half typed"));
}

#[test]
fn rules_that_two_tabs_change_are_never_written_over_unseen() {
    let person = Person::new();
    sets_up_with_one_patient(&person);
    let tabs = TwoTabs::of(&person);
    tabs.goes_to(&tabs.second);
    person.opens("/settings");
    person.fills("Window (days)", "35");
    tabs.goes_to(&tabs.first);
    person.opens("/settings");
    person.fills("Window (days)", "60");
    person.clicks("Save");
    person.sees("Settings saved");
    tabs.goes_to(&tabs.second);
    person.clicks("Save");
    person.sees("What is stored now 60");
    person.ticks("What is stored now");
    person.clicks("Save");
    person.waits_until("the other tab’s rules show", || (person.reads_field("Window (days)") == "60").then_some(()));
}

#[test]
fn what_is_half_typed_when_the_clinic_locks_is_offered_again() {
    let person = Person::new();
    sets_up_with_one_patient(&person);
    person.opens("/");
    person.clicks("Real Person");
    person.clicks("Comment…");
    person.fills("Comment", "half a thought about");
    person.script("document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.blur())", vec![]);
    // A person would wait ten minutes; the button lies behind the dialog.
    person.script("[...document.querySelectorAll('button')].find((one) => one.innerText === 'Lock').click()", vec![]);
    person.sees("The clinic is locked");
    person.unlocks(CLINICIAN);
    person.sees("Half typed when the clinic was locked");
    person.reloads();
    person.sees("Half typed when the clinic was locked");
    person.opens("/");
    person.clicks("Continue");
    person.waits_until("the comment stands there", || {
        (person.reads_field("Comment") == "half a thought about").then_some(())
    });
    person.fills("Comment", "a whole thought");
    person.clicks("Save");
    person.sees_no("Half typed");
    person.sees("a whole thought");
    person.reloads();
    person.sees("a whole thought");
    assert!(!person.sees_now("Half typed"));
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
    let kept = person.script(kept, vec![]).as_str().unwrap_or_default().to_owned();
    assert!(!["Quill", "Mine", "window_days"].iter().any(|text| kept.contains(text)), "{kept}");
    person.opens("/settings");
    assert_eq!(person.reads_field("Window (days)"), "60");
    person.opens("/");
    person.picks("Saved filter", "Mine");
    person.opens("/audit");
    person.sees("and it holds");
    person.sees("what was kept here in the open until now");
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
    person.unlocks(CLINICIAN);
    person.sees("This browser’s storage is 91 % full, and a save may soon find no room.");
    person.clicks("Settings");
    person.sees("a save may soon find no room");
}
