//! A folder on the disk that backups go to by themselves, where the browser has the File System Access API. The person chooses it; the
//! browser asks whether the page may write there.

use super::hosted::own_name;
use super::idb_connection::from_idb;
use crate::vault::StoreError;
use crate::words::{store_error_words, worded};
use idb::event::VersionChangeEvent;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{Function, Object, Promise, Reflect};
use std::fmt;
use std::future::IntoFuture;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// Its own small database: a handle is no bytes, and goes with the browser alone.
const DATABASE: &str = "anamnesis-1-folder";
const STORE: &str = "handles";
const KEY: &str = "backups";

/// The chosen folder. A handle: what it names stays with the browser.
#[derive(Clone, Debug)]
pub struct BackupFolder(JsValue);

/// Whether the page may write to the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Granted,
    /// The person has to be asked first, which needs a click.
    Prompt,
    /// It may not.
    Denied,
}

/// Why the folder can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderError {
    /// The person closed the browser's dialog.
    NotChosen,
    /// It is gone, full or may not be written to.
    Unwritable,
    /// What was written there is not what is read back.
    Damaged,
    /// The choice can't be kept.
    Store(StoreError),
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotChosen => f.write_str(worded("No folder was chosen.")),
            Self::Unwritable => f.write_str(worded(
                "The backup folder can’t be written to. Check that it still exists and has room, and choose it again.",
            )),
            Self::Damaged => f.write_str(worded(
                "The backup was written to the folder and reads back damaged. Check the disk, and back up elsewhere.",
            )),
            Self::Store(error) => f.write_str(&store_error_words(error)),
        }
    }
}

impl From<StoreError> for FolderError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn call(target: &JsValue, method: &str, argument: &JsValue) -> Result<JsFuture, FolderError> {
    let function = Reflect::get(target, &method.into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
    let asked = function.and_then(|f| f.call1(target, argument).ok()).and_then(|p| p.dyn_into::<Promise>().ok());
    asked.map(JsFuture::from).ok_or(FolderError::Unwritable)
}

fn options(name: &str, value: JsValue) -> JsValue {
    let options = Object::new();
    // A plain object takes every property.
    let _ = Reflect::set(&options, &name.into(), &value);
    options.into()
}

/// Whether this browser has such folders.
pub fn is_supported() -> bool {
    web_sys::window().is_some_and(|window| {
        Reflect::get(&window, &"showDirectoryPicker".into()).is_ok_and(|picker| picker.is_function())
    })
}

/// Lets the person choose a folder and keeps the choice in this browser. Needs a click.
///
/// # Errors
/// None was chosen, or the choice can't be kept.
pub async fn choose() -> Result<BackupFolder, FolderError> {
    let window: JsValue = web_sys::window().ok_or(FolderError::NotChosen)?.into();
    let picked = call(&window, "showDirectoryPicker", &options("mode", "readwrite".into()))?;
    let handle = picked.await.map_err(|_| FolderError::NotChosen)?;
    let database = open().await?;
    let stored = store_handle(&database, &handle).await.map_err(from_idb);
    // Held open, it would stand in the way of being forgotten.
    database.close();
    stored?;
    Ok(BackupFolder(handle))
}

/// The folder that was chosen before.
pub async fn chosen() -> Option<BackupFolder> {
    let database = open().await.ok()?;
    let found = stored_handle(&database).await.ok().flatten();
    database.close();
    found.map(BackupFolder)
}

async fn store_handle(database: &Database, handle: &JsValue) -> Result<(), idb::Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.put(handle, Some(&KEY.into()))?.await?;
    transaction.await.map(drop)
}

async fn stored_handle(database: &Database) -> Result<Option<JsValue>, idb::Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    transaction.object_store(STORE)?.get(JsValue::from_str(KEY))?.await
}

/// Forgets the folder; the backups in it stay.
///
/// # Errors
/// Blocked by another tab, or denied.
pub async fn forget() -> Result<(), StoreError> {
    super::idb_connection::delete(DATABASE).await
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

impl BackupFolder {
    /// Whether the page may write there, without asking the person.
    pub async fn permission(&self) -> Permission {
        self.ask("queryPermission").await
    }

    /// Asks the person whether the page may write there. Needs a click.
    pub async fn ask_permission(&self) -> Permission {
        self.ask("requestPermission").await
    }

    async fn ask(&self, method: &str) -> Permission {
        let Ok(asked) = call(&self.0, method, &options("mode", "readwrite".into())) else { return Permission::Denied };
        match asked.await.ok().and_then(|answer| answer.as_string()).as_deref() {
            Some("granted") => Permission::Granted,
            Some("prompt") => Permission::Prompt,
            _ => Permission::Denied,
        }
    }

    /// Writes a file there, in place of one of that name; the browser puts it in place only once it is whole.
    ///
    /// # Errors
    /// [`FolderError::Unwritable`].
    pub async fn write(&self, name: &str, content: &Blob) -> Result<File, FolderError> {
        let unwritable = |_| FolderError::Unwritable;
        let folder = &self.0;
        let function = Reflect::get(folder, &"getFileHandle".into()).map_err(unwritable)?;
        let function: Function = function.dyn_into().map_err(unwritable)?;
        let asked: Promise = function
            .call2(folder, &name.into(), &options("create", JsValue::TRUE))
            .and_then(|promise| promise.dyn_into())
            .map_err(unwritable)?;
        let file = JsFuture::from(asked).await.map_err(unwritable)?;
        let writable = call(&file, "createWritable", &JsValue::UNDEFINED)?.await.map_err(unwritable)?;
        call(&writable, "write", content)?.await.map_err(unwritable)?;
        call(&writable, "close", &JsValue::UNDEFINED)?.await.map_err(unwritable)?;
        let written = call(&file, "getFile", &JsValue::UNDEFINED)?.await.map_err(unwritable)?;
        written.dyn_into().map_err(unwritable)
    }
}
