//! The sessions as a table, newest first: the twin of the timeline's lane.

use super::open::{Facts, Open};
use super::records::Records;
use super::session_dialog::SessionTarget;
use super::words::{entered_by, format_relative};
use crate::desk::Command;
use crate::record::sort_by_key;
use crate::record::{Pressure, Session, SessionStatus, Site, format_points};
use crate::ui::{Column, cells};
use leptos::prelude::*;

const SESSIONS: Records = Records {
    id: "sessions-title",
    title: "Sessions",
    name: "Table of sessions",
    empty: "No session yet. The clock of every rule starts at a session: add the first one, or import a sessions file.",
    add: "Add session…",
    columns: &[
        Column::head("Day"),
        Column::cell("Status"),
        Column::cell("Drug and route"),
        Column::number("Dose"),
        Column::cell("Where"),
        Column::cell("Blood pressure"),
        Column::cell("Note").class("note"),
        Column::buttons(),
    ],
};

/// All sessions with their actions.
pub(super) fn sessions_table(open: Open, edit: RwSignal<Option<SessionTarget>>) -> AnyView {
    let rows = move |facts: &Facts| {
        let mut sessions: Vec<&Session> = facts.chart.sessions.iter().collect();
        sort_by_key(&mut sessions, |s| std::cmp::Reverse((s.day, s.time)));
        sessions.into_iter().map(|session| row(open, facts, session, edit)).collect()
    };
    SESSIONS.card(open, rows, move || edit.set(Some(SessionTarget::new(open.key))))
}

fn row(open: Open, facts: &Facts, session: &Session, edit: RwSignal<Option<SessionTarget>>) -> AnyView {
    let (key, day) = (session.key, session.day.format_long());
    let marks = marks(facts, session).into_iter().map(|m| view! { <span class="mark">{m}</span> }).collect_view();
    let time = session.time.map(|t| format!(", {t}"));
    let label = format!("session of {day}");
    let cells = cells![
        (day, time, marks, entered_by(facts, key)),
        format_status(session, open.desk.today.get()),
        format!("{}, {}", drug_word(session), session.route.label()),
        format_amount(session),
        session.site.map(|site| if site == Site::Clinic { "clinic" } else { "home" }),
        format_pressures(session),
        (!session.note.is_empty()).then(|| session.note.clone()),
    ];
    let edit = move || edit.set(Some(SessionTarget::edit(open.key, key)));
    let delete = Command::DeleteSession { patient: open.key, session: session.clone() };
    SESSIONS.row(open, key, &label, cells, edit, delete)
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

const fn drug_word(session: &Session) -> &'static str {
    match session.drug {
        crate::record::Drug::Ketamine => "ketamine",
        crate::record::Drug::Esketamine => "esketamine",
    }
}

/// The dose in mg and, where the weight is known, in mg per kg.
fn format_amount(session: &Session) -> String {
    let Some(mg) = session.dose_mg else { return "not known".to_owned() };
    match session.weight_kg {
        Some(kg) if kg > 0.0 => format!("{} mg ({} mg/kg)", format_points(mg), format_points(mg / kg)),
        _ => format!("{} mg", format_points(mg)),
    }
}

fn format_pressures(session: &Session) -> Option<String> {
    let half = |v: Option<u16>| v.map_or("?".to_owned(), |v| v.to_string());
    let both = |p: Pressure| (!p.is_empty()).then(|| format!("{}/{}", half(p.systolic), half(p.diastolic)));
    match (both(session.before), both(session.peak)) {
        (Some(before), Some(peak)) => Some(format!("{before}, highest {peak} mmHg")),
        (Some(before), None) => Some(format!("{before} mmHg before")),
        (None, Some(peak)) => Some(format!("highest {peak} mmHg")),
        (None, None) => None,
    }
}
