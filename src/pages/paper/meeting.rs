//! The meeting on paper: agenda and minutes, then one page per case.

use super::sheet::sheet;
use super::{facts, tools};
use crate::caseload::agenda;
use crate::pages::state::use_desk;
use crate::words::{agenda_text, minutes_text};
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn MeetingPaper() -> impl IntoView {
    let desk = use_desk();
    let body = move || {
        let agenda = desk.rows.with(|rows| agenda(rows));
        let today = desk.today.get();
        let minutes = desk.clinic.with(|clinic| minutes_text(&clinic.charts, &agenda, today));
        let cases = desk.clinic.with(|clinic| agenda_text(&agenda, &clinic.charts, &clinic.instruments, today));
        let sheets = agenda.cases.iter().filter_map(|row| facts(desk, Some(row.key))).map(|facts| sheet(&facts));
        view! {
            <article class="sheet meeting-sheet">
                // Repeated on each page, as an agenda may take several.
                <header class="running">{format!("Review meeting · printed on {}", today.format_long())}</header>
                <h1>"Review meeting"</h1>
                <pre>{cases}</pre>
                <pre>{minutes}</pre>
            </article>
            {sheets.collect_view()}
        }
    };
    view! {
        <div class="paper">
            {tools(desk, "/review".to_owned(), "Back to the meeting")}
            {body}
        </div>
    }
    .into_any()
}
