//! The caseload's keys: `j` and `k` move, Enter opens, `o` looks beside the list, `r` marks reviewed, `n` adds a score, `/` searches, `?` lists them all.

use super::list::List;
use crate::pages::patient::{ScoreTarget, mark_reviewed};
use crate::ui::{Shortcut, focus_id, listen_keys};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The id of the search box.
pub(super) const SEARCH: &str = "caseload-search";

/// The keys with what they do, as the help shows them.
pub(super) const KEYS: [Shortcut; 8] = [
    Shortcut { key: "j", does: "Next patient" },
    Shortcut { key: "k", does: "Previous patient" },
    Shortcut { key: "Enter", does: "Open the patient" },
    Shortcut { key: "o", does: "Look at the patient beside the list; Esc comes back" },
    Shortcut { key: "r", does: "Mark reviewed; the message offers Undo" },
    Shortcut { key: "n", does: "New score for the patient" },
    Shortcut { key: "/", does: "Search" },
    Shortcut { key: "?", does: "Show these keys" },
];

/// Listens while the page is shown.
pub(super) fn listen(list: List, help: RwSignal<bool>) {
    let navigate = use_navigate();
    listen_keys(list.desk.shortcuts(), move |key| {
        let current = list.current.get_untracked();
        match key {
            "j" => list.step(1),
            "k" => list.step(-1),
            "r" => {
                let Some(patient) = current else { return false };
                mark_reviewed(list.desk, patient, drop);
            }
            "o" if current.is_some() => list.look.set(true),
            "n" => {
                let Some(patient) = current else { return false };
                list.add_score.set(Some(ScoreTarget::new(patient)));
            }
            "/" => focus_id(SEARCH),
            "?" => help.set(true),
            // A focused link or button has its own Enter.
            "Enter" if on_nothing() => {
                let Some(patient) = current else { return false };
                navigate(&format!("/patients/{patient}"), NavigateOptions::default());
            }
            _ => return false,
        }
        true
    });
}

/// Whether nothing on the page has the focus.
fn on_nothing() -> bool {
    document().active_element().is_none_or(|e| e.tag_name() == "BODY")
}
