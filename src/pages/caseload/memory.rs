//! What the caseload remembers while another page is shown: the searched text, the current row and the place in the list. In memory
//! only, as it is patient data: never in the URL, never stored.

use crate::browser::workspace::Workspace;
use crate::caseload::Heights;
use crate::record::Key;
use std::cell::RefCell;

/// What was there when the page was left.
#[derive(Clone, Debug, Default)]
pub(super) struct Left {
    pub(super) text: String,
    pub(super) current: Option<Key>,
    /// How far the page was scrolled, in CSS pixels.
    pub(super) scrolled: f64,
    /// The measured heights, so that a long list is as high as it was from the start.
    pub(super) heights: Option<Heights>,
}

thread_local! {
    static LEFT: RefCell<(Option<Workspace>, Left)> = RefCell::default();
    /// Groups, marks and order, as they last stood in the URL; nothing of a patient. Apart, as the next page is drawn before this
    /// one is left.
    static QUERY: RefCell<String> = RefCell::default();
}

/// Keeps it for the workspace that it belongs to.
pub(super) fn keep(workspace: Option<Workspace>, now: Left) {
    LEFT.with(|left| left.replace((workspace, now)));
}

/// What was kept for this workspace; nothing of another one.
pub(super) fn recall(workspace: Option<Workspace>) -> Left {
    LEFT.with_borrow(|(of, left)| if *of == workspace { left.clone() } else { Left::default() })
}

/// The address of the caseload with the groups, marks and order that it was last shown with.
pub(crate) fn way_back() -> String {
    QUERY.with_borrow(|query| address(query))
}

/// Keeps the query that the caseload is shown with.
pub(super) fn keep_query(query: String) {
    QUERY.replace(query);
}

/// The address of the caseload with this query.
pub(super) fn address(query: &str) -> String {
    if query.is_empty() { "/".to_owned() } else { format!("/?{query}") }
}
