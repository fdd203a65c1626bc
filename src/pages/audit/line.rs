//! One line of the audit.

use super::filters::capitalised;
use crate::browser::moment::moment_words;
use crate::desk::{Deed, Line, Place};
use crate::pages::state::Desk;
use crate::record::{Key, shown, shown_name, shown_number};
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
            let by = match line.map(|line| line.deed) {
                // They were told by whoever came in afterwards, who may have nothing to do with them.
                Some(Deed::Failed) => "not known".to_owned(),
                _ if entry.by.is_empty() => "not named".to_owned(),
                _ => shown_name(&entry.by).into_owned(),
            };
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
        let number = (!patient.name.is_empty())
            .then(|| view! { <span class="sub">{shown_number(&patient.number).into_owned()}</span> });
        view! {
            <a href=format!("/patients/{key}")>{patient.display_name().into_owned()}</a>
            {number}
        }
        .into_any()
    }
}

/// How much of a text stands in a line, in characters; how long it is, is said, and the export has all of it.
const LONGEST: usize = 1000;

/// A text as a line shows it.
fn text_of(text: &str) -> String {
    shown(text, LONGEST).into_owned()
}

/// Of what, and from what to what.
fn what_view(line: &Line) -> impl IntoView + use<> {
    let hidden = |word: &'static str| view! { <span class="visually-hidden">{word}</span> };
    let before = line.before.as_deref().map(text_of).map(|text| view! { <del>{hidden("before ")}{text}</del> });
    let arrow =
        (line.before.is_some() && line.after.is_some()).then(|| view! { <span aria-hidden="true">" → "</span> });
    let after = line.after.as_deref().map(text_of).map(|text| view! { <ins>{hidden("after ")}{text}</ins> });
    let values =
        (before.is_some() || after.is_some()).then(|| view! { <span class="values">{before} {arrow} {after}</span> });
    view! {
        <span class="of">{text_of(&line.what)}</span>
        {values}
    }
}
