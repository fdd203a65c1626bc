//! What was taken in or refused lately, so that nobody asks where it went.

use super::open_inbox::LIST;
use crate::browser::hosted::app_url;
use crate::browser::local_time::when_words;
use crate::pages::put_back::{PutBackDialog, put_back_button};
use crate::pages::questionnaires::short_title;
use crate::pages::state::use_desk;
use crate::record::{Key, Report, sort_by_key};
use crate::ui::{Column, cells, row, scrolling_table};
use crate::words::{SayDay, report_way_words, say, worded};
use leptos::prelude::*;
use std::cmp::Reverse;

/// How many are listed.
const LISTED: usize = 30;

const COLUMNS: [Column<'static>; 6] = [
    Column::head("Patient"),
    Column::cell("Questionnaires"),
    Column::cell("Answered"),
    Column::cell("Received"),
    Column::text("What became of it"),
    Column::buttons(),
];

/// The list, folded; nothing where there is none.
#[component]
pub(super) fn Lately() -> impl IntoView {
    let desk = use_desk();
    let putting = RwSignal::new(None);
    let rows = Memo::new(move |_| {
        desk.clinic.with(|clinic| {
            let all = clinic.charts.values().flat_map(|chart| {
                let key = chart.patient.key;
                chart.reports().map(move |report| (key, report))
            });
            let mut all: Vec<(Key, Report)> = all.map(|(key, report)| (key, report.clone())).collect();
            sort_by_key(&mut all, |(_, report)| Reverse(report.received));
            all.truncate(LISTED);
            all
        })
    });
    let drawn = move |(key, report): (Key, Report)| {
        let whose = desk.identity(key).unwrap_or_else(|| key.to_string());
        let title = |id: &str| desk.clinic.with(|clinic| short_title(clinic, id));
        let asked = report.answered.iter().map(|one| title(&one.questionnaire.id)).collect::<Vec<_>>().join(", ");
        let became = match &report.refused {
            Some(reason) => say!("refused: {reason}", reason),
            None => worded("taken in").to_owned(),
        };
        let back = put_back_button(
            desk,
            putting,
            (key, &report),
            &format!("{whose}, {asked}, {}", when_words(report.received)),
        );
        let cells = cells![
            view! { <a href=app_url(format!("/patients/{key}"))>{whose}</a> },
            asked,
            format!("{}, {}", report.day().long(), report_way_words(report.way)),
            when_words(report.received),
            became,
            back,
        ];
        row(&COLUMNS, cells)
    };
    let list = move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| {
            view! {
                <details class="card lately">
                    <summary>{worded("Taken in or refused lately")}</summary>
                    {scrolling_table(worded("Taken in or refused lately"), "", "records", &COLUMNS, rows.into_iter().map(drawn).collect_view())}
                </details>
            }
        })
    };
    view! {
        {list}
        <PutBackDialog putting next=LIST />
    }
}
