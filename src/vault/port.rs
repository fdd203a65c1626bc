//! What a store must do, and how it may fail.

use super::envelope;

/// Where records are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreKind {
    /// The browser's database.
    IndexedDb,
    /// The browser's small store of texts: the fallback, about five megabytes.
    LocalStorage,
    /// Nowhere: gone when the page is closed.
    Memory,
}

/// What must be stored under a name for a write to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// Nothing.
    Absent,
    /// A whole envelope of that revision.
    Revision(u64),
    /// Whatever lies there, damaged or not. Only for moving all of it elsewhere.
    Anything,
}

/// One change of one record, as part of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The record's name.
    pub name: String,
    /// What must be stored now.
    pub expect: Expect,
    /// The new bytes, an envelope; `None` removes the record.
    pub bytes: Option<Vec<u8>>,
}

impl Write {
    /// Whether the stored bytes are the ones that this write was made for. Bytes without a readable revision never are, so
    /// that what is damaged is not written over.
    pub fn matches(&self, stored: Option<&[u8]>) -> bool {
        match (self.expect, stored) {
            (Expect::Anything, _) | (Expect::Absent, None) => true,
            (Expect::Revision(expected), Some(bytes)) => envelope::revision(bytes) == Some(expected),
            _ => false,
        }
    }
}

/// Why a store could not do what was asked. Whatever the reason, nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let this page keep anything.
    Denied,
    /// No space is left.
    Quota,
    /// The stored record is not the one that the change was made on: another tab or program changed it.
    Conflict {
        /// The record's name.
        name: String,
    },
    /// Who may open the clinic is no longer what the change of it was made on.
    KeyringChanged,
    /// The stored record can't be read and is set aside; it is not written over.
    Damaged {
        /// The record's name.
        name: String,
    },
    /// A newer version of the app wrote the record; this one only keeps it.
    Newer {
        /// The record's name.
        name: String,
    },
    /// The stored record isn't the one that the audit says was written last, and nobody has decided about it.
    Undecided {
        /// The record's name.
        name: String,
    },
    /// An event that is to be added bears the id of another one: something else has counted under the same device.
    Forked {
        /// The record's name.
        name: String,
    },
    /// What was to be decided doesn't wait for a decision any more.
    Decided,
    /// Another tab deleted or upgraded the data while this one held it open.
    Closed,
    /// Another tab holds the data open and doesn't let go.
    Blocked,
    /// A record can't be written in the stored form: a value in it is not one that files and forms let in.
    Unwritable {
        /// The record's name.
        name: String,
    },
    /// The browser can't encrypt, so nothing was written.
    Unsealable,
    /// The data key is being changed, and the old one doesn't open with the new one.
    NoOldKey,
    /// A record that could be read when the clinic was opened can't be any more.
    Unopened {
        /// The record's name.
        name: String,
    },
    /// The store is not there, or stopped in the middle.
    Unavailable(String),
}

/// Records by name, each with its bytes as they lie.
pub type Stored = Vec<(String, Vec<u8>)>;

/// A place that keeps named bytes. A commit is one transaction: all of it or nothing, and on disk when it returns.
#[expect(async_fn_in_trait, reason = "the page runs on one thread; no future has to be Send")]
pub trait Store {
    /// Where it keeps them.
    fn kind(&self) -> StoreKind;

    /// Every record with its bytes as they lie, ordered by name.
    ///
    /// # Errors
    /// Denied or unavailable; never because of what the bytes are.
    async fn load(&self) -> Result<Stored, StoreError>;

    /// The bytes of those records as they lie, in that order; none for a name that isn't there.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn fetch(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError>;

    /// The names of all records, in order.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn names(&self) -> Result<Vec<String>, StoreError>;

    /// Checks every expectation against what is stored and then makes all writes, in one transaction.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] names the first record that is not as expected. After any error nothing is changed.
    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError>;

    /// Removes everything without a trace.
    ///
    /// # Errors
    /// Denied, blocked by another tab, or unavailable.
    async fn erase(&self) -> Result<(), StoreError>;

    /// Lets the place work on what else it has to do, during work on many records. Nothing where nothing waits.
    async fn rest(&self) {}
}

impl<S: Store> Store for std::rc::Rc<S> {
    fn kind(&self) -> StoreKind {
        S::kind(self)
    }

    async fn load(&self) -> Result<Stored, StoreError> {
        S::load(self).await
    }

    async fn fetch(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        S::fetch(self, names).await
    }

    async fn names(&self) -> Result<Vec<String>, StoreError> {
        S::names(self).await
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        S::commit(self, writes).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        S::erase(self).await
    }

    async fn rest(&self) {
        S::rest(self).await;
    }
}
