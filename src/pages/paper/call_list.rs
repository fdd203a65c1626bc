//! Whom to call because an answer tells of harm, or is due, on paper.

use super::tools;
use crate::browser::hosted::app_url;
use crate::browser::local_time::day_at;
use crate::caseload::{HarmAlert, Row, call_list, needed_off_call_list};
use crate::pages::harm::{alert_words, harm_lines};
use crate::pages::look_back::mark;
use crate::pages::questionnaires::short_title;
use crate::pages::state::{Desk, use_desk};
use crate::record::{Day, shown_number};
use crate::ui::{Column, cells, row, table};
use crate::words::{
    SayDay, answers_wait_words, counted, due_words, harm_call_words, row_needed_whole, say, unknown_sender, worded,
};
use leptos::prelude::*;

const COLUMNS: [Column<'_>; 5] = [
    Column::head("Patient"),
    Column::cell("Number"),
    Column::text("Due"),
    Column::cell("Last invitation"),
    Column::cell("Reached on").class("to-fill"),
];

/// The page.
#[component]
pub(crate) fn CallListPage() -> impl IntoView {
    let desk = use_desk();
    let body = move || {
        let today = desk.today.get();
        let list = desk.rows.with(|rows| call_list(rows, today));
        let unknown: Vec<HarmAlert> =
            desk.harm_alerts_shown().iter().filter(|alert| alert.patient.is_none()).cloned().collect();
        let is_harm = !unknown.is_empty() || list.iter().any(|row| row.harm.is_some());
        let title = if is_harm {
            worded("Whom to call: an answer tells of harm, or is due")
        } else {
            worded("Whom to call: an answer is due")
        };
        let in_doubt = desk.doubts.with(|doubts| !doubts.is_empty()).then_some(worded(
            "No answer is asked here of patients whose record is in doubt: decide about those first.",
        ));
        let needed = desk.rows.with(|rows| needed_off_call_list(rows, today));
        let needed = (!needed.is_empty()).then(|| {
            let lines = needed.iter().map(|row| needed_line(row)).collect_view();
            view! {
                <h2>{worded("No plan asks these by today, and a memory score is needed")}</h2>
                <ul>{lines}</ul>
            }
        });
        let rows = if list.is_empty() && unknown.is_empty() {
            view! { <p>{worded("Nobody’s plan asks for an answer by today. Plans are set on a patient’s page, and in Settings for all others.")}</p> }
                .into_any()
        } else {
            let unknown = unknown.iter().map(|alert| unknown_line(desk, alert));
            let rows = unknown.chain(list.iter().map(|row| line(desk, row, today))).collect_view();
            table(worded("Whom to call"), "plain call-list", &COLUMNS, rows)
        };
        view! {
            <article class="sheet calls">
                <h1>{title}</h1>
                <p>
                    {say!("{patients} · as of {day}", patients = counted(list.len(), worded("patient"), worded("patients")), day = today.long())}
                    {mark(desk)} {desk.is_demo().then_some(worded(" · demo clinic: synthetic data"))}
                </p>
                {rows}
                {needed}
                <p>{in_doubt}</p>
                <footer>{worded("Phone numbers are not kept here. This page names patients: destroy it when it is worked off.")}</footer>
            </article>
        }
    };
    view! {
        <div class="paper">
            {tools(desk, "/".to_owned(), worded("Back to the caseload"))}
            {body}
        </div>
    }
}

/// Somebody whom no plan asks by today, and by when a score is needed, and why.
fn needed_line(row: &Row) -> AnyView {
    view! {
        <li>
            <a href=app_url(format!("/patients/{}", row.key))>{row.display_name().into_owned()}</a>
            {format!(" · {}: ", shown_number(&row.number))}
            {row_needed_whole(row)}
        </li>
    }
    .into_any()
}

/// Somebody whose answer tells of harm, and nobody knows who it is.
fn unknown_line(desk: Desk, alert: &HarmAlert) -> AnyView {
    let name = view! { <a href=app_url("/inbox")>{unknown_sender()}</a> };
    row(&COLUMNS, cells![name, (), harm(vec![alert_words(desk, alert)]), (), ()])
}

/// Why it can't wait, and what was answered, a line each; nothing where nothing tells of harm.
fn harm(lines: Vec<String>) -> AnyView {
    let call = (!lines.is_empty()).then(|| view! { <p><b>{harm_call_words()}</b></p> });
    let lines = lines.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    view! { {call} {lines} }.into_any()
}

fn line(desk: Desk, of: &Row, today: Day) -> AnyView {
    // What is due since the same day is said once.
    let mut due: Vec<(String, Vec<String>)> = Vec::new();
    for one in of.asking.due(today) {
        let (title, when) =
            (desk.clinic.with(|clinic| short_title(clinic, &one.questionnaire)), due_words(&one.due, today));
        match due.iter_mut().find(|(known, _)| *known == when) {
            Some((_, titles)) => titles.push(title),
            None => due.push((when, vec![title])),
        }
    }
    // Who has answered need not be called for it.
    let waits = desk.clinic.with(|clinic| {
        let chart = clinic.chart(of.key)?;
        chart.invitations().any(|one| clinic.has_waiting(one.issued.token)).then(answers_wait_words)
    });
    let waits = waits.map(|words| view! { <p><b>{words}</b></p> });
    let harm = harm(harm_lines(desk, of.key).into_iter().map(|(_, words)| words).collect());
    let due = due.into_iter().map(|(when, titles)| view! { <p>{titles.join(", ")} ": " {when}</p> }).collect_view();
    // What the plan asks and what the judgement needs may be of two days, and of two instruments.
    let needed =
        row_needed_whole(of).map(|needed| view! { <p class="sub">{say!("Memory score needed: {needed}", needed)}</p> });
    let invited = match of.asking.invited {
        Some((at, false)) => day_at(at).long(),
        Some((at, true)) => say!("{day}, withdrawn", day = day_at(at).long()),
        None => worded("never").to_owned(),
    };
    let severe = of.is_severe().then_some(worded(" · severe"));
    let name = view! { <a href=app_url(format!("/patients/{}", of.key))>{of.display_name().into_owned()}</a> {severe} };
    row(
        &COLUMNS,
        cells![name, shown_number(&of.number).into_owned(), view! { {harm} {due} {needed} {waits} }, invited, ()],
    )
}
