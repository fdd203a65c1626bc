//! Looking back: what was recorded by an earlier day, with nothing to change, and the way back to all of the present.

use crate::keyboard::tabs_to;
use crate::support::{self, HARM, TwoTabs, auditor, puts_clock_back, today};
use e2e::{CLINICIAN, Folder, Person};
use std::io::Write;
use std::process::Stdio;
use thirtyfour::Key;

/// The scores on the patient's page.
fn scores(person: &Person) -> String {
    let script = "return document.querySelector('section[aria-labelledby=scores-title]')?.innerText ?? ''";
    person.script(script, vec![]).as_str().unwrap_or_default().to_owned()
}

/// The buttons of the page that change a record.
fn changes(person: &Person) -> Vec<String> {
    let script = "return [...document.querySelectorAll('main button, main input')].filter((one) => one.checkVisibility())
        .map((one) => one.innerText || one.getAttribute('aria-label') || one.id)
        .filter((text) => /^(Add|New score|Edit|Delete|Mark|Undo|Decide|Comment|Put off|Correct|Withdraw|Keep this|Save|Take|Import|Erase|Back up|Restore)/.test(text))";
    let found = person.script(script, vec![]);
    found.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

#[test]
fn an_earlier_day_is_looked_back_to_by_keyboard_nothing_can_be_changed_there_and_the_present_comes_back() {
    let person = Person::new();
    puts_clock_back(&person, 2);
    support::sets_up_with_one_patient(&person, "Early Bird");
    person.clicks("Add score…");
    person.picks("Instrument", "PROMIS Cognitive Function (T-score)");
    person.fills("Score", "40");
    person.clicks("Save score");
    person.sees_no("Save score");
    let first_day = today(&person);
    let patient = person.script("return location.pathname", vec![]).as_str().unwrap_or_default().to_owned();

    // Two days later the score is edited, and somebody else is entered.
    puts_clock_back(&person, -2);
    person.opens(&patient);
    person.clicks("Edit PROMIS");
    person.fills("Score", "44");
    person.clicks("Save score");
    person.sees_no("Save score");
    support::adds_patient(&person, "N2", "Late Comer");

    // By keyboard alone.
    person.opens("/");
    person.sees("Late Comer");
    tabs_to(&person, "Look back…", false);
    person.presses(Key::Enter + "");
    person.sees("As recorded by the end of");
    // Today is none; why is said beside the field.
    person.picks("As recorded by the end of", &today(&person).to_string());
    person.presses(Key::Enter + "");
    person.sees("Choose a day before today");
    person.picks("As recorded by the end of", &first_day.to_string());
    person.presses(Key::Enter + "");
    person.sees("Nothing can be changed here");
    person.sees("judged as of that day");
    person.sees("1 patient entered later: not shown.");
    person.sees("Early Bird");
    person.sees_no("Late Comer");
    assert_eq!(changes(&person), Vec::<String>::new());
    // No day and no patient in the address or the title.
    let told = person.script("return location.href + document.title", vec![]);
    assert!(!told.as_str().unwrap_or_default().contains(&first_day.to_string()), "{told}");

    // Keys say why nothing happens.
    for key in ["n", "d", "c", "r"] {
        person.presses("j");
        person.presses(key);
        person.sees("The pages look back to an earlier day");
        assert!(!person.sees_now("Save"), "{}", person.reads());
    }
    person.clicks("Early Bird");
    person.waits_until("the score stands as it was", || scores(&person).contains("40").then_some(()));
    assert!(!scores(&person).contains("44"), "{}", scores(&person));
    assert_eq!(changes(&person), Vec::<String>::new());
    for page in ["Review", "Data", "Settings"] {
        person.clicks(page);
        person.sees("Nothing can be changed here");
        assert_eq!(changes(&person), Vec::<String>::new(), "{page}");
    }
    person.clicks("Data");
    person.sees("belongs to the present");
    person.clicks("Export flags");
    let exported = person.finds_download(&format!("recorded-by-{first_day}-flags"));

    // Another tab saves something meanwhile: it changes nothing here.
    let tabs = TwoTabs::second_at(&person, "/");
    support::adds_patient(&person, "N3", "Meanwhile Here");
    tabs.closes_second();
    person.clicks("Caseload");
    person.sees("2 patients entered later: not shown.");
    assert!(!person.sees_now("Meanwhile Here"), "{}", person.reads());

    tabs_to(&person, "Back to today", false);
    person.presses(Key::Enter + "");
    person.sees_no("Nothing can be changed here");
    for name in ["Early Bird", "Late Comer", "Meanwhile Here"] {
        person.sees(name);
    }
    person.clicks("Early Bird");
    person.waits_until("the score stands as it is", || scores(&person).contains("44").then_some(()));
    assert!(changes(&person).iter().any(|text| text.starts_with("Add score")), "{:?}", changes(&person));

    // What is half typed would be about another day: that is said first.
    let asks = || {
        person.clicks("Look back…");
        person.fills("As recorded by the end of", &first_day.to_string());
        person.presses(Key::Enter + "");
    };
    person.fills("Note (may stay empty)", "half typed");
    asks();
    person.sees("Something is half typed on this page");
    person.presses(Key::Escape + "");
    person.fills("Note (may stay empty)", "");
    asks();
    person.sees("Nothing can be changed here");
    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.sees_no("Nothing can be changed here");

    // Loaded anew, the page is at the present.
    asks();
    person.sees("Nothing can be changed here");
    person.reloads();
    person.sees_no("Nothing can be changed here");
    person.opens("/audit");
    person.sees(&format!("page, looking back to {first_day}"));

    // The auditor says of a backup what the page exported.
    let folder = Folder::new();
    let backup = support::backs_up(&person, &folder);
    let mut command = auditor();
    command.arg("flags").arg(backup).args(["--by", CLINICIAN.0, "--recorded-by", &first_day.to_string()]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the auditor runs");
    child.stdin.take().expect("an input").write_all(CLINICIAN.1.as_bytes()).expect("it takes the passphrase");
    let output = child.wait_with_output().expect("it answers");
    assert_eq!(String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&exported));
    assert!(person.complaints().is_empty(), "{:?}", person.complaints());
}

/// While the pages looked back, counts and rows had the harm of today, and the banner did not say of which day it was.
#[test]
fn harm_of_today_is_told_from_what_an_earlier_day_shows() {
    let person = Person::new();
    person.opens("/");
    person.clicks("Look around with a demo clinic");
    person.sees(HARM);
    person.clicks("Caseload");
    person.sees("An answer tells of harm 1");
    let yesterday = today(&person).pred_opt().expect("a day");
    person.clicks("Look back…");
    person.picks("As recorded by the end of", &yesterday.to_string());
    person.clicks("Look back");
    person.sees("Nothing can be changed here");
    person.sees("This is of today, not of");
    person.sees(HARM);
    assert!(!person.sees_now("An answer tells of harm 1"), "{}", person.reads());
    // What was done is noted at the present.
    support::deals_with_harm(&person);
    person.sees_no("Nothing can be changed here");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
