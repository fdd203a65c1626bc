//! Questionnaires of a clinic's own as a patient meets them: from right to left, by keys alone, answered in another order than they are asked.

use crate::report::{built, chooses, on_a_phone, opens_anew, opens_on, path, sealed_text};
use crate::support::{self, axe::Axe};
use anamnesis::questionnaire::{Answer, Decimal, Questionnaire, read_questionnaire};
use anamnesis::self_report::Shelf;
use e2e::Person;
use serde_json::{Value, json};
use std::sync::Arc;
use thirtyfour::Key;

fn read(file: &Value) -> Arc<Questionnaire> {
    Arc::new(read_questionnaire(&file.to_string()).questionnaire.expect("a questionnaire"))
}

/// What a clinic opens that has this questionnaire.
fn opens(questionnaire: &Arc<Questionnaire>, pasted: &str) -> Vec<(usize, Answer)> {
    let mut shelf = Shelf::built_in();
    shelf.add(Arc::clone(questionnaire));
    let sent = opens_on(&shelf, pasted);
    (0..questionnaire.items().len()).filter_map(|index| Some((index, sent.answers[0].given(index)?.clone()))).collect()
}

fn range(least: i32, most: i32) -> Value {
    const URL: &str = "http://hl7.org/fhir/StructureDefinition/";
    json!([{ "url": format!("{URL}minValue"), "valueInteger": least }, { "url": format!("{URL}maxValue"), "valueInteger": most }])
}

/// A made-up questionnaire in Arabic, with every kind of item, letters from left to right among the others, and numbers.
fn from_right_to_left() -> Arc<Questionnaire> {
    let option = |code: &str, words: &str, weight: i32| {
        json!({ "valueCoding": { "system": "urn:made-here", "code": code, "display": words },
            "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": weight }] })
    };
    read(&json!({
        "resourceType": "Questionnaire", "id": "rtl", "title": "PHQ: هذا اليوم", "status": "active", "language": "ar",
        "copyright": "نص مخترع للاختبار (2026).",
        "item": [
            { "linkId": "g", "type": "group", "text": "هذا الأسبوع", "item": [
                { "linkId": "t", "type": "display", "text": "فكّر في الأيام السبعة الأخيرة (7)." },
                { "linkId": "1", "prefix": "1.", "type": "choice", "text": "كم مرة آذيت نفسك؟",
                  "code": [{ "system": "http://loinc.org", "code": "44260-8" }],
                  "answerOption": [option("0", "أبدًا", 0), option("1", "أحيانًا (2-3 مرات)", 1)] },
                { "linkId": "2", "prefix": "2.", "type": "boolean", "text": "هل نمت جيدًا؟" },
            ] },
            { "linkId": "3", "prefix": "3.", "type": "integer", "text": "كيف ذاكرتك اليوم؟", "extension": range(0, 10) },
            { "linkId": "4", "prefix": "4.", "type": "decimal", "text": "كم ساعة نمت؟" },
            { "linkId": "5", "prefix": "5.", "type": "text", "text": "هل تريد أن تضيف شيئًا؟" },
        ],
    }))
}

/// The direction of the element that the selector finds, its language, and whether what the second one finds stands to the right of the third.
const RUNS: &str = "
    const [of, first, second] = [...arguments].map((selector) => [...document.querySelectorAll(selector)].find((one) => one.checkVisibility()));
    const left = (one) => one?.getBoundingClientRect().left;
    return [getComputedStyle(of).direction, of.closest('[lang]').lang, left(first) > left(second)];
";

fn runs(person: &Person, of: &str, first: &str, second: &str) -> Value {
    person.script(RUNS, vec![json!(of), json!(first), json!(second)])
}

#[test]
fn a_questionnaire_from_right_to_left_is_so_and_the_apps_words_and_the_sealed_text_are_not() {
    let asked = from_right_to_left();
    let patient = on_a_phone();
    patient.opens(&path(&[Arc::clone(&asked), built("memory-nrs")]));
    patient.sees("هذا اليوم");
    assert_eq!(runs(&patient, "li bdi", "li", "li"), json!(["rtl", "ar", false]));
    patient.clicks("Begin");
    patient.sees("كم مرة آذيت نفسك؟");
    assert_eq!(runs(&patient, ".questions", ".option input", ".option span"), json!(["rtl", "ar", true]));
    assert_eq!(runs(&patient, ".question .hint bdi", "body", "body"), json!(["ltr", "en", false]));
    patient.ticks("أحيانًا");
    patient.sees("Thank you for saying this");
    assert_eq!(runs(&patient, ".harm p", "body", "body"), json!(["ltr", "en", false]));
    patient.clicks("Next");
    patient.ticks("Yes");
    assert_eq!(runs(&patient, ".option:has(:checked) span", "body", "body"), json!(["rtl", "en", false]));
    patient.clicks("Next");
    patient.ticks("7");
    // Numbers go on the same way as the words.
    assert_eq!(
        runs(&patient, ".scale", ".scale .option:first-child", ".scale .option:nth-child(2)"),
        json!(["rtl", "ar", true])
    );
    patient.clicks("Next");
    patient.fills("4. كم ساعة نمت؟", "٦٫٥");
    patient.clicks("Next");
    patient.fills("5. هل تريد أن تضيف شيئًا؟", "Tea, شاي");
    patient.clicks("Next");
    patient.ticks("8");
    patient.clicks("See my answers");
    assert_eq!(
        runs(&patient, ".own-answers", ".own-answer dt", ".own-answer dd:last-child"),
        json!(["rtl", "ar", true])
    );
    patient.clicks("Seal my answers");
    let text = sealed_text(&patient);
    assert_eq!(runs(&patient, "#sealed", "body", "body")[0], "ltr");
    let one = Answer::Options(vec![1]);
    let number = |text: &str| Answer::Number(Decimal::parse(text).expect("a number"));
    let given = opens(&asked, &text);
    let words = Answer::Text("Tea, شاي".to_owned());
    assert_eq!(given, [(2, one), (3, Answer::Boolean(true)), (4, number("7")), (5, number("6.5")), (6, words)]);
    assert_eq!(patient.complaints(), Vec::<String>::new());
}

#[test]
fn no_state_of_a_form_from_right_to_left_breaks_a_rule_of_accessibility() {
    if support::is_left_out("the looks (dark, forced colours, without motion) are Chromium's to set") {
        return;
    }
    let person = Person::new();
    let mut axe = Axe::of_form(&person);
    person.opens(&path(&[from_right_to_left()]));
    axe.check("report from right to left, start");
    person.ticks("Show all questions on one page");
    person.clicks("Begin");
    person.ticks("أحيانًا");
    person.ticks("7");
    person.fills("4. كم ساعة نمت؟", "many");
    person.sees("Write a number");
    axe.check("report from right to left, all questions, harm and an error");
    person.fills("4. كم ساعة نمت؟", "");
    person.clicks("See my answers");
    axe.check("report from right to left, own answers");
    assert_eq!(axe.passes(), 3);
}

/// Where the focus is: its element, by what names it.
fn focus(person: &Person) -> String {
    let script = "const at = document.activeElement;
        const named = at.closest('label')?.innerText ?? at.querySelector('legend')?.innerText ?? at.labels?.[0]?.innerText ?? at.innerText;
        return (named || at.id || at.tagName).trim().split('\\n')[0];";
    person.script(script, vec![]).as_str().unwrap_or_default().to_owned()
}

/// Presses Tab until the focus is on what is called so.
fn tabs_to(person: &Person, name: &str) {
    for _ in 0..40 {
        if focus(person).starts_with(name) {
            return;
        }
        person.presses(Key::Tab + "");
    }
    panic!("no key leads to “{name}”: the focus is on “{}” of {}", focus(person), person.reads());
}

/// From the link to “Done” with no other key than Tab, the arrows, Space, Enter and digits; and wherever a step leads, the focus is on what is to be
/// read next: so is whoever hears the page.
#[test]
fn the_whole_form_is_filled_in_and_sent_by_keys_alone() {
    let asked = every_kind();
    let patient = Person::new();
    patient.opens(&path(&[Arc::clone(&asked)]));
    let goes_on = |to: &str, key: &str, stands_on: &str| {
        tabs_to(&patient, to);
        patient.presses(key);
        patient
            .waits_until(&format!("the focus on {stands_on}"), || focus(&patient).starts_with(stands_on).then_some(()));
    };
    let enter = Key::Enter.value().to_string();
    goes_on("Begin", &enter, "Every kind");
    tabs_to(&patient, "Yes");
    patient.presses(" ");
    patient.presses(Key::Down + "");
    patient.presses(Key::Up + "");
    goes_on("Next", &enter, "How many hours in all?");
    patient.presses("many");
    let described = "const at = document.activeElement; return [at.getAttribute('aria-invalid'), (at.getAttribute('aria-describedby') ?? '')
        .split(' ').map((id) => document.getElementById(id)?.innerText).join(' | ')]";
    patient.sees("Write a whole number");
    let told = patient.script(described, vec![]);
    assert_eq!(told[0], "true");
    assert!(
        told[1]
            .as_str()
            .unwrap_or_default()
            .contains("You may leave this out; there may be no score then. | Write a whole number"),
        "{told}"
    );
    // Going on leads to what is wrong, and says so.
    goes_on("Next", &enter, "How many hours in all?");
    (0.."many".len()).for_each(|_| patient.presses(Key::Backspace + ""));
    patient.presses("5");
    goes_on("Next", &enter, "How many litres");
    patient.presses("1,5");
    goes_on("Next", &enter, "Which of these?");
    patient.presses("2");
    // What is pressed within a second is one number.
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    patient.presses("50");
    goes_on("Next", &enter, "In one line?");
    goes_on("Next", &enter, "In many lines?");
    patient.presses("One.");
    goes_on("See my answers", &enter, "Your answers");
    goes_on("Seal my answers", &enter, "Send your answers");
    let text = sealed_text(&patient);
    goes_on("I have sent it", " ", "On this page nothing was shared");
    goes_on("It is sent: erase them", " ", "Done");
    let options = Answer::Options(vec![1, 49]);
    let number = |text: &str| Answer::Number(Decimal::parse(text).expect("a number"));
    let given = opens(&asked, &text);
    let words = Answer::Text("One.".to_owned());
    assert_eq!(given, [(2, Answer::Boolean(true)), (3, number("5")), (5, number("1.5")), (6, options), (8, words)]);
}

/// A questionnaire with each kind of item, groups in groups, a condition, a long text and fifty options.
fn every_kind() -> Arc<Questionnaire> {
    let options: Vec<Value> = (1..=50).map(|place| json!({ "valueString": format!("Tea {place}") })).collect();
    read(&json!({
        "resourceType": "Questionnaire", "id": "every-kind", "title": "Every kind", "status": "active", "language": "en",
        "item": [
            { "linkId": "g", "type": "group", "text": "About this week", "item": [
                { "linkId": "t", "type": "display", "text": "Think of the last seven days. ".repeat(60) },
                { "linkId": "b", "type": "boolean", "text": "Did you sleep?", "required": true },
                { "linkId": "h", "type": "integer", "text": "How many hours in all?", "enableWhen": [{ "question": "b", "operator": "=", "answerBoolean": true }] },
                { "linkId": "gg", "type": "group", "text": "Drinks", "item": [
                    { "linkId": "d", "type": "decimal", "text": "How many litres of water a day?" },
                    { "linkId": "c", "type": "choice", "text": "Which of these?", "repeats": true, "answerOption": options },
                ] },
            ] },
            { "linkId": "s", "type": "string", "text": "In one line?" },
            { "linkId": "x", "type": "text", "text": "In many lines?" },
        ],
    }))
}

/// An answer that hides another is changed after the fact: what is hidden stays typed, and is never sent.
#[test]
fn what_an_answer_hides_comes_back_with_it_and_is_never_sent() {
    let asked = every_kind();
    let patient = on_a_phone();
    patient.opens(&path(&[Arc::clone(&asked)]));
    patient.ticks("Show all questions on one page");
    patient.clicks("Begin");
    patient.sees_no("How many hours in all?");
    patient.fills("In many lines?", "First the last one.");
    patient.ticks("Yes");
    patient.fills("How many hours in all?", "5");
    patient.clicks("See my answers");
    patient.sees("How many hours in all? 5");
    patient.clicks("Change: Did you sleep?");
    // All stand on one page, whose one button leads on.
    assert!(!patient.sees_now("To my answers"), "{}", patient.reads());
    patient.ticks("No");
    patient.sees_no("How many hours in all?");
    patient.clicks("See my answers");
    patient.sees("Did you sleep? No");
    assert!(!patient.sees_now("How many hours"), "{}", patient.reads());
    patient.clicks("Seal my answers");
    let text = sealed_text(&patient);
    let words = Answer::Text("First the last one.".to_owned());
    assert_eq!(opens(&asked, &text), [(2, Answer::Boolean(false)), (8, words.clone())]);
    patient.clicks("Change my answers");
    patient.clicks("Change: Did you sleep?");
    patient.ticks("Yes");
    patient.sees("How many hours in all?");
    patient.clicks("See my answers");
    patient.sees("How many hours in all? 5");
    patient.clicks("Seal my answers");
    let number = Answer::Number(Decimal::whole(5).expect("a number"));
    let given = opens(&asked, &sealed_text(&patient));
    assert_eq!(given, [(2, Answer::Boolean(true)), (3, number), (8, words)]);
}

/// It took all answers away at one press of a button beside “Go on”.
#[test]
fn beginning_anew_asks_once_and_says_what_goes() {
    let patient = on_a_phone();
    let asked = path(&[built("gad-7")]);
    patient.opens(&asked);
    assert!(!patient.sees_now("Begin anew"), "{}", patient.reads());
    patient.clicks("Begin");
    patient.ticks("Several days");
    patient.clicks("Next");
    patient.ticks("Not at all");
    opens_anew(&patient, &asked);
    patient.clicks("Begin anew…");
    patient.sees("Your 2 answers are erased from this device");
    patient.clicks("Keep them");
    patient.clicks("Go on");
    patient.sees("Question 3 of 8");
    // Back past all other questions, once one is corrected.
    chooses(&patient, "Several days", 5);
    patient.ticks("Somewhat difficult");
    patient.clicks("See my answers");
    patient.clicks("Change: 2.");
    patient.ticks("Nearly every day");
    patient.clicks("To my answers");
    patient.sees("Nearly every day");
    opens_anew(&patient, &asked);
    patient.clicks("Begin anew…");
    patient.clicks("Erase and begin anew");
    patient.sees_no("Begin anew");
    let kept = patient.script("return JSON.stringify({ ...localStorage, ...sessionStorage })", vec![]);
    assert_eq!(kept, "{}");
    patient.clicks("Begin");
    patient.sees("Question 1 of 8");
    assert_eq!(patient.script("return document.querySelectorAll(':checked').length", vec![]), 0);
}

/// In forced colours backgrounds and shadows are taken away; what is chosen was told apart by nothing else.
#[test]
fn what_is_chosen_is_seen_in_forced_colours_and_nothing_moves() {
    if support::is_left_out("the looks (dark, forced colours, without motion) are Chromium's to set") {
        return;
    }
    let patient = Person::new();
    let cdp = patient.browser.driver().cdp();
    let features = json!({ "features": [
        { "name": "forced-colors", "value": "active" }, { "name": "prefers-reduced-motion", "value": "reduce" },
    ] });
    patient.browser.wait(cdp.send_raw("Emulation.setEmulatedMedia", features)).expect("the browser takes the look");
    patient.opens(&path(&[built("gad-7")]));
    patient.clicks("Begin");
    patient.ticks("Several days");
    let outlines = "return [...document.querySelectorAll('.question:not([hidden]) .option')].map((one) => getComputedStyle(one).outlineStyle)";
    assert_eq!(patient.script(outlines, vec![]), json!(["none", "solid", "none", "none"]));
    patient.clicks("Next");
    assert_eq!(patient.script("return document.getAnimations().length", vec![]), 0);
}
