//! A workspace gone without a trace.

use super::local_kv::LocalKv;
use super::settings;
use super::workspace::{self, Workspace};
use super::{folder, idb_connection};
use crate::vault::{KeyValue, StoreError};

/// Deletes a workspace's database and every text of it in localStorage: records, settings, damaged copies, and that it was open.
/// With the last workspace go the preferences too.
/// Any keeper of it is of no use afterwards: open the store again.
///
/// # Errors
/// Blocked by another tab, or denied. What could be erased is erased; try again for the rest.
pub async fn erase_all(workspace: Workspace) -> Result<(), StoreError> {
    let database = match idb_connection::delete(workspace.name()).await {
        // A browser without a database has nothing in it.
        Err(StoreError::Denied) => Ok(()),
        other => other,
    };
    let folders = match workspace {
        Workspace::Clinic => match folder::forget_all().await {
            Err(StoreError::Denied) => Ok(()),
            other => other,
        },
        Workspace::Demo => Ok(()),
    };
    let texts = erase_texts(workspace);
    database.and(folders).and(texts)
}

fn erase_texts(workspace: Workspace) -> Result<(), StoreError> {
    if LocalKv.probe().is_err() {
        return Ok(());
    }
    let own = format!("{}/", workspace.name());
    for name in LocalKv.names()?.iter().filter(|name| name.starts_with(&own)) {
        LocalKv.remove(name)?;
    }
    // A person's name and theme serve both workspaces, and go with the last.
    if !Workspace::ALL.into_iter().any(workspace::is_in_use) {
        LocalKv.remove(settings::PREFERENCES)?;
    }
    if workspace::current() == Some(workspace) { workspace::set_current(None) } else { Ok(()) }
}
