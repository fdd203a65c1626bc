//! Where records are kept, and how well.

use super::Desk;
use crate::browser::persist::estimate;
use crate::vault::{Damaged, Newer, StoreKind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;

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
    /// How full the browser's store is, in per cent, where that is so much that a save may soon find no room.
    pub nearly_full: Option<f64>,
    /// Why backups don't go to the chosen folder, where changes wait for it.
    pub folder_trouble: Option<String>,
    /// Another tab has erased the open clinic, or put another record in its place.
    pub replaced_elsewhere: bool,
}

impl StorageHealth {
    /// How many records could not be read.
    pub fn unread(&self) -> usize {
        self.damaged.len() + self.newer.len()
    }

    /// The same without those of which a person has accepted that.
    pub fn unread_unaccepted(&self) -> usize {
        self.damaged.iter().filter(|one| !one.is_accepted).count() + self.newer.len()
    }
}

/// From this share of the store on, in per cent, a person is told before a save finds no room.
const NEARLY_FULL: f64 = 80.0;
/// How often the room is looked at.
const EVERY: Duration = Duration::from_secs(60);

impl Desk {
    /// Looks how much room is left, and says so on every page where it is little.
    pub(super) fn look_at_room(self) {
        let kind = self.storage.with_untracked(|health| health.kind);
        spawn_local(async move {
            let nearly_full = estimate(kind).await.percent_used().filter(|percent| *percent >= NEARLY_FULL);
            if self.storage.try_with_untracked(|health| health.nearly_full != nearly_full) == Some(true) {
                let _ = self.storage.try_update(|health| health.nearly_full = nearly_full);
            }
        });
    }
}

/// Watches the room that is left. Lives as long as the app.
pub(super) fn follow(desk: Desk) {
    set_interval(move || desk.look_at_room(), EVERY);
}
