//! A record as a form's texts: the way back of this module's readers. What they read from the texts is the record again.

use crate::record::{
    Day, Drug, Patient, Route, Score, Session, SessionStatus, Sex, Site, Source, Timing, format_points,
};
use std::collections::BTreeMap;

/// A form's texts by field name.
pub type Texts = BTreeMap<&'static str, String>;

/// The word that files and forms use for a value.
fn word<T: PartialEq>(value: Option<T>, all: &[(T, &'static str)]) -> String {
    value.and_then(|v| all.iter().find(|(a, _)| *a == v)).map(|(_, word)| (*word).to_owned()).unwrap_or_default()
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

/// The fields of a patient.
pub fn patient_texts(patient: &Patient) -> Texts {
    Texts::from([
        ("patient_id", patient.number.clone()),
        ("name", patient.name.clone()),
        ("birth_date", text(patient.birth_date)),
        ("sex", word(patient.sex, &Sex::ALL)),
        ("note", patient.note.clone()),
        ("course_start", text(patient.course_start)),
    ])
}

/// The fields of a score. The value keeps every digit that is stored.
pub fn score_texts(score: &Score) -> Texts {
    Texts::from([
        ("instrument", score.instrument.to_string()),
        ("date", score.day.to_string()),
        ("value", score.value.to_string()),
        ("time", text(score.time)),
        ("timing", word(score.timing, &Timing::ALL)),
        ("source", word(score.source, &Source::ALL)),
        ("note", score.note.clone()),
    ])
}

/// The fields of a session.
pub fn session_texts(session: &Session) -> Texts {
    Texts::from([
        ("date", session.day.to_string()),
        ("time", text(session.time)),
        ("status", word(Some(session.status), &SessionStatus::ALL)),
        ("drug", word(Some(session.drug), &Drug::ALL)),
        ("route", word(Some(session.route), &Route::ALL)),
        ("dose_mg", text(session.dose_mg)),
        ("weight_kg", text(session.weight_kg)),
        ("site", word(session.site, &Site::ALL)),
        ("systolic_before", text(session.before.systolic)),
        ("diastolic_before", text(session.before.diastolic)),
        ("systolic_peak", text(session.peak.systolic)),
        ("diastolic_peak", text(session.peak.diastolic)),
        ("note", session.note.clone()),
    ])
}

/// What a new session starts from: drug and route of the latest one, never its dose. Without one, what an absent text would be read as is
/// named, so that the form shows what it would save. With it the latest one's dose, in words.
pub fn next_session_texts(latest: Option<&Session>, today: Day) -> (Texts, Option<String>) {
    let mut texts = Texts::from([
        ("date", today.to_string()),
        ("status", word(Some(SessionStatus::default()), &SessionStatus::ALL)),
        ("drug", word(Some(Drug::default()), &Drug::ALL)),
        ("route", word(Some(Route::default()), &Route::ALL)),
    ]);
    let Some(latest) = latest else { return (texts, None) };
    let known = session_texts(latest);
    for name in ["drug", "route"] {
        texts.extend(known.get(name).map(|text| (name, text.clone())));
    }
    let hint = latest.dose_mg.map(|mg| format!("{} mg on {}", format_points(mg), latest.day.format_long()));
    (texts, hint)
}
