//! Word of a change, from tab to tab: each shows the clinic as it read it, and learns here that it is no longer so.
//!
//! The browser tells every other tab when a text in localStorage changes. A change in the database changes a number there too.

use super::keys::new_key;
use super::local_kv::LocalKv;
use super::workspace::Workspace;
use crate::vault::KeyValue;

fn place(workspace: Workspace) -> String {
    format!("{}/changed", workspace.name())
}

/// Tells the other tabs that a workspace was changed. Where the browser denies it, they learn it when they save.
pub fn tell(workspace: Workspace) {
    let _ = LocalKv.set(&place(workspace), &new_key().to_string());
}

/// Leaves word that a workspace is in use, changed or not.
pub(crate) fn mark(workspace: Workspace) {
    if LocalKv.get(&place(workspace)) == Ok(None) {
        tell(workspace);
    }
}

/// Whether anything of a workspace is left in localStorage: its mark, its settings, or its records.
pub(super) fn is_in_use(workspace: Workspace) -> bool {
    LocalKv.names().is_ok_and(|names| names.iter().any(|name| is_of(workspace, name)))
}

/// Whether a change of that name in localStorage, by another tab, concerns a workspace; no name means that all was cleared.
pub fn concerns(workspace: Workspace, name: Option<&str>) -> bool {
    name.is_none_or(|name| is_of(workspace, name))
}

fn is_of(workspace: Workspace, name: &str) -> bool {
    name.strip_prefix(workspace.name()).is_some_and(|rest| rest.starts_with('/'))
}
