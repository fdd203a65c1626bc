//! Every page, in every look and with every dialog open, by the rules of WCAG 2.2 AA as far as a program can tell.

use crate::support::axe::Axe;
use chrono::Days;
use e2e::{CLINICIAN, Folder, Person};
use serde_json::json;
use std::fs;
use thirtyfour::Key;

/// Rows of every kind that a preview can show: new, wrong, and of a patient whom nobody knows.
const BAD_SCORES: &str = "patient_id,instrument,date,value,colour\n\
    A1,promis-cf,2026-01-05,44,red\nA1,promis-cf,2026-13-45,44,\nA1,promis-cf,2026-01-12,9999,\nnobody,promis-cf,2026-01-12,40,\n";

/// The address of the first patient on the list whose state says this.
fn patient_who_is(person: &Person, group: &str, state: &str) -> String {
    person.opens(&format!("/?groups={group}"));
    let script = r#"
        const row = [...document.querySelectorAll("tr.patient")].find((row) => row.innerText.includes(arguments[0]));
        return row?.querySelector('a[href^="/patients/"]').getAttribute("href") ?? null;
    "#;
    person.waits_until(&format!("somebody is “{state}”"), || {
        person.script(script, vec![json!(state)]).as_str().map(str::to_owned)
    })
}

#[test]
fn no_page_breaks_a_rule_of_accessibility_in_any_look() {
    let person = Person::new();
    let mut axe = Axe::new(&person);
    person.opens("/");
    axe.check("welcome");
    crate::support::looks_around(&person);
    person.sees("Caseload");
    axe.check("caseload");
    person.clicks("Keys…");
    person.sees("Next patient");
    axe.check("caseload, help");
    person.presses(Key::Escape + "");
    person.sees_no("Next patient");
    person.clicks("Look…");
    person.sees("Next patient");
    axe.check("caseload, a patient beside the list");
    person.presses("d");
    person.sees("Kept for good");
    axe.check("caseload, a decision beside the list");
    person.presses(Key::Escape + "");
    person.sees_no("Kept for good");
    person.presses("?");
    person.sees("Single keys, while you don’t type");
    axe.check("caseload, help beside the list");
    person.presses(Key::Escape + "");
    person.sees_no("Single keys");
    person.presses(Key::Escape + "");
    person.sees_no("Whole record");
    person.clicks("Save filter…");
    person.sees("Saved filters");
    axe.check("caseload, saved filters");
    person.presses(Key::Escape + "");
    person.sees_no("Saved filters");
    person.clicks("Add patient…");
    person.sees("Save patient");
    axe.check("caseload, add patient");
    person.clicks("Save patient");
    person.sees("Needed here");
    axe.check("caseload, add patient with an error");
    person.clicks("Cancel");
    person.fills("Search", "nobody has this name");
    person.sees("0 of");
    axe.check("caseload, nothing found");

    person.opens("/");
    person.clicks("Look back…");
    person.sees("As recorded by the end of");
    axe.check("caseload, a day to look back to");
    person.picks("As recorded by the end of", &(crate::support::today(&person) - Days::new(40)).to_string());
    person.presses(Key::Enter + "");
    person.sees("Nothing can be changed here");
    axe.check("caseload, looking back");
    person.clicks("Data");
    person.sees("belongs to the present");
    axe.check("data, looking back");

    for (group, state) in [
        ("persistent", "persistent since"),
        ("to-confirm", "needs confirmation"),
        ("recovering", "recovering"),
        ("cant-tell", "no baseline"),
        ("cant-tell", "no memory score"),
    ] {
        let address = patient_who_is(&person, group, state);
        person.opens(&address);
        person.sees("Reviews");
        axe.check(&format!("patient, {state}"));
    }

    let address = patient_who_is(&person, "persistent", "persistent since");
    person.opens(&address);
    person.clicks("The sum, to redo by hand");
    axe.check("patient, the sum open");
    for (open, save) in
        [("Add score…", "Save score"), ("Add session…", "Save session"), ("Edit patient…", "Save patient")]
    {
        person.clicks(open);
        person.sees(save);
        axe.check(&format!("patient, {open}"));
        if open == "Add score…" {
            person.clicks(save);
            person.sees("Needed here");
            axe.check("patient, add score with an error");
        }
        person.clicks("Cancel");
        person.sees_no(save);
    }
    person.clicks("Mark reviewed");
    person.sees("Undo");
    axe.check("patient, message with Undo");
    for open in ["Decide…", "Comment…", "Put off…"] {
        person.clicks(open);
        person.sees("Kept for good");
        axe.check(&format!("patient, {open}"));
        if open == "Decide…" {
            person.ticks("Laboratory");
            person.clicks("Save");
            person.sees("Decided: Laboratory");
            axe.check("patient, decided");
        } else {
            person.clicks("Cancel");
        }
        person.sees_no("Kept for good");
    }
    person.clicks("Add session…");
    person.sees("Save session");
    person.fills("Dose (mg)", "4000");
    person.clicks("Save session");
    person.sees("Is this right?");
    axe.check("patient, a question about a session");
    person.clicks("Cancel");
    person.opens("/review");
    person.sees("Case 1 of");
    axe.check("review");
    person.opens("/review/sheets");
    person.sees("Minutes");
    axe.check("review, on paper");
    for (paper, words) in [("sheet", "Exposure"), ("handout", "Call us when")] {
        person.opens(&format!("{address}/{paper}"));
        person.sees(words);
        axe.check(paper);
    }

    person.opens("/settings");
    person.sees("Window (days)");
    axe.check("settings");
    person.fills("Window (days)", "84");
    person.sees("Would leave the flag");
    axe.check("settings, changed");
    person.fills("Window (days)", "many");
    person.clicks("Save");
    person.sees("Nothing was saved");
    axe.check("settings, wrong");

    person.opens("/audit");
    person.sees("Audit");
    axe.check("audit");

    person.opens("/data");
    person.sees("Choose files");
    axe.check("data");
    let folder = Folder::new();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("the folder takes files");
        path
    };
    let files = [file("patients.csv", "patient_id,name\nA1,Ada Example\n"), file("scores.csv", BAD_SCORES)];
    person.chooses_files("Choose files", &files);
    person.sees("Refused (3)");
    axe.check("data, preview with errors");
    person.clicks("Cancel");
    person.clicks("Erase the demo clinic…");
    person.sees("Erase everything");
    axe.check("data, erase");
    person.clicks("Keep it");

    person.opens("/nowhere");
    person.sees("There is no such page");
    axe.check("an address that leads nowhere");
    person.opens("/patients/nobody");
    person.sees("No such patient");
    axe.check("no such patient");

    // The door of the person's own clinic, and what only it has.
    person.opens("/data");
    person.clicks("Open my own clinic");
    person.sees("Set up your clinic");
    axe.check("set-up");
    person.fills("Your name", CLINICIAN.0);
    person.chooses_passphrase("password");
    person.clicks("Go on to the recovery key");
    person.sees("Too weak: it falls in");
    axe.check("set-up, a weak passphrase");
    person.chooses_passphrase(CLINICIAN.1);
    person.clicks("Go on to the recovery key");
    person.sees("It is shown this once");
    axe.check("set-up, the recovery key");
    person.ticks("It is on paper");
    person.clicks("Open the clinic");
    person.sees("No patients yet");
    axe.check("caseload, empty, with the lock");
    person.clicks("Settings");
    person.clicks("Add a clinician…");
    person.sees("Name of the new clinician");
    axe.check("settings, add a clinician");
    person.presses(Key::Escape + "");
    person.clicks("Change the clinic’s key…");
    person.fills("Your own passphrase", CLINICIAN.1);
    axe.check("settings, change the key");
    person.clicks("Go on to what is to be handed over");
    person.sees("Nothing has changed yet");
    axe.check("settings, what is to be handed over");
    person.clicks("Data");
    person.clicks("Back up now");
    person.sees("is in your downloads");
    axe.check("data of a clinic");
    let backup = file("clinic.anamnesis", "");
    fs::write(&backup, person.finds_download(".anamnesis")).expect("the folder takes files");
    person.chooses_files("Choose a backup file", &[backup]);
    person.sees("Nothing to merge");
    axe.check("data, a backup opened");
    crate::support::locks(&person);
    axe.check("locked");
    person.clicks("Passphrase forgotten…");
    person.sees("Open with the recovery key");
    axe.check("locked, recovery");
    assert_eq!(axe.passes(), 53, "every state was looked at");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// What the clinic sees of patients who report for themselves, in every state.
#[test]
fn nothing_around_answers_from_patients_breaks_a_rule_of_accessibility() {
    if support::is_left_out("the looks (dark, forced colours, without motion) are Chromium's to set") {
        return;
    }
    let person = Person::new();
    crate::support::sets_up_with_one_patient(&person, "Ada Example");
    let address = person.script("return location.pathname", vec![]).as_str().unwrap_or_default().to_owned();
    let mut axe = Axe::new(&person);
    person.clicks("Invite…");
    person.sees("What is asked");
    axe.check("invite");
    person.fills("Last day on which it may be answered", "2020-01-01");
    person.clicks("Make the invitation");
    axe.check("invite, refused");
    person.fills("Last day on which it may be answered", "");
    person.clicks("Make the invitation");
    person.sees("Copy the link");
    axe.check("invite, the link");
    person.presses(Key::Escape + "");
    person.sees_no("Copy the link");
    axe.check("patient, invited");
    person.clicks("Withdraw…");
    person.sees("Keep it");
    axe.check("invite, withdraw");
    person.clicks("Keep it");
    person.clicks("Plan…");
    person.sees("Save plan");
    axe.check("plan");
    person.presses(Key::Escape + "");
    person.sees_no("Save plan");
    person.clicks("Type in answers…");
    person.sees("A digit answers and goes on");
    axe.check("typing in, memory");
    person.picks("Questionnaire", "PHQ-9");
    person.script("document.querySelector('#paper-dialog fieldset').focus()", vec![]);
    person.presses("123012301");
    person.sees("An answer tells of harm");
    axe.check("typing in, PHQ-9 with harm");
    person.fills("Answered on", "2090-01-01");
    person.clicks("Save answers");
    axe.check("typing in, refused");
    person.fills("Answered on", &crate::support::today(&person).to_string());
    person.clicks("Save answers");
    person.sees_no("Save answers");
    crate::support::deals_with_harm(&person);
    person.clicks("Items… of PHQ-9");
    person.sees("The answers, item by item");
    axe.check("patient, the items of an answer");
    for (path, words) in [
        ("/calls".to_owned(), "Whom to call"),
        (format!("{address}/handout"), "Answer at home"),
        (format!("{address}/form"), "How good is your memory today?"),
        ("/settings/form".to_owned(), "How good is your memory today?"),
    ] {
        person.opens(&path);
        person.sees(words);
        axe.check(path.rsplit('/').next().unwrap_or_default());
    }
    person.opens("/settings");
    person.sees("Made on");
    person.clicks("Make another…");
    person.sees("Make it");
    axe.check("settings, another key pair");
    assert_eq!(axe.passes(), 15, "every state was looked at");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
