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

use super::envelope::{self, Envelope, Seal};
use super::port::{Expect, Store, StoreError, StoreKind, Stored, Write};
use super::{base64, schema};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What the names of all records begin with that are of a commit in parts; it comes before every other name.
const OWN: &str = "!";
/// The record that is there while a commit in parts is under way.
const MARK: &str = "!commit";
/// What the names of the notes begin with.
const NOTE: &str = "!before/";
/// The name under which a mark or a note that can't be read is kept, to be listed with what is damaged.
const DAMAGED: &str = "journal";
/// How long a note is, in bytes: Chromium puts what is longer than 64 KiB into a file of its own.
const NOTE_BYTES: usize = 32 << 10;
/// How long a part is, in bytes.
const PART_BYTES: usize = 1 << 20;
/// How often a commit that finds another's mark tries again.
const TRIES: usize = 5;

/// What is known of a commit in parts.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
struct Mark {
    /// Changes with every one that takes the commit over.
    #[serde(skip)]
    revision: u64,
    /// Tells the notes of this commit from another's.
    of: u64,
    /// How many notes there are, once all are.
    notes: usize,
    /// Whether all notes are there. Before, no record was touched.
    is_noted: bool,
}

/// What stood under a name, as base64.
type Before = (String, Option<String>);

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
        let names: Vec<String> = writes.iter().map(|write| write.name.clone()).collect();
        let found = self.inner.fetch(&names).await?;
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
            let note = (write.name.clone(), stored.as_deref().map(base64::encode));
            notes.last_mut().into_iter().for_each(|last| last.push(note.clone()));
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

    /// Puts back what a commit noted that was cut off, or whose tab does not answer.
    async fn roll_back(&self) -> Result<(), StoreError> {
        let found = self.inner.fetch(&[MARK.to_owned()]).await?.into_iter().next().flatten();
        let Some(bytes) = found else { return Ok(()) };
        let before = match Mark::read(&bytes) {
            Some(mark) => {
                let notes = self.inner.fetch(&mark.note_names()).await?;
                mark.before(|number, _| notes.get(number)?.as_deref()).map(|before| (mark, before))
            }
            None => None,
        };
        let Some((mark, before)) = before else {
            // Damage that nobody can roll back. As a record it is listed with the damaged ones, and the audit names what doesn't fit it.
            let aside = Write { name: DAMAGED.to_owned(), expect: Expect::Anything, bytes: Some(bytes) };
            return self.inner.commit(&[marked(Expect::Anything, None), aside]).await;
        };
        match self.put_back(before, &mark).await {
            Ok(()) if mark.is_noted => self.sweep_notes_of(&mark).await,
            // How many notes there are stands nowhere yet: reading finds them.
            Ok(()) => {
                self.load().await?;
                self.sweep().await;
            }
            // Another tab came first.
            Err(error) if is_marked(&error) => {}
            error => return error,
        }
        Ok(())
    }

    /// Takes the commit of that mark over, puts back what stood before it, and removes the mark.
    async fn put_back(&self, before: Vec<(String, Option<Vec<u8>>)>, mark: &Mark) -> Result<(), StoreError> {
        let taken_over = Mark { revision: mark.revision.wrapping_add(1), ..*mark };
        self.put_mark(mark.is_there(), Some(&taken_over)).await?;
        let back = before.into_iter().map(|(name, bytes)| Write { name, expect: Expect::Anything, bytes });
        self.make(back, &taken_over).await?;
        self.put_mark(taken_over.is_there(), None).await
    }

    async fn sweep_notes_of(&self, mark: &Mark) {
        self.leftover.borrow_mut().extend(mark.note_names());
        self.sweep().await;
    }

    /// Removes notes that nothing refers to. What fails is removed another time.
    async fn sweep(&self) {
        let gone: Vec<Write> = self
            .leftover
            .take()
            .into_iter()
            .map(|name| Write { name, expect: Expect::Anything, bytes: None })
            .collect();
        for part in gone.chunks(PART_BYTES / 256) {
            if self.inner.commit(part).await.is_err() {
                self.leftover.borrow_mut().extend(part.iter().map(|write| write.name.clone()));
            }
        }
    }
}

impl Mark {
    /// The mark as it lies; none where it can't be read.
    fn read(bytes: &[u8]) -> Option<Self> {
        let found = envelope::decode(MARK, bytes, schema::CURRENT).ok()?.envelope;
        serde_json::from_slice(found.body).ok().map(|mark| Self { revision: found.revision, ..mark })
    }

    fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        enclosed(MARK, self.revision, self)
    }

    /// What is expected of the mark while nobody else has taken it over.
    const fn is_there(&self) -> Expect {
        Expect::Revision(self.revision)
    }

    /// What the names of its notes begin with.
    fn notes_begin(&self) -> String {
        format!("{NOTE}{:016x}/", self.of)
    }

    fn note_name(&self, number: usize) -> String {
        format!("{}{number:06}", self.notes_begin())
    }

    fn note_names(&self) -> Vec<String> {
        (0..self.notes).map(|number| self.note_name(number)).collect()
    }

    /// The write that keeps a note.
    fn note(&self, number: usize, before: &[Before]) -> Result<Write, StoreError> {
        let name = self.note_name(number);
        let bytes = Some(enclosed(&name, 1, &before)?);
        Ok(Write { name, expect: Expect::Anything, bytes })
    }

    /// What stood under each name; nothing where no record was touched, and none where a note can't be read.
    fn before<'a>(&self, note: impl Fn(usize, &str) -> Option<&'a [u8]>) -> Option<Vec<(String, Option<Vec<u8>>)>> {
        let notes = if self.is_noted { self.note_names() } else { Vec::new() };
        let mut all = Vec::new();
        for (number, name) in notes.iter().enumerate() {
            let found = envelope::decode(name, note(number, name)?, schema::CURRENT).ok()?.envelope;
            for (name, text) in serde_json::from_slice::<Vec<Before>>(found.body).ok()? {
                all.push((name, text.map(|text| base64::decode(&text).ok_or(())).transpose().ok()?));
            }
        }
        Some(all)
    }
}

/// What a write takes of a commit, in bytes: the database writes each name twice, in letters of two bytes.
fn cost(write: &Write) -> usize {
    write.bytes.as_ref().map_or(0, Vec::len) + 4 * write.name.len() + 200
}

fn marked(expect: Expect, bytes: Option<Vec<u8>>) -> Write {
    Write { name: MARK.to_owned(), expect, bytes }
}

/// Whether a commit was refused because of the mark.
fn is_marked(error: &StoreError) -> bool {
    matches!(error, StoreError::Conflict { name } if name == MARK)
}

fn enclosed(name: &str, revision: u64, body: &impl Serialize) -> Result<Vec<u8>, StoreError> {
    let body = serde_json::to_vec(body).ok();
    let envelope = |body: &Vec<u8>| {
        envelope::encode(name, &Envelope { seal: Seal::None, schema: schema::CURRENT, revision, body })
    };
    body.as_ref().and_then(envelope).ok_or_else(|| StoreError::Unwritable { name: name.to_owned() })
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
        let stored: BTreeMap<String, Vec<u8>> = self.load().await?.into_iter().collect();
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
