//! The record in IndexedDB: one object store, record name to bytes.

use super::idb_connection::{Connection, RECORDS, delete, from_idb, outcome};
use crate::vault::{Store, StoreError, StoreKind, Stored, Write};
use idb::ObjectStore;
use js_sys::Uint8Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// Records in the database of one workspace.
pub struct IdbStore {
    name: String,
    connection: RefCell<Option<Rc<Connection>>>,
}

impl IdbStore {
    /// Opens the database of that name.
    ///
    /// # Errors
    /// Denied, blocked by another tab, newer than this version, or unavailable.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Rc::new(Connection::open(name).await?);
        let store = Self { name: name.to_owned(), connection: RefCell::new(Some(connection)) };
        // A database that opens and can't be read is found out now, while there is still another store to turn to.
        store.connection().await?.transaction(false)?;
        Ok(store)
    }

    /// Whether there is no record: looked up at every opening, so that the names of all are not fetched for it.
    ///
    /// # Errors
    /// As [`Store::names`].
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let transaction = self.connection().await?.transaction(false)?;
        let records = transaction.object_store(RECORDS).map_err(from_idb)?;
        let first = records.get_all_keys(None, Some(1)).map_err(from_idb)?.into_future().await.map_err(from_idb)?;
        Ok(first.is_empty())
    }

    /// The connection; opened again after an erase of one's own, never after another tab's, where this page shows what is gone.
    async fn connection(&self) -> Result<Rc<Connection>, StoreError> {
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
        let transaction = self.connection().await?.transaction(false)?;
        let records = transaction.object_store(RECORDS).map_err(from_idb)?;
        // Both are asked for at once, so that both answers are of one state and the transaction stays open.
        let names = records.get_all_keys(None, None).map_err(from_idb)?;
        let values = records.get_all(None, None).map_err(from_idb)?;
        let (names, values) = (names.into_future(), values.into_future());
        let names = names.await.map_err(from_idb)?;
        let values = values.await.map_err(from_idb)?;
        Ok(names.iter().map(name_of).zip(values.iter().map(bytes_of)).collect())
    }

    async fn fetch(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let transaction = self.connection().await?.transaction(false)?;
        let records = transaction.object_store(RECORDS).map_err(from_idb)?;
        Ok(found(&records, names).await?.iter().map(|stored| stored.as_ref().map(bytes_of)).collect())
    }

    async fn names(&self) -> Result<Vec<String>, StoreError> {
        let transaction = self.connection().await?.transaction(false)?;
        let records = transaction.object_store(RECORDS).map_err(from_idb)?;
        let names = records.get_all_keys(None, None).map_err(from_idb)?.into_future().await.map_err(from_idb)?;
        Ok(names.iter().map(name_of).collect())
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        let mut transaction = self.connection().await?.transaction(true)?;
        let records = transaction.object_store(RECORDS).map_err(from_idb)?;
        let outcome = outcome(&mut transaction);
        let Err(error) = write_all(&records, writes).await else { return outcome.wait().await };
        // Where the abort fails there is nothing to take back any more; else it is waited for, since the transaction calls back.
        if let Ok(_transaction) = transaction.abort() {
            let _ = outcome.wait().await;
        }
        Err(error)
    }

    async fn erase(&self) -> Result<(), StoreError> {
        // Dropped first: an open connection of one's own would stand in the way.
        drop(self.connection.take());
        delete(&self.name).await
    }
}

/// Asks for every write, if all that is stored is as expected.
async fn write_all(records: &ObjectStore, writes: &[Write]) -> Result<(), StoreError> {
    let found = found(records, writes.iter().map(|write| &write.name)).await?;
    let is_other =
        |(write, stored): &(&Write, Option<JsValue>)| !write.matches(stored.as_ref().map(bytes_of).as_deref());
    if let Some((write, _)) = writes.iter().zip(found).find(is_other) {
        return Err(StoreError::Conflict { name: write.name.clone() });
    }
    for write in writes {
        let name = JsValue::from_str(&write.name);
        match &write.bytes {
            Some(bytes) => records.put(&Uint8Array::from(bytes.as_slice()), Some(&name)).map(drop).map_err(from_idb)?,
            None => records.delete(name).map(drop).map_err(from_idb)?,
        }
    }
    Ok(())
}

/// Those records as they lie. They are asked for all at once, which keeps the transaction open until the last has answered.
async fn found<'a>(
    records: &ObjectStore,
    names: impl IntoIterator<Item = &'a String>,
) -> Result<Vec<Option<JsValue>>, StoreError> {
    let ask = |name: &String| records.get(JsValue::from_str(name)).map(IntoFuture::into_future);
    let asked: Vec<_> = names.into_iter().map(ask).collect::<Result<_, _>>().map_err(from_idb)?;
    let mut found = Vec::with_capacity(asked.len());
    for stored in asked {
        found.push(stored.await.map_err(from_idb)?);
    }
    Ok(found)
}

/// A record's name; a key that isn't text is not ours, and is shown as it is.
fn name_of(key: &JsValue) -> String {
    key.as_string().unwrap_or_else(|| format!("{key:?}"))
}

/// A record's bytes; a value that isn't bytes is not ours, and what it looks like is kept as its copy.
fn bytes_of(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map_or_else(|| format!("{value:?}").into_bytes(), Uint8Array::to_vec)
}
