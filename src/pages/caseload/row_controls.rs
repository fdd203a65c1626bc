//! What takes the focus in a row of the list: the link that opens the patient, and the buttons after it.

use crate::record::Key;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The id of the link that opens a patient from the list.
pub(super) fn link_id(key: Key) -> String {
    format!("row-{key}")
}

/// What takes the focus in a row.
const CONTROLS: &str = "a[href], button";

/// The controls of a row, from the first to the last.
pub(super) fn controls(row: &Element) -> Vec<HtmlElement> {
    let Ok(found) = row.query_selector_all(CONTROLS) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// The place of an element among the controls of its row; the first where it is none of them.
pub(super) fn place_in(row: &Element, element: &Element) -> usize {
    controls(row).iter().position(|control| control.is_same_node(Some(element))).unwrap_or(0)
}

/// Moves the focus to that control of the row that this link is in, or to the row's last; says whether it is drawn.
pub(super) fn focus_control(link: &str, place: usize) -> bool {
    let link = document().get_element_by_id(link);
    let all = link.and_then(|link| link.closest("tr").ok().flatten()).map(|row| controls(&row)).unwrap_or_default();
    let control = all.get(place).or(all.last());
    // A control that can't take the focus leaves it where it is.
    control.is_some_and(|control| control.focus().is_ok())
}
