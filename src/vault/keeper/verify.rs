//! What the audit says was written last, held against what is stored.

use super::super::audit::{self, Stretch};
use super::super::envelope;
use super::super::names::{ATTEMPTS, KEYRING, holding};
use super::Held;
use crate::desk::{AuditEntry, Written};
use crate::record::{ChainBreak, CollectOrdered, Mismatch, MismatchKind, RecordState, Undecided};
use std::collections::{BTreeMap, BTreeSet};

/// What was written last of each record, and by which of the entries.
type Ledger<'a> = BTreeMap<&'a str, (usize, &'a Written)>;

/// The chain's breaks, each with how many entries come before.
type Breaks = Vec<(usize, ChainBreak)>;

/// Whether a record of that name is written without an entry that lists it: then there is nothing to hold it against.
fn is_unlisted(name: &str) -> bool {
    name.starts_with(audit::PREFIX) || name == ATTEMPTS
}

/// Where the audit isn't whole, and where the stored records are not the ones that it says were written last; without what a person has
/// accepted. What was removed is noted as such, with the revision that it had. Where a newer version wrote the audit's end, which can't be
/// read here, nothing is held against a record that this end may speak of.
pub(super) fn verify(
    chain: &mut Stretch,
    (is_sealed, ends_newer): (bool, bool),
    stored: &[(String, Vec<u8>)],
    held: &mut BTreeMap<String, Held>,
) -> Undecided {
    if chain.entries.is_empty() {
        // The commit that begins a clinic writes an entry.
        let is_lost = is_sealed && !ends_newer && !held.is_empty();
        return if is_lost { nothing_vouched_for(chain, stored, held) } else { Undecided::default() };
    }
    let Stretch { entries, breaks, .. } = chain;
    let ledger = read_ledger(entries, breaks);
    let bytes: BTreeMap<&str, &[u8]> =
        stored.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect_map();
    let found = |name: &str| bytes.get(name).copied();
    let mut records = Vec::new();
    for (name, (_, last)) in &ledger {
        let differs = match held.get(*name) {
            Some(Held::Newer) => None,
            // Where it was removed nothing is missing: it is listed with what can't be read, and that is all.
            Some(Held::Damaged) => (!last.removed && !ends_newer).then_some(MismatchKind::Unreadable),
            Some(Held::At(revision)) => how_it_differs(last, *revision, found(name), ends_newer),
            _ if last.removed => {
                held.insert((*name).to_owned(), Held::RemovedAt(last.revision));
                None
            }
            _ => (!ends_newer).then_some(MismatchKind::TakenAway),
        };
        let there = found(name).filter(|_| differs != Some(MismatchKind::Unreadable));
        records.extend(differs.map(|kind| mismatch(name, kind, there, Some(last))));
    }
    let unknown = |(name, state): &(&String, &Held)| {
        matches!(state, Held::At(_)) && !is_unlisted(name) && !ledger.contains_key(name.as_str())
    };
    let put_in = held.iter().filter(|_| !ends_newer).filter(unknown);
    records.extend(put_in.map(|(name, _)| mismatch(name, MismatchKind::Unrecorded, found(name), None)));
    // Nobody seals a record without the key, and whoever has it writes an entry: it stood in what is missing now, where nothing else is at
    // the end.
    let is_whole = !not_accepted(entries, breaks).any(|(_, one)| one.loses_entries());
    let was_put_in = || records.iter().any(|one| one.kind == MismatchKind::Unrecorded && one.name != KEYRING);
    if is_sealed && is_whole && was_put_in() {
        let after = entries.last().map_or(0, |entry| entry.number);
        breaks.push((entries.len(), ChainBreak::EndMissing { after }));
    }
    let lost = not_accepted(entries, breaks).filter(|(_, one)| one.loses_entries()).map(|(before, _)| *before).max();
    // What can't be read and no entry names: it may have been written by one that is lost.
    let unread = |(name, held): &(&String, &Held)| {
        matches!(held, Held::Damaged) && !is_unlisted(name) && !ledger.contains_key(name.as_str())
    };
    let unread = held.iter().filter(|_| lost.is_some() && !ends_newer).filter(unread);
    records.extend(unread.map(|(name, _)| mismatch(name, MismatchKind::Unreadable, None, None)));
    let differing: BTreeSet<String> = records.iter().map(|one| one.name.clone()).collect_set();
    let is_before = |entry: usize| lost.is_some_and(|lost| entry < lost);
    let earlier = ledger.iter().filter(|(name, (entry, _))| is_before(*entry) && !differing.contains(**name));
    let is_there = |name: &str| matches!(held.get(name), Some(Held::At(_)));
    for (name, (_, last)) in earlier.filter(|(name, _)| is_there(name)) {
        records.push(mismatch(name, MismatchKind::Unvouched, found(name), Some(last)));
    }
    Undecided { records, breaks: not_accepted(entries, breaks).map(|(_, one)| one.clone()).collect() }
}

/// What was written last of each record. An entry that wrote one over an older state is noted as a break.
fn read_ledger<'a>(entries: &'a [AuditEntry], breaks: &mut Breaks) -> Ledger<'a> {
    let mut ledger = Ledger::new();
    for (place, entry) in entries.iter().enumerate() {
        // The count of failed tries goes on while nothing is unlocked; it is held against the audit by itself.
        for written in entry.writes.iter().filter(|written| written.name != ATTEMPTS) {
            let before = ledger.insert(&written.name, (place, written));
            // Whoever accepts what is there, or puts a record back, lists it in the revision that it has.
            let is_again = |before: &Written| written.removed || written.tag == before.tag || !entry.accepts.is_empty();
            if before.is_some_and(|(_, before)| {
                written.revision < before.revision || (written.revision == before.revision && !is_again(before))
            }) {
                let over = ChainBreak::WrittenOver { entry: entry.number, name: written.name.clone() };
                breaks.push((entries.len(), over));
            }
        }
    }
    ledger
}

/// The chain's breaks but for those that an entry accepts.
fn not_accepted<'a>(entries: &'a [AuditEntry], breaks: &'a Breaks) -> impl Iterator<Item = &'a (usize, ChainBreak)> {
    let accepted: BTreeSet<&ChainBreak> = entries.iter().flat_map(|entry| &entry.accepts).collect_set();
    breaks.iter().filter(move |(_, one)| !accepted.contains(one))
}

/// How a record that is there in that revision differs from what was written last of it.
fn how_it_differs(last: &Written, revision: u64, bytes: Option<&[u8]>, ends_newer: bool) -> Option<MismatchKind> {
    if last.removed && revision <= last.revision {
        return Some(MismatchKind::Returned);
    }
    if revision < last.revision {
        return Some(MismatchKind::Older);
    }
    if revision > last.revision && !ends_newer {
        // No seal binds the keyring to its revision, so that an old one can be given a new number.
        return Some(if last.name == KEYRING { MismatchKind::Another } else { MismatchKind::Unrecorded });
    }
    let bytes = bytes.filter(|_| revision == last.revision)?;
    let is_another = match &last.sha256 {
        Some(_) => audit::written(&last.name, revision, bytes).sha256 != last.sha256,
        None => envelope::tag(bytes) != last.tag,
    };
    is_another.then_some(MismatchKind::Another)
}

/// With no entry at all, every record may be an earlier state.
fn nothing_vouched_for(chain: &mut Stretch, stored: &[(String, Vec<u8>)], held: &BTreeMap<String, Held>) -> Undecided {
    chain.broke(ChainBreak::Missing);
    let is_read = |name: &str| matches!(held.get(name), Some(Held::At(_)));
    // What is sealed opens with no other key than its own: where nothing does, the keyring's is another one.
    let is_other_key = stored.len() > 1 && !stored.iter().any(|(name, _)| name != KEYRING && is_read(name));
    let kind = |name: &str| match name == KEYRING && is_other_key {
        true => MismatchKind::OtherKey,
        false => MismatchKind::Unvouched,
    };
    let records = stored.iter().filter(|(name, _)| !is_unlisted(name) && is_read(name));
    let mut records: Vec<_> = records.map(|(name, bytes)| mismatch(name, kind(name), Some(bytes), None)).collect();
    // Under another key nothing can be read, and that is said once.
    let unread = stored.iter().filter(|(name, _)| !is_other_key && matches!(held.get(name), Some(Held::Damaged)));
    let unread = unread.filter(|(name, _)| !is_unlisted(name));
    records.extend(unread.map(|(name, _)| mismatch(name, MismatchKind::Unreadable, None, None)));
    Undecided { records, breaks: chain.breaks.iter().map(|(_, one)| one.clone()).collect() }
}

fn mismatch(name: &str, kind: MismatchKind, bytes: Option<&[u8]>, last: Option<&Written>) -> Mismatch {
    let said = last.map(|last| RecordState { revision: last.revision, tag: last.tag });
    let found =
        bytes.and_then(|bytes| Some(RecordState { revision: envelope::revision(bytes)?, tag: envelope::tag(bytes) }));
    Mismatch { name: name.to_owned(), holding: holding(name), kind, found, said }
}
