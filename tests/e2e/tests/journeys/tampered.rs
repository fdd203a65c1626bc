//! Somebody changes the stored records behind the app's back: every page says so, nobody concerned is judged, and a person decides.

use crate::support::{self, axe::Axe};
use chrono::{Days, NaiveDate};
use e2e::{Folder, Person};
use serde_json::{Value, json};
use thirtyfour::Key;

/// Puts bytes (hexadecimal) in the place of records, or takes those away that have none.
const PUT: &str = r#"
    const [changes, done] = arguments;
    const asked = indexedDB.open("anamnesis-1-clinic");
    asked.onsuccess = () => {
        const writing = asked.result.transaction("records", "readwrite");
        const records = writing.objectStore("records");
        for (const [name, hex] of changes) {
            if (hex === null) records.delete(name);
            else records.put(Uint8Array.from(hex.match(/../g), (byte) => parseInt(byte, 16)), name);
        }
        writing.oncomplete = () => {
            asked.result.close();
            done(null);
        };
    };
"#;

/// What the banner on every page begins with.
const BANNER: &str = "What is stored here is not what the audit says was written last.";

fn puts(person: &Person, changes: &[(String, Option<String>)]) {
    let changes: Vec<Value> = changes.iter().map(|(name, hex)| json!([name, hex])).collect();
    person.script_async(PUT, vec![json!(changes)]);
}

fn record(person: &Person, prefix: &str) -> (String, String) {
    support::records(person).into_iter().find(|(name, _)| name.starts_with(prefix)).expect("the record is there")
}

/// A clinic with one patient who is persistently worse since the last score, and the patient's record from before that score.
fn with_a_flag(person: &Person, folder: &Folder) -> (String, String) {
    support::sets_up_own_clinic(person);
    let today = support::today(person);
    let ago = |days| today.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
    let patients = support::written(folder, "patients.csv", "patient_id,name\nN1,Real Person\nN2,Other Person\n");
    let sessions = format!("patient_id,date,status\nN1,{},given\nN2,{},given\n", ago(60), ago(20));
    let scores =
        format!("patient_id,instrument,date,value\nN1,promis-cf,{},50\nN1,promis-cf,{},35\n", ago(65), ago(20));
    let sessions = support::written(folder, "sessions.csv", sessions);
    let scores = support::written(folder, "scores.csv", scores);
    support::imports(person, &[patients, sessions, scores]);
    person.clicks("Caseload");
    person.clicks("Real Person");
    person.sees("Add score…");
    let name = person.script("return location.pathname.split('/').pop()", vec![]);
    let name = format!("patient/{}", name.as_str().unwrap_or_default());
    let before = record(person, &name);
    person.clicks("Add score…");
    person.picks("Instrument", "PROMIS Cognitive Function (T-score)");
    person.fills("Score", "34");
    person.clicks("Save score");
    person.sees("Score added");
    person.clicks("Caseload");
    person.sees("1 persistent");
    before
}

/// Presses Tab until what has the focus has a name that begins so.
fn tabs_to(person: &Person, name: &str) {
    for _ in 0..80 {
        person.presses(Key::Tab + "");
        let script = "const on = document.activeElement; return on.getAttribute('aria-label') ?? on.innerText ?? ''";
        if person.script(script, vec![]).as_str().is_some_and(|text| text.starts_with(name)) {
            return;
        }
    }
    panic!("Tab doesn’t reach {name}");
}

/// Putting the patient's record back to before the score turned "1 persistent" into "0 persistent"; only Data and Audit said anything.
#[test]
fn a_record_that_was_put_back_is_told_on_every_page_and_waits_for_a_decision() {
    let folder = Folder::new();
    let person = Person::new();
    let before = with_a_flag(&person, &folder);
    let now = record(&person, &before.0);
    puts(&person, &[(before.0.clone(), Some(before.1.clone()))]);
    person.reloads();
    person.sees(BANNER);
    person.sees("1 in doubt");
    person.sees("0 persistent");
    assert_eq!(support::flagged(&person), [""; 0]);
    let state = "return document.querySelector('.group-in-doubt tr.patient').innerText";
    let row = person.script(state, vec![]).to_string();
    assert!(row.contains("Real Person") && row.contains("record put back") && row.contains("Not judged"), "{row}");
    for page in ["Review", "Data", "Settings"] {
        tabs_to(&person, page);
        person.presses(Key::Enter + "");
        person.waits_until(&format!("{page} is open"), || {
            let heading = person.script("return document.querySelector('h1')?.innerText ?? ''", vec![]);
            heading.as_str().filter(|text| text.starts_with(page)).map(drop)
        });
        person.sees(BANNER);
        person.sees("Record put back.");
    }
    person.opens("/audit");
    person.sees(BANNER);

    // The patient's page shows what is there and judges nothing. That nothing can be entered is said before anybody types: forms opened, and
    // refused only what was typed.
    person.clicks("Caseload");
    person.clicks("Real Person");
    person.sees("This record can’t be relied on.");
    person.sees("Drawn from a record that can’t be relied on");
    assert!(!person.sees_now("Copy full text for the record"), "{}", person.reads());
    let kept = support::records(&person).into_iter().find(|(name, _)| *name == before.0);
    for form in ["Add score…", "Add session…", "Edit patient…", "Edit session of", "Edit PROMIS", "Comment…"] {
        person.clicks(form);
        person.sees("Decide about it on the data page first.");
        person.clicks("Dismiss");
        assert_eq!(person.script("return document.querySelector('dialog[open]')", vec![]), json!(null), "{form}");
    }
    person.presses("n");
    person.sees("Decide about it on the data page first.");
    assert_eq!(support::records(&person).into_iter().find(|(name, _)| *name == before.0), kept);
    // Whom it doesn't concern is worked with as ever.
    person.clicks("Caseload");
    person.clicks("Other Person");
    person.clicks("Mark reviewed");
    person.sees("Marked reviewed");

    // By keys to the decision; what is lost by it is named before.
    tabs_to(&person, "Decide about it");
    person.presses(Key::Enter + "");
    person.sees("Records to decide on");
    tabs_to(&person, "Accept what is there… Real Person");
    person.presses(Key::Enter + "");
    person.sees("Accept what is there?");
    person.sees("By the audit this was done since and is not in what is there");
    person.sees("entered something that is not in the record as it is now");
    person.presses(Key::Escape + "");
    person.sees_no("Accept what is there?");
    person.sees(BANNER);
    person.presses(Key::Enter + "");
    person.sees("Accept what is there?");
    tabs_to(&person, "Accept it");
    person.presses(Key::Enter + "");
    person.sees("Accepted as it is");
    person.sees_no(BANNER);
    person.reloads();
    assert!(!person.sees_now(BANNER), "{}", person.reads());
    person.opens("/audit");
    person.sees("Record accepted");
    assert!(!person.sees_now(BANNER), "{}", person.reads());
    // What was right before it was accepted is an earlier state from then on.
    puts(&person, &[(now.0, Some(now.1))]);
    person.reloads();
    person.sees(BANNER);
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// A patient whose record was taken away was simply no longer there; with the audit wiped nobody heard of anything.
#[test]
fn a_record_that_was_taken_away_comes_back_from_a_backup_and_a_wiped_audit_is_begun_anew_by_decision() {
    let folder = Folder::new();
    let person = Person::new();
    let (name, _) = with_a_flag(&person, &folder);
    let backup = support::backs_up(&person, &folder);
    let key = name.strip_prefix("patient/").unwrap().to_owned();
    puts(&person, &[(name, None)]);
    person.opens("/");
    person.sees(BANNER);
    person.sees("1 in doubt");
    person.sees("record taken away");
    person.clicks(&key);
    person.sees(&format!("Record taken away: {key}"));
    person.clicks("Decide about it");
    person.sees("Records to decide on");
    person.chooses_files("Choose a backup file", &[backup]);
    person.sees("Put back what is in doubt");
    person.clicks("Put back from this backup");
    person.sees("Put back from the backup");
    person.sees_no(BANNER);
    person.opens("/");
    person.sees("1 persistent");
    assert!(!person.sees_now(BANNER), "{}", person.reads());

    let audit = support::records(&person).into_iter().map(|(name, _)| name).filter(|name| name.starts_with("audit/"));
    puts(&person, &audit.map(|name| (name, None)).collect::<Vec<_>>());
    person.reloads();
    person.sees("The audit is missing: not one entry of it is there that can be read.");
    person.sees("2 in doubt");
    assert!(support::records(&person).iter().all(|(name, _)| !name.starts_with("audit/")), "none is begun in silence");
    person.clicks("Decide about it");
    person.clicks("Accept the audit and these records as they are…");
    person.sees("lists what is there");
    person.clicks("Accept it, and note that I did");
    person.sees_no(BANNER);
    person.opens("/");
    person.sees("1 persistent");
    assert!(!person.sees_now(BANNER), "{}", person.reads());
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

#[test]
fn pages_in_doubt_break_no_rule_of_accessibility() {
    let folder = Folder::new();
    let person = Person::new();
    let (name, before) = with_a_flag(&person, &folder);
    puts(&person, &[(name, Some(before))]);
    let mut axe = Axe::new(&person);
    person.reloads();
    person.sees(BANNER);
    axe.check("caseload, a record in doubt");
    person.clicks("Look…");
    person.sees("This record can’t be relied on.");
    axe.check("a record in doubt beside the list");
    person.clicks("Whole record");
    person.sees("Drawn from a record that can’t be relied on");
    axe.check("patient, a record in doubt");
    person.clicks("Decide about it");
    person.clicks("Accept what is there…");
    person.sees("By the audit this was done since");
    axe.check("data, what would be accepted");
    assert_eq!(axe.passes(), 4);
}
