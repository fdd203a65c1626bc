//! The sessions as a table, newest first: the twin of the timeline's lane.

use super::open::{Facts, Open, delete_id, row_id};
use super::session_dialog::SessionTarget;
use super::words::{entered_by, format_relative};
use crate::desk::Command;
use crate::record::sort_by_key;
use crate::record::{Choice, Mmhg, Number, Session, SessionStatus, format_points};
use leptos::prelude::*;

const HEADING: &str = "sessions-title";

/// All sessions with their actions.
#[component]
pub(super) fn SessionsTable(open: Open, edit: RwSignal<Option<SessionTarget>>) -> impl IntoView {
    let body = move || {
        open.draw(move |facts| {
            let mut sessions: Vec<&Session> = facts.chart.sessions.iter().collect();
            sort_by_key(&mut sessions, |s| std::cmp::Reverse((s.day, s.time)));
            if sessions.is_empty() {
                return view! {
                    <p class="empty">"No session yet. The clock of every rule starts at a session: add the first one, or import a sessions file."</p>
                }
                .into_any();
            }
            view! {
                <div class="table-scroll" tabindex="0" role="region" aria-label="Table of sessions">
                    <table class="records" role="table">
                        <thead role="rowgroup">
                            <tr role="row">
                                <th scope="col" role="columnheader">"Day"</th>
                                <th scope="col" role="columnheader">"Status"</th>
                                <th scope="col" role="columnheader">"Drug and route"</th>
                                <th scope="col" role="columnheader" class="number">"Dose"</th>
                                <th scope="col" role="columnheader">"Where"</th>
                                <th scope="col" role="columnheader">"Blood pressure"</th>
                                <th scope="col" role="columnheader">"Note"</th>
                                <th scope="col" role="columnheader">
                                    <span class="visually-hidden">"Actions"</span>
                                </th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">
                            {sessions.into_iter().map(|s| row(open, &facts, s, edit)).collect_view()}
                        </tbody>
                    </table>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <section class="card wide" aria-labelledby=HEADING>
            <div class="card-head">
                <h2 id=HEADING tabindex="-1">"Sessions"</h2>
                <button type="button" class="button" on:click=move |_| edit.set(Some(SessionTarget::new(open.key)))>
                    "Add session…"
                </button>
            </div>
            {body}
        </section>
    }
    .into_any()
}

fn row(open: Open, facts: &Facts, session: &Session, edit: RwSignal<Option<SessionTarget>>) -> impl IntoView + use<> {
    let key = session.key;
    let day = session.day.format_long();
    let seen = session.clone();
    let delete =
        move |_| open.delete(Command::DeleteSession { patient: open.key, session: seen.clone() }, key, HEADING);
    let status = format_status(session, open.desk.today.get());
    let marks = marks(facts, session);
    view! {
        <tr id=row_id(key) role="row" tabindex="-1" class:sent-to=move || open.desk.sent_to.get() == Some(key)>
            <th scope="row" role="rowheader">
                {session.day.format_long()} {session.time.map(|t| format!(", {t}"))}
                {marks.into_iter().map(|m| view! { <span class="mark">{m}</span> }).collect_view()} {entered_by(facts, key)}
            </th>
            <td role="cell" data-label="Status">{status}</td>
            <td role="cell" data-label="Drug and route">{format!("{}, {}", session.drug.word(), session.route.label())}</td>
            <td role="cell" data-label="Dose" class="number">{format_amount(session)}</td>
            <td role="cell" data-label="Where">{session.site.map(Choice::word)}</td>
            <td role="cell" data-label="Blood pressure">{format_pressures(session)}</td>
            <td role="cell" data-label="Note" class="note">{(!session.note.is_empty()).then(|| session.note.to_string())}</td>
            <td role="cell" class="row-buttons">
                <button
                    type="button"
                    class="button quiet"
                    aria-label=format!("Edit session of {day}…")
                    on:click=move |_| edit.set(Some(SessionTarget::edit(open.key, key)))
                >
                    "Edit…"
                </button>
                <button
                    type="button"
                    id=delete_id(key)
                    class="button quiet"
                    aria-label=format!("Delete session of {day}")
                    on:click=delete
                >
                    "Delete"
                </button>
            </td>
        </tr>
    }
}

/// What the rules make of a session, where it is more than "a session of the course".
fn marks(facts: &Facts, session: &Session) -> Vec<&'static str> {
    let mut marks = Vec::new();
    if session.status != SessionStatus::Given {
        return marks;
    }
    let index =
        |day| facts.judgement.tracks.iter().any(|t| t.episode.as_ref().is_some_and(|e| e.index_session == Some(day)));
    if index(session.day) {
        marks.push("index session");
    }
    if facts.judgement.earlier_sessions.iter().any(|s| s.day == session.day) {
        marks.push("earlier course");
    }
    if session.day > facts.judgement.as_of {
        marks.push("after today: not used yet");
    }
    marks
}

fn format_status(session: &Session, today: crate::record::Day) -> String {
    let word = match session.status {
        SessionStatus::Given => "given",
        SessionStatus::Planned if session.day < today => "planned, not recorded as given or missed",
        SessionStatus::Planned => "planned",
        SessionStatus::Missed => "missed",
    };
    format!("{word}, {}", format_relative(session.day, today))
}

/// The dose in mg and, where the weight is known, in mg per kg.
fn format_amount(session: &Session) -> String {
    let Some(mg) = session.dose_mg.map(Number::get) else { return "not known".to_owned() };
    match session.weight_kg {
        Some(kg) => format!("{} mg ({} mg/kg)", format_points(mg), format_points(mg / kg.get())),
        None => format!("{} mg", format_points(mg)),
    }
}

fn format_pressures(session: &Session) -> Option<String> {
    let half = |mmhg: Option<Mmhg>| mmhg.map_or("?".to_owned(), |mmhg| mmhg.to_string());
    let both = |systolic: Option<Mmhg>, diastolic: Option<Mmhg>| {
        systolic.or(diastolic).map(|_| format!("{}/{}", half(systolic), half(diastolic)))
    };
    let before = both(session.systolic_before, session.diastolic_before);
    match (before, both(session.systolic_peak, session.diastolic_peak)) {
        (Some(before), Some(peak)) => Some(format!("{before}, highest {peak} mmHg")),
        (Some(before), None) => Some(format!("{before} mmHg before")),
        (None, Some(peak)) => Some(format!("highest {peak} mmHg")),
        (None, None) => None,
    }
}
