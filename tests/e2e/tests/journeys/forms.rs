//! What a form shows is what it saves, however it was filled in: typed key by key, changed afterwards, or left as it stood.

use crate::support;
use e2e::{Engine, Folder, Person};
use serde_json::json;
use thirtyfour::Key;

/// The keys that type a day into a date's field of this browser, as its language orders the parts.
fn keys_of_day(person: &Person, (day, month, year): (&str, &str, &str)) -> String {
    let parts = person.script("return new Intl.DateTimeFormat().formatToParts().map((part) => part.type)", vec![]);
    let parts: Vec<String> = serde_json::from_value(parts).expect("the parts of a date");
    let keys = parts.iter().map(|part| match part.as_str() {
        "day" => day,
        "month" => month,
        "year" => year,
        _ => next_part(person),
    });
    keys.collect()
}

/// The key that leads from one part of a date or time to the next: in WebKit alone the browser doesn't do so by itself.
fn next_part(person: &Person) -> &'static str {
    if person.browser.engine() == Engine::Webkit { "\u{e014}" } else { "" }
}

fn shows_choice(person: &Person, id: &str, words: &str) {
    person
        .waits_until(&format!("“{words}” is chosen in {id}"), || shown(person, id).filter(|shown| shown == words));
}

fn shown(person: &Person, id: &str) -> Option<String> {
    person.reads_fields().into_iter().find(|(own, _)| own == id).map(|(_, shown)| shown)
}

// Every key's value was written back into its field: in Chromium a date that was typed over another one stayed empty, as it did after
// Backspace in one of its parts; and what was left of a date was saved as none.
#[test]
fn every_kind_of_field_takes_what_is_typed_key_by_key_over_what_stands_there() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.opens("/");
    person.clicks("Real Person");

    // A date, over another one.
    person.clicks("Edit patient…");
    person.picks("Date of birth", "1981-01-31");
    person.types("Date of birth", &keys_of_day(&person, ("05", "10", "1975")));
    support::sees_in(&person, "Date of birth", "1975-10-05");
    // One part emptied: it is no date any more, and not taken for none.
    person.types("Date of birth", &Key::Backspace.value().to_string());
    assert_eq!(shown(&person, "patient-birth-date").as_deref(), Some("half typed"));
    person.clicks("Save patient");
    person.sees("This date is not complete.");
    assert_eq!(shown(&person, "patient-birth-date").as_deref(), Some("half typed"));
    // The part typed again.
    let first = &keys_of_day(&person, ("07", "12", "1968"))[..2];
    person.types("Date of birth", first);
    let day = if first == "07" { "1975-10-07" } else { "1975-12-05" };
    support::sees_in(&person, "Date of birth", day);
    // A part typed into an empty field is no day either.
    person.types("Course start", "1");
    person.clicks("Save patient");
    person.sees("This date is not complete.");
    person.types("Course start", &keys_of_day(&person, ("02", "03", "2025")));
    support::sees_in(&person, "Course start", "2025-03-02");
    person.clicks("Save patient");
    person.sees_no("Save patient");
    person.clicks("Edit patient…");
    support::sees_in(&person, "Date of birth", day);
    support::sees_in(&person, "Course start", "2025-03-02");
    person.clicks("Cancel");

    // Day, time, number, choice and several lines.
    person.clicks("Add session…");
    person.types("Day", &keys_of_day(&person, ("10", "05", "2025")));
    support::sees_in(&person, "Day", "2025-05-10");
    person.picks("Time", "09:30");
    // WebKitGTK's times have 24 hours.
    let is_webkit = person.browser.engine() == Engine::Webkit;
    person.types("Time", if is_webkit { "14\u{e014}45" } else { "0245P" });
    support::sees_in(&person, "Time", "14:45");
    person.types("Route", "s");
    person.types("Dose (mg)", "4");
    let end = Key::End.value();
    for (key, there) in [("2", "42"), (".", "42."), ("5", "42.5")] {
        person.types("Dose (mg)", &format!("{end}{key}"));
        assert_eq!(person.reads_field("Dose (mg)"), there);
    }
    person.types("Dose (mg)", &format!("{end}{}", Key::Backspace.value()));
    assert_eq!(person.reads_field("Dose (mg)"), "42.");
    person.types("Dose (mg)", &format!("{end}5"));
    person.types("Body weight", "80,5");
    assert_eq!(person.reads_field("Body weight"), "80,5", "as typed, whatever comes of it");
    person.fills("Body weight", "80.5");
    person.sees("The patient’s state stays “No memory score”.");
    person.types("Note", &format!("one{}two", Key::Enter.value()));
    let before = person.reads_fields();
    person.clicks("Save session");
    person.sees_no("Save session");
    person.clicks("Edit session of");
    person.waits_until("all of it stands there again", || (person.reads_fields() == before).then_some(()));
    shows_choice(&person, "session-route", "SC");
    support::sees_in(&person, "Time", "14:45");
    support::sees_in(&person, "Note", "one\ntwo");
    // A time of which one part is taken out is none, and said so.
    person.types("Time", &Key::Backspace.value().to_string());
    person.clicks("Save session");
    person.sees("This time is not complete.");
    person.clicks("Cancel");

    // A box, by the space bar.
    person.clicks("Decide…");
    person.types("Longer interval", " ");
    person.fills("Why", "by keys");
    person.clicks("Save");
    person.sees("Decided: Longer interval");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

// "Add session" for a patient without sessions showed the route "IV" and saved "route not known", so that 0.5 mg raised no question.
#[test]
fn a_form_that_is_saved_as_it_stands_saves_what_it_shows() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.opens("/");
    person.clicks("Real Person");

    person.clicks("Add session…");
    shows_choice(&person, "session-route", "route not known");
    let session = person.reads_fields();
    person.clicks("Save session");
    person.sees_no("Save session");
    person.clicks("Edit session of");
    person.waits_until("the session is what was shown", || (person.reads_fields() == session).then_some(()));
    person.clicks("Save session");
    person.sees_no("Save session");

    // The next one begins with drug and route of this one, and shows them.
    person.clicks("Edit session of");
    person.picks("Route", "IV");
    person.clicks("Save session");
    person.sees_no("Save session");
    person.clicks("Add session…");
    shows_choice(&person, "session-route", "IV");
    person.picks("Status", "planned");
    // What was said of a number that is mended since once stood on, under the question.
    person.fills("Dose (mg)", "half");
    person.clicks("Save session");
    person.sees("Needed here is a number");
    person.fills("Dose (mg)", "0.5");
    person.clicks("Save session");
    person.sees("Is this right?");
    assert!(!person.sees_now("Needed here is"));
    person.clicks("Cancel");

    // The forms of a score, which ask for two things, and of the patient.
    person.clicks("Add score…");
    person.picks("Instrument", "PROMIS Cognitive Function (T-score)");
    person.fills("Score", "45");
    let score = person.reads_fields();
    person.clicks("Save score");
    person.sees_no("Save score");
    person.clicks("Edit PROMIS");
    person.waits_until("the score is what was shown", || (person.reads_fields() == score).then_some(()));
    person.clicks("Save score");
    person.sees_no("Save score");
    person.clicks("Edit PROMIS");
    person.waits_until("the score still is", || (person.reads_fields() == score).then_some(()));
    person.clicks("Cancel");
    person.clicks("Edit patient…");
    let patient = person.reads_fields();
    person.clicks("Save patient");
    person.sees_no("Save patient");
    person.clicks("Edit patient…");
    assert_eq!(person.reads_fields(), patient);
    person.clicks("Cancel");

    // A decision's check, and what is put off.
    person.clicks("Decide…");
    person.ticks("Longer interval");
    let decision = person.reads_fields();
    person.clicks("Save");
    person.sees("Decided: Longer interval");
    person.clicks("Correct…");
    person.waits_until("the decision is what was shown", || (person.reads_fields() == decision).then_some(()));
    person.clicks("Cancel");

    // The rules.
    person.clicks("Settings");
    person.sees("When memory counts as worse");
    let rules = person.reads_fields();
    person.clicks("Save");
    person.reloads();
    person.sees("When memory counts as worse");
    assert_eq!(person.reads_fields(), rules);
    assert_eq!(person.complaints(), Vec::<String>::new());
}

// The order of day and month that was said of one clinic's export was kept for the next files, and so was "Create patients": after
// Cancel, after an import, and where other files were chosen over a preview.
#[test]
fn what_was_said_of_files_is_not_said_of_the_next_ones() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let folder = Folder::new();
    let scores = "patient_id;instrument;date;value\nA1;promis-cf;03.04.2025;45\n";
    let first = support::written(&folder, "scores.csv", scores);
    let second = support::written(&folder, "others.csv", scores.replace("A1", "A2"));
    let answers = |file: &std::path::PathBuf| {
        person.chooses_files("Choose files", std::slice::from_ref(file));
        person.sees("1 refused");
        person.sees("Only YYYY-MM-DD");
        person.sees_no("is read as");
        person.picks("Dates in these files", "Day first");
        person.sees("03.04.2025 is read as 3 Apr 2025");
        person.ticks("Create patients that only");
        person.sees("1 row would be added");
    };
    person.opens("/data");
    answers(&first);
    answers(&second);
    person.clicks("Cancel");
    person.sees_no("Dates in these files");
    answers(&first);
    person.ticks("Import the scores alone");
    person.clicks("Import");
    person.sees("Imported: ");
    answers(&second);
    assert_eq!(person.complaints(), Vec::<String>::new());
}

// Any option of an import that was changed once files were chosen stopped the app, so that no file with day-first dates could be imported.
#[test]
fn each_option_of_an_import_is_changed_after_the_files_are_chosen() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let folder = Folder::new();
    let scores = "patient_id;instrument;date;value\nA1;promis-cf;03.04.2025;45\n";
    let scores = support::written(&folder, "scores.csv", scores);
    person.opens("/data");
    person.chooses_files("Choose files", std::slice::from_ref(&scores));
    person.sees("1 refused");
    person.picks("Dates in these files", "Day first");
    person.sees("What these files would do");
    person.sees("1 refused");
    person.ticks("Create patients that only");
    person.sees("1 row would be added");
    person.picks("Dates in these files", "Month first");
    person.sees("1 row would be added");
    person.picks("Dates in these files", "Only YYYY-MM-DD");
    person.sees("1 refused");
    person.ticks("Create patients that only");
    person.picks("Dates in these files", "Day first");
    person.sees("1 refused");
    person.ticks("Create patients that only");
    person.sees("1 row would be added");
    person.ticks("Import the scores alone");
    person.clicks("Import");
    person.sees("Imported: ");
    person.clicks("Caseload");
    person.clicks("A1");
    person.sees("3 Apr 2025");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Changes every control that is shown on the page or in the open dialog, the last one first, to each of its values and back, and returns
/// the ids of those that didn't show what was chosen.
const CHANGE_ALL: &str = r#"
    const done = arguments[arguments.length - 1];
    const dialogs = [...document.querySelectorAll("dialog[open]")];
    const root = dialogs.at(-1) ?? document.querySelector("main");
    const tick = () => new Promise((go) => setTimeout(go, 20));
    const shown = (field) => field.checkVisibility({ visibilityProperty: true }) && !field.disabled;
    const ids = [...root.querySelectorAll("input:not([type=file]), select, textarea")].filter(shown).map((field) => field.id).filter((id) => id);
    const wrong = [];
    const put = async (id, value) => {
        const field = document.getElementById(id);
        if (!field) return;
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
        await tick();
        const after = document.getElementById(id);
        if (after && after.value !== value) wrong.push(`${id}: ${after.value} for ${value}`);
    };
    (async () => {
        for (const id of ids.reverse()) {
            const field = document.getElementById(id);
            if (!field) continue;
            if (field.tagName === "SELECT") {
                const before = field.value;
                for (const value of [...field.options].map((option) => option.value).reverse()) await put(id, value);
                await put(id, before);
            } else if (["checkbox", "radio"].includes(field.type)) {
                for (let i = 0; i < 2; i += 1) {
                    document.getElementById(id)?.click();
                    await tick();
                }
            } else {
                const before = field.value;
                const other = { date: "2025-02-03", time: "10:30" }[field.type] ?? "7";
                await put(id, other);
                await put(id, "");
                await put(id, before);
            }
        }
        done({ ids: ids.length, wrong });
    })();
"#;

/// Changes all that can be changed here; how many controls there were.
fn changes_all(person: &Person, place: &str) -> u64 {
    let said = person.script_async(CHANGE_ALL, vec![]);
    assert_eq!(said["wrong"], json!([]), "{place}");
    assert_eq!(person.complaints(), Vec::<String>::new(), "{place}");
    said["ids"].as_u64().expect("a count")
}

// The app stopped at a control that was changed at a moment that nobody had tried.
#[test]
fn every_control_is_changed_after_the_fact_and_in_another_order() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    let patient = person.waits_until("somebody is flagged", || support::flagged(&person).into_iter().next());
    let mut count = 0;
    for (path, there) in
        [("/", "Add patient…"), ("/settings", "Theme"), ("/audit", "What was done"), ("/data", "Import")]
    {
        person.opens(path);
        person.sees(there);
        count += changes_all(&person, path);
    }
    person.opens("/");
    person.clicks("Add patient…");
    count += changes_all(&person, "a new patient");
    person.clicks("Cancel");
    person.opens(&patient);
    person.sees("Add score…");
    count += changes_all(&person, "the patient’s page");
    for form in ["Add score…", "Add session…", "Edit patient…", "Decide…", "Comment…", "Put off…", "Edit session of"]
    {
        person.clicks(form);
        person.waits_until("the form is open", || {
            (person.script("return document.querySelector('dialog[open] form') !== null", vec![]) == true).then_some(())
        });
        count += changes_all(&person, form);
        person.clicks("Cancel");
    }
    assert!(count > 60, "only {count} controls were found");

    // A backup that would take something away has a tick of its own.
    let other = Person::new();
    support::sets_up_with_one_patient(&other, "Real Person");
    let folder = Folder::new();
    let backup = support::backs_up(&other, &folder);
    support::adds_patient(&other, "N2", "Second Person");
    other.opens("/data");
    other.chooses_files("Choose a backup file", &[backup]);
    other.sees("Put it in place");
    changes_all(&other, "restoring");
    other.clicks("Put the backup in place");
    other.sees("Tick the box first");
    other.ticks("I know, and want the backup");
    changes_all(&other, "restoring, ticked");
}
