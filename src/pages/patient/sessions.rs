//! The sessions as a table, newest first: the twin of the timeline's lane.

use super::open_patient::{Facts, Open};
use super::record_dialog::RecordTarget;
use super::records::{Records, entered_by, mark};
use crate::desk::Command;
use crate::exchange::NamedFields;
use crate::record::{Choice, FieldCell, Record, Session, shown_alone, sort_by_key};
use crate::ui::{Column, cells};
use crate::words::{
    SayDay, fields_words, say, session_amount, session_drug, session_marks, session_pressures, session_status, worded,
};
use leptos::prelude::*;

/// The group of the fields that stand in one cell, and its heading.
const PRESSURES: &str = "Blood pressure";

const COLUMNS: [Column<'static>; 8] = [
    Column::head("Day"),
    Column::cell("Status"),
    Column::cell("Drug and route"),
    Column::number("Dose"),
    Column::cell("Where"),
    Column::cell(PRESSURES),
    Column::cell("Note").class("note"),
    Column::buttons(),
];

/// All sessions with their actions.
pub(super) fn sessions_table(open: Open, form: RwSignal<Option<RecordTarget>>) -> AnyView {
    let sessions = Records {
        open,
        form,
        id: "sessions-title",
        title: worded("Sessions"),
        name: worded("Table of sessions"),
        empty: worded(
            "No session yet. The clock of every rule starts at a session: add the first one, or import a sessions file.",
        ),
        add: worded("Add session…"),
        columns: &COLUMNS,
    };
    let list = |facts: &Facts| {
        let mut sessions = facts.chart.sessions.clone();
        sort_by_key(&mut sessions, |s| std::cmp::Reverse((s.day, s.time)));
        sessions
    };
    sessions.card(list, row)
}

fn row(table: &Records, facts: &Facts, session: &Session) -> AnyView {
    let (key, day, open) = (session.key, session.day.long(), table.open);
    let marks = session_marks(session, &facts.judgement).into_iter().map(mark).collect_view();
    let time = session.time.map(|t| format!(", {t}"));
    let label = say!("session of {day}", day);
    let cells = cells![
        (day, time, marks, entered_by(facts, key)),
        session_status(session, open.desk.today.get()),
        session_drug(session),
        session_amount(session),
        session.site.map(|site| worded(site.word())),
        session_pressures(session),
        (rest(session), shown_alone(&session.note).into_owned()),
    ];
    table.row(key, &label, cells, Command::DeleteSession { patient: open.key, session: session.clone() })
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
