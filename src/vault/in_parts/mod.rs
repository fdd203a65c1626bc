//! A store over one whose commits are durable and not whole when they are cut off: here a large commit is all or nothing all the same.
//!
//! Chromium keeps its database in LevelDB, which writes a transaction in several writes, at least two a record, and syncs the log after the
//! last one alone. Where the log is full in between, LevelDB goes on in a new one: what stands in the old one is on the disk only once a
//! table was made of it in the background (<https://github.com/google/leveldb/issues/193>). Where the power goes before, the middle of the
//! transaction is lost and its end is there. The longer a commit is, the likelier it is that a log ends in it.
//!
//! So a large commit begins with a mark, and while that is there no other is made. What stands under each of its names is noted, in records
//! of their own, then the mark says that it is, and only then are the records touched, part by part. Removing the mark is the commit. Each
//! of these steps is on the disk before the next begins. A mark that is still there was left by a page that died in between, and the next
//! commit puts back what was noted. Whoever reads meanwhile sees what was noted and changes nothing: the mark may be another tab's, which is
//! just committing. Each part is made only while the mark is as it was, so that of two tabs that take each other for dead one gives up.

mod mark;
mod roll_back;

use super::base64;
use super::port::{Expect, Store, StoreError, StoreKind, Stored, Write};
use crate::record::CollectOrdered;
use mark::{Before, MARK, Mark, is_marked, marked};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What the names of all records begin with that are of a commit in parts; it comes before every other name.
const OWN: &str = "!";
/// How long a note is, in bytes: Chromium puts what is longer than 64 KiB into a file of its own.
const NOTE_BYTES: usize = 32 << 10;
/// How long a part is, in bytes.
const PART_BYTES: usize = 1 << 20;
/// How many records are looked up at once: asking for ten thousand would keep the page from living for a while.
const AT_ONCE: usize = 256;
/// How often a commit that finds another's mark tries again.
const TRIES: usize = 5;

/// A store whose large commits are all or nothing on the disk.
#[derive(Debug)]
pub struct InParts<S> {
    inner: S,
    large: usize,
    /// Names of notes that nothing refers to any more.
    leftover: RefCell<Vec<String>>,
}

/// Whether a record of that name is of a commit in parts and no record of the clinic.
pub fn is_of_parts(name: &str) -> bool {
    name.starts_with(OWN)
}

impl<S: Store> InParts<S> {
    /// A store over one on whose disk a commit is when it returns. Commits of more than so many bytes are made in parts.
    pub fn new(inner: S, large: usize) -> Self {
        Self { inner, large, leftover: RefCell::default() }
    }

    /// The store below.
    pub const fn inner(&self) -> &S {
        &self.inner
    }

    /// Makes a commit, unless a mark is in the way, which is then the conflict.
    async fn try_commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        if writes.len() < 2 || writes.iter().map(cost).sum::<usize>() <= self.large {
            let all: Vec<Write> = [marked(Expect::Absent, None)].into_iter().chain(writes.iter().cloned()).collect();
            return self.inner.commit(&all).await;
        }
        let of = told_apart(writes);
        let mark = Mark { revision: of, of, notes: 0, is_noted: false };
        self.put_mark(Expect::Absent, Some(&mark)).await?;
        let made = self.make_noted(writes, &mark).await;
        match &made {
            Ok(noted) => self.sweep_notes_of(noted).await,
            // Whoever took it over rolls it back.
            Err(error) if is_marked(error) => {}
            // Where this fails too, the mark stays: readers see what was noted, and the next commit puts it back.
            Err(_) => drop(self.roll_back().await),
        }
        made.map(drop)
    }

    /// Notes what stands under the names of those writes, makes them, and removes the mark.
    async fn make_noted(&self, writes: &[Write], mark: &Mark) -> Result<Mark, StoreError> {
        let before = self.before(writes).await?;
        let noted = Mark { notes: before.len(), is_noted: true, ..*mark };
        let put = |(number, note): (usize, Vec<Before>)| mark.note(number, &note);
        let notes = before.into_iter().enumerate().map(put).collect::<Result<Vec<_>, _>>()?;
        self.make(notes, mark).await?;
        self.put_mark(mark.is_there(), Some(&noted)).await?;
        self.make(writes.iter().map(|write| Write { expect: Expect::Anything, ..write.clone() }), &noted).await?;
        self.put_mark(noted.is_there(), None).await?;
        Ok(noted)
    }

    async fn put_mark(&self, expect: Expect, mark: Option<&Mark>) -> Result<(), StoreError> {
        self.inner.commit(&[marked(expect, mark.map(Mark::bytes).transpose()?)]).await
    }

    /// What stands under the names of those writes, in notes, if it is as they expect.
    async fn before(&self, writes: &[Write]) -> Result<Vec<Vec<Before>>, StoreError> {
        let mut found = Vec::with_capacity(writes.len());
        for part in writes.chunks(AT_ONCE) {
            let names: Vec<String> = part.iter().map(|write| write.name.clone()).collect();
            found.extend(self.inner.fetch(&names).await?);
        }
        let mut notes: Vec<Vec<Before>> = Vec::new();
        let mut filled = NOTE_BYTES;
        for (write, stored) in writes.iter().zip(found) {
            if !write.matches(stored.as_deref()) {
                return Err(StoreError::Conflict { name: write.name.clone() });
            }
            filled += write.name.len() + stored.as_ref().map_or(0, Vec::len);
            if filled >= NOTE_BYTES {
                notes.push(Vec::new());
                filled = 0;
            }
            if let Some(last) = notes.last_mut() {
                last.push((write.name.clone(), stored.as_deref().map(base64::encode)));
            }
        }
        Ok(notes)
    }

    /// Makes those writes in as many commits as they take, each only while the mark is that one.
    async fn make(&self, writes: impl IntoIterator<Item = Write>, mark: &Mark) -> Result<(), StoreError> {
        let mut writes = writes.into_iter().peekable();
        while writes.peek().is_some() {
            let (mut part, mut filled) = (vec![marked(mark.is_there(), Some(mark.bytes()?))], 0);
            while let Some(write) = writes.next_if(|next| filled == 0 || filled + cost(next) <= PART_BYTES) {
                filled += cost(&write);
                part.push(write);
            }
            self.inner.commit(&part).await?;
        }
        Ok(())
    }
}

/// What a write takes of a commit, in bytes: the database writes each name twice, in letters of two bytes.
fn cost(write: &Write) -> usize {
    write.bytes.as_ref().map_or(0, Vec::len) + 4 * write.name.len() + 200
}

/// What tells a commit from all others: the ends of its records, which no other's are like once they are sealed.
fn told_apart(writes: &[Write]) -> u64 {
    let mut digest = Sha256::new();
    for write in writes {
        digest.update(&write.name);
        digest.update(write.bytes.as_deref().and_then(|bytes| bytes.last_chunk::<24>()).unwrap_or(&[0; 24]));
    }
    u64::from_be_bytes(*digest.finalize().first_chunk().unwrap_or(&[0; 8]))
}

impl<S: Store> Store for InParts<S> {
    fn kind(&self) -> StoreKind {
        self.inner.kind()
    }

    async fn load(&self) -> Result<Stored, StoreError> {
        let stored = self.inner.load().await?;
        if !stored.iter().any(|(name, _)| is_of_parts(name)) {
            return Ok(stored);
        }
        let (own, mut stored): (BTreeMap<String, Vec<u8>>, BTreeMap<String, Vec<u8>>) =
            stored.into_iter().partition(|(name, _)| is_of_parts(name));
        let mark = own.get(MARK).and_then(|bytes| Mark::read(bytes));
        let in_use = mark.map(|mark| mark.notes_begin());
        let is_in_use = |name: &str| name == MARK || in_use.as_ref().is_some_and(|begin| name.starts_with(begin));
        let leftover = own.keys().filter(|name| !is_in_use(name));
        self.leftover.replace(leftover.cloned().collect());
        let before = mark.and_then(|mark| mark.before(|_, name| own.get(name).map(Vec::as_slice)));
        for (name, bytes) in before.unwrap_or_default() {
            match bytes {
                Some(bytes) => stored.insert(name, bytes),
                None => stored.remove(&name),
            };
        }
        Ok(stored.into_iter().collect())
    }

    async fn fetch(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let asked: Vec<String> = names.iter().cloned().chain([MARK.to_owned()]).collect();
        let mut found = self.inner.fetch(&asked).await?;
        if found.pop().flatten().and_then(|bytes| Mark::read(&bytes)).is_none_or(|mark| !mark.is_noted) {
            return Ok(found);
        }
        let stored: BTreeMap<String, Vec<u8>> = self.load().await?.into_iter().collect_map();
        Ok(names.iter().map(|name| stored.get(name).cloned()).collect())
    }

    async fn names(&self) -> Result<Vec<String>, StoreError> {
        let names = self.inner.names().await?;
        if !names.iter().any(|name| is_of_parts(name)) {
            return Ok(names);
        }
        Ok(self.load().await?.into_iter().map(|(name, _)| name).collect())
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        self.sweep().await;
        for _ in 0..TRIES {
            match self.try_commit(writes).await {
                Err(error) if is_marked(&error) => self.roll_back().await?,
                done => return done,
            }
        }
        Err(StoreError::Conflict { name: MARK.to_owned() })
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.inner.erase().await
    }
}
