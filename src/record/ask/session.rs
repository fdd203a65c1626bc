//! Questions before a session is kept: a dose, weight, pressure or interval far outside the usual.
//!
//! The limits are wide on purpose: they catch a slipped decimal point or a wrong day, and judge nobody's practice. Ketamine: doses in
//! trials and clinics for depression lie around 0.5 mg/kg IV (Sanacora et al., JAMA Psychiatry 2017, consensus statement), and by mouth
//! at up to several mg/kg because little is absorbed. Esketamine nasal spray: 28 to 84 mg, at most twice a week (US label).

use super::{AskedAbout, Question};
use crate::record::{
    Chart, Choice, Drug, Entered as _, Number, Route, Session, SessionStatus, format_figure, format_points,
};

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

/// Doses in mg that are not asked about.
const fn usual_mg(drug: Drug, route: Route) -> Option<(f64, f64)> {
    match (drug, route) {
        (Drug::Esketamine, Route::Intranasal) => Some((28.0, 84.0)),
        (_, Route::Iv | Route::Im | Route::Sc) => Some((5.0, 150.0)),
        (_, Route::Intranasal) => Some((10.0, 200.0)),
        (_, Route::Sublingual | Route::Oral) => Some((15.0, 600.0)),
        (_, Route::Unknown) => None,
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
    let mut ask = |about, text| list.push(Question { about, text });
    if let Some(mg) = session.dose_mg.map(Number::get) {
        let route = session.route.label();
        let dose = format_figure(mg);
        if let Some((low, high)) = usual_mg(session.drug, session.route).filter(|(low, high)| mg < *low || mg > *high) {
            ask(AskedAbout::Dose, format!("{dose} mg {route} is far from the usual {low} to {high} mg."));
        } else if let Some((kg, (low, high))) =
            session.weight_kg.map(Number::get).zip(usual_mg_per_kg(session.drug, session.route))
            && (mg / kg < low - ROUNDING || mg / kg > high + ROUNDING)
        {
            let (share, kg) = (format_points(mg / kg), format_points(kg));
            let text =
                format!("{dose} mg {route} at {kg} kg is {share} mg/kg, far from the usual {low} to {high} mg/kg.");
            ask(AskedAbout::DosePerKg, text);
        }
        let same = earlier().filter(|s| (s.drug, s.route) == (session.drug, session.route) && s.dose_mg.is_some());
        if let Some(last) = same.max_by_key(|s| (s.day, s.time))
            && let Some(before) =
                last.dose_mg.map(Number::get).filter(|before| mg > before * TIMES || mg < before / TIMES)
        {
            let before = format_figure(before);
            let last = last.day.format_long();
            let text = format!("The last dose {route} was {before} mg, on {last}; this one is {dose} mg.");
            ask(AskedAbout::DoseChange, text);
        }
    }
    if let Some(kg) = session.weight_kg.map(Number::get) {
        let weight = format_points(kg);
        if kg < WEIGHT_KG.0 || kg > WEIGHT_KG.1 {
            ask(AskedAbout::Weight, format!("A body weight of {weight} kg is unusual."));
        }
        let known = earlier().filter(|s| s.weight_kg.is_some()).max_by_key(|s| (s.day, s.time));
        if let Some((last, before)) = known.and_then(|s| Some((s, s.weight_kg?.get())))
            && (kg - before).abs() > before * WEIGHT_SHARE
        {
            let before = format_points(before);
            let last = last.day.format_long();
            let text = format!("On {last} the body weight was {before} kg; this one is {weight} kg.");
            ask(AskedAbout::WeightChange, text);
        }
    }
    let before = session.systolic_before.zip(session.diastolic_before);
    let peak = session.systolic_peak.zip(session.diastolic_peak);
    for (when, pressure) in [("before the dose", before), ("at its highest", peak)] {
        if let Some((systolic, diastolic)) = pressure.filter(|(systolic, diastolic)| diastolic >= systolic) {
            let text = format!(
                "A blood pressure of {systolic}/{diastolic} mmHg {when} has a diastolic value that is not below the systolic."
            );
            ask(AskedAbout::Pressure, text);
        }
    }
    // The nearest dose on either side: a day entered wrongly may lie before another one. Equal doses of one time are taken on purpose.
    let others = others().filter(|s| s.identity() != session.identity());
    let nearest = others.min_by_key(|s| s.day.days_since(session.day).abs());
    if let Some(near) = nearest.filter(|s| s.day.days_since(session.day).abs() < SHORTEST_DAYS) {
        let when = match near.day.days_since(session.day) {
            0 => "the same day".to_owned(),
            _ => near.day.format_long(),
        };
        ask(AskedAbout::Interval, format!("Another dose was given on {when}."));
    }
    list
}
