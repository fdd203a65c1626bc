//! Where records are kept, and how well.

use super::Desk;
use crate::browser::other_tabs;
use crate::vault::{Damaged, Newer, StoreKind};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Where records are kept, and what is wrong with it, if something is.
#[derive(Clone, Debug, Default)]
pub struct StorageHealth {
    /// What keeps them; none before a clinic is open.
    pub kind: Option<StoreKind>,
    /// What must be said about it: why it is not the first choice, or which settings could not be read.
    pub notices: Vec<String>,
    /// Records whose bytes are not what was written: set apart, never overwritten.
    pub damaged: Arc<Vec<Damaged>>,
    /// Records written by a newer version of the product: left alone.
    pub newer: Arc<Vec<Newer>>,
    /// Another tab has changed the open clinic since it was read here.
    pub changed_elsewhere: bool,
}

impl StorageHealth {
    /// How many records could not be read.
    pub fn unread(&self) -> usize {
        self.damaged.len() + self.newer.len()
    }
}

/// Listens for other tabs that change the open clinic. Lives as long as the app.
pub(super) fn follow(desk: Desk) {
    let _ = window_event_listener(ev::storage, move |event| {
        let open = desk.workspace.try_get_untracked().flatten();
        if open.is_some_and(|open| other_tabs::concerns(open, event.key().as_deref())) {
            let _ = desk.storage.try_update(|health| health.changed_elsewhere = true);
        }
    });
}
