//! How a patient's doses were given, in words.

use super::count::counted;
use super::dose::{format_dose, route_words};
use super::judgement::format_days;
use crate::caseload::{Dosing, Period, WeightDose};
use crate::record::format_figure;
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// What each fact is called, and what is known of it; what is not known is said so.
pub fn dosing_words(dosing: &Dosing) -> [(&'static str, Vec<String>); 5] {
    let since = match dosing.last {
        Some((_, 0)) => worded("today").to_owned(),
        Some((day, days)) => say!("{days} ({day})", days = format_days(days), day = day.long()),
        None => worded("no session given yet").to_owned(),
    };
    let interval = match dosing.median_interval_days {
        Some(days) => {
            say!("{days} days, median of {intervals}", days = format_figure(days), intervals = dosing.intervals)
        }
        None => worded("not known: fewer than two session days in this course").to_owned(),
    };
    let weight = if dosing.by_weight.is_empty() {
        vec![worded("not known: no dose in a year with amount and body weight").to_owned()]
    } else {
        dosing.by_weight.iter().map(weight_words).collect()
    };
    let flagged = match dosing.while_flagged {
        Some(count) => say!(
            "{sessions} after the flag went up",
            sessions = counted(count, worded("session day"), worded("session days"))
        ),
        None => worded("no flag is up").to_owned(),
    };
    let plans = say!(
        "{planned} planned, {unrecorded} planned and not recorded, {missed} missed",
        planned = dosing.planned,
        unrecorded = dosing.unrecorded,
        missed = dosing.missed
    );
    [
        (worded("Since the last session"), vec![since]),
        (worded("Interval in this course"), vec![interval]),
        (worded("mg/kg in 365 days"), weight),
        (worded("Dosed while flagged"), vec![flagged]),
        (worded("Plans"), vec![plans]),
    ]
}

/// What was given in a period: "28 days: 4 session days; IV 140 mg".
pub fn exposure_words(period: &Period) -> String {
    let doses = period.routes.iter().map(|(by, dose)| format_dose(*by, dose)).collect::<Vec<_>>().join("; ");
    say!(
        "{days} days: {sessions}; {doses}",
        days = period.days,
        sessions = counted(period.sessions, worded("session day"), worded("session days")),
        doses = if doses.is_empty() { worded("nothing given") } else { &doses }
    )
}

/// One drug and route: `IV latest 0.5 mg/kg, range 0.4 to 0.5; known for 5 of 6 doses`.
fn weight_words(weight: &WeightDose) -> String {
    let two = |mg_per_kg: f64| format!("{mg_per_kg:.2}");
    let (low, high) = (two(weight.range_mg_per_kg.0), two(weight.range_mg_per_kg.1));
    let range = if low == high { String::new() } else { say!(", range {low} to {high}", low, high) };
    say!(
        "{drug} latest {latest} mg/kg{range}; known for {known} of {all} doses",
        drug = route_words(weight.by),
        latest = two(weight.latest_mg_per_kg),
        range,
        known = weight.known,
        all = weight.all
    )
}
