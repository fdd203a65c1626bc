//! The one place where records go into envelopes and come out: it opens a store, sets aside what is damaged or newer, and saves
//! each change as one commit that expects the revisions it was made on, with an entry of the audit in the same commit.

mod commit;
mod create;
mod damage;
mod journals;
mod open;
mod read;
mod refresh;
mod reseal;
mod resolve_mismatch;
mod save;
mod verify;
mod waiting;

pub use damage::Damage;
pub use open::{Opened, is_current};
pub use refresh::{Refreshed, Update};
pub use reseal::Finished;
pub use waiting::{Waiting, keep_waiting};

use super::audit::Tail;
use super::crypto::Crypto;
use super::keyring::Keyring;
use super::mutex::Mutex;
use super::names::ATTEMPTS;
use super::port::{Store, StoreError, StoreKind, Stored};
use super::sealing::Sealing;
use crate::record::{Key, Undecided};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A record that can't be read. It stays where it is, byte for byte, and a save under its name is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The record's name; it holds a key and no patient data.
    pub name: String,
    /// What is wrong with it.
    pub reason: Damage,
    /// The bytes as they lie, for a copy to keep or to have repaired.
    pub bytes: Vec<u8>,
    /// Whether a person has accepted that it can't be read, by the audit.
    pub is_accepted: bool,
}

/// A record that a newer version of the app wrote. It is kept untouched; this version can't show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The record's name.
    pub name: String,
    /// Its schema version; where that is not above ours, the record is of a kind or under a seal that this version doesn't know.
    pub schema: u16,
}

/// What is known of a stored name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// Stored in that revision.
    At(u64),
    /// Removed; the revision was that. A later record of the name goes on from there, so that no revision comes twice.
    RemovedAt(u64),
    Damaged,
    Newer,
}

/// Keeps records in a store.
pub struct Keeper<S, X: Crypto> {
    store: S,
    sealing: RefCell<Sealing<X>>,
    held: RefCell<BTreeMap<String, Held>>,
    /// Who may open the clinic, as it was last read or written.
    keyring: RefCell<Option<Keyring>>,
    tail: RefCell<Tail>,
    /// Where audit and records don't agree, until a person decides.
    undecided: RefCell<Undecided>,
    /// What was answered while the clinic was locked and isn't in the inbox yet.
    waiting: RefCell<BTreeSet<Key>>,
    /// Held by whoever reads or writes: a second save waits for the first, so that it expects the revision that the first one left.
    mutex: Mutex,
}

impl<S, X: Crypto> std::fmt::Debug for Keeper<S, X> {
    /// Neither keys nor records: what is debugged ends in consoles.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keeper").finish_non_exhaustive()
    }
}

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// How records are sealed now.
    fn sealing(&self) -> Sealing<X> {
        self.sealing.borrow().clone()
    }

    /// Where the records are kept.
    pub fn kind(&self) -> StoreKind {
        self.store.kind()
    }

    /// The store itself.
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// Every record as it lies, for a backup: sealed as it is. The count of failed tries is this browser's and no part of it.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub async fn copy(&self) -> Result<Stored, StoreError> {
        let _guard = self.mutex.lock().await;
        let mut stored = self.store.load().await?;
        stored.retain(|(name, _)| name != ATTEMPTS);
        Ok(stored)
    }

    /// Removes every record, the damaged and the newer ones too.
    ///
    /// # Errors
    /// Where the store can't be erased; then open it again to see what it holds.
    pub async fn erase(&self) -> Result<(), StoreError> {
        let _guard = self.mutex.lock().await;
        self.store.erase().await?;
        self.held.borrow_mut().clear();
        self.keyring.take();
        *self.tail.borrow_mut() = Tail::default();
        self.undecided.take();
        Ok(())
    }
}
