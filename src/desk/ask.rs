//! Questions before a session is kept: a dose, weight or interval far outside the usual is asked about, and never forbidden.
//!
//! The limits are wide on purpose: they catch a slipped decimal point or a wrong day, and judge nobody's practice. Ketamine: doses in
//! trials and clinics for depression lie around 0.5 mg/kg IV (Sanacora et al., JAMA Psychiatry 2017, consensus statement), and by mouth
//! at up to several mg/kg because little is absorbed. Esketamine nasal spray: 28 to 84 mg, at most twice a week (US label).

use crate::record::{Chart, Drug, Route, Session, SessionStatus, format_points};

/// How much a dose may differ from the last one of the same drug and route before it is asked about.
const TIMES: f64 = 2.0;
/// Body weights that are not asked about, in kg.
const WEIGHT_KG: (f64, f64) = (35.0, 220.0);
/// How much the weight may differ from the last one, as a share of it.
const WEIGHT_SHARE: f64 = 0.15;
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

/// What to ask about a session before it is kept, each as a whole sentence; empty where nothing stands out.
pub fn questions(chart: &Chart, session: &Session) -> Vec<String> {
    if session.status == SessionStatus::Missed {
        return Vec::new();
    }
    let others = || chart.sessions.iter().filter(|s| s.key != session.key && s.status == SessionStatus::Given);
    let earlier = || others().filter(|s| s.day <= session.day);
    let mut list = Vec::new();
    if let Some(mg) = session.dose_mg {
        let route = session.route.label();
        let dose = format_points(mg);
        if let Some((low, high)) = usual_mg(session.drug, session.route).filter(|(low, high)| mg < *low || mg > *high) {
            list.push(format!("{dose} mg {route} is far from the usual {low} to {high} mg."));
        }
        let same = earlier().filter(|s| (s.drug, s.route) == (session.drug, session.route) && s.dose_mg.is_some());
        if let Some(last) = same.max_by_key(|s| (s.day, s.time))
            && let Some(before) = last.dose_mg.filter(|before| mg > before * TIMES || mg < before / TIMES)
        {
            let before = format_points(before);
            list.push(format!(
                "The last dose {route} was {before} mg, on {}; this one is {dose} mg.",
                last.day.format_long()
            ));
        }
    }
    if let Some(kg) = session.weight_kg {
        let weight = format_points(kg);
        if kg < WEIGHT_KG.0 || kg > WEIGHT_KG.1 {
            list.push(format!("A body weight of {weight} kg is unusual."));
        }
        let known = earlier().filter(|s| s.weight_kg.is_some()).max_by_key(|s| (s.day, s.time));
        if let Some((last, before)) = known.and_then(|s| Some((s, s.weight_kg?)))
            && (kg - before).abs() > before * WEIGHT_SHARE
        {
            let before = format_points(before);
            list.push(format!(
                "On {} the body weight was {before} kg; this one is {weight} kg.",
                last.day.format_long()
            ));
        }
    }
    // The nearest dose on either side: a day entered wrongly may lie before another one.
    let nearest = others().min_by_key(|s| s.day.days_since(session.day).abs());
    if let Some(near) = nearest.filter(|s| s.day.days_since(session.day).abs() < SHORTEST_DAYS) {
        let when = match near.day.days_since(session.day) {
            0 => "the same day".to_owned(),
            _ => near.day.format_long(),
        };
        list.push(format!("Another dose was given on {when}."));
    }
    list
}
