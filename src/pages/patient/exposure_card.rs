//! The exposure card: sessions and milligrams by route in the last 7, 28, 90 and 365 days.

use super::open::Open;
use crate::caseload::{Dosing, Period, WeightDose, dosing, exposure};
use crate::record::{counted, format_figure};
use crate::ui::{Column, cells, row, table};
use crate::words::{format_dose, route_words};
use leptos::prelude::*;

/// What was given lately.
#[component]
pub(super) fn ExposureCard(open: Open) -> impl IntoView {
    const COLUMNS: [Column<'_>; 3] =
        [Column::head("Last"), Column::number("Sessions"), Column::cell("Given, by route")];
    let one = |period: Period| {
        let doses = period.routes.iter().map(|(by, dose)| format_dose(*by, dose));
        let doses = if period.routes.is_empty() { vec!["none".to_owned()] } else { doses.collect() };
        let doses = doses.into_iter().map(|dose| view! { <span class="dose">{dose}</span> }).collect_view();
        row(&COLUMNS, cells![format!("{} days", period.days), period.sessions, doses])
    };
    let rows = move || {
        open.draw(move |facts| exposure(&facts.chart, open.desk.today.get()).into_iter().map(one).collect_view())
    };
    let facts = move || open.draw(|facts| dosing_facts(&dosing(&facts.chart, &facts.judgement)));
    view! {
        <section class="card" aria-labelledby="exposure-title">
            <h2 id="exposure-title">"Exposure"</h2>
            {table("Sessions and doses by period", "plain", &COLUMNS, rows)}
            <dl class="facts dosing">{facts}</dl>
            <p class="hint">"Routes are never added together: they differ in how much reaches the blood."</p>
        </section>
    }
}

/// How the doses were given, a fact a line. What is not known is said so.
fn dosing_facts(dosing: &Dosing) -> impl IntoView + use<> {
    let since = match dosing.last {
        Some((_, 0)) => "today".to_owned(),
        Some((day, 1)) => format!("1 day ({})", day.format_long()),
        Some((day, days)) => format!("{days} days ({})", day.format_long()),
        None => "no session given yet".to_owned(),
    };
    let interval = match dosing.median_interval_days {
        Some(days) => format!("{} days, median of {}", format_figure(days), dosing.intervals),
        None => "not known: fewer than two session days in this course".to_owned(),
    };
    let flagged = match dosing.while_flagged {
        Some(count) => format!("{} after the flag went up", counted(count, "session day")),
        None => "no flag is up".to_owned(),
    };
    let weight = if dosing.by_weight.is_empty() {
        vec!["not known: no dose in a year with amount and body weight".to_owned()]
    } else {
        dosing.by_weight.iter().map(weight_words).collect()
    };
    let plans =
        format!("{} planned, {} planned and not recorded, {} missed", dosing.planned, dosing.unrecorded, dosing.missed);
    let weight = weight.into_iter().map(|line| view! { <dd>{line}</dd> }).collect_view();
    view! {
        <dt>"Since the last session"</dt>
        <dd>{since}</dd>
        <dt>"Interval in this course"</dt>
        <dd>{interval}</dd>
        <dt>"mg/kg in 365 days"</dt>
        {weight}
        <dt>"Dosed while flagged"</dt>
        <dd>{flagged}</dd>
        <dt>"Plans"</dt>
        <dd>{plans}</dd>
    }
}

/// One drug and route: `IV latest 0.5 mg/kg, range 0.4 to 0.5; known for 5 of 6 doses`.
fn weight_words(weight: &WeightDose) -> String {
    let (low, high) = weight.range_mg_per_kg;
    let two = |mg_per_kg: f64| format!("{mg_per_kg:.2}");
    let range = if two(low) == two(high) { String::new() } else { format!(", range {} to {}", two(low), two(high)) };
    format!(
        "{} latest {} mg/kg{range}; known for {} of {} doses",
        route_words(weight.by),
        two(weight.latest_mg_per_kg),
        weight.known,
        weight.all
    )
}
