//! Questions before a session is kept: a dose, weight, pressure or interval far outside the usual.
//!
//! The limits are wide on purpose: they catch a slipped decimal point or a wrong day, and judge nobody's practice. Ketamine: doses in
//! trials and clinics for depression lie around 0.5 mg/kg IV (Sanacora et al., JAMA Psychiatry 2017, consensus statement), and by mouth
//! at up to several mg/kg because little is absorbed. Esketamine nasal spray: 28 to 84 mg, at most twice a week (US label).

use super::Question;
use crate::record::{Chart, Drug, Entered as _, Number, Route, Session, SessionStatus};

/// How much a dose may differ from the last one of the same drug and route before it is asked about.
const TIMES: f64 = 2.0;
/// Body weights that are not asked about, in kg.
const WEIGHT_KG: (f64, f64) = (35.0, 220.0);
/// How much the weight may differ from the last one, as a share of it.
const WEIGHT_SHARE: f64 = 0.15;
/// What a division may be off by.
const ROUNDING: f64 = 1e-9;
/// Fewer days than this since the last dose are asked about.
const SHORTEST_DAYS: i32 = 2;

/// Doses in mg that are not asked about; by an unknown route those that are usual by any.
const fn usual_mg(drug: Drug, route: Route) -> (f64, f64) {
    match (drug, route) {
        (Drug::Esketamine, Route::Intranasal) => (28.0, 84.0),
        (_, Route::Iv | Route::Im | Route::Sc) => (5.0, 150.0),
        (_, Route::Intranasal) => (10.0, 200.0),
        (_, Route::Sublingual | Route::Oral) => (15.0, 600.0),
        (_, Route::Unknown) => (5.0, 600.0),
    }
}

/// Doses in mg/kg that are not asked about. A nasal spray of esketamine has fixed doses.
const fn usual_mg_per_kg(drug: Drug, route: Route) -> Option<(f64, f64)> {
    match (drug, route) {
        (_, Route::Iv | Route::Im | Route::Sc) => Some((0.1, 2.0)),
        (Drug::Ketamine, Route::Intranasal) => Some((0.1, 3.0)),
        (_, Route::Sublingual | Route::Oral) => Some((0.2, 10.0)),
        (_, Route::Intranasal | Route::Unknown) => None,
    }
}

/// What to ask about a session before it is kept; empty where nothing stands out.
pub fn questions(chart: &Chart, session: &Session) -> Vec<Question> {
    if session.status == SessionStatus::Missed {
        return Vec::new();
    }
    let others = || chart.sessions.iter().filter(|s| s.key != session.key && s.status == SessionStatus::Given);
    let earlier = || others().filter(|s| s.day <= session.day);
    let mut list = Vec::new();
    if let Some(mg) = session.dose_mg.map(Number::get) {
        let route = session.route;
        let usual = usual_mg(session.drug, route);
        if mg < usual.0 || mg > usual.1 {
            list.push(Question::Dose { mg, route, usual });
        } else if let Some((kg, usual)) = session.weight_kg.map(Number::get).zip(usual_mg_per_kg(session.drug, route))
            && (mg / kg < usual.0 - ROUNDING || mg / kg > usual.1 + ROUNDING)
        {
            list.push(Question::DosePerKg { mg, route, kg, usual });
        }
        let same = earlier().filter(|s| (s.drug, s.route) == (session.drug, route) && s.dose_mg.is_some());
        if let Some(last) = same.max_by_key(|s| (s.day, s.time))
            && let Some(before) =
                last.dose_mg.map(Number::get).filter(|before| mg > before * TIMES || mg < before / TIMES)
        {
            list.push(Question::DoseChange { mg, route, before, on: last.day });
        }
    }
    if let Some(kg) = session.weight_kg.map(Number::get) {
        if kg < WEIGHT_KG.0 || kg > WEIGHT_KG.1 {
            list.push(Question::Weight { kg });
        }
        let known = earlier().filter(|s| s.weight_kg.is_some()).max_by_key(|s| (s.day, s.time));
        if let Some((last, before)) = known.and_then(|s| Some((s, s.weight_kg?.get())))
            && (kg - before).abs() > before * WEIGHT_SHARE
        {
            list.push(Question::WeightChange { kg, before, on: last.day });
        }
    }
    let before = session.systolic_before.zip(session.diastolic_before);
    let peak = session.systolic_peak.zip(session.diastolic_peak);
    for (is_highest, pressure) in [(false, before), (true, peak)] {
        if let Some((systolic, diastolic)) = pressure.filter(|(systolic, diastolic)| diastolic >= systolic) {
            list.push(Question::Pressure { systolic: systolic.get(), diastolic: diastolic.get(), is_highest });
        }
    }
    // The nearest dose on either side: a day entered wrongly may lie before another one. Equal doses of one time are taken on purpose.
    let others = others().filter(|s| s.identity() != session.identity());
    let nearest = others.min_by_key(|s| s.day.days_since(session.day).abs());
    if let Some(near) = nearest.filter(|s| s.day.days_since(session.day).abs() < SHORTEST_DAYS) {
        list.push(Question::Interval { other: Some(near.day).filter(|day| *day != session.day) });
    }
    list
}
