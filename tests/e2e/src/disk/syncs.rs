//! The lines of `syncs.c`, and what they leave.

use super::Names;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

/// Inode and time of birth, which together no other file has.
type Identity = String;

/// A file or folder as it stood under a name.
#[derive(Debug)]
struct Entry {
    identity: Identity,
    is_folder: bool,
    /// Below the profile.
    path: PathBuf,
}

/// One sync that was completed.
#[derive(Debug)]
pub(super) struct Sync {
    of: Entry,
    names: Vec<Entry>,
    /// Where the bytes are that the file had.
    bytes: PathBuf,
}

impl Sync {
    /// The sync of that number.
    pub(super) fn read(log: &Path, number: usize) -> Self {
        let text = text(log, number, "names");
        let of = Entry::synced(log, number);
        let names = text.lines().map(|line| Entry::read(line).expect("a line is whole")).collect();
        Self { of, names, bytes: log.join(format!("{number}.bytes")) }
    }

    /// Whether it was of a path with that in it.
    pub(super) fn is_of(&self, part: &str) -> bool {
        self.of.path.to_string_lossy().contains(part)
    }
}

fn text(log: &Path, number: usize, what: &str) -> String {
    fs::read_to_string(log.join(format!("{number}.{what}"))).expect("the log is whole")
}

impl Entry {
    /// What the sync of that number was of.
    fn synced(log: &Path, number: usize) -> Self {
        text(log, number, "what").lines().find_map(Self::read).expect("a line says what was synced")
    }

    fn read(line: &str) -> Option<Self> {
        let mut parts = line.splitn(4, ' ');
        let (inode, born) = (parts.next()?, parts.next()?);
        let is_folder = parts.next()? == "d";
        Some(Self { identity: format!("{inode} {born}"), is_folder, path: PathBuf::from(parts.next()?) })
    }
}

/// The files that are left after these syncs, each with where its bytes are, if any were synced.
pub(super) fn left(syncs: &[Sync], names: Names) -> Vec<(PathBuf, Option<PathBuf>)> {
    let files = syncs.iter().filter(|sync| !sync.of.is_folder);
    let bytes: HashMap<&Identity, &PathBuf> = files.map(|sync| (&sync.of.identity, &sync.bytes)).collect();
    let named: BTreeMap<&Path, &Identity> = match names {
        Names::InOrder => syncs.last().into_iter().flat_map(|sync| named(&sync.names)).collect(),
        Names::OfSynced => {
            let all = syncs.last().into_iter().flat_map(|sync| named(&sync.names));
            all.filter(|(_, identity)| bytes.contains_key(identity)).collect()
        }
        Names::OneByOne => one_by_one(syncs),
    };
    named.into_iter().map(|(path, identity)| (path.to_owned(), bytes.get(identity).map(|at| (*at).clone()))).collect()
}

/// Whether each database has synced the file that says which of its files count after the last of its tables.
pub(super) fn are_tables_noted(log: &Path, synced: usize) -> bool {
    let mut not_noted: BTreeSet<PathBuf> = BTreeSet::new();
    for Entry { path, .. } in (0..synced).map(|number| Entry::synced(log, number)) {
        let folder = path.parent().unwrap_or(&path);
        if path.extension().is_some_and(|extension| extension == "ldb") {
            not_noted.insert(folder.to_owned());
        } else if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("MANIFEST-")) {
            not_noted.remove(folder);
        }
    }
    not_noted.is_empty()
}

/// The files among these, by name.
fn named(entries: &[Entry]) -> impl Iterator<Item = (&Path, &Identity)> {
    entries.iter().filter(|entry| !entry.is_folder).map(|entry| (entry.path.as_path(), &entry.identity))
}

/// A file's sync gives it the name that it has then, and no other; a folder's sync gives all its files theirs, and removes what is gone.
fn one_by_one(syncs: &[Sync]) -> BTreeMap<&Path, &Identity> {
    let mut known: BTreeMap<&Path, &Identity> = BTreeMap::new();
    for sync in syncs {
        if sync.of.is_folder {
            let is_in = |path: &Path| path.parent() == Some(&sync.of.path);
            known.retain(|path, _| !is_in(path));
            known.extend(named(&sync.names).filter(|(path, _)| is_in(path)));
        } else {
            known.retain(|_, identity| **identity != sync.of.identity);
            known.insert(&sync.of.path, &sync.of.identity);
        }
    }
    known
}
