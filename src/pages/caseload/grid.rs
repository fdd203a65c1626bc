//! The list as a grid: the arrow keys reach every control of every row, whether single keys are on or not. Tab comes into the list at one
//! row, passes that row's controls, and leaves.

use super::list::{List, TABLE};
use super::row_controls::{controls, link_id, place_in};
use crate::caseload::Board;
use crate::pages::patient::RecordTarget;
use crate::record::Key;
use crate::ui::{Shortcut, focus_in_place, lost_spot};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What the list understands, as the help shows it.
pub(super) const GRID_KEYS: [Shortcut; 5] = [
    Shortcut { key: "↑ ↓", does: "In the list: the row above, the row below" },
    Shortcut { key: "← →", does: "In the list: the row’s name and its buttons, one by one" },
    Shortcut { key: "Home", does: "In the list: the row’s name; End its last button" },
    Shortcut { key: "Ctrl+Home", does: "In the list: the first patient; Ctrl+End the last" },
    Shortcut { key: "Page Up", does: "In the list: a screen up; Page Down a screen down" },
];

/// Does what a key of the list stands for, where the focus is in a row or on the list as a whole.
pub(super) fn press(list: List, event: &web_sys::KeyboardEvent) {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
    let row = target.closest("tr.patient").ok().flatten();
    if (row.is_none() && target.id() != TABLE) || event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let place = row.as_ref().map_or(0, |row| place_in(row, &target));
    let along = |to: usize| {
        if let Some(control) = row.as_ref().and_then(|row| controls(row).get(to).cloned()) {
            let _ = control.focus();
        }
    };
    match (event.key().as_str(), event.ctrl_key()) {
        ("ArrowDown", false) => list.step_to(1, place),
        ("ArrowUp", false) => list.step_to(-1, place),
        ("PageDown", false) => list.step_to(list.rows_on_screen(), place),
        ("PageUp", false) => list.step_to(-list.rows_on_screen(), place),
        ("Home", true) => list.step_to(isize::MIN, place),
        ("End", true) => list.step_to(isize::MAX, place),
        ("ArrowRight", false) => along(place + 1),
        ("ArrowLeft", false) => along(place.saturating_sub(1)),
        ("Home", false) => along(0),
        ("End", false) => along(row.as_ref().map_or(0, |row| controls(row).len().saturating_sub(1))),
        _ => return,
    }
    event.prevent_default();
}

/// Keeps the focus in the list for as long as the page is shown: where the row that has it is drawn anew, moves, goes or is scrolled away,
/// and where a dialog about a patient is closed.
pub(super) fn keep_focus(list: List) {
    Effect::new(move |before: Option<Arc<Board>>| {
        let board = list.board.get();
        list.drawn.track();
        let now = board.clone();
        list.once_drawn(move || {
            let Some(spot) = lost_spot().filter(|spot| spot.lay_in("tr.patient")) else { return };
            if let Some(again) = spot.again() {
                return focus_in_place(&again);
            }
            let earlier = before.filter(|before| !Arc::ptr_eq(before, &now));
            let current = list.current.get_untracked();
            let place = earlier.zip(current).and_then(|(earlier, key)| now.place_of(key).or(earlier.place_of(key)));
            match place {
                // The row has moved, or is gone: then the one that stands in its place.
                Some(place) => list.stand_on(place, 0),
                // It was only scrolled away: the list goes on from it at the next key.
                None => {
                    if let Some(table) = document().get_element_by_id(TABLE).and_then(|t| t.dyn_into().ok()) {
                        focus_in_place(&table);
                    }
                }
            }
        });
        board
    });
    Effect::new(move |open: Option<Option<(Key, usize)>>| {
        let now = list.keys.score.get().and_then(RecordTarget::patient);
        let closed = open.flatten().filter(|_| now.is_none());
        if let Some((patient, place)) = closed.filter(|_| !list.look.get_untracked()) {
            list.once_drawn(move || come_back_to(list, patient, place));
        }
        now.map(|patient| (patient, list.board.with_untracked(|board| board.place_of(patient)).unwrap_or_default()))
    });
}

/// Moves the focus to the row of that patient, unless it is there already; where the list no longer shows them, to the one in that place.
fn come_back_to(list: List, patient: Key, place: usize) {
    let link = document().get_element_by_id(&link_id(patient));
    let row = link.and_then(|link| link.closest("tr").ok().flatten());
    let on = document().active_element();
    if row.zip(on).is_some_and(|(row, on)| row.contains(Some(&on))) {
        return;
    }
    let now = list.board.with_untracked(|board| board.place_of(patient));
    list.stand_on(now.unwrap_or(place), 0);
}
