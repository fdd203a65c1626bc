//! Where records are kept, and how well.

use crate::vault::{Damaged, Newer, StoreKind};
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
    /// How full the browser's store is, in per cent, where that is so much that a save may soon find no room.
    pub nearly_full: Option<f64>,
    /// Why backups don't go to the chosen folder, where changes wait for it.
    pub folder_trouble: Option<String>,
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

    /// Whether something about it must be told on every page.
    pub fn has_trouble(&self) -> bool {
        self.kind == Some(StoreKind::Memory)
            || !self.notices.is_empty()
            || self.unread_unaccepted() > 0
            || self.nearly_full.is_some()
            || self.folder_trouble.is_some()
    }
}
