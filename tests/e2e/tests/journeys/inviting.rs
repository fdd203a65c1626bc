//! Inviting a patient to answer at home: link, picture, reminders and hand-out; withdrawing it; plans; whom to call.

use crate::support;
use e2e::{A4, CLINICIAN, Person};

/// What the link is called on the page.
const LINK: &str = "Link";

/// Invites the patient whose page is open, and answers with the link.
pub fn invites(person: &Person) -> String {
    person.clicks("Invite…");
    person.sees("What is asked");
    person.clicks("Make the invitation");
    person.sees("Copy the link");
    person.reads_field(LINK)
}

#[test]
fn an_invitation_is_kept_shown_again_and_withdrawn_and_its_link_stands_nowhere_but_in_its_field() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    person.sees("Not invited yet");
    let link = invites(&person);
    let (address, secret) = link.split_once("#1.").expect("a link with its secret part behind the hash");
    assert!(address.ends_with("/report"), "{link}");
    assert!(link.len() <= 2_000 && !link.contains("Ada"), "{link}");
    let token = secret.split('.').nth(2).expect("the token");
    assert_eq!(token.len(), 22, "{link}");
    let told = person.script("return [location.href, document.title, JSON.stringify(history.state)].join(' ')", vec![]);
    assert!(!told.to_string().contains(token), "{told}");
    let mail = person.script("return document.querySelector('a[href^=\"mailto:\"]').href", vec![]);
    let mail = mail.as_str().unwrap_or_default().to_owned();
    assert!(mail.contains(&format!("%231.{secret}")) && mail.len() <= 2_000, "{mail}");
    let squares = person.script("return document.querySelector('.qr path').getAttribute('d').length", vec![]);
    assert!(squares.as_u64() > Some(1_000), "a picture: {squares}");
    person.clicks("Save reminders (calendar)");
    let calendar = String::from_utf8(person.finds_download("reminders")).expect("text");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n"), "{calendar}");
    assert!(!calendar.contains("Ada") && calendar.replace("\r\n ", "").contains(&link), "{calendar}");

    // The same after the page was loaded anew, from what is kept.
    person.reloads();
    person.sees("out until");
    person.clicks("Show the link…");
    person.sees("Copy the link");
    assert_eq!(person.reads_field(LINK), link);
    person.clicks("Hand-out to print");
    person.sees("Answer at home");
    let drawn = person.waits_until("the picture is on the sheet", || {
        person.script("return document.querySelector('.sheet .qr path')?.getAttribute('d').length", vec![]).as_u64()
    });
    assert_eq!(Some(drawn), squares.as_u64());
    person.sees("When we ask you to answer");
    person.sees("988");
    person.clicks("Back to the patient");

    person.clicks("Withdraw…");
    person.clicks("Withdraw it");
    person.sees("withdrawn on");
    person.sees_no("out until");
    person.clicks("Hand-out for the patient");
    person.sees("No invitation is out");
    assert!(!person.sees_now("Answer at home"));
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn a_plan_says_what_is_due_whom_to_call_and_whom_the_filter_shows() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    person.sees("Answers needed, by the clinic’s plan");
    person.sees("Memory today: as soon as possible");
    person.sees("PHQ-9: as soon as possible");
    person.clicks("Plan…");
    person.ticks("PHQ-9");
    person.clicks("Save plan");
    person.sees("By this patient’s own plan");
    person.sees_no("PHQ-9: as soon as possible");
    person.clicks("Caseload");
    person.picks("To do", "Due for an answer");
    person.sees("Ada Example");
    person.clicks("Whom to call");
    person.sees("Whom to call: an answer is due");
    person.sees("Memory today: as soon as possible");
    assert!(person.prints_pages(A4).concat().contains("Whom to call"));
    person.clicks("Back to the caseload");
    person.clicks("Ada Example");
    person.clicks("Plan…");
    person.ticks("Memory today");
    person.clicks("Save plan");
    person.sees("This patient has a plan of their own. It asks for no answers");
    person.opens("/calls");
    person.sees("Nobody’s plan asks for an answer by today");
    person.sees("No plan asks these by today, and a memory score is needed Ada Example");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn what_patients_are_told_of_the_clinic_is_set_once_and_travels_in_the_link() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    let patient = person.script("return location.pathname", vec![]).as_str().unwrap_or_default().to_owned();
    person.clicks("Settings");
    person.sees("There is none yet");
    person.fills("Mail address that answers may be sent to (may stay empty)", "nobody");
    person.fills("The clinic’s name (may stay empty)", "Example Clinic");
    person.script("document.querySelector('.contact-form').requestSubmit()", vec![]);
    person.sees("This is no address for mail");
    person.fills("Mail address that answers may be sent to (may stay empty)", "answers@example.org");
    person.script("document.querySelector('.contact-form').requestSubmit()", vec![]);
    person.sees("What patients are told is saved");
    person.opens(&patient);
    let before = invites(&person);
    let mail = person.script("return decodeURIComponent(document.querySelector('a[href^=\"mailto:\"]').href)", vec![]);
    assert!(mail.as_str().unwrap_or_default().contains("Questions from Example Clinic"), "{mail}");
    person.opens("/settings");
    person.sees("Made on");
    person.clicks("Make another…");
    person.clicks("Make it");
    person.sees("Earlier ones that are kept for reading: 1");
    person.opens(&patient);
    person.clicks("Show the link…");
    person.sees("Copy the link");
    let after = person.reads_field(LINK);
    let part = |link: &str, at: usize| link.split('.').rev().nth(at).map(str::to_owned);
    assert_ne!(before, after, "a link from now on carries the new key");
    assert_eq!(part(&before, 3), part(&after, 3), "it is the same invitation");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

const CRISIS: &str = "Crisis line of the country";

/// Numbers could be taken out of what patients in need are told, without a word; and what was half typed there or in a plan was gone when the
/// clinic locked.
#[test]
fn whom_to_call_is_never_emptied_unseen_and_what_is_half_said_outlasts_a_lock() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    person.opens("/settings");
    person.fills("The clinic’s name (may stay empty)", "Example clinic");
    person.fills(CRISIS, "");
    person.fills("Emergency number of the country", "");
    person.clicks("Save what patients are told");
    person.sees("must be told whom to call. Give at least one number");
    person.fills("Emergency number of the country", "112");
    person.clicks("Save what patients are told");
    person
        .sees("would no longer see: Crisis line of the country. They would see: Emergency number of the country: 112.");
    person.clicks("Go on editing");
    person.sees_no("would no longer see");

    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.sees("Half typed on");
    person.clicks("Continue: what patients are told");
    support::sees_in(&person, "The clinic’s name (may stay empty)", "Example clinic");
    assert_eq!(person.reads_field(CRISIS), "");
    person.clicks("Save what patients are told");
    person.clicks("Save it so");
    person.sees("What patients are told is saved");
    person.sees_no("Half typed");

    person.opens("/");
    person.clicks("Ada Example");
    person.clicks("Plan…");
    person.fills("then every … days (empty: it ends)", "21");
    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.clicks("Continue: a plan of questionnaires");
    support::sees_in(&person, "then every … days (empty: it ends)", "21");
    person.clicks("Save plan");
    person.sees("By this patient’s own plan");
    person.sees_no("Half typed");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
