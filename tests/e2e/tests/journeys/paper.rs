//! Paper: one page about a patient and one page for the patient, on A4 and on Letter, whoever the patient is.

use crate::support;
use chrono::Days;
use e2e::{A4, Folder, LETTER, Person};

/// Addresses of patients, some of every group of the caseload.
fn patients(person: &Person) -> Vec<String> {
    let script = r#"
        return [...document.querySelectorAll('tr.patient a[href^="/patients/"]')].map((link) => link.getAttribute("href"));
    "#;
    let mut found = Vec::new();
    for group in ["persistent", "dose-due", "to-confirm", "emerging", "recovering", "cant-tell", "clear"] {
        person.opens(&format!("/?groups={group}"));
        let links = person.waits_until("the group shows patients", || {
            let links = person.script(script, vec![]);
            links.as_array().filter(|links| !links.is_empty()).cloned()
        });
        found.extend(links.iter().take(3).filter_map(|href| href.as_str().map(str::to_owned)));
    }
    found
}

#[test]
fn the_sheet_and_the_hand_out_of_every_kind_of_patient_fit_one_page_of_a4_and_of_letter() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Caseload");
    let patients = patients(&person);
    assert!(patients.len() >= 15, "{patients:?}");
    let mut has_picture = false;
    for patient in &patients {
        for (what, words) in [("sheet", "Exposure"), ("handout", "Call us when")] {
            person.opens(&format!("{patient}/{what}"));
            person.sees(words);
            has_picture |= person.script("return document.querySelector('.sheet .qr') !== null", vec![]) == true;
            for paper in [A4, LETTER] {
                // An invitation that is out had its picture on a page of its own, and the one before was half empty.
                assert_eq!(
                    person.prints_pages(paper).len(),
                    1,
                    "{what} of {patient} on {}: {}",
                    paper.name,
                    person.reads()
                );
            }
        }
    }
    assert!(has_picture, "none of them is invited");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Two years of treatment, scored on every instrument, with long comments: what doesn't fit is counted, never cut off in silence.
#[test]
fn the_longest_record_fits_one_page_too() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let today = support::today(&person);
    let folder = Folder::new();
    let file = |name: &str, text: String| support::written(&folder, name, text);
    let day = |ago: u64| (today - Days::new(ago)).to_string();
    let sessions: String = (0..60).map(|n| format!("L1,{},iv,{},70\n", day(11 * n + 3), 35 + n)).collect();
    let scores: String = (0..65)
        .flat_map(|n| {
            let of = [("promis-cf", 30 + n % 25), ("prmq", 40 + n % 30), ("memory-nrs", n % 10), ("phq-9", n % 27)];
            of.map(|(instrument, value)| format!("L1,{instrument},{},{value}\n", day(11 * n)))
        })
        .collect();
    let files = [
        file("patients.csv", "patient_id,name\nL1,A Patient With Quite A Long Name Of Several Parts\n".to_owned()),
        file("sessions.csv", format!("patient_id,date,route,dose_mg,weight_kg\n{sessions}")),
        file("scores.csv", format!("patient_id,instrument,date,value\n{scores}")),
    ];
    support::imports(&person, &files);
    person.opens("/");
    person.clicks("A Patient With Quite A Long Name Of Several Parts");
    for n in 0..6 {
        person.clicks("Comment…");
        person.sees("Kept for good");
        person.pastes(
            "Comment",
            &format!("{n}. {}", "The partner says that names and appointments are lost. ".repeat(30)),
        );
        person.clicks("Save");
        person.sees_no("Kept for good");
    }
    let patient = person.script("return location.pathname", vec![]).as_str().unwrap_or_default().to_owned();
    for (what, words) in [("sheet", "3 earlier entries are in the record"), ("handout", "Call us when")] {
        person.opens(&format!("{patient}/{what}"));
        person.sees(words);
        for paper in [A4, LETTER] {
            assert_eq!(person.prints_pages(paper).len(), 1, "{what} on {}: {}", paper.name, person.reads());
        }
    }
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Each is filled in by hand, so it must be there to the last box, with its notice and the numbers to call.
#[test]
fn a_questionnaire_to_fill_in_by_hand_fits_one_page_of_a4_and_of_letter() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Caseload");
    let (patient, folder) = (patients(&person).remove(0), Folder::new());
    person.opens("/settings/instruments");
    let own = support::written(&folder, "own.json", crate::instruments::questionnaire().to_string());
    person.chooses_files("Import a questionnaire (FHIR R4, JSON)", &[own]);
    person.clicks("Keep this questionnaire");
    person.sees("made-here, version 1");
    person.opens(&patient);
    person.clicks("Questionnaire on paper");
    person.sees("How good is your memory today?");
    let all = [("Memory today", 11), ("PHQ-9", 9 * 4 + 4), ("GAD-7", 7 * 4 + 4), ("A short memory check", 3 * 3)];
    for (title, boxes) in all {
        person.picks("Questionnaire", title);
        person.sees("988");
        let found = person.script("return document.querySelectorAll('.paper-box').length", vec![]);
        assert_eq!(found.as_u64(), Some(boxes), "{title}");
        assert_eq!(person.sees_now("No permission required"), ["PHQ-9", "GAD-7"].contains(&title));
        for paper in [A4, LETTER] {
            assert_eq!(person.prints_pages(paper).len(), 1, "{title} on {}: {}", paper.name, person.reads());
        }
    }
    person.opens("/settings/form");
    person.sees("How good is your memory today?");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn the_hand_out_carries_the_phone_that_is_typed_and_says_nothing_of_a_diagnosis_but_that_it_is_none() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Caseload");
    let patient = patients(&person).remove(0);
    person.opens(&patient);
    person.clicks("Hand-out for the patient");
    person.sees("Phone of your clinic: ____");
    person.fills("Phone of your clinic, as it is to be printed", "555 0100");
    person.sees("Phone of your clinic: 555 0100");
    person.sees("It is not a diagnosis");
    person.sees("usually temporary");
    person.clicks("Back to the patient");
    person.sees("Decisions and comments");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
