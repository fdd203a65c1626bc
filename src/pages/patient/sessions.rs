//! The sessions as a table, newest first: the twin of the timeline's lane.

use super::open::{Facts, Open};
use super::record_dialog::RecordTarget;
use super::records::Records;
use super::words::{entered_by, format_relative};
use crate::desk::Command;
use crate::exchange::NamedFields;
use crate::record::sort_by_key;
use crate::record::{Choice, FieldCell, Mmhg, Number, Record, Session, SessionStatus, format_points};
use crate::ui::{Column, cells};
use crate::words::fields_words;
use leptos::prelude::*;

/// The heading of the fields that stand in one cell.
const PRESSURES: &str = "Blood pressure";

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
        Column::cell(PRESSURES),
        Column::cell("Note").class("note"),
        Column::buttons(),
    ],
};

/// All sessions with their actions.
pub(super) fn sessions_table(open: Open, edit: RwSignal<Option<RecordTarget>>) -> AnyView {
    let rows = move |facts: &Facts| {
        let mut sessions: Vec<&Session> = facts.chart.sessions.iter().collect();
        sort_by_key(&mut sessions, |s| std::cmp::Reverse((s.day, s.time)));
        sessions.into_iter().map(|session| row(open, facts, session, edit)).collect()
    };
    SESSIONS.card(open, rows, move || edit.set(Some(RecordTarget::new(open.key))))
}

fn row(open: Open, facts: &Facts, session: &Session, edit: RwSignal<Option<RecordTarget>>) -> AnyView {
    let (key, day) = (session.key, session.day.format_long());
    let marks = marks(facts, session).into_iter().map(|m| view! { <span class="mark">{m}</span> }).collect_view();
    let time = session.time.map(|t| format!(", {t}"));
    let label = format!("session of {day}");
    let cells = cells![
        (day, time, marks, entered_by(facts, key)),
        format_status(session, open.desk.today.get()),
        format!("{}, {}", session.drug.word(), session.route.label()),
        format_amount(session),
        session.site.map(Choice::word),
        format_pressures(session),
        (rest(session), session.note.to_string()),
    ];
    let edit = move || edit.set(Some(RecordTarget::edit(open.key, key)));
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

/// The fields that no other cell shows.
fn rest(session: &Session) -> AnyView {
    let has_cell = |FieldCell(name, _): &FieldCell| {
        let is_pressure = Session::about().any(|about| about.name == *name && about.group == PRESSURES);
        is_pressure
            || matches!(&**name, "time" | "status" | "drug" | "route" | "dose_mg" | "weight_kg" | "site" | "note")
    };
    let rest: Vec<_> = NamedFields::of_session(session).filled().into_iter().filter(|cell| !has_cell(cell)).collect();
    (!rest.is_empty()).then(|| view! { <p>{fields_words(&rest)}</p> }).into_any()
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
