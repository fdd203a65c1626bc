//! A patient reports for themselves, all the way: invited in one browser, answering in another, read in the first. Between the two nothing goes
//! but the link and the sealed text.

use crate::inbox::{puts_in, quoted};
use crate::inviting::invites;
use crate::report::{chooses, on_a_phone, sealed_text};
use crate::support::{self, HARM};
use anamnesis::self_report::qr_code;
use chrono::Days;
use e2e::{Folder, Person};

/// A clinic with one patient, who rated their memory at 9, had a session the day after, a week ago, and whose page is open.
fn clinic_with_one_session() -> Person {
    let provider = Person::new();
    support::sets_up_with_one_patient(&provider, "Ada Example");
    let day = support::today(&provider).checked_sub_days(Days::new(7)).expect("a day");
    provider.clicks("Add score…");
    provider.picks("Instrument", "Memory today (0-10)");
    provider.fills("Score", "9");
    provider.fills("Day", &day.pred_opt().expect("a day").to_string());
    provider.clicks("Save score");
    provider.sees_no("Save score");
    provider.clicks("Add session…");
    provider.fills("Day", &day.to_string());
    provider.clicks("Save session");
    provider.sees_no("Save session");
    provider
}

/// Opens the link as it was sent.
fn opens_link(patient: &Person, link: &str) {
    patient.browser.wait(patient.browser.driver().goto(link)).expect("the link opens");
    patient.sees("What you are asked");
}

/// Answers the memory rating, and PHQ-9: eight times that, then that to item 9; up to the own answers.
fn answers(patient: &Person, memory: &str, eight: &str, item_9: &str) {
    patient.clicks("Begin");
    patient.ticks(memory);
    patient.clicks("Next");
    patient.sees("Question 1 of 10");
    chooses(patient, eight, 8);
    chooses(patient, item_9, 1);
    patient.ticks("Somewhat difficult");
    patient.clicks("See my answers");
    patient.sees("On this page nothing was shared");
}

/// What a mail program sends on of a mail with that text, a second time quoted.
fn mail_around(text: &str) -> String {
    format!(
        "Return-Path: <ada@home.example>\r\nSubject: Re: Questions\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         Hello,\r\n\r\nit is below.\r\n\r\nOn Thursday, Ada wrote:\r\n> Dear clinic,\r\n>\r\n{}>\r\n> Ada\r\n-- \r\nSent from my phone\r\n",
        quoted(text)
    )
}

#[test]
fn what_a_patient_answered_on_their_phone_stands_on_their_page_with_its_items() {
    let provider = clinic_with_one_session();
    let link = invites(&provider);
    provider.clicks("Hand-out to print");
    let drawn = provider.waits_until("the picture is on the sheet", || {
        let path = "return document.querySelector('.sheet .qr path')?.getAttribute('d')";
        provider.script(path, vec![]).as_str().map(str::to_owned)
    });
    assert_eq!(Some(drawn), qr_code(&link).map(|code| code.path), "the picture on the hand-out is that of the link");
    provider.clicks("Back to the patient");
    provider.sees("no follow-up score since the session");

    let patient = on_a_phone();
    opens_link(&patient, &link);
    answers(&patient, "4", "Several days", "Not at all");
    assert!(!patient.sees_now("Thank you for saying this"), "{}", patient.reads());
    patient.sees("Several days");
    patient.clicks("Seal my answers");
    let text = sealed_text(&patient);
    patient.clicks("Save as a file");
    patient.sees("The file answers.txt is in your downloads");
    let file = patient.finds_download("answers.txt");

    provider.clicks("Inbox");
    puts_in(&provider, &mail_around(&text));
    provider.sees("Ada Example");
    provider.sees("1 sealed text put into the inbox.");
    provider.clicks("Take in");
    provider.sees("Nothing waits");
    assert!(!provider.sees_now(HARM), "{}", provider.reads());

    // By the file the same answers come a second time, which changes nothing.
    let folder = Folder::new();
    let file = support::written(&folder, "answers.txt", file);
    provider.chooses_files("or choose files, or drop them here:", &[file]);
    provider.sees("Nothing new. 1 sealed text already here");

    provider.clicks("Caseload");
    provider.clicks("Ada Example");
    provider.clicks("Items… of PHQ-9");
    provider.sees("The answers, item by item");
    provider.sees("1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 0 = 8");
    provider.sees("Several days");
    provider.clicks("Close");
    provider.clicks("Items… of Memory today");
    provider.sees("How good is your memory today?");
    provider.sees("4 = 4");
    provider.clicks("Close");
    // The judgement follows.
    provider.sees("emerging, day 7 of 28");
    provider.sees("worse by 5");
    provider.sees("answered, last on");
    for person in [&provider, &patient] {
        assert_eq!(person.complaints(), Vec::<String>::new());
    }
}

#[test]
fn what_a_patient_says_of_harm_stands_first_until_somebody_has_dealt_with_it() {
    let provider = clinic_with_one_session();
    let link = invites(&provider);
    provider.clicks("Close");

    let patient = on_a_phone();
    opens_link(&patient, &link);
    answers(&patient, "5", "Not at all", "Several days");
    patient.sees("Thank you for saying this. You don’t have to be alone with it.");
    patient.sees("988");
    patient.clicks("Seal my answers");
    let text = sealed_text(&patient);

    provider.clicks("Inbox");
    puts_in(&provider, &mail_around(&text));
    provider.sees(HARM);
    provider.clicks("Take in");
    provider.sees("Nothing waits");
    for page in ["Caseload", "Data", "Settings"] {
        provider.clicks(page);
        provider.sees(HARM);
    }
    provider.clicks("Caseload");
    provider.sees("An answer tells of harm 1");
    support::deals_with_harm(&provider);
    provider.clicks("Ada Example");
    provider.sees("Answers that told of harm, dealt with: 1");
    provider.clicks("Items… of PHQ-9");
    provider.sees("0 + 0 + 0 + 0 + 0 + 0 + 0 + 0 + 1 = 1");
    for person in [&provider, &patient] {
        assert_eq!(person.complaints(), Vec::<String>::new());
    }
}

#[test]
fn the_demo_opens_the_form_as_its_patient_would_see_it_marked_as_synthetic() {
    let person = Person::new();
    person.opens("/");
    person.clicks("Look around with a demo clinic");
    person.sees("Caseload");
    let patient = person.waits_until("the caseload shows patients", || {
        let first =
            person.script("return document.querySelector('a[href^=\"/patients/\"]')?.getAttribute('href')", vec![]);
        first.as_str().map(str::to_owned)
    });
    person.opens(&patient);
    invites(&person);
    person.clicks("See what the patient sees");
    let driver = person.browser.driver();
    let clinic = person.browser.wait(driver.window()).expect("the clinic's tab is there");
    let form = person.waits_until("the form is open in a tab of its own", || {
        let tabs = person.browser.wait(driver.windows()).ok()?;
        tabs.into_iter().find(|tab| *tab != clinic)
    });
    person.browser.wait(driver.switch_to_window(form)).expect("the tab is there");
    person.sees("Questions from Demo clinic: synthetic data");
    person.clicks("Begin");
    person.ticks("7");
    person.clicks("Next");
    person.sees("Question 1 of 10");
    person.sees("Demo clinic: synthetic data");
}
