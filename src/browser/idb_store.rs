//! The record in IndexedDB: one object store, record name to bytes.
//!
//! A commit is put twice. Chromium syncs its database's log at the end of a transaction; where a log ended in the middle of the
//! transaction, what stands in that one is lost with the power until a table was made of it (see [`in_parts`](crate::vault::in_parts)). It
//! waits for that table before it ends the next log. So if anything of the first transaction may be lost, all of the second is in the last
//! log, and synced. And a commit only puts: what it removes it makes empty, which counts as absent, and the names go afterwards. Of what is
//! removed already, nothing would be written the second time.

use super::callback::pause;
use super::idb_connection::{Connection, RECORDS, delete, from_idb, outcome};
use super::locks::is_left;
use crate::vault::{Store, StoreError, StoreKind, Stored, Write};
use idb::ObjectStore;
use js_sys::Uint8Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// From how many bytes on a commit is to be made in parts. Chromium begins a new log every 4 MB (1 MB where the disk is nearly full), so that
/// few shorter ones meet the end of one; where the power goes between the two times that such a one is put, the audit names what is missing.
pub const LARGE: usize = 128 << 10;

/// Records in the database of one workspace.
pub struct IdbStore {
    name: String,
    connection: RefCell<Option<Rc<Connection>>>,
    /// Names that were found empty.
    emptied: RefCell<Vec<String>>,
}

impl IdbStore {
    /// Opens the database of that name.
    ///
    /// # Errors
    /// Denied, blocked by another tab, newer than this version, or unavailable.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Rc::new(Connection::open(name).await?);
        let connection = RefCell::new(Some(connection));
        let store = Self { name: name.to_owned(), connection, emptied: RefCell::default() };
        // A database that opens and can't be read is found out now, while there is still another store to turn to.
        store.connection().await?.transaction(false)?;
        Ok(store)
    }

    /// The first record, as its name orders it; one that was emptied too.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub async fn first(&self) -> Result<Option<(String, Vec<u8>)>, StoreError> {
        Ok(self.records(Some(1)).await?.into_iter().next())
    }

    /// The first so many records, or all.
    async fn records(&self, limit: Option<u32>) -> Result<Stored, StoreError> {
        let transaction = self.connection().await?.transaction(false)?;
        let records = transaction.object_store(RECORDS).map_err(from_idb)?;
        // Both are asked for at once, so that both answers are of one state and the transaction stays open.
        let names = records.get_all_keys(None, limit).map_err(from_idb)?;
        let values = records.get_all(None, limit).map_err(from_idb)?;
        let (names, values) = (names.into_future(), values.into_future());
        // Both are waited for, also where the first failed: the database calls back whoever asked.
        let (names, values) = (names.await, values.await);
        let (names, values) = (names.map_err(from_idb)?, values.map_err(from_idb)?);
        Ok(names.iter().map(name_of).zip(values.iter().map(bytes_of)).collect())
    }

    /// Has the work done in a transaction, which is complete when this returns.
    async fn transact<T>(
        &self,
        work: impl AsyncFnOnce(&ObjectStore) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut transaction = self.connection().await?.transaction(true)?;
        let records = transaction.object_store(RECORDS).map_err(from_idb)?;
        let outcome = outcome(&mut transaction);
        match work(&records).await {
            Ok(done) => outcome.wait().await.map(|()| done),
            Err(error) => {
                // Where this fails it has ended, or the browser is taking it back already, as it does for a page that is left.
                let _ = records.transaction().abort();
                // It calls back in any case, and must find who is called.
                let _ = outcome.wait().await;
                Err(error)
            }
        }
    }

    /// Removes the names that were emptied, unless they are in use again. What fails is removed after another commit.
    async fn remove_emptied(&self) {
        let names = self.emptied.take();
        if !names.is_empty() && self.transact(async |records| remove_empty(records, &names).await).await.is_err() {
            self.emptied.borrow_mut().extend(names);
        }
    }

    /// The connection; opened again after an erase of one's own, never after another tab's, where this page shows what is gone.
    async fn connection(&self) -> Result<Rc<Connection>, StoreError> {
        if is_left() {
            // A page that the browser keeps for Back stands still from here until it comes back: what it has begun by then would be in the way
            // of the next page. One that it doesn't keep goes on.
            pause().await;
        }
        let known = self.connection.borrow().clone();
        match known {
            Some(connection) if connection.is_closed() => Err(StoreError::Closed),
            Some(connection) => Ok(connection),
            None => {
                let connection = Rc::new(Connection::open(&self.name).await?);
                self.connection.replace(Some(Rc::clone(&connection)));
                Ok(connection)
            }
        }
    }
}

impl Store for IdbStore {
    fn kind(&self) -> StoreKind {
        StoreKind::IndexedDb
    }

    async fn load(&self) -> Result<Stored, StoreError> {
        let (stored, emptied): (Stored, Stored) =
            self.records(None).await?.into_iter().partition(|(_, bytes)| !bytes.is_empty());
        self.emptied.replace(emptied.into_iter().map(|(name, _)| name).collect());
        Ok(stored)
    }

    async fn fetch(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let transaction = self.connection().await?.transaction(false)?;
        let records = transaction.object_store(RECORDS).map_err(from_idb)?;
        found(&records, names).await
    }

    async fn names(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.load().await?.into_iter().map(|(name, _)| name).collect())
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        let written = self.transact(async |records| write_all(records, writes).await).await?;
        // Where this fails all is written, and on the disk but for the rare case above: nothing is told as not saved that is.
        let _ = self.transact(async |records| write_again(records, &written).await).await;
        let gone = written.iter().filter(|write| write.bytes.is_none()).map(|write| write.name.clone());
        self.emptied.borrow_mut().extend(gone);
        self.remove_emptied().await;
        Ok(())
    }

    async fn erase(&self) -> Result<(), StoreError> {
        // Dropped first: an open connection of one's own would stand in the way.
        drop(self.connection.take());
        delete(&self.name).await
    }
}

/// Asks for every write, if all that is stored is as expected; but for removals of what isn't there. Returns what it asked for.
async fn write_all<'a>(records: &ObjectStore, writes: &'a [Write]) -> Result<Vec<&'a Write>, StoreError> {
    let found = found(records, writes.iter().map(|write| &write.name)).await?;
    let is_other = |(write, stored): &(&Write, &Option<Vec<u8>>)| !write.matches(stored.as_deref());
    if let Some((write, _)) = writes.iter().zip(&found).find(is_other) {
        return Err(StoreError::Conflict { name: write.name.clone() });
    }
    let written = writes.iter().zip(found).filter(|(write, stored)| write.bytes.is_some() || stored.is_some());
    written.map(|(write, _)| put(records, write).map(|()| write)).collect()
}

/// Asks for those writes again of which nothing else came in place meanwhile.
async fn write_again(records: &ObjectStore, written: &[&Write]) -> Result<(), StoreError> {
    let found = found(records, written.iter().map(|write| &write.name)).await?;
    let is_there = |(write, stored): &(&&Write, Option<Vec<u8>>)| write.bytes == *stored;
    written.iter().zip(found).filter(is_there).try_for_each(|(write, _)| put(records, write))
}

fn put(records: &ObjectStore, write: &Write) -> Result<(), StoreError> {
    let bytes = Uint8Array::from(write.bytes.as_deref().unwrap_or_default());
    records.put(&bytes, Some(&JsValue::from_str(&write.name))).map(drop).map_err(from_idb)
}

/// Removes those of these names that hold nothing.
async fn remove_empty(records: &ObjectStore, names: &[String]) -> Result<(), StoreError> {
    for (name, _) in names.iter().zip(found(records, names).await?).filter(|(_, stored)| stored.is_none()) {
        records.delete(JsValue::from_str(name)).map(drop).map_err(from_idb)?;
    }
    Ok(())
}

/// Those records as they lie; none where one is absent or emptied. They are asked for all at once, which keeps the transaction open until
/// the last has answered.
async fn found<'a>(
    records: &ObjectStore,
    names: impl IntoIterator<Item = &'a String>,
) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
    let ask = |name: &String| records.get(JsValue::from_str(name)).map(IntoFuture::into_future);
    // Every answer is waited for, also behind one that failed: the database calls back whoever asked.
    let asked: Vec<_> = names.into_iter().map(ask).collect();
    let mut found = Vec::with_capacity(asked.len());
    for asked in asked {
        found.push(match asked {
            Ok(asked) => asked.await,
            Err(error) => Err(error),
        });
    }
    let bytes = |stored: Option<JsValue>| stored.as_ref().map(bytes_of).filter(|bytes| !bytes.is_empty());
    found.into_iter().map(|stored| stored.map(bytes).map_err(from_idb)).collect()
}

/// A record's name; a key that isn't text is not ours, and is shown as it is.
fn name_of(key: &JsValue) -> String {
    key.as_string().unwrap_or_else(|| format!("{key:?}"))
}

/// A record's bytes; a value that isn't bytes is not ours, and what it looks like is kept as its copy.
fn bytes_of(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map_or_else(|| format!("{value:?}").into_bytes(), Uint8Array::to_vec)
}
