//! How the doses were given: how often, how much for the body's weight, and what went on while a flag was up.

use crate::judge::{PatientJudgement, planned_doses};
use crate::record::{Chart, Day, Drug, Route, Session, SessionStatus, sort_by};

/// Dose for body weight of one drug by one route, over the last year.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightDose {
    /// What was given, and how.
    pub by: (Drug, Route),
    /// The latest dose with a known amount and weight, in mg/kg.
    pub latest_mg_per_kg: f64,
    /// Smallest and largest of them, in mg/kg.
    pub range_mg_per_kg: (f64, f64),
    /// Doses with a known amount and weight.
    pub known: usize,
    /// All doses: where it is larger than `known`, mg/kg is not known for the rest.
    pub all: usize,
}

/// How the doses were given, seen on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dosing {
    /// The latest day with a given dose, and how many days ago it was.
    pub last: Option<(Day, i32)>,
    /// Median of the days from one session day to the next in the present course.
    pub median_interval_days: Option<f64>,
    /// Intervals that the median is of.
    pub intervals: usize,
    /// By drug and route, over the last 365 days, today included.
    pub by_weight: Vec<WeightDose>,
    /// Session days after the day on which the open flag went up; `None` while no flag is up.
    pub while_flagged: Option<usize>,
    /// Planned sessions from today on.
    pub planned: usize,
    /// Planned sessions before today that were recorded neither as given nor as missed.
    pub unrecorded: usize,
    /// Missed sessions up to today.
    pub missed: usize,
}

/// How a patient's doses were given, as of the judgement's day.
pub fn dosing(chart: &Chart, judgement: &PatientJudgement) -> Dosing {
    let today = judgement.as_of;
    let days: Vec<Day> = judgement.sessions.iter().map(|s| s.day).collect();
    let mut gaps: Vec<i32> = days.iter().zip(days.iter().skip(1)).map(|(a, b)| b.days_since(*a)).collect();
    sort_by(&mut gaps, Ord::cmp);
    let flagged_since =
        judgement.tracks.iter().filter_map(|t| t.episode.as_ref().and_then(|e| e.persistent_since)).min();
    let missed = |s: &&Session| s.status == SessionStatus::Missed && s.day <= today;
    Dosing {
        last: judgement.last_session().map(|day| (day, today.days_since(day))),
        median_interval_days: median(&gaps),
        intervals: gaps.len(),
        by_weight: by_weight(chart, today),
        while_flagged: flagged_since.map(|since| days.iter().filter(|day| **day > since).count()),
        planned: planned_doses(chart).filter(|day| *day >= today).count(),
        unrecorded: planned_doses(chart).filter(|day| *day < today).count(),
        missed: chart.sessions.iter().filter(missed).count(),
    }
}

/// The middle of sorted numbers; of an even count the mean of the two in the middle.
fn median(sorted: &[i32]) -> Option<f64> {
    let upper = f64::from(*sorted.get(sorted.len() / 2)?);
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = f64::from(*sorted.get(sorted.len() / 2 - 1)?);
    Some(f64::midpoint(lower, upper))
}

fn by_weight(chart: &Chart, today: Day) -> Vec<WeightDose> {
    let lately = |s: &&Session| s.status == SessionStatus::Given && s.day <= today && today.days_since(s.day) < 365;
    let mut given: Vec<&Session> = chart.sessions.iter().filter(lately).collect();
    sort_by(&mut given, |a, b| (a.day, a.time).cmp(&(b.day, b.time)));
    let mut list: Vec<WeightDose> = Vec::new();
    for session in &given {
        let by = (session.drug, session.route);
        let Some(dose) = session.dose_mg.zip(session.weight_kg).map(|(mg, kg)| mg.get() / kg.get()) else {
            continue;
        };
        match list.iter_mut().find(|w| w.by == by) {
            Some(weight) => {
                weight.latest_mg_per_kg = dose;
                weight.range_mg_per_kg = (weight.range_mg_per_kg.0.min(dose), weight.range_mg_per_kg.1.max(dose));
                weight.known += 1;
            }
            None => {
                let all = given.iter().filter(|s| (s.drug, s.route) == by).count();
                list.push(WeightDose { by, latest_mg_per_kg: dose, range_mg_per_kg: (dose, dose), known: 1, all });
            }
        }
    }
    list
}
