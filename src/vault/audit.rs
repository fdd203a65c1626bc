//! The audit's chain: entries that are only ever appended, each bound to the one before by a digest.
//!
//! Entries stand in segments, one record each (`audit/000001`, …), one entry a line: its digest in hexadecimal, a space, its JSON.
//! The digest is SHA-256 over the digest before and that very JSON, so that no later version of the app reads it otherwise. The last
//! segment is written anew with each entry and closed when it is full: a save never rewrites more than one segment.

use super::base64::hex;
use super::envelope;
use super::names::KEYRING;
use super::schema;
use crate::desk::{AuditEntry, Line, Written};
use crate::record::{ChainBreak, Facts, Tag, from_json_bytes};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What the name of every segment begins with.
pub(super) const PREFIX: &str = "audit/";
/// Entries after which a segment is closed, and bytes.
const FULL_ENTRIES: usize = 16;
const FULL_BYTES: usize = 16 * 1024;

/// The end of the chain as it is known here: where the next entry goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tail {
    /// Number of the last entry; 0 before the first.
    number: u64,
    /// Digest of the last entry; empty before the first.
    hash: String,
    /// Number of the last segment; 0 before the first.
    segment: u32,
    /// What stands in it.
    body: Vec<u8>,
    entries: usize,
}

/// What is known of an entry before it has its place in the chain.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// When, UTC, as [`AuditEntry::at`].
    pub at: String,
    /// Who.
    pub by: String,
    /// What was done; none where something was written that is nobody's record, such as a saved filter.
    pub lines: Vec<Line>,
    /// What is done to patients' journals, by the names of their records: whoever saves a change says it here.
    pub(super) facts: BTreeMap<String, Facts>,
}

impl Note {
    /// A note of what is no fact of a patient's.
    pub const fn new(at: String, by: String, lines: Vec<Line>) -> Self {
        Self { at, by, lines, facts: BTreeMap::new() }
    }
}

/// An entry in its place: what to store, and the end of the chain once it is stored.
pub(super) struct Appended {
    pub(super) entry: AuditEntry,
    /// The segment that it stands in, and all of it.
    pub(super) name: String,
    pub(super) body: Vec<u8>,
    pub(super) tail: Tail,
}

/// A stretch of the chain as it was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Stretch {
    pub(super) entries: Vec<AuditEntry>,
    /// Where it doesn't hold, each with how many of the entries come before.
    pub(super) breaks: Vec<(usize, ChainBreak)>,
    pub(super) tail: Tail,
}

/// The name of a segment.
pub(super) fn segment_name(number: u32) -> String {
    format!("{PREFIX}{number:06}")
}

/// The number of the segment of that name; none where it is no segment's.
pub(super) fn segment_number(name: &str) -> Option<u32> {
    name.strip_prefix(PREFIX)?.parse().ok()
}

impl Tail {
    /// Number of the last segment; 0 before the first.
    pub(super) const fn segment(&self) -> u32 {
        self.segment
    }

    /// Puts an entry behind the last one, which accepts those breaks of the chain. `None` where it can't be written as JSON, which no entry
    /// is.
    pub(super) fn append(
        &self,
        Note { at, by, lines, mut facts }: Note,
        mut writes: Vec<Written>,
        accepts: Vec<ChainBreak>,
    ) -> Option<Appended> {
        writes.iter_mut().for_each(|written| written.facts = facts.remove(&written.name));
        let mut entry = AuditEntry { number: self.number + 1, at, by, lines, writes, accepts, hash: String::new() };
        let json = serde_json::to_string(&entry).ok()?;
        entry.hash = digest(&self.hash, json.as_bytes());
        let line = format!("{} {json}\n", entry.hash);
        let goes_on = self.segment > 0
            && self.entries < FULL_ENTRIES
            && (self.entries == 0 || self.body.len() + line.len() <= FULL_BYTES);
        let mut tail = Self { number: entry.number, hash: entry.hash.clone(), ..self.clone() };
        if !goes_on {
            tail.segment += 1;
            tail.entries = 0;
            tail.body.clear();
        }
        tail.entries += 1;
        tail.body.extend_from_slice(line.as_bytes());
        Some(Appended { entry, name: segment_name(tail.segment), body: tail.body.clone(), tail })
    }

    /// Reads on from here: segments by number, the first of which may be the one that is known in part. `None` where what is known
    /// isn't there any more: the whole record was put in place of another.
    pub(super) fn read_on(&self, segments: &[(u32, Vec<u8>)]) -> Option<Stretch> {
        let mut stretch = Stretch { tail: self.clone(), ..Stretch::default() };
        for (number, body) in segments {
            let new = if *number == self.segment { body.strip_prefix(self.body.as_slice())? } else { body };
            stretch.read(*number, body, new);
        }
        Some(stretch)
    }
}

impl Stretch {
    /// The whole chain, from its segments in order; no body where one can't be read.
    pub(super) fn whole(segments: &[(u32, Option<Vec<u8>>)]) -> Self {
        let mut stretch = Self::default();
        for (number, body) in segments {
            match body {
                Some(body) => stretch.read(*number, body, body),
                None => stretch.skip(*number),
            }
        }
        stretch
    }

    /// Says that there is a segment which can't be read. What comes later begins a new one.
    fn skip(&mut self, segment: u32) {
        self.broke(ChainBreak::Part { segment });
        self.tail = Tail { segment, entries: FULL_ENTRIES, body: Vec::new(), ..std::mem::take(&mut self.tail) };
    }

    /// Notes that the chain doesn't hold behind the entries that were read.
    pub(super) fn broke(&mut self, how: ChainBreak) {
        self.breaks.push((self.entries.len(), how));
    }

    /// Notes that its end is sealed under a key that it can't be sealed under any more.
    pub(super) fn ends_under_old_key(&mut self) {
        self.broke(ChainBreak::EndUnderOldKey { after: self.tail.number });
    }

    fn read(&mut self, segment: u32, body: &[u8], new: &[u8]) {
        let mut entries = body.split_inclusive(|byte| *byte == b'\n').count();
        for line in new.split_inclusive(|byte| *byte == b'\n') {
            let Some((hash, json, mut entry)) = take_apart(line) else {
                self.broke(ChainBreak::Unread { after: self.tail.number });
                entries = FULL_ENTRIES;
                continue;
            };
            if entry.number != self.tail.number + 1 {
                self.broke(ChainBreak::Gap { after: self.tail.number, next: entry.number });
            } else if hash != digest(&self.tail.hash, json) {
                // Where entries are missing, this one can't belong to what is there before it.
                self.broke(ChainBreak::Changed { entry: entry.number });
            }
            hash.clone_into(&mut self.tail.hash);
            hash.clone_into(&mut entry.hash);
            self.tail.number = entry.number;
            self.entries.push(entry);
        }
        self.tail = Tail { segment, body: body.to_vec(), entries, ..std::mem::take(&mut self.tail) };
    }
}

/// The digest, the JSON and what it says.
fn take_apart(line: &[u8]) -> Option<(&str, &[u8], AuditEntry)> {
    let (hash, json) = line.strip_suffix(b"\n")?.split_at_checked(64)?;
    let json = json.strip_prefix(b" ")?;
    Some((str::from_utf8(hash).ok()?, json, from_json_bytes(json).ok()?))
}

/// What tells events from others of their ids, given a journal of them alone as format 1 writes it.
pub(super) fn events_digest(body: &[u8]) -> Tag {
    let mut first = [0; 8];
    first.iter_mut().zip(Sha256::digest(body)).for_each(|(to, byte)| *to = byte);
    Tag::from_bytes(first)
}

fn digest(before: &str, json: &[u8]) -> String {
    hex(&Sha256::new().chain_update(before).chain_update(json).finalize())
}

/// What an entry says of a record whose stored bytes are these. Everything but the keyring is sealed together with its name and revision;
/// of the keyring, which has to be readable before anything is unlocked, the entry holds a digest that is no shorter than the body's own.
pub(super) fn written(name: &str, revision: u64, bytes: &[u8]) -> Written {
    let keyring = (name == KEYRING).then(|| envelope::decode(name, bytes, schema::CURRENT).ok()).flatten();
    let sha256 = keyring.map(|found| digest("", found.envelope.body));
    Written { name: name.to_owned(), revision, sha256, tag: envelope::tag(bytes), ..Written::default() }
}
