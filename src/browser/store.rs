//! Where a workspace's record is kept: IndexedDB, else localStorage, else nowhere.

use super::breathe;
use super::idb_store::{IdbStore, LARGE};
use super::local_kv::LocalKv;
use super::workspace::{Workspace, database_names, is_in_database, mark_in_database};
use crate::vault::in_parts::is_of_parts;
use crate::vault::{InParts, KvStore, MemoryStore, Store, StoreError, StoreKind, Stored, Write};
use crate::words::{say, store_error_words, worded};

/// Any of the stores of this browser.
pub enum AnyStore {
    /// The browser's database.
    Idb(InParts<IdbStore>),
    /// The fallback.
    Local(KvStore<LocalKv>),
    /// Nothing is kept.
    Memory(MemoryStore),
    /// There are records, and they can't be had now. Falling back would show an empty clinic in their place.
    Refused(StoreError),
}

/// Opens the store of a workspace, and says in words for the page why it isn't the first choice, or what else a person must know.
pub async fn open(workspace: Workspace) -> (AnyStore, Option<String>) {
    let local = KvStore::new(LocalKv, workspace.name());
    let left_behind = local.names().await.is_ok_and(|names| !names.is_empty());
    let cause = match open_database(workspace).await {
        Ok(database) => return prefer(workspace, database, left_behind.then_some(local)).await,
        Err(error @ (StoreError::Newer { .. } | StoreError::Blocked)) => return (AnyStore::Refused(error), None),
        // The records are in the database, if that can't be opened for once.
        Err(error) if !left_behind && is_in_database(workspace) => return (AnyStore::Refused(error), None),
        Err(cause) => cause,
    };
    match LocalKv.probe_writing() {
        // A full store still shows what it holds.
        Ok(()) | Err(StoreError::Quota) => {
            let why = say!(
                "This browser’s database can’t be used, so records are kept in its small store of about 5 MB. {late} Patients \
                 entered earlier in the database are not shown. {cause}",
                late = worded(LATE),
                cause = words_of(&cause)
            );
            (AnyStore::Local(local), Some(why))
        }
        Err(_) => {
            let why = worded(
                "This browser doesn’t let the page keep data: everything is gone when it is closed. Allow site data for \
                 this address and reload, or export before you leave.",
            );
            (AnyStore::Memory(MemoryStore::default()), Some(why.to_owned()))
        }
    }
}

async fn open_database(workspace: Workspace) -> Result<InParts<IdbStore>, StoreError> {
    Ok(InParts::new(IdbStore::open(workspace.name()).await?, LARGE))
}

/// Whether there is no record: looked up at every opening, so that the names of all are not fetched for it.
async fn is_empty(database: &InParts<IdbStore>) -> Result<bool, StoreError> {
    match database.inner().first().await? {
        None => Ok(true),
        // What a commit leaves that was cut off comes before all others.
        Some((name, bytes)) if is_of_parts(&name) || bytes.is_empty() => Ok(database.names().await?.is_empty()),
        Some(_) => Ok(false),
    }
}

/// Whether there are records of a workspace, as far as this browser tells, without making a place for any.
pub async fn has_records(workspace: Workspace) -> bool {
    let local = KvStore::new(LocalKv, workspace.name());
    if local.names().await.is_ok_and(|names| !names.is_empty()) {
        return true;
    }
    match database_names().await {
        Some(names) if !names.iter().any(|name| name == workspace.name()) => false,
        None if !is_in_database(workspace) => false,
        // One that can't be looked into may hold everything.
        _ => match open_database(workspace).await {
            Ok(database) => is_empty(&database).await != Ok(true),
            Err(_) => true,
        },
    }
}

/// What is said where the records were in the database and are no longer: browsers clear it when a disk is full.
const CLEARED: &str = "This browser kept records of your clinic and holds none any more: it may have cleared them to make room, or somebody \
     did. Restore your newest backup.";

/// Why the database can't be opened. What a store says of these says that nothing was saved, and here no save was tried.
fn words_of(cause: &StoreError) -> String {
    match cause {
        StoreError::Quota => worded("No space is left: free disk space, then load the page again.").to_owned(),
        StoreError::Unavailable(name) => say!("Load the page again to try the database once more. ({name})", name),
        other => store_error_words(other),
    }
}

/// What localStorage can't promise: a browser writes it seconds after a change, and nothing makes it, or the system, put it on the disk.
const LATE: &str = "The browser puts what is in it on the disk only some time after a save: if the browser or the computer stops without \
    warning, what was shown as saved may be lost. Back up whenever you have entered something.";

/// The database, unless it is empty and an earlier visit, which had to fall back, left the record in localStorage.
async fn prefer(
    workspace: Workspace,
    database: InParts<IdbStore>,
    left_behind: Option<KvStore<LocalKv>>,
) -> (AnyStore, Option<String>) {
    let looked = is_empty(&database).await;
    if looked == Ok(false) {
        mark_in_database(workspace);
    }
    let is_empty = looked == Ok(true);
    let Some(local) = left_behind else {
        // The demo clinic is made anew.
        let is_cleared = is_empty && workspace == Workspace::Clinic && is_in_database(workspace);
        return (AnyStore::Idb(database), is_cleared.then(|| worded(CLEARED).to_owned()));
    };
    if is_empty {
        let why = say!(
            "Records from an earlier visit are in this browser’s small store of about 5 MB, and are still kept there. {late} To \
             move them to its database, export them, erase the clinic and import them again.",
            late = worded(LATE)
        );
        return (AnyStore::Local(local), Some(why));
    }
    let why = worded(
        "Some records were entered while this browser’s database couldn’t be used. They are in its small store and are not \
         shown here.",
    );
    (AnyStore::Idb(database), Some(why.to_owned()))
}

/// Has the store in use do it; one that is refused says why.
macro_rules! in_use {
    ($any:expr, $store:ident => $does:expr) => {
        match $any {
            AnyStore::Idb($store) => $does.await,
            AnyStore::Local($store) => $does.await,
            AnyStore::Memory($store) => $does.await,
            AnyStore::Refused(error) => Err(error.clone()),
        }
    };
}

impl Store for AnyStore {
    fn kind(&self) -> StoreKind {
        match self {
            Self::Idb(_) | Self::Refused(_) => StoreKind::IndexedDb,
            Self::Local(_) => StoreKind::LocalStorage,
            Self::Memory(_) => StoreKind::Memory,
        }
    }

    async fn load(&self) -> Result<Stored, StoreError> {
        in_use!(self, store => store.load())
    }

    async fn fetch(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        in_use!(self, store => store.fetch(names))
    }

    async fn names(&self) -> Result<Vec<String>, StoreError> {
        in_use!(self, store => store.names())
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        in_use!(self, store => store.commit(writes))
    }

    async fn erase(&self) -> Result<(), StoreError> {
        in_use!(self, store => store.erase())
    }

    async fn rest(&self) {
        breathe().await;
    }
}
