//! What the audit says was written last, held against what is stored.

use super::super::attempts_record::ATTEMPTS;
use super::super::{audit, envelope, schema};
use super::{Held, KEYRING};
use crate::desk::{AuditEntry, Written};
use std::collections::BTreeMap;

/// What an entry would say of the keyring as it lies; none where it can't be read.
pub(super) fn keyring_as_stored(stored: &[(String, Vec<u8>)]) -> Option<Written> {
    let (_, bytes) = stored.iter().find(|(name, _)| name == KEYRING)?;
    let found = envelope::decode(KEYRING, bytes, schema::CURRENT).ok()?.envelope;
    Some(audit::written(KEYRING, found.revision, found.body))
}

/// Where the stored records are not the ones that the audit says were written last: one that was put back, put in or taken away
/// without the app. What was removed is noted as such, with the revision that it had. Where a newer version wrote the audit's end,
/// which can't be read here, nothing is held against a record that this end may speak of.
pub(super) fn against_records(
    entries: &[AuditEntry],
    ends_newer: bool,
    keyring: Option<&Written>,
    held: &mut BTreeMap<String, Held>,
) -> Vec<String> {
    if entries.is_empty() {
        return Vec::new();
    }
    let mut breaks = Vec::new();
    let mut ledger: BTreeMap<&str, &Written> = BTreeMap::new();
    for entry in entries {
        // The count of failed tries goes on while nothing is unlocked; it is held against the audit by itself.
        for written in entry.writes.iter().filter(|written| written.name != ATTEMPTS) {
            let before = ledger.insert(&written.name, written);
            if before.is_some_and(|before| {
                written.revision < before.revision || (written.revision == before.revision && !written.removed)
            }) {
                breaks.push(format!(
                    "Entry {} wrote the record {} over a state that is older than the one before: it had been put back.",
                    entry.number, written.name
                ));
            }
        }
    }
    for (name, last) in &ledger {
        let Written { revision, removed, sha256, .. } = last;
        match held.get(*name) {
            Some(Held::At(stored)) if !removed && stored == revision => {
                // No seal binds the keyring to its revision, so that an old one can be given a new number.
                if sha256.is_some() && keyring.is_some_and(|keyring| keyring.name == *name && keyring != *last) {
                    breaks.push(format!(
                        "The record {name} is not the one that the audit says: another was put in its place."
                    ));
                }
            }
            // Listed with what can't be read.
            Some(Held::Damaged | Held::Newer) => {}
            Some(Held::At(stored)) if !removed && stored < revision => {
                breaks.push(format!("The record {name} is older than the audit says: an earlier state was put back."));
            }
            Some(Held::At(stored)) if ends_newer && stored > revision => {}
            Some(Held::At(_)) => breaks.push(format!("The record {name} was written without an entry in the audit.")),
            None if *removed => drop(held.insert((*name).to_owned(), Held::RemovedAt(*revision))),
            None if ends_newer => {}
            _ => breaks.push(format!("The record {name} is missing: it was taken away without an entry in the audit.")),
        }
    }
    let unknown = |name: &&String| !ledger.contains_key(name.as_str()) && !name.starts_with(audit::PREFIX);
    let put_in = held.iter().filter(|(name, state)| !ends_newer && matches!(state, Held::At(_)) && unknown(name));
    breaks.extend(put_in.map(|(name, _)| format!("The record {name} was put in without an entry in the audit.")));
    breaks
}
