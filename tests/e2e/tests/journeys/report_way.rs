//! The way through the patient's page: by its own buttons, and by the browser's Back, Forward and reload.

use crate::report::{built, chooses, kept, on_a_phone, opens_on, path, sealed_text};
use anamnesis::self_report::Shelf;
use e2e::Person;
use serde_json::json;

/// What is chosen in the question that is shown.
fn chosen(person: &Person) -> String {
    let script = "return [...document.querySelectorAll('.option:has(:checked)')].find((one) => one.checkVisibility())?.innerText ?? ''";
    person.script(script, vec![]).as_str().unwrap_or_default().trim().to_owned()
}

/// Back led from PHQ-9's tenth question to before its first one: a person on a phone presses it to see the question before.
#[test]
fn back_leads_to_the_question_before_and_loses_no_answer() {
    let patient = on_a_phone();
    let asked = path(&[built("memory-nrs"), built("phq-9")]);
    patient.opens("/report#");
    patient.sees("this page needs the link");
    patient.opens(&asked);
    patient.clicks("Begin");
    patient.ticks("7");
    patient.clicks("Next");
    chooses(&patient, "Several days", 1);
    patient.sees("Question 2 of 10");
    patient.goes_back();
    patient.sees("Question 1 of 10");
    assert_eq!(chosen(&patient), "Several days");
    patient.goes_back();
    patient.sees("How good is your memory");
    assert_eq!(chosen(&patient), "7");
    patient.goes_back();
    patient.sees("What you are asked");
    patient.goes_forward();
    patient.sees("How good is your memory");
    patient.goes_forward();
    patient.sees("Question 1 of 10");
    patient.goes_forward();
    patient.sees("Question 2 of 10");
    // The page's own button goes the same way, so that Back doesn't lead forward after it.
    patient.clicks("Back");
    patient.sees("Question 1 of 10");
    patient.goes_forward();
    patient.sees("Question 2 of 10");
    patient.goes_back();
    patient.sees("Question 1 of 10");
    // A finger that pulled too far loads the page again.
    patient.reloads();
    patient.sees("Question 1 of 10");
    assert_eq!(chosen(&patient), "Several days");
    let told = patient.script("return [JSON.stringify(history.state), '/report' + location.hash]", vec![]);
    let is_number = |letter: char| letter.is_ascii_digit() || "[],null true false".contains(letter);
    assert!(told[0].as_str().is_some_and(|state| state.chars().all(is_number)), "{told}");
    assert_eq!(told[1], asked);
    patient.clicks("Back");
    patient.sees("How good is your memory");
    patient.goes_back();
    patient.sees("What you are asked");
    patient.goes_back();
    patient.sees("this page needs the link");
    patient.goes_forward();
    patient.sees("You began to answer");
    patient.clicks("Go on");
    patient.sees("Question 2 of 10");
    assert_eq!(patient.complaints(), Vec::<String>::new());
}

/// After the page was loaded again, “Next” led from a corrected answer through all questions that followed.
#[test]
fn a_corrected_answer_leads_back_to_all_answers() {
    let patient = on_a_phone();
    patient.opens(&path(&[built("memory-nrs"), built("phq-9")]));
    patient.clicks("Begin");
    patient.ticks("7");
    patient.clicks("Next");
    chooses(&patient, "Several days", 9);
    patient.ticks("Somewhat difficult");
    patient.clicks("See my answers");
    patient.reloads();
    patient.sees("Your answers");
    patient.clicks("Change: How good is your memory");
    patient.ticks("6");
    // Loaded again in the middle of it.
    patient.reloads();
    patient.sees("How good is your memory");
    assert!(!patient.sees_now("Next") && !patient.sees_now("Back"), "{}", patient.reads());
    patient.clicks("To my answers");
    patient.sees("Your answers");
    patient.clicks("Change: 2.");
    patient.ticks("Not at all");
    // Two that follow each other.
    patient.clicks("Next");
    patient.sees("Question 3 of 10");
    patient.ticks("Not at all");
    patient.clicks("To my answers");
    patient.sees("Your answers");
    patient.clicks("Change: If you checked off");
    patient.ticks("Not difficult at all");
    patient.goes_back();
    patient.sees("Your answers");
    patient.clicks("Seal my answers");
    let sent = opens_on(&Shelf::built_in(), &sealed_text(&patient));
    let points = |at: usize| {
        let answers = &sent.answers[at];
        answers.part().into_iter().map(|(_, answer)| format!("{answer:?}")).collect::<Vec<_>>()
    };
    assert!(points(0)[0].contains('6'), "{:?}", points(0));
    let options = [1, 0, 0, 1, 1, 1, 1, 1, 1, 0].map(|option| format!("Options([{option}])"));
    assert_eq!(points(1), options);
}

/// Sealed at the first press, an empty form was sent by whoever had only looked through it.
#[test]
fn an_empty_form_is_sealed_only_after_a_question() {
    let patient = on_a_phone();
    patient.opens(&path(&[built("memory-nrs")]));
    patient.clicks("Begin");
    patient.clicks("See my answers");
    patient.clicks("Seal my answers");
    patient.sees("You answered nothing.");
    patient.sees("there is no score");
    patient.clicks("Not yet");
    patient.sees("Your answers");
    patient.fills("Anything that you want to add in your own words; you may leave this out", "I can’t today.");
    patient.clicks("Seal my answers");
    patient.sees("only what you wrote in your own words");
    patient.clicks("Seal it like this");
    let sent = opens_on(&Shelf::built_in(), &sealed_text(&patient));
    assert_eq!((sent.answers[0].part().len(), sent.comment.as_str()), (0, "I can’t today."));
    // Whoever has answered is not asked.
    patient.clicks("Change my answers");
    patient.clicks("Answer: How good is your memory");
    patient.ticks("5");
    patient.clicks("To my answers");
    patient.clicks("Seal my answers");
    assert_eq!(opens_on(&Shelf::built_in(), &sealed_text(&patient)).answers[0].part().len(), 1);
}

/// “All questions on one page” was a page for each questionnaire.
#[test]
fn all_questions_of_all_questionnaires_stand_on_one_page() {
    let patient = on_a_phone();
    patient.opens(&path(&[built("memory-nrs"), built("gad-7")]));
    patient.ticks("Show all questions on one page");
    patient.clicks("Begin");
    patient.sees("How good is your memory");
    patient.sees("Feeling nervous");
    patient.sees("Feeling afraid");
    assert!(!patient.sees_now("Next"), "{}", patient.reads());
    patient.ticks("7");
    patient.reloads();
    patient.sees("Feeling afraid");
    assert_eq!(chosen(&patient), "7");
    patient.clicks("See my answers");
    patient.sees("Your answers");
    patient.goes_back();
    patient.sees("Feeling afraid");
    patient.goes_forward();
    patient.sees("Your answers");
    patient.clicks("Answer: 3.");
    patient.waits_until("the focus on the third question", || {
        let asked = patient.script("return document.activeElement.querySelector('legend')?.innerText ?? ''", vec![]);
        asked.as_str().filter(|asked| asked.starts_with("3.")).map(drop)
    });
    patient.clicks("See my answers");
    patient.sees("Your answers");
    patient.goes_back();
    patient.sees("Feeling afraid");
    patient.clicks("Back");
    patient.sees("What you are asked");
}

/// Back led from “Done” through the form once more, empty, question for question.
#[test]
fn once_it_is_sent_back_leads_out_of_the_form() {
    let patient = on_a_phone();
    patient.opens("/report#2.abc");
    patient.sees("newer version of this page");
    patient.opens(&path(&[built("memory-nrs")]));
    patient.clicks("Begin");
    patient.ticks("7");
    patient.clicks("See my answers");
    patient.clicks("Seal my answers");
    sealed_text(&patient);
    patient.clicks("Save as a file");
    patient.sees("answers.txt is in your downloads");
    patient.script("addEventListener('popstate', () => { window.hasMoved = true; })", vec![]);
    patient.clicks("I have sent it");
    patient.sees("Done");
    patient.waits_until("the way back is taken", || {
        (patient.script("return window.hasMoved", vec![]) == json!(true)).then_some(())
    });
    patient.sees("Done");
    assert_eq!(patient.script("return location.hash", vec![]), "");
    assert_eq!(kept(&patient), "\"{}\"");
    patient.goes_forward();
    patient.sees("Done");
    assert_eq!(patient.script("return location.hash", vec![]), "");
    patient.goes_back();
    patient.goes_back();
    patient.sees("newer version of this page");
    assert_eq!(patient.complaints(), Vec::<String>::new());
}
