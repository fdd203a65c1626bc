//! Failed tries with a passphrase or recovery key, kept outside the vault, which is locked then: how many and when, and nothing else.

use super::clock::now_seconds;
use super::local_kv::LocalKv;
use super::workspace::Workspace;
use crate::vault::{Attempts, KeyValue};

fn place() -> String {
    format!("{}/failed-tries", Workspace::Clinic.name())
}

/// The failed tries so far. Where the clock was put back since, that is noted.
pub fn attempts() -> Attempts {
    let kept = LocalKv.get(&place()).ok().flatten().and_then(|text| Attempts::from_text(&text)).unwrap_or_default();
    let seen = kept.seen_at(now_seconds());
    if seen != kept {
        let _ = LocalKv.set(&place(), &seen.to_text());
    }
    seen
}

/// Notes one more. Where nothing can be kept, the stretching alone slows the next one down.
pub fn note_failed() {
    let _ = LocalKv.set(&place(), &attempts().failed(now_seconds()).to_text());
}

/// Forgets them, once they stand in the audit.
pub fn forget() {
    let _ = LocalKv.remove(&place());
}
