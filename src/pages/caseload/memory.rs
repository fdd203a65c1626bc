//! What the caseload remembers while another page is shown: the searched text, the current row and the place in the list. In memory
//! only, as it is patient data: never in the URL, never stored.

use super::viewport::Heights;
use crate::browser::workspace::Workspace;
use crate::record::Key;
use std::cell::RefCell;

/// What was there when the page was left.
#[derive(Clone, Debug, Default)]
pub(super) struct Left {
    /// The searched text.
    pub(super) text: String,
    /// The current row.
    pub(super) current: Option<Key>,
    /// How far the page was scrolled, in CSS pixels.
    pub(super) scrolled: f64,
    /// The measured heights, so that a long list is as high as it was from the start.
    pub(super) heights: Option<Heights>,
    /// Groups, marks and order, as they stood in the URL.
    pub(super) query: String,
}

thread_local! {
    static LEFT: RefCell<(Option<Workspace>, Left)> = RefCell::default();
}

/// Keeps it for the workspace that it belongs to.
pub(super) fn keep(workspace: Option<Workspace>, now: Left) {
    LEFT.with(|left| left.replace((workspace, now)));
}

/// What was kept for this workspace; nothing of another one.
pub(super) fn recall(workspace: Option<Workspace>) -> Left {
    LEFT.with_borrow(|(of, left)| if *of == workspace { left.clone() } else { Left::default() })
}

/// The address of the caseload with the groups, marks and order that it was left with.
pub(crate) fn way_back(workspace: Option<Workspace>) -> String {
    address(&recall(workspace).query)
}

/// The address of the caseload with this query.
pub(super) fn address(query: &str) -> String {
    if query.is_empty() { "/".to_owned() } else { format!("/?{query}") }
}
