//! The folders that were chosen, in a small database of their own: a handle is no bytes, and goes with the browser alone.

use super::super::dynamic::{ask, object};
use super::super::hosted::own_name;
use super::super::idb_connection::{delete, from_idb};
use super::{Folder, FolderError, FolderUse};
use crate::vault::StoreError;
use idb::event::VersionChangeEvent;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use std::future::IntoFuture;
use wasm_bindgen::JsValue;

const DATABASE: &str = "anamnesis-1-folder";
const STORE: &str = "handles";

/// Lets the person choose a folder and keeps the choice in this browser. Needs a click.
///
/// # Errors
/// None was chosen, or the choice can't be kept.
pub async fn choose(used_for: FolderUse) -> Result<Folder, FolderError> {
    let mode = object(&[("mode", used_for.mode().into())]);
    let picked = ask(&js_sys::global(), "showDirectoryPicker", &[&mode]).await;
    let handle = picked.ok_or(FolderError::NotChosen)?;
    put(used_for.key(), Some(&handle)).await?;
    Ok(Folder { handle, used_for })
}

/// The folder that was chosen before.
pub async fn chosen(used_for: FolderUse) -> Option<Folder> {
    Some(Folder { handle: get(used_for.key()).await?, used_for })
}

/// Forgets the folder; what is in it stays.
///
/// # Errors
/// Denied.
pub async fn forget(used_for: FolderUse) -> Result<(), StoreError> {
    put(used_for.key(), None).await
}

/// Forgets all folders, and what is known of them.
///
/// # Errors
/// Blocked by another tab, or denied.
pub async fn forget_all() -> Result<(), StoreError> {
    delete(DATABASE).await
}

/// Keeps a value under that key; none removes what is there.
pub(super) async fn put(key: &str, value: Option<&JsValue>) -> Result<(), StoreError> {
    let database = open().await?;
    let done = put_into(&database, key, value).await.map_err(from_idb);
    // Held open, it would stand in the way of being forgotten.
    database.close();
    done
}

/// What is kept under that key.
pub(super) async fn get(key: &str) -> Option<JsValue> {
    let database = open().await.ok()?;
    let found = get_from(&database, key).await.ok().flatten();
    database.close();
    found
}

async fn put_into(database: &Database, key: &str, value: Option<&JsValue>) -> Result<(), idb::Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    match value {
        Some(value) => drop(store.put(value, Some(&key.into()))?.await?),
        None => store.delete(JsValue::from_str(key))?.await?,
    }
    transaction.await.map(drop)
}

async fn get_from(database: &Database, key: &str) -> Result<Option<JsValue>, idb::Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    transaction.object_store(STORE)?.get(JsValue::from_str(key))?.await
}

async fn open() -> Result<Database, StoreError> {
    let mut request =
        Factory::new().map_err(|_| StoreError::Denied)?.open(&own_name(DATABASE), Some(1)).map_err(from_idb)?;
    request.on_upgrade_needed(|event: VersionChangeEvent| {
        // Where this fails the store is missing, which the first transaction reports.
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.into_future().await.map_err(from_idb)
}
