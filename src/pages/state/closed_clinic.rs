//! The person's own clinic while it is closed: where it lies, and what must be said about it.

use crate::browser::preload::Preload;
use crate::browser::store::{self, AnyStore};
use crate::browser::workspace::Workspace;
use std::rc::Rc;

/// A workspace's store, before anything of it is held.
#[derive(Clone)]
pub(crate) struct ClosedClinic {
    pub(super) store: Rc<AnyStore>,
    pub(super) notice: Option<String>,
    /// How many records lie there, as far as it was looked.
    pub(super) records: usize,
    pub(super) preload: Preload,
}

impl ClosedClinic {
    /// Finds it.
    pub(super) async fn find(workspace: Workspace) -> Self {
        let (store, notice) = store::open(workspace).await;
        Self { store: Rc::new(store), notice, records: 0, preload: Preload::default() }
    }
}
