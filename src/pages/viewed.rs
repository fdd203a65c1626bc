//! That a patient was viewed, said in the audit by what leads there: an address, a key or a button. No page says it by being drawn.

use super::state::Desk;
use crate::caseload::{Agenda, agenda};
use crate::desk::{Deed, Line};
use crate::record::{Key, ViewedAs, What};
use crate::ui::use_path;
use leptos::prelude::*;
use std::time::Duration;

/// Has the audit say that a patient was opened beside the list, or in the meeting.
pub(super) fn note_beside(desk: Desk, patient: Key) {
    desk.note(vec![of(desk, patient, ViewedAs::Beside)]);
}

/// Follows the addresses that a person goes to, once the clinic is open, and has the audit say whose records they show. Called once, within
/// the router, which tells of a navigation by a signal alone.
pub(crate) fn follow_navigation(desk: Desk) {
    let path = use_path();
    let is_shown = Memo::new(move |_| desk.is_shown());
    Effect::watch(
        // The same address shows something else as of another day.
        move || is_shown.get().then(|| (path.get(), desk.looks_back.get())),
        move |shown, _, _| {
            let lines = shown.as_ref().map(|(path, _)| shown_at(desk, path)).unwrap_or_default();
            if !lines.is_empty() {
                // In a task of its own, so that the page doesn't wait for it; a timer also runs in a tab that isn't seen.
                set_timeout(move || desk.note(lines), Duration::ZERO);
            }
        },
        true,
    );
}

/// The line about a patient who is viewed so, as of which day it may be.
fn of(desk: Desk, patient: Key, at: ViewedAs) -> Line {
    let what = match desk.looks_back.get_untracked() {
        Some(day) => What::ViewedBack { at, day },
        None => What::Viewed(at),
    };
    Line::of(Deed::Viewed, patient, what)
}

/// The case that the meeting opens with: the one that it was at last, or where that is no longer open, the first.
pub(crate) fn first_discussed(desk: Desk, agenda: &Agenda) -> Option<Key> {
    let is_open = |key: &Key| agenda.cases.iter().any(|row| row.key == *key);
    let last = desk.discussed.get_untracked().filter(is_open);
    last.or_else(|| agenda.cases.first().map(|row| row.key))
}

/// Whose records that address shows, and how.
fn shown_at(desk: Desk, path: &str) -> Vec<Line> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let agenda = || desk.rows.with_untracked(|rows| agenda(rows));
    let (key, view) = match parts.as_slice() {
        ["review"] => {
            let first = first_discussed(desk, &agenda());
            return first.map(|key| of(desk, key, ViewedAs::Beside)).into_iter().collect();
        }
        ["review", "sheets"] => {
            return agenda().cases.iter().map(|row| of(desk, row.key, ViewedAs::MeetingPrint)).collect();
        }
        ["patients", key] => (key, ViewedAs::Page),
        ["patients", key, "sheet" | "form"] => (key, ViewedAs::Print),
        ["patients", key, "handout"] => (key, ViewedAs::HandOut),
        _ => return Vec::new(),
    };
    let is_there = |key: &Key| desk.clinic.with_untracked(|clinic| clinic.chart(*key).is_some());
    let key = key.parse::<Key>().ok().filter(is_there);
    key.map(|key| of(desk, key, view)).into_iter().collect()
}
