//! How much was given lately: sessions and milligrams by route. Routes differ in how much reaches the blood, so their
//! milligrams are never added together.

use crate::record::{Chart, Day, Drug, Route, Session, SessionStatus};
use std::collections::{BTreeMap, BTreeSet};

/// The periods that are shown, in days up to and with today.
const PERIODS_DAYS: [i32; 4] = [7, 28, 90, 365];

/// What was given by one route.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RouteDose {
    /// Milligrams of the doses whose amount is known.
    pub mg: f64,
    /// Doses whose amount is known.
    pub known: usize,
    /// Doses whose amount is not known: their milligrams are missing, not 0.
    pub unknown: usize,
}

/// What was given in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// Length in days, today included.
    pub days: i32,
    /// Days with a dose.
    pub sessions: usize,
    /// By drug and route.
    pub routes: BTreeMap<(Drug, Route), RouteDose>,
}

/// What was given in each of the periods that end today.
pub fn exposure(chart: &Chart, today: Day) -> Vec<Period> {
    PERIODS_DAYS.iter().map(|days| period(chart, *days, today)).collect()
}

fn period(chart: &Chart, days: i32, today: Day) -> Period {
    let first = today.plus(1 - days);
    let mut session_days = BTreeSet::new();
    for session in given(chart, first, today) {
        session_days.insert(session.day);
    }
    Period { days, sessions: session_days.len(), routes: given_between(chart, first, today) }
}

/// The doses given from the first to the last of these days.
fn given(chart: &Chart, first: Day, last: Day) -> impl Iterator<Item = &Session> {
    chart.sessions.iter().filter(move |s| s.status == SessionStatus::Given && (first..=last).contains(&s.day))
}

/// What was given by each drug and route.
pub type Routes = BTreeMap<(Drug, Route), RouteDose>;

/// What was given from the first to the last of these days.
pub fn given_between(chart: &Chart, first: Day, last: Day) -> Routes {
    let mut routes = Routes::new();
    for session in given(chart, first, last) {
        let dose = routes.entry((session.drug, session.route)).or_default();
        match session.dose_mg {
            Some(mg) => {
                dose.mg += mg.get();
                dose.known += 1;
            }
            None => dose.unknown += 1,
        }
    }
    routes
}
