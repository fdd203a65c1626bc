//! One line of the audit.

use super::filters::capitalised;
use crate::browser::moment::moment_words;
use crate::desk::{Line, Place};
use crate::pages::state::Desk;
use crate::record::Key;
use leptos::prelude::*;

/// The id of a line's row.
pub(super) fn line_id(place: Place) -> String {
    format!("audit-{}-{}", place.entry, place.line)
}

/// A row: entries are only ever added, so it is drawn once.
#[component]
pub(super) fn AuditLine(desk: Desk, place: Place) -> impl IntoView {
    desk.audit
        .with_untracked(|view| {
            let (entry, line) = view.at(place)?;
            let deed = line.map_or_else(|| "Nothing that shows".to_owned(), |line| capitalised(line.deed.words()));
            let patient = line.and_then(|line| line.patient).map(|key| patient_view(desk, key));
            let by = if entry.by.is_empty() { "not named".to_owned() } else { entry.by.clone() };
            let row = view! {
                <tr role="row" id=line_id(place) tabindex="-1">
                    <td class="when" role="cell">
                        <time datetime=entry.at.clone()>{moment_words(&entry.at)}</time>
                        <span class="sub">{format!("entry {}", entry.number)}</span>
                    </td>
                    <td class="by" role="cell">{by}</td>
                    <td class="deed" role="cell">{deed}</td>
                    <td class="who" role="cell">{patient}</td>
                    <td class="what" role="cell">{line.map(what_view)}</td>
                </tr>
            };
            Some(row)
        })
        .into_any()
}

/// The patient as now named; the key alone where the patient is no longer there.
fn patient_view(desk: Desk, key: Key) -> impl IntoView {
    move || {
        let patient = desk.clinic.with(|clinic| clinic.chart(key).map(|chart| chart.patient.clone()));
        let Some(patient) = patient else {
            return view! { <span class="sub">{format!("not in the record, {key}")}</span> }.into_any();
        };
        let number = (!patient.name.is_empty()).then(|| view! { <span class="sub">{patient.number.clone()}</span> });
        view! {
            <a href=format!("/patients/{key}")>{patient.display_name().to_owned()}</a>
            {number}
        }
        .into_any()
    }
}

/// Of what, and from what to what.
fn what_view(line: &Line) -> impl IntoView + use<> {
    let hidden = |word: &'static str| view! { <span class="visually-hidden">{word}</span> };
    let before = line.before.clone().map(|text| view! { <del>{hidden("before ")}{text}</del> });
    let arrow =
        (line.before.is_some() && line.after.is_some()).then(|| view! { <span aria-hidden="true">" → "</span> });
    let after = line.after.clone().map(|text| view! { <ins>{hidden("after ")}{text}</ins> });
    let values =
        (before.is_some() || after.is_some()).then(|| view! { <span class="values">{before} {arrow} {after}</span> });
    view! {
        <span class="of">{line.what.clone()}</span>
        {values}
    }
}
