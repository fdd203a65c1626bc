//! The lines, newest first, a screenful at a time: a hundred thousand of them cost no more than the first.

use super::filters::Asked;
use crate::browser::hosted::app_url;
use crate::browser::local_time::instant_words;
use crate::caseload::Clinic;
use crate::desk::{AuditFilter, Deed, Line, Place, Told};
use crate::pages::data::save_as;
use crate::pages::state::Desk;
use crate::record::{Key, Value, shown_name, shown_number};
use crate::ui::{Column, button, cells, focus_id, row_with_id, start, table};
use crate::words::{audit_csv, beginning_words, capital, deed_words, line_texts, say, value_words, what_words, worded};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The page as its parts see it.
#[derive(Clone, Copy)]
pub(super) struct Audit {
    pub(super) desk: Desk,
    pub(super) asked: Asked,
    pub(super) filter: Memo<AuditFilter>,
    /// The places of the lines that all of the filter but its text leaves, newest first.
    pub(super) narrowed: Memo<Arc<Vec<Place>>>,
    /// What the journals say of the facts, as far as it was read.
    pub(super) read: RwSignal<Arc<Read>>,
}

/// What is to be read: how many entries there were, and whose journals.
pub(super) type Wanted = (usize, BTreeSet<Key>);

/// What was read of journals.
#[derive(Default)]
pub(super) struct Read {
    wanted: Wanted,
    told: Told,
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
    // A text is looked for in all of them, so all are read; else those that are shown.
    let wanted = Memo::new(move |_| {
        let most = if audit.filter.with(|filter| filter.text.trim().is_empty()) { most.get() } else { usize::MAX };
        let places = audit.narrowed.get();
        audit.desk.audit.with(|view| (view.entries.len(), view.patients_at(places.iter().take(most).copied())))
    });
    Effect::watch(move || wanted.get(), move |_, _, _| read(audit, wanted), true);
    let found = Memo::new(move |_| {
        let (places, read) = (audit.narrowed.get(), audit.read.get());
        let view = audit.desk.audit.get_untracked();
        let clinic = audit.desk.clinic.get_untracked();
        let texts = |line: &Line| line_texts(line, &clinic);
        audit.filter.with(|filter| Arc::new(filter.saying((&view, &read.told), &places, texts)))
    });
    let is_read = Memo::new(move |_| audit.read.with(|read| wanted.with(|wanted| read.wanted == *wanted)));
    // In one value: whoever follows both would not be told where the shown stay as many and only the found change.
    let counts = Memo::new(move |_| {
        let count = found.with(|found| found.len());
        (most.get().min(count), count)
    });
    let places = move || found.with(|found| found.iter().take(most.get()).copied().collect::<Vec<_>>());
    let show_more = move |_| {
        let (first_new, _) = counts.get_untracked();
        more.set((audit.filter.get_untracked(), most.get_untracked()));
        let place = found.with_untracked(|found| found.get(first_new).copied());
        // The lines are drawn in the next microtask; the focus can follow only then.
        request_animation_frame(move || {
            if let Some(place) = place {
                focus_id(&line_id(place));
            }
        });
    };
    let words = move || match counts.get() {
        _ if !audit.filter.with(|filter| filter.text.trim().is_empty()) && !is_read.get() => {
            worded("Reading the records, to look for the text in them…").to_owned()
        }
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
    let rows = view! { <For each=places key=|place| *place let:place>{audit_row(audit, place)}</For> };
    view! {
        <div class="actions">
            <p class="found" role="status">{words}</p>
            {narrowed}
            <span class="spring"></span>
            {button(worded("Export these lines"), move |_| save(audit, found.get_untracked())).off(move || counts.get().1 == 0)}
            {button(worded("Keys…"), move |_| help.set(true))}
        </div>
        <div hidden=move || counts.get().1 == 0>{table(worded("What was done, newest first"), "audit-table", &COLUMNS, rows)}</div>
        {rest}
    }
}

/// Reads what the journals say of the facts.
fn read(audit: Audit, wanted: Memo<Wanted>) {
    let asked = wanted.get_untracked();
    start(async move {
        let told = audit.desk.read_facts(&asked.1).await;
        // Something else may be wanted by now, and have been read sooner.
        if let Some(told) = told.filter(|_| wanted.try_get_untracked().as_ref() == Some(&asked)) {
            let _ = audit.read.try_set(Arc::new(Read { wanted: asked, told }));
        }
    });
}

/// PatientKeys all of them to the browser, also those that the table doesn't show yet.
fn save(audit: Audit, found: Arc<Vec<Place>>) {
    let (desk, view) = (audit.desk, audit.desk.audit.get_untracked());
    start(async move {
        if let Some(told) = desk.read_facts(&view.patients_at(found.iter().copied())).await {
            let clinic = desk.clinic.get_untracked();
            save_as(desk, "audit.csv", "text/csv", &audit_csv((&view, &told), &found, &clinic));
        }
    });
}

/// The id of a line's row.
fn line_id(place: Place) -> String {
    let write = place.write.map_or_else(String::new, |write| format!("-{write}"));
    format!("audit-{}{write}-{}", place.entry, place.line)
}

/// A row: entries are only ever added, so it is drawn once, and what was done once the journal is read.
fn audit_row(audit: Audit, place: Place) -> Option<AnyView> {
    let desk = audit.desk;
    desk.audit.with_untracked(|view| {
        let unread = Told::default();
        let (entry, line) = view.at(place, &unread)?;
        let line = line.as_deref();
        let what = move || {
            let read = audit.read.get();
            let clinic = desk.clinic.get_untracked();
            desk.audit
                .with_untracked(|view| Some(what_view(view.at(place, &read.told)?.1?.as_ref(), &clinic).into_any()))
        };
        let deed = line.map_or_else(|| worded("Nothing that shows").to_owned(), |line| capital(deed_words(line.deed)));
        let patient = line.and_then(|line| line.patient).map(|key| patient_view(desk, key));
        let by = match line.map(|line| line.deed) {
            // They were told by whoever came in afterwards, who may have nothing to do with them.
            Some(Deed::Failed) => worded("not known").to_owned(),
            _ if entry.by.is_empty() => worded("not named").to_owned(),
            _ => shown_name(&entry.by).into_owned(),
        };
        let when = view! {
            <time datetime=entry.at.clone()>{instant_words(&entry.at)}</time>
            <span class="sub">{say!("entry {number}", number = entry.number)}</span>
        };
        Some(row_with_id(&COLUMNS, cells![when, by, deed, patient, what], line_id(place), ""))
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
            <a href=app_url(format!("/patients/{key}"))>{patient.display_name().into_owned()}</a>
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
fn what_view(line: &Line, clinic: &Clinic) -> impl IntoView + use<> {
    let value = |value: Option<&Value>| value.map(|value| text_of(&value_words(value, clinic)));
    let hidden = |word: &'static str| view! { <span class="visually-hidden">{word}</span> };
    let before = value(line.before.as_ref()).map(|text| view! { <del>{hidden(worded("before "))}{text}</del> });
    let arrow =
        (line.before.is_some() && line.after.is_some()).then(|| view! { <span aria-hidden="true">" → "</span> });
    let after = value(line.after.as_ref()).map(|text| view! { <ins>{hidden(worded("after "))}{text}</ins> });
    let values =
        (before.is_some() || after.is_some()).then(|| view! { <span class="values">{before} {arrow} {after}</span> });
    view! {
        <span class="of">{text_of(&what_words(line, clinic))}</span>
        {values}
    }
}
