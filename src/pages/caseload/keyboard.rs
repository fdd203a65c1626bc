//! The caseload's single keys: `j` and `k` move, Enter opens, `o` looks beside the list, `/` searches, and what a key does to a patient
//! anywhere it does here to the current row's.

use super::list::{List, TABLE};
use crate::pages::look_back::refuse_in_past;
use crate::record::Key;
use crate::ui::use_navigate;
use crate::ui::{KeyPlace, Shortcut, focus_id, is_on_nothing, listen_keys};
use leptos::prelude::*;
use leptos_router::NavigateOptions;

/// The id of the search box.
pub(super) const SEARCH: &str = "caseload-search";

/// The list's own keys with what they do, as the help shows them.
pub(super) const KEYS: [Shortcut; 5] = [
    Shortcut { key: "j", does: "Next patient" },
    Shortcut { key: "k", does: "Previous patient" },
    Shortcut { key: "Enter", does: "Open the patient" },
    Shortcut { key: "o", does: "Look at the patient beside the list; Esc comes back" },
    Shortcut { key: "/", does: "Search" },
];

pub(super) const DRAWER: &str = "drawer";

/// The same beside the list.
pub(super) const DRAWER_KEYS: [Shortcut; 2] =
    [Shortcut { key: "j", does: "Next patient" }, Shortcut { key: "k", does: "Previous patient" }];

/// Listens while the page is shown.
pub(super) fn listen(list: List) {
    let navigate = use_navigate();
    listen_keys(list.desk.shortcuts(), KeyPlace::Page, list.help, move |key| {
        // Whoever has just left the list is current until the next row is drawn in their place: a key must not be done to them unseen.
        let is_listed = |key: &Key| list.board.with_untracked(|board| board.place_of(*key).is_some());
        let current = list.current.get_untracked().filter(is_listed);
        match (key, current) {
            ("j", _) => list.step(1),
            ("k", _) => list.step(-1),
            ("/", _) => focus_id(SEARCH),
            // Also where the patient that it was done to is gone.
            ("u", _) => return list.keys.undo(),
            ("o", Some(patient)) => list.look_at(patient),
            ("n" | "d" | "c" | "r", Some(_)) if refuse_in_past(list.desk) => {}
            // What is decided or said is entered with the case before one's eyes.
            ("d" | "c", Some(patient)) => {
                list.look_at(patient);
                list.entering.set_value(true);
                let key = key.to_owned();
                list.once_drawn(move || {
                    let _ = list.keys.press(&key, patient);
                });
            }
            // A focused link or button has its own Enter.
            ("Enter", Some(patient)) if is_on_list() => {
                navigate(&format!("/patients/{patient}"), NavigateOptions::default());
            }
            (key, Some(patient)) => return list.keys.press(key, patient),
            _ => return false,
        }
        true
    });
}

/// Listens in the drawer while the page is shown.
pub(super) fn listen_in_drawer(list: List, help: RwSignal<bool>) {
    listen_keys(list.desk.shortcuts(), KeyPlace::Dialog(DRAWER), help, move |key| {
        match (key, list.current.get_untracked()) {
            ("j", _) => list.step(1),
            ("k", _) => list.step(-1),
            (key, Some(patient)) => return list.keys.press(key, patient),
            _ => return false,
        }
        true
    });
}

/// Whether the focus is on nothing, or on the list as a whole, which holds it where the current row was scrolled out of what is drawn.
fn is_on_list() -> bool {
    is_on_nothing() || document().active_element().is_some_and(|e| e.id() == TABLE)
}
