//! Others' opinion of the same answers to the same questionnaires: LHC-Forms, fhirpath.js, and the npm package `fhir` and PyPI's fhirkit-rs as
//! validators.
//!
//! `.dev/test oracles` gets the npm packages and names their folder in `ANAMNESIS_ORACLES`; `ANAMNESIS_FHIRKIT` names the folder that has
//! fhirkit-rs. Without them the test says how many cases nobody else has judged.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::questionnaire::{
    Answer, Answers, Authored, Kind, NotAsked, Questionnaire, ResponseAbout, Scoring, built_in, read_questionnaire,
    write_response,
};
use anamnesis::record::Instant;
use serde_json::{Value, json};
use std::process::Command;
use std::sync::Arc;
use support::{number, questionnaire, weighted};

#[path = "support/questions.rs"]
mod support;

/// A case: all answers as somebody gave them before changing some, and what of them is part of the response.
struct Case {
    questionnaire: Arc<Questionnaire>,
    answers: Answers,
    scored: Vec<String>,
    score: String,
}

fn response(answers: &Answers) -> Value {
    let authored = Authored::new(Instant::from_seconds(1_795_677_930), 60).unwrap();
    write_response(answers, &ResponseAbout { id: Some("r1"), subject: Some("Patient/p1"), authored })
}

/// Answers by a number that steps through the options, so that each case has others.
fn case(questionnaire: &Arc<Questionnaire>, seed: usize) -> Case {
    let mut answers = Answers::new(Arc::clone(questionnaire));
    for (index, item) in questionnaire.questions() {
        let step = (seed * 7 + index * 5 + seed * index) % 11;
        let answer = match &item.kind {
            Kind::Choice { options, .. } => Answer::Options(vec![step % options.len()]),
            Kind::Boolean => Answer::Boolean(step.is_multiple_of(2)),
            Kind::Integer(_) => Answer::Number(number(&step.to_string())),
            Kind::Decimal(_) => Answer::Number(number(&format!("{step}.25"))),
            _ => Answer::Text(format!("word {step}")),
        };
        answers.set(index, answer).unwrap();
    }
    let scored = Scoring::scorable(questionnaire);
    let scoring = Scoring::new(questionnaire, scored.clone(), NotAsked::LeftOut, None, None).unwrap();
    let score = scoring.score(&answers).unwrap().value.to_string();
    Case { questionnaire: Arc::clone(questionnaire), answers, scored, score }
}

/// The answers to items that are not asked too, as a form holds them before the question that they depend on was changed.
fn all_given(case: &Case) -> Value {
    let mut file: Value = serde_json::from_str(&case.questionnaire.to_json()).unwrap();
    let mut items: Vec<&mut Value> = file["item"].as_array_mut().unwrap().iter_mut().collect();
    while let Some(item) = items.pop() {
        let item = item.as_object_mut().unwrap();
        item.remove("enableWhen");
        item.remove("enableBehavior");
        if let Some(Value::Array(below)) = item.get_mut("item") {
            items.extend(below.iter_mut());
        }
    }
    let always = Arc::new(read_questionnaire(&file.to_string()).questionnaire.unwrap());
    let mut answers = Answers::new(always);
    for index in 0..case.questionnaire.items().len() {
        if let Some(answer) = case.answers.given(index) {
            answers.set(index, answer.clone()).unwrap();
        }
    }
    response(&answers)
}

/// Nesting, all operators, `all` and `any`, and weights of 0.
fn nested() -> Arc<Questionnaire> {
    let when = |behavior: &str, conditions: Value| json!({ "enableBehavior": behavior, "enableWhen": conditions });
    let with = |mut item: Value, extra: Value| {
        item.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        item
    };
    let coded = |operator: &str, question: &str, code: &str| json!({ "question": question, "operator": operator, "answerCoding": { "system": "urn:made-here", "code": code } });
    let compared =
        |operator: &str, value: i64| json!({ "question": "n", "operator": operator, "answerInteger": value });
    questionnaire(json!([
        weighted("a"),
        { "linkId": "n", "type": "integer", "text": "How many?" },
        { "linkId": "g", "type": "group", "text": "More", "enableBehavior": "any",
          "enableWhen": [coded("=", "a", "c1"), compared(">", 4)], "item": [
            with(weighted("b"), when("all", json!([coded("!=", "a", "c2"), compared("<=", 8)]))),
            with(weighted("c"), when("all", json!([compared(">=", 3)]))),
            { "linkId": "d", "type": "boolean", "text": "Yes?", "enableBehavior": "all", "enableWhen": [compared("<", 9)] },
            with(weighted("e"), when("any", json!([{ "question": "d", "operator": "=", "answerBoolean": true }, coded("=", "b", "c0")]))),
            with(weighted("f"), when("all", json!([{ "question": "d", "operator": "exists", "answerBoolean": false }]))),
        ] },
        with(weighted("h"), when("all", json!([compared("=", 7)]))),
        { "linkId": "w", "type": "decimal", "text": "How much?" },
    ]))
}

/// fhirkit-rs of PyPI, where `ANAMNESIS_FHIRKIT` names the folder that has it.
fn check_with_fhirkit(cases: &std::path::Path) {
    let Ok(folder) = std::env::var("ANAMNESIS_FHIRKIT") else {
        println!("\nNOTE: fhirkit-rs was not asked: it isn't here, or PyPI can't be reached");
        return;
    };
    let script = "import fhirkit, json, sys
for case in json.load(open(sys.argv[1])):
    for name in ('questionnaire', 'response', 'part'):
        for issue in fhirkit.validate(json.dumps(case[name])): print(issue)";
    let output =
        Command::new("python3").env("PYTHONPATH", folder).args(["-c", script, cases.to_str().unwrap()]).output();
    let output = output.unwrap();
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
}

#[test]
fn others_count_the_same_and_accept_every_response() {
    let nested = nested();
    let own = ["phq-9", "gad-7", "memory-nrs"].map(|id| built_in(id).unwrap());
    let cases: Vec<Case> = own
        .iter()
        .flat_map(|questionnaire| (0..4).map(|seed| case(questionnaire, seed)))
        .chain((0..14).map(|seed| case(&nested, seed)))
        .collect();
    let Ok(modules) = std::env::var("ANAMNESIS_ORACLES") else {
        let count = cases.len();
        println!(
            "\nNOTE: {count} cases were left out: LHC-Forms, fhirpath and fhir are not here, or npm can't be reached"
        );
        return;
    };
    let file: Vec<Value> = cases
        .iter()
        .map(|case| {
            json!({ "questionnaire": serde_json::from_str::<Value>(&case.questionnaire.to_json()).unwrap(),
                "response": all_given(case), "part": response(&case.answers), "scored": case.scored })
        })
        .collect();
    let path = std::env::temp_dir().join(format!("anamnesis-oracles-{}.json", std::process::id()));
    std::fs::write(&path, Value::from(file).to_string()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles/check.mjs").replace("/island", "");
    let output = Command::new("node").args([script.as_str(), path.to_str().unwrap(), &modules]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    check_with_fhirkit(&path);
    std::fs::remove_file(&path).unwrap();
    let told: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told.len(), cases.len());
    for (case, told) in cases.iter().zip(told) {
        let mut answered: Vec<String> =
            case.answers.part().iter().map(|(at, _)| case.questionnaire.items()[*at].link_id.clone()).collect();
        let mut theirs: Vec<String> =
            serde_json::from_value(told["lforms"]["answered"].clone()).unwrap_or_else(|_| panic!("{told}"));
        answered.sort();
        theirs.sort();
        let number_of = |value: &Value| value.as_f64().map(|number| number.to_string());
        assert_eq!(theirs, answered, "{told}");
        assert_eq!(number_of(&told["lforms"]["total"]).as_ref(), Some(&case.score), "{told}");
        assert_eq!(number_of(&told["fhirpath"]).as_ref(), Some(&case.score), "{told}");
        assert_eq!(told["faults"], json!([]), "{told}");
    }
}
