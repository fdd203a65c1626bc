//! The exposure card: sessions and milligrams by route in the last 7, 28, 90 and 365 days.

use super::open_patient::Open;
use crate::caseload::{Period, dosing, exposure};
use crate::ui::{Column, cells, hint_text, row, section, table};
use crate::words::{dosing_words, format_days, format_dose, worded};
use leptos::prelude::*;

/// What was given lately.
#[component]
pub(super) fn ExposureCard(open: Open) -> impl IntoView {
    const COLUMNS: [Column<'_>; 3] =
        [Column::head("Last"), Column::number("Sessions"), Column::cell("Given, by route")];
    let one = |period: Period| {
        let doses = period.routes.iter().map(|(by, dose)| format_dose(*by, dose));
        let doses = if period.routes.is_empty() { vec![worded("none").to_owned()] } else { doses.collect() };
        let doses = doses.into_iter().map(|dose| view! { <span class="dose">{dose}</span> }).collect_view();
        row(&COLUMNS, cells![format_days(period.days), period.sessions, doses])
    };
    let rows = move || {
        open.draw(move |facts| exposure(&facts.chart, open.desk.today.get()).into_iter().map(one).collect_view())
    };
    let fact = |(label, lines): (&'static str, Vec<String>)| {
        let lines = lines.into_iter().map(|line| view! { <dd>{line}</dd> }).collect_view();
        view! { <dt>{label}</dt> {lines} }
    };
    let facts = move || {
        open.draw(|facts| dosing_words(&dosing(&facts.chart, &facts.judgement)).map(fact).into_iter().collect_view())
    };
    let body = view! {
        {table(worded("Sessions and doses by period"), "plain", &COLUMNS, rows)}
        <dl class="facts dosing">{facts}</dl>
        {hint_text(worded("Routes are never added together: they differ in how much reaches the blood."))}
    };
    section("exposure-title", "card", worded("Exposure"), body.into_any())
}
