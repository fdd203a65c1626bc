//! The exposure card: sessions and milligrams by route in the last 7, 28, 90 and 365 days.

use super::open::Open;
use crate::caseload::{exposure, format_dose};
use leptos::prelude::*;

/// What was given lately.
#[component]
pub(super) fn ExposureCard(open: Open) -> impl IntoView {
    let rows = move || {
        open.draw(move |facts| {
            let today = open.desk.today.get();
            exposure(&facts.chart, today)
                .into_iter()
                .map(|period| {
                    let doses: Vec<String> = period.routes.iter().map(|(by, dose)| format_dose(*by, dose)).collect();
                    view! {
                        <tr>
                            <th scope="row">{format!("{} days", period.days)}</th>
                            <td class="number">{period.sessions}</td>
                            <td>
                                {if doses.is_empty() { vec!["none".to_owned()] } else { doses }
                                    .into_iter()
                                    .map(|dose| view! { <span class="dose">{dose}</span> })
                                    .collect_view()}
                            </td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <section class="card" aria-labelledby="exposure-title">
            <h2 id="exposure-title">"Exposure"</h2>
            <table class="plain">
                <thead>
                    <tr>
                        <th scope="col">"Last"</th>
                        <th scope="col" class="number">"Sessions"</th>
                        <th scope="col">"Given, by route"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="hint">"Routes are never added together: they differ in how much reaches the blood."</p>
        </section>
    }
    .into_any()
}
