//! Responses as FHIR `QuestionnaireResponse`, both ways.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::questionnaire::{
    Answer, AnswerFault, Answers, Authored, NamedQuestionnaire, ResponseAbout, ResponseFault, built_in,
    built_in_scoring, read_questionnaire, read_response, write_response,
};
use anamnesis::record::{Day, Instant, TimeOfDay};
use serde_json::{Value, json};
use std::sync::Arc;
use support::{answered, number, questionnaire, weighted};

#[path = "support/questions.rs"]
mod support;

fn authored() -> Authored {
    // 2026-11-26 07:25:30 in UTC.
    Authored::new(Instant::from_seconds(1_795_677_930), 60).unwrap()
}

fn written(answers: &Answers) -> Value {
    write_response(answers, &ResponseAbout { id: Some("r1"), subject: Some("Patient/p1"), authored: authored() })
}

#[test]
fn the_clock_of_the_patient_says_the_day() {
    let at = |seconds, offset| {
        Authored::new(Instant::from_seconds(seconds), offset).map(|a| (a.day().to_string(), a.to_fhir()))
    };
    assert_eq!(authored().to_fhir(), "2026-11-26T08:25:30+01:00");
    assert_eq!(at(0, -570).unwrap(), ("1969-12-31".into(), "1969-12-31T14:30:00-09:30".into()));
    assert_eq!(at(-2_208_988_800, 0).unwrap().0, "1900-01-01");
    assert_eq!(at(-2_208_988_801, 0), None);
    assert_eq!(at(253_402_300_799, 0).unwrap().0, "9999-12-31");
    assert_eq!((at(253_402_300_800, 0), at(0, 841), at(i64::MAX, 0), at(i64::MIN, -840)), (None, None, None, None));
}

#[test]
fn a_response_holds_its_items_and_is_read_back() {
    let answers = answered("phq-9", &[Some(0), Some(3), None, Some(1), None, None, None, None, Some(1), Some(2)]);
    let response = written(&answers);
    assert_eq!(response["questionnaire"], "urn:anamnesis:questionnaire:phq-9");
    assert_eq!(response["item"].as_array().unwrap().len(), 5);
    assert_eq!(response["item"][0]["answer"][0]["valueCoding"]["extension"][0]["valueDecimal"], 0);
    let read = read_response(&response.to_string(), &built_in("phq-9").unwrap()).unwrap();
    assert_eq!(read.answers, answers);
    assert_eq!(read.named, NamedQuestionnaire::This);
    let day = Day::parse_iso("2026-11-26").unwrap();
    assert_eq!(read.authored, Some((day, TimeOfDay::parse("08:25"))));
}

#[test]
fn nothing_answered_has_no_empty_list() {
    let none = Answers::new(built_in("gad-7").unwrap());
    assert_eq!(written(&none).get("item"), None);
    assert_eq!(read_response(&written(&none).to_string(), none.questionnaire()).unwrap().answers, none);
}

#[test]
fn items_below_a_question_stand_within_its_answer() {
    let questionnaire = questionnaire(json!([
        { "linkId": "g", "type": "group", "text": "G", "item": [
            { "linkId": "q", "type": "boolean", "text": "Q", "item": [
                { "linkId": "t", "type": "text", "text": "T" }, { "linkId": "d", "type": "decimal", "text": "D" }] }] },
        { "linkId": "m", "type": "choice", "repeats": true, "text": "M", "answerOption": [{ "valueString": "a" }, { "valueInteger": 2 }] },
    ]));
    let mut answers = Answers::new(Arc::clone(&questionnaire));
    answers.set(2, Answer::Text("a word".into())).unwrap();
    answers.set(3, Answer::Number(number("1.25"))).unwrap();
    answers.set(4, Answer::Options(vec![1, 0])).unwrap();
    let without = written(&answers);
    assert_eq!(without["item"][0]["item"][0]["answer"][0]["item"][1]["answer"][0]["valueDecimal"], json!(1.25));
    answers.set(1, Answer::Boolean(false)).unwrap();
    let with = written(&answers);
    assert_eq!(with["item"][0]["item"][0]["answer"][0]["valueBoolean"], false);
    for response in [&without, &with] {
        let read = read_response(&response.to_string(), &questionnaire).unwrap();
        assert_eq!(written(&read.answers), *response);
    }
}

fn published(name: &str) -> Option<String> {
    std::fs::read_to_string(format!("/work/shared/data/fhir-ig/{name}")).ok()
}

#[test]
fn us_cores_example_is_read_and_scored() {
    let questionnaire = published("uscore-9.0.0-Questionnaire-phq-9-example.json");
    let response = published("uscore-9.0.0-QuestionnaireResponse-phq-9-example.json");
    let (Some(questionnaire), Some(response)) = (questionnaire, response) else { return };
    let questionnaire = Arc::new(read_questionnaire(&questionnaire).questionnaire.unwrap());
    let read = read_response(&response, &questionnaire).unwrap();
    assert_eq!(read.named, NamedQuestionnaire::This);
    assert_eq!(read.authored.unwrap().0.to_string(), "2022-11-29");
    let file: Value = serde_json::from_str(&response).unwrap();
    let total = |items: &Value| {
        let item = items.as_array().unwrap().iter().find(|i| i["linkId"] == "/44261-6").cloned();
        item.map(|i| i["answer"][0]["valueDecimal"].clone())
    };
    let nine: Vec<String> = (0..9).map(|at| questionnaire.items()[at].link_id.clone()).collect();
    let scoring = anamnesis::questionnaire::Scoring::new(
        &questionnaire,
        nine,
        anamnesis::questionnaire::NotAsked::Unanswered,
        None,
        None,
    )
    .unwrap();
    let scored = scoring.score(&read.answers).unwrap();
    assert_eq!(Some(json!(scored.value.as_f64())), total(&file["item"]).map(|t| json!(t.as_f64().unwrap())));
}

/// MII's example has LOINC's answer codes without a system, under link ids of its own.
#[test]
fn codes_without_a_system_are_read() {
    let Some(response) = published("mii-proms-QuestionnaireResponse-mii-exa-pro-phq-9-response.json") else { return };
    let file = built_in("phq-9").unwrap().to_json();
    let renamed = file.matches("\"linkId\":\"").count();
    let mut file: Value = serde_json::from_str(&file).unwrap();
    for (n, item) in file["item"].as_array_mut().unwrap().iter_mut().enumerate() {
        item["linkId"] = if n == 10 { "x".into() } else { format!("PHQ.{n}").into() };
    }
    assert_eq!(renamed, 11);
    let questionnaire = Arc::new(read_questionnaire(&file.to_string()).questionnaire.unwrap());
    match read_response(&response, &questionnaire) {
        Ok(read) => assert_eq!(read.answers.part().len(), 9),
        Err(faults) => {
            assert!(faults.iter().all(|(_, fault)| matches!(fault, ResponseFault::UnknownItem(_))), "{faults:?}")
        }
    }
}

fn response(items: Value) -> String {
    json!({ "resourceType": "QuestionnaireResponse", "status": "completed", "item": items }).to_string()
}

#[test]
fn answers_are_read_in_every_way_that_others_write_them() {
    let questionnaire = built_in("phq-9").unwrap();
    for value in [
        json!({ "valueCoding": { "system": "http://loinc.org", "code": "LA6570-1" } }),
        json!({ "valueCoding": { "code": "LA6570-1", "display": "whatever" } }),
        json!({ "valueString": "More than half the days" }),
        json!({ "valueString": "LA6570-1" }),
        json!({ "valueInteger": 2 }),
        json!({ "valueDecimal": 2.0 }),
    ] {
        let read =
            read_response(&response(json!([{ "linkId": "44250-9", "answer": [value] }])), &questionnaire).unwrap();
        assert_eq!(read.answers.given(1), Some(&Answer::Options(vec![2])), "{value}");
        assert_eq!(read.named, NamedQuestionnaire::None);
    }
}

#[test]
fn what_a_response_can_not_say_is_refused_with_its_place() {
    let phq = built_in("phq-9").unwrap();
    let answer = |value: Value| json!([{ "linkId": "44250-9", "answer": [value] }]);
    let code = |code: &str| json!({ "valueCoding": { "system": "http://loinc.org", "code": code } });
    let id = || "44250-9".to_owned();
    let cases = [
        (response(answer(code("LA0"))), "item[0]", ResponseFault::NoSuchOption(id())),
        (response(answer(json!({ "valueInteger": 7 }))), "item[0]", ResponseFault::NoSuchOption(id())),
        (response(json!([{ "linkId": "x" }])), "item[0]", ResponseFault::UnknownItem("x".into())),
        (
            response(json!([{ "linkId": "44250-9", "answer": [code("LA6568-5"), code("LA6569-3")] }])),
            "item[0]",
            ResponseFault::SeveralAnswers(id()),
        ),
        (
            response(json!([answer(code("LA6568-5"))[0], answer(code("LA6568-5"))[0]])),
            "item[1]",
            ResponseFault::Twice(id()),
        ),
        (response(json!([{ "linkId": "44250-9", "modifierExtension": [] }])), "item[0]", ResponseFault::ChangesMeaning),
        (
            response(json!([])).replace("completed", "entered-in-error"),
            "",
            ResponseFault::Status("entered-in-error".into()),
        ),
        ("{}".into(), "", ResponseFault::NotAResponse),
        ("{".into(), "", ResponseFault::NotJson),
    ];
    for (file, at, fault) in cases {
        assert_eq!(read_response(&file, &phq).unwrap_err(), [(at.to_owned(), fault)], "{file}");
    }
    let memory = built_in("memory-nrs").unwrap();
    let eleven = response(json!([{ "linkId": "memory", "answer": [{ "valueInteger": 11 }] }]));
    let fault = ResponseFault::Answer("memory".into(), AnswerFault::TooHigh(number("10")));
    assert_eq!(read_response(&eleven, &memory).unwrap_err(), [("item[0]".to_owned(), fault)]);
    let deep = (0..40).fold(json!([]), |inner, _| json!([{ "linkId": "memory", "item": inner }]));
    assert!(
        read_response(&response(deep), &memory).unwrap_err().iter().any(|(_, fault)| *fault == ResponseFault::TooDeep)
    );
}

#[test]
fn an_answer_to_what_is_not_asked_is_named_and_no_part() {
    let questionnaire = questionnaire(json!([weighted("a"), { "linkId": "b", "type": "boolean", "text": "?",
        "enableWhen": [{ "question": "a", "operator": "exists", "answerBoolean": true }] }]));
    let read =
        read_response(&response(json!([{ "linkId": "b", "answer": [{ "valueBoolean": true }] }])), &questionnaire)
            .unwrap();
    assert_eq!((read.not_asked, read.answers.part()), (vec![1], vec![]));
    assert!(built_in_scoring("phq-9").is_some());
}
