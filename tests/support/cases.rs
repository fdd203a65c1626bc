//! The specification's worked cases as charts.

use anamnesis::judge::Policy;
use anamnesis::record::{Chart, Day, InstrumentSet, Key, read_instrument, read_patient, read_score, read_session};
use serde_json::Value;
use std::collections::BTreeMap;

/// Every case of the specification's own file.
pub(crate) fn cases() -> Vec<Value> {
    serde_json::from_str(CASES).unwrap()
}

/// The file as it stands.
pub(crate) const CASES: &str = include_str!("../fixtures/flag-cases.json");

/// A JSON object's members as the texts that a form or a file would hold.
fn texts(object: &Value, more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut fields: BTreeMap<String, String> = more.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    for (name, value) in object.as_object().unwrap() {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        fields.insert(name.clone(), text);
    }
    fields
}

/// The record, the instruments, the policy and the day of a case.
pub(crate) fn chart_of(case: &Value) -> (Chart, InstrumentSet, Policy, Day) {
    let mut instruments = InstrumentSet::default();
    for (id, figures) in case["instruments"].as_object().unwrap() {
        let named = [("id", id.as_str()), ("name", id), ("role", "memory")];
        instruments.insert(read_instrument(&texts(figures, &named), Default::default()).unwrap());
    }
    let mut key = (1u64..).map(Key::from_bits);
    let start = case.get("course_start").and_then(Value::as_str).unwrap_or("");
    let patient =
        BTreeMap::from([("patient_id".to_owned(), "1".to_owned()), ("course_start".to_owned(), start.to_owned())]);
    let mut chart = Chart::new(read_patient(&patient, Default::default(), key.next().unwrap()).unwrap());
    for session in case["sessions"].as_array().unwrap() {
        chart.sessions.push(read_session(&texts(session, &[]), Default::default(), key.next().unwrap()).unwrap());
    }
    for score in case["scores"].as_array().unwrap() {
        chart
            .scores
            .push(read_score(&texts(score, &[]), Default::default(), &instruments, key.next().unwrap()).unwrap());
    }
    let policy = Policy::from_json(&case["policy"].to_string()).unwrap();
    (chart, instruments, policy, Day::parse_iso(case["today"].as_str().unwrap()).unwrap())
}
