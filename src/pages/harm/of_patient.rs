//! What of one patient's answers tells of harm: on top of the patient's page and of what is printed.

use super::banner::{alert_words, deal_label};
use crate::browser::local_time::when_words;
use crate::caseload::{HarmAlert, HarmDealt, harm_dealt_with};
use crate::pages::look_back::at_present;
use crate::pages::state::{Dealing, Desk};
use crate::record::{Chart, Key};
use crate::ui::button;
use crate::words::{SayDay, harm_dealt_words, say, worded};
use leptos::prelude::*;

/// What waits to be dealt with, or waited on the day that is shown, a line each.
pub(crate) fn harm_lines(desk: Desk, patient: Key) -> Vec<(HarmAlert, String)> {
    let alerts = desk.harm_alerts_shown();
    let own = alerts.iter().filter(|alert| alert.patient == Some(patient));
    own.map(|alert| (alert.clone(), alert_words(desk, alert))).collect()
}

/// What waits, with the way to say what was done; and below, what was dealt with before. Nothing where there is neither.
pub(crate) fn patient_harm(desk: Desk, patient: Key) -> AnyView {
    let waiting = Memo::new(move |_| harm_lines(desk, patient));
    let open = move || {
        let lines = waiting.get();
        let whose = desk.identity(patient).unwrap_or_default();
        let one = move |(alert, words): (HarmAlert, String)| {
            let (report, label) = (alert.report, deal_label(&alert, &whose));
            let deal = move || {
                let press = move |_| desk.dealing.set(Some(Dealing { patient: Some(patient), report }));
                let deal = button(worded("Dealt with…"), press).primary().label(label.clone());
                view! { <p class="actions">{deal}</p> }.into_any()
            };
            view! { <li><p class="tells-harm">{words}</p> {at_present(desk, deal)}</li> }
        };
        (!lines.is_empty()).then(|| {
            view! {
                <h2>{move || match desk.looks_back.get() {
                    None => worded("An answer tells of harm").to_owned(),
                    Some(day) => say!("An answer told of harm on {day}, and nobody had dealt with it by then", day = day.long()),
                }}</h2>
                <ul class="harm-list">{lines.into_iter().map(one).collect_view()}</ul>
            }
        })
    };
    let past = Memo::new(move |_| {
        let chart = desk.clinic.with(|clinic| clinic.chart(patient).cloned());
        let all = chart.map(|chart| harm_dealt(desk, &chart)).unwrap_or_default();
        all.iter().map(|one| harm_dealt_words(one, &when_words(one.dealt.at))).collect::<Vec<_>>()
    });
    let before = move || {
        let lines = past.get();
        let line = |words: String| view! { <li>{words}</li> };
        (!lines.is_empty()).then(|| {
            view! {
                <details open>
                    <summary>{say!("Answers that told of harm, dealt with: {count}", count = lines.len())}</summary>
                    <ul>{lines.into_iter().map(line).collect_view()}</ul>
                </details>
            }
        })
    };
    let is_any = Memo::new(move |_| !waiting.with(Vec::is_empty) || !past.with(Vec::is_empty));
    (move || {
        is_any.get().then(|| {
            view! {
                <section class="card wide patient-harm" class:waits=move || !waiting.with(Vec::is_empty) aria-label=worded("Answers that tell of harm")>
                    {open} {before}
                </section>
            }
        })
    })
    .into_any()
}

/// How each was dealt with, the latest first. Follows it.
pub(crate) fn harm_dealt(desk: Desk, chart: &Chart) -> Vec<HarmDealt> {
    let clinic = desk.clinic.get();
    desk.responses.with(|responses| harm_dealt_with(chart, &clinic, responses))
}
