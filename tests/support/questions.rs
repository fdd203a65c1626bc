//! Questionnaires for tests, made of a few lines.
#![allow(dead_code, reason = "each test uses some of these")]

use anamnesis::questionnaire::{Answer, Answers, Decimal, Fault, Questionnaire, Reading, built_in, read_questionnaire};
use serde_json::{Value, json};
use std::sync::Arc;

/// A whole file of those items.
pub(crate) fn file(items: Value) -> String {
    json!({ "resourceType": "Questionnaire", "id": "made-here", "title": "Made here", "status": "active", "item": items })
        .to_string()
}

/// What comes of reading a file of those items.
pub(crate) fn read(items: Value) -> Reading {
    read_questionnaire(&file(items))
}

/// The questionnaire of those items.
pub(crate) fn questionnaire(items: Value) -> Arc<Questionnaire> {
    Arc::new(read(items).questionnaire.unwrap())
}

/// The places and faults of a file of those items.
pub(crate) fn faults(items: Value) -> Vec<(String, Fault)> {
    let refusals = read(items).questionnaire.unwrap_err();
    refusals.into_iter().map(|refusal| (refusal.at, refusal.fault)).collect()
}

/// A choice of three codes with the weights 0, 1 and 2.
pub(crate) fn weighted(link_id: &str) -> Value {
    let options: Vec<Value> = (0..3).map(|weight| option(&format!("c{weight}"), Some(weight.into()))).collect();
    json!({ "linkId": link_id, "type": "choice", "text": "How often?", "answerOption": options })
}

/// An option, with or without a weight.
pub(crate) fn option(code: &str, weight: Option<Value>) -> Value {
    let mut option = json!({ "valueCoding": { "system": "urn:made-here", "code": code, "display": code } });
    if let Some(weight) = weight {
        option["extension"] =
            json!([{ "url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": weight }]);
    }
    option
}

/// A number.
pub(crate) fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// The answers to a built-in questionnaire, one option or whole number after another; `None` leaves one out.
pub(crate) fn answered(id: &str, given: &[Option<i64>]) -> Answers {
    fill(&built_in(id).unwrap(), given)
}

/// Answers to the questions of a questionnaire in their order.
pub(crate) fn fill(questionnaire: &Arc<Questionnaire>, given: &[Option<i64>]) -> Answers {
    let mut answers = Answers::new(Arc::clone(questionnaire));
    let questions: Vec<usize> = questionnaire.questions().map(|(index, _)| index).collect();
    for (index, given) in questions.into_iter().zip(given) {
        let Some(given) = given else { continue };
        let is_choice = !questionnaire.items()[index].kind.options().is_empty();
        let answer = if is_choice {
            Answer::Options(vec![usize::try_from(*given).unwrap()])
        } else {
            Answer::Number(Decimal::whole(*given).unwrap())
        };
        answers.set(index, answer).unwrap();
    }
    answers
}
