//! What the caseload remembers while another page is shown: the searched text and the current row. In memory only, as it is
//! patient data: never in the URL, never stored.

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
}

thread_local! {
    static LEFT: RefCell<(Option<Workspace>, Left)> = RefCell::default();
}

/// Keeps it for the workspace that it belongs to.
pub(super) fn keep(workspace: Option<Workspace>, text: String, current: Option<Key>) {
    LEFT.with(|left| left.replace((workspace, Left { text, current })));
}

/// What was kept for this workspace; nothing of another one.
pub(super) fn recall(workspace: Option<Workspace>) -> Left {
    LEFT.with_borrow(|(of, left)| if *of == workspace { left.clone() } else { Left::default() })
}
