//! Failed tries as earlier versions counted them in localStorage, where anybody could remove them. They are now in a record beside the
//! keyring, and these count until the clinic has one.

use super::local_kv::LocalKv;
use super::workspace::Workspace;
use crate::vault::{Attempts, KeyValue};

fn place() -> String {
    format!("{}/failed-tries", Workspace::Clinic.name())
}

/// What an earlier version counted; none where it counted nothing.
pub fn earlier() -> Attempts {
    LocalKv.get(&place()).ok().flatten().and_then(|text| Attempts::from_text(&text)).unwrap_or_default()
}

/// Forgets them, once they stand in the audit. Where the browser refuses, nothing reads them any more.
pub fn forget_earlier() {
    let _ = LocalKv.remove(&place());
}
