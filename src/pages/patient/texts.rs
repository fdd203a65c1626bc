//! A record as a form's texts: the way back of the record's readers.

use crate::record::{Patient, Score, Session, format_points};
use std::collections::BTreeMap;

/// A form's texts by field name.
pub(super) type Texts = BTreeMap<&'static str, String>;

/// The word that files and forms use for a value.
fn word<T: PartialEq>(value: Option<T>, all: &[(T, &'static str)]) -> String {
    value.and_then(|v| all.iter().find(|(a, _)| *a == v)).map(|(_, word)| (*word).to_owned()).unwrap_or_default()
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

/// The fields of a patient.
pub(super) fn patient_texts(patient: &Patient) -> Texts {
    Texts::from([
        ("patient_id", patient.number.clone()),
        ("name", patient.name.clone()),
        ("birth_date", text(patient.birth_date)),
        ("sex", word(patient.sex, &crate::record::Sex::ALL)),
        ("note", patient.note.clone()),
        ("course_start", text(patient.course_start)),
    ])
}

/// The fields of a score. The value keeps every digit that is stored.
pub(super) fn score_texts(score: &Score) -> Texts {
    Texts::from([
        ("instrument", score.instrument.to_string()),
        ("date", score.day.to_string()),
        ("value", score.value.to_string()),
        ("time", text(score.time)),
        ("timing", word(score.timing, &crate::record::Timing::ALL)),
        ("source", word(score.source, &crate::record::Source::ALL)),
        ("note", score.note.clone()),
    ])
}

/// The fields of a session.
pub(super) fn session_texts(session: &Session) -> Texts {
    Texts::from([
        ("date", session.day.to_string()),
        ("time", text(session.time)),
        ("status", word(Some(session.status), &crate::record::SessionStatus::ALL)),
        ("drug", word(Some(session.drug), &crate::record::Drug::ALL)),
        ("route", word(Some(session.route), &crate::record::Route::ALL)),
        ("dose_mg", text(session.dose_mg)),
        ("weight_kg", text(session.weight_kg)),
        ("site", word(session.site, &crate::record::Site::ALL)),
        ("systolic_before", text(session.before.systolic)),
        ("diastolic_before", text(session.before.diastolic)),
        ("systolic_peak", text(session.peak.systolic)),
        ("diastolic_peak", text(session.peak.diastolic)),
        ("note", session.note.clone()),
    ])
}

/// What a new session starts from: drug and route of the latest one, never its dose.
pub(super) fn next_session_texts(latest: Option<&Session>, today: crate::record::Day) -> (Texts, Option<String>) {
    let mut texts = Texts::from([("date", today.to_string()), ("status", "given".to_owned())]);
    let Some(latest) = latest else { return (texts, None) };
    let known = session_texts(latest);
    for name in ["drug", "route"] {
        texts.extend(known.get(name).map(|text| (name, text.clone())));
    }
    let hint = latest.dose_mg.map(|mg| format!("{} mg on {}", format_points(mg), latest.day.format_long()));
    (texts, hint)
}
