//! The patient's own page: a link opened on a phone, questions answered, and the sealed text that only the clinic can open.

use crate::support::axe::Axe;
use crate::support::native_seal::{NativePrimitives, NativePrivateKey};
use crate::support::phone::takes_a_phone;
use anamnesis::questionnaire::{Answer, Decimal, Language, Questionnaire, built_in, read_questionnaire};
use anamnesis::self_report::{
    Carried, ClinicKey, Contact, CrisisLine, Invitation, LineKind, Sending, Shelf, Token, link, open_sending,
    read_pasted,
};
use e2e::{Engine, Folder, Person};
use pollster::block_on;
use std::sync::Arc;
use thirtyfour::Key;

/// The clinic's key pair, which no browser of these journeys has.
fn clinic_key() -> ClinicKey<NativePrimitives> {
    NativePrivateKey::pair(&[1; 32]).expect("a key pair")
}

fn contact() -> Contact {
    let line = |kind, number: &str| CrisisLine { kind, number: number.to_owned() };
    let lines =
        vec![line(LineKind::Clinic, "+1 555 010 020"), line(LineKind::Crisis, "988"), line(LineKind::Emergency, "911")];
    Contact::new("Harbour Clinic", "answers@harbour.example", "Call us at any hour; we are glad that you do.", lines)
        .expect("a contact")
}

pub fn built(id: &str) -> Arc<Questionnaire> {
    built_in(id).expect("it is built in")
}

/// The part of a link behind the `#`.
fn fragment(asked: &[Arc<Questionnaire>], language: &str) -> String {
    let invitation = Invitation {
        public_key: clinic_key().public,
        token: Token([7; 16]),
        questionnaires: asked.iter().cloned().map(Carried::new).collect(),
        language: Language::new(language).expect("a language"),
        contact: Some(contact()),
    };
    block_on(invitation.to_fragment(&NativePrimitives)).expect("it can be compressed")
}

/// The page's address for what is asked.
pub fn path(asked: &[Arc<Questionnaire>]) -> String {
    link("", &fragment(asked, "en")).expect("it is short enough")
}

/// What a clinic finds in whatever was pasted.
fn opens_natively(pasted: &str) -> Sending {
    opens_on(&Shelf::built_in(), pasted)
}

/// The same, of a clinic that has these questionnaires.
pub fn opens_on(shelf: &Shelf, pasted: &str) -> Sending {
    let found = read_pasted(pasted).found;
    assert_eq!(found.len(), 1, "{pasted}");
    let sealed = found[0].sealed.as_ref().expect("it is whole");
    block_on(open_sending(&NativePrimitives, &[clinic_key()], shelf, sealed)).expect("it opens")
}

/// A browser with the screen of a phone, and in Chromium with touch.
pub fn on_a_phone() -> Person {
    let person = Person::new();
    if person.browser.engine() != Engine::Chromium {
        person.browser.resizes(390, 844);
        return person;
    }
    takes_a_phone(&person, (390, 844));
    person
}

/// Chooses the same option of the next questions, one after another.
pub fn chooses(person: &Person, option: &str, questions: usize) {
    for _ in 0..questions {
        let before = person.reads();
        person.ticks(option);
        person.clicks("Next");
        person.waits_until("the next question", || (person.reads() != before).then_some(()));
    }
}

/// Opens a link once more, as from the clinic's message.
pub fn opens_anew(person: &Person, path: &str) {
    person.opens("/report#");
    person.opens(path);
    person.sees("What you are asked");
}

/// The sealed text, once it is there.
pub fn sealed_text(person: &Person) -> String {
    person.waits_until("the text is sealed", || {
        Some(person.reads_field("Your sealed answers")).filter(|text| text.starts_with("ANAMNESIS1."))
    })
}

/// The texts that this page keeps in the browser.
pub fn kept(person: &Person) -> String {
    person.script("return JSON.stringify({ ...localStorage, ...sessionStorage })", vec![]).to_string()
}

#[test]
fn a_patient_answers_on_a_phone_and_only_the_clinic_reads_it() {
    let patient = on_a_phone();
    let asked = path(&[built("memory-nrs"), built("phq-9")]);
    patient.opens(&asked);
    patient.sees("Questions from Harbour Clinic");
    patient.sees("only Harbour Clinic can open them");
    patient.clicks("Begin");
    patient.ticks("7");
    patient.clicks("Next");
    patient.sees("Question 1 of 10");
    chooses(&patient, "Several days", 8);
    patient.sees("Question 9 of 10");
    assert!(!patient.sees_now("Thank you for saying this"), "{}", patient.reads());
    patient.ticks("Several days");
    patient.sees("Thank you for saying this. You don’t have to be alone with it.");
    patient.sees("Call us at any hour; we are glad that you do.");
    patient.sees("+1 555 010 020");
    // The numbers lay below the screen, and “Next” led on.
    patient.waits_until("the numbers are on the screen", || {
        let last = "const last = [...document.querySelectorAll('.harm .lines')].at(-1).getBoundingClientRect();
            return last.top >= 0 && last.bottom <= innerHeight && document.activeElement.type === 'radio'";
        patient.script(last, vec![]).as_bool().filter(|is_seen| *is_seen)
    });
    patient.clicks("Next");
    patient.clicks("See my answers");
    patient.sees("Not answered");
    patient.sees("On this page nothing was shared");

    // What was loaded again, or left by Back, is still there.
    patient.reloads();
    patient.sees("On this page nothing was shared");
    opens_anew(&patient, &asked);
    patient.sees("You began to answer");
    patient.sees("On this page nothing was shared");
    patient.clicks("Go on");
    patient.sees("Question 10 of 10");
    patient.ticks("Somewhat difficult");
    patient.clicks("See my answers");
    patient.sees("Your answers");
    patient.goes_back();
    patient.sees("Question 10 of 10");
    patient.clicks("See my answers");
    patient.clicks("Change: How good is your memory");
    patient.ticks("6");
    patient.clicks("To my answers");
    patient.clicks("Seal my answers");
    let text = sealed_text(&patient);
    assert!(text.len() <= 300, "{} characters", text.len());
    patient.sees("2 text messages");
    let again = {
        patient.clicks("Change my answers");
        patient.clicks("Seal my answers");
        sealed_text(&patient)
    };

    // Changed answers had the same id: the clinic was told that they were here already, and what they said of harm was lost.
    let changed = {
        patient.clicks("Change my answers");
        patient.clicks("Change: How good is your memory");
        patient.ticks("5");
        patient.clicks("To my answers");
        patient.clicks("Seal my answers");
        sealed_text(&patient)
    };

    let (first, second) = (opens_natively(&format!("Dear clinic,\n> {text}\nBest")), opens_natively(&again));
    assert_eq!(first, second, "the same answers, though they were sealed twice");
    assert_ne!(opens_natively(&changed).id, first.id, "other answers");
    assert_eq!(first.token, Token([7; 16]));
    let [memory, phq] = first.answers.as_slice() else { panic!("two questionnaires: {first:?}") };
    assert_eq!(memory.given(0), Some(&Answer::Number(Decimal::whole(6).expect("a number"))));
    let chosen: Vec<_> = phq.part().into_iter().map(|(_, answer)| answer.clone()).collect();
    assert_eq!(chosen, [vec![Answer::Options(vec![1]); 10]].concat());
    assert_eq!(phq.harm().len(), 1);

    // Pressed before the text had gone any way, it erased the only copy.
    patient.clicks("I have sent it");
    patient.sees("the clinic never gets them");
    patient.clicks("Keep them");
    assert!(kept(&patient).contains("report-1/"), "{}", kept(&patient));
    patient.clicks("Save as a file");
    patient.sees("answers.txt is in your downloads");

    // What was saved was forgotten when an answer was changed, and when the page was loaded again, which led to the last question.
    patient.clicks("Change my answers");
    patient.sees("These answers were shared, copied, mailed, saved");
    patient.reloads();
    patient.sees("These answers were shared, copied, mailed, saved");
    opens_anew(&patient, &asked);
    patient.sees("These answers were shared, copied, mailed, saved");
    patient.clicks("Go on");
    assert_eq!(opens_natively(&sealed_text(&patient)), opens_natively(&changed));
    patient.clicks("Change my answers");
    patient.fills("Anything that you want to add in your own words; you may leave this out", "More.");
    patient.sees("An earlier version of your answers was shared");
    patient.clicks("Seal my answers");
    sealed_text(&patient);
    patient.clicks("I have sent it");
    patient.sees("the clinic never gets this version");
    patient.clicks("Keep them");
    patient.clicks("Save as a file");
    patient.sees("answers.txt is in your downloads");
    patient.clicks("I have sent it");
    patient.sees("Your answers are erased from this device");
    assert_eq!(kept(&patient), "\"{}\"", "nothing of it stays");
    let left = patient.script("return [location.hash, document.title, performance.getEntriesByType('resource').map((one) => one.name).join(' ')]", vec![]);
    assert_eq!(left[0], "", "{left}");
    assert_eq!(left[1], "Questions from your clinic");
    let asked_for = left[2].as_str().unwrap_or_default();
    assert!(!asked_for.contains("anamnesis-") && asked_for.contains("report_bg.wasm"), "{asked_for}");
    assert!(patient.complaints().is_empty(), "{:?}", patient.complaints());
}

#[test]
fn a_form_is_filled_by_keys_alone_and_an_answer_is_taken_back() {
    let patient = Person::new();
    patient.opens(&path(&[built("gad-7")]));
    patient.ticks("Show all questions on one page");
    patient.clicks("Begin");
    patient.sees("Feeling nervous");
    patient.presses(Key::Tab + "");
    patient.presses("3");
    patient.presses(Key::Tab + "");
    patient.presses(Key::Tab + "");
    patient.presses("0");
    patient.clicks("See my answers");
    patient.sees("Nearly every day");
    patient.sees("Not at all");
    patient.clicks("Change: 1.");
    patient.clicks("Take my answer back: 1.");
    patient.clicks("See my answers");
    patient.sees("Answer");
    assert!(!patient.sees_now("Nearly every day"), "{}", patient.reads());
}

#[test]
fn a_bad_link_is_met_with_what_to_do_and_a_file_opens_instead() {
    let patient = Person::new();
    for (path, says) in [
        ("/report".to_owned(), "this page needs the link that the clinic sent"),
        (path(&[built("phq-9")])[..90].to_owned(), "The link is not whole"),
        ("/report#2.abc".to_owned(), "newer version of this page"),
    ] {
        patient.opens("/report#");
        patient.opens(&path);
        patient.sees(says);
        patient.sees("Help in a crisis");
    }
    let folder = Folder::new();
    let file = folder.path().join("invitation.txt");
    // Another file was chosen, and nothing was said.
    std::fs::write(&file, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect("the folder takes it");
    patient.chooses_files("Open the file that the clinic sent", std::slice::from_ref(&file));
    patient.sees("is not the one with the questions");
    std::fs::write(&file, fragment(&[built("phq-9")], "en")).expect("the folder takes it");
    patient.chooses_files("Open the file that the clinic sent", &[file]);
    patient.sees("What you are asked");
    patient.sees("PHQ-9");
}

/// A questionnaire with each kind of item, groups and conditions.
const EVERY_KIND: &str = r#"{
  "resourceType": "Questionnaire", "id": "every-kind", "title": "Every kind", "status": "active", "language": "en",
  "copyright": "Made up for a test.",
  "item": [
    { "linkId": "g", "type": "group", "text": "About this week", "item": [
      { "linkId": "t", "type": "display", "text": "Think of the last seven days." },
      { "linkId": "b", "type": "boolean", "text": "Did you sleep?", "required": true },
      { "linkId": "h", "type": "integer", "text": "How many hours in all?", "enableWhen": [{ "question": "b", "operator": "=", "answerBoolean": true }] }
    ] },
    { "linkId": "d", "type": "decimal", "text": "How many litres of water a day?" },
    { "linkId": "c", "type": "choice", "text": "Which of these?", "repeats": true, "answerOption": [{ "valueString": "Tea" }, { "valueString": "Coffee" }] },
    { "linkId": "s", "type": "string", "text": "In one line?" },
    { "linkId": "x", "type": "text", "text": "In many lines?" }
  ]
}"#;

#[test]
fn no_state_of_the_form_breaks_a_rule_of_accessibility() {
    let every = Arc::new(read_questionnaire(EVERY_KIND).questionnaire.expect("a questionnaire"));
    let patient = Person::new();
    let mut axe = Axe::of_form(&patient);
    patient.opens("/report");
    axe.check("report, no link");
    patient.opens(&path(&[every, built("phq-9")]));
    axe.check("report, start");
    patient.clicks("Help in a crisis");
    axe.check("report, help");
    patient.clicks("Begin");
    patient.sees("Did you sleep?");
    axe.check("report, yes or no");
    patient.ticks("Yes");
    patient.clicks("Next");
    patient.fills("How many hours in all?", "many");
    patient.sees("Write a whole number, or leave it empty.");
    axe.check("report, a number that is none");
    patient.clicks("Next");
    patient.sees("Write a whole number");
    patient.fills("How many hours in all?", "50");
    patient.clicks("Next");
    patient.fills("How many litres of water a day?", "1,5");
    patient.clicks("Next");
    patient.ticks("Tea");
    patient.ticks("Coffee");
    axe.check("report, boxes");
    patient.clicks("Next");
    patient.clicks("Next");
    patient.fills("In many lines?", "One.");
    axe.check("report, lines");
    patient.clicks("Next");
    chooses(&patient, "Nearly every day", 9);
    patient.clicks("Back");
    patient.sees("Thank you for saying this");
    axe.check("report, harm");
    patient.clicks("Next");
    patient.clicks("See my answers");
    patient.sees("Tea; Coffee");
    patient.sees("1.5");
    axe.check("report, own answers");
    patient.clicks("Seal my answers");
    patient.sees("characters");
    patient.clicks("Show it to the clinic’s camera");
    axe.check("report, sealed");
    patient.clicks("Copy");
    patient.sees("Cop");
    axe.check("report, copied");
    // Where the browser lets nobody copy.
    patient.clicks("Save as a file");
    patient.clicks("I have sent it");
    axe.check("report, sent");
    patient.opens(&path(&[built("gad-7")]));
    patient.ticks("Show all questions on one page");
    patient.clicks("Begin");
    axe.check("report, all on one page");
    assert_eq!(axe.passes(), 13);
}
