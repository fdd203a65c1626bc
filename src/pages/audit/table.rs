//! The lines, newest first, a screenful at a time: a hundred thousand of them cost no more than the first.

use super::filters::Asked;
use crate::browser::moment::moment_words;
use crate::desk::{AuditFilter, Deed, Line, Place};
use crate::pages::data::save_as;
use crate::pages::state::Desk;
use crate::record::{Key, Value, shown_name, shown_number};
use crate::ui::{Column, button, cells, focus_id, row_with_id, table};
use crate::words::{audit_csv, beginning_words, capital, deed_words, say, value_words, what_words, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// The page as its parts see it.
#[derive(Clone, Copy)]
pub(super) struct Audit {
    pub(super) desk: Desk,
    pub(super) asked: Asked,
    pub(super) filter: Memo<AuditFilter>,
    /// The places of the lines that the filter leaves, newest first.
    pub(super) found: Memo<Arc<Vec<Place>>>,
}

/// How many lines are shown at first, and how many more with each press.
const STEP: usize = 100;

const COLUMNS: [Column<'_>; 5] = [
    Column::cell("When").class("when"),
    Column::cell("By").class("by"),
    Column::cell("Done").class("deed"),
    Column::cell("Patient").class("who"),
    Column::cell("What, and from what to what").class("what"),
];

/// The table, below how much of it there is and what can be done with it.
#[component]
pub(super) fn AuditTable(audit: Audit, help: RwSignal<bool>) -> impl IntoView {
    // How many more were asked for, of which filter: another filter starts over.
    let more = RwSignal::new((AuditFilter::default(), 0));
    let most = Memo::new(move |_| {
        let of_filter = |filter: &AuditFilter| more.with(|(of, more)| if of == filter { *more } else { 0 });
        STEP + audit.filter.with(of_filter)
    });
    // In one value: whoever follows both would not be told where the shown stay as many and only the found change.
    let counts = Memo::new(move |_| {
        let count = audit.found.with(|found| found.len());
        (most.get().min(count), count)
    });
    let places = move || audit.found.with(|found| found.iter().take(most.get()).copied().collect::<Vec<_>>());
    let show_more = move |_| {
        let (first_new, _) = counts.get_untracked();
        more.set((audit.filter.get_untracked(), most.get_untracked()));
        let place = audit.found.with_untracked(|found| found.get(first_new).copied());
        // The lines are drawn in the next microtask; the focus can follow only then.
        request_animation_frame(move || {
            if let Some(place) = place {
                focus_id(&line_id(place));
            }
        });
    };
    let words = move || match counts.get() {
        (_, 0) => worded("No line matches these filters. The audit is still there.").to_owned(),
        (1, 1) => worded("1 line").to_owned(),
        (shown, count) if shown == count => say!("{count} lines, newest first", count),
        (shown, count) => say!("The newest {shown} of {count} lines", shown, count),
    };
    let narrowed = move || {
        (audit.filter.get() != AuditFilter::default())
            .then(|| button(worded("Clear the filters"), move |_| audit.asked.clear()).quiet().view())
    };
    let rest = move || {
        let (shown, count) = counts.get();
        (shown < count).then(|| {
            view! { <p class="actions">{button(worded("Show more"), show_more)}</p> }
        })
    };
    let rows = view! { <For each=places key=|place| *place let:place>{audit_row(audit.desk, place)}</For> };
    view! {
        <div class="actions">
            <p class="found" role="status">{words}</p>
            {narrowed}
            <span class="spring"></span>
            {button(worded("Export these lines"), move |_| save(audit)).off(move || counts.get().1 == 0)}
            {button(worded("Keys…"), move |_| help.set(true))}
        </div>
        <div hidden=move || counts.get().1 == 0>{table(worded("What was done, newest first"), "audit-table", &COLUMNS, rows)}</div>
        {rest}
    }
}

/// Hands all of them to the browser, also those that the table doesn't show yet.
fn save(audit: Audit) {
    let (view, found, clinic) =
        (audit.desk.audit.get_untracked(), audit.found.get_untracked(), audit.desk.clinic.get_untracked());
    let text = audit_csv(found.iter().filter_map(|place| view.at(*place)), &clinic.charts);
    save_as(audit.desk, "audit.csv", "text/csv", &text);
}

/// The id of a line's row.
fn line_id(place: Place) -> String {
    format!("audit-{}-{}", place.entry, place.line)
}

/// A row: entries are only ever added, so it is drawn once.
fn audit_row(desk: Desk, place: Place) -> Option<AnyView> {
    desk.audit.with_untracked(|view| {
        let (entry, line) = view.at(place)?;
        let deed = line.map_or_else(|| worded("Nothing that shows").to_owned(), |line| capital(deed_words(line.deed)));
        let patient = line.and_then(|line| line.patient).map(|key| patient_view(desk, key));
        let by = match line.map(|line| line.deed) {
            // They were told by whoever came in afterwards, who may have nothing to do with them.
            Some(Deed::Failed) => worded("not known").to_owned(),
            _ if entry.by.is_empty() => worded("not named").to_owned(),
            _ => shown_name(&entry.by).into_owned(),
        };
        let when = view! {
            <time datetime=entry.at.clone()>{moment_words(&entry.at)}</time>
            <span class="sub">{say!("entry {number}", number = entry.number)}</span>
        };
        Some(row_with_id(&COLUMNS, cells![when, by, deed, patient, line.map(what_view)], line_id(place), ""))
    })
}

/// The patient as now named; the key alone where the patient is no longer there.
fn patient_view(desk: Desk, key: Key) -> impl IntoView {
    move || {
        let patient = desk.clinic.with(|clinic| clinic.chart(key).map(|chart| chart.patient.clone()));
        let Some(patient) = patient else {
            return view! { <span class="sub">{say!("not in the record, {key}", key)}</span> }.into_any();
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
    beginning_words(text, LONGEST)
}

/// Of what, and from what to what.
fn what_view(line: &Line) -> impl IntoView + use<> {
    let value = |value: Option<&Value>| value.map(|value| text_of(&value_words(value)));
    let hidden = |word: &'static str| view! { <span class="visually-hidden">{word}</span> };
    let before = value(line.before.as_ref()).map(|text| view! { <del>{hidden(worded("before "))}{text}</del> });
    let arrow =
        (line.before.is_some() && line.after.is_some()).then(|| view! { <span aria-hidden="true">" → "</span> });
    let after = value(line.after.as_ref()).map(|text| view! { <ins>{hidden(worded("after "))}{text}</ins> });
    let values =
        (before.is_some() || after.is_some()).then(|| view! { <span class="values">{before} {arrow} {after}</span> });
    view! {
        <span class="of">{text_of(&what_words(line))}</span>
        {values}
    }
}
