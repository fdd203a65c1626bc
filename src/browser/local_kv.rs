//! localStorage as texts under names, through gloo-storage.

use super::hosted::{own_name, without_base};
use crate::vault::{KeyValue, StoreError, StoreKind};
use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, Storage};

/// localStorage. Every call asks first whether it is there: gloo-storage panics where site data is blocked, and a person may block
/// it at any time.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalKv;

impl LocalKv {
    /// Whether the browser lets this page use localStorage.
    ///
    /// # Errors
    /// [`StoreError::Denied`] where it doesn't.
    pub fn probe(self) -> Result<(), StoreError> {
        match web_sys::window().map(|window| window.local_storage()) {
            Some(Ok(Some(storage))) if storage.length().is_ok() => Ok(()),
            _ => Err(StoreError::Denied),
        }
    }

    /// How many characters are in it, names and texts, of whichever workspace.
    ///
    /// # Errors
    /// Denied.
    pub fn used(self) -> Result<usize, StoreError> {
        // The names first: they ask whether it is there.
        let names = self.names()?;
        let storage = LocalStorage::raw();
        let text = |name: &String| storage.get_item(&own_name(name)).ok().flatten().unwrap_or_default().len();
        Ok(names.iter().map(|name| name.len() + text(name)).sum())
    }

    /// Whether it also takes something: some browsers show a store that has no space at all.
    ///
    /// # Errors
    /// Denied or no space.
    pub fn probe_writing(self) -> Result<(), StoreError> {
        const PROBE: &str = "anamnesis-1/probe";
        self.set(PROBE, "")?;
        self.remove(PROBE)
    }
}

impl KeyValue for LocalKv {
    fn kind(&self) -> StoreKind {
        StoreKind::LocalStorage
    }

    fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.probe()?;
        match LocalStorage::get::<String>(own_name(name)) {
            Ok(text) => Ok(Some(text)),
            Err(StorageError::KeyNotFound(_)) => Ok(None),
            // Not what was written: handed out as it lies, for the reader to refuse.
            Err(StorageError::SerdeError(_)) => {
                LocalStorage::raw().get_item(&own_name(name)).map_err(|_| StoreError::Denied)
            }
            Err(StorageError::JsError(error)) => Err(from_name(&error.name)),
        }
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.probe()?;
        LocalStorage::set(own_name(name), text).map_err(|error| match error {
            StorageError::JsError(error) => from_name(&error.name),
            other => StoreError::Unavailable(other.to_string()),
        })
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        self.probe()?;
        LocalStorage::delete(own_name(name));
        Ok(())
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        self.probe()?;
        let storage = LocalStorage::raw();
        // A name that goes meanwhile, by another tab, reads as absent.
        let all = (0..LocalStorage::length()).filter_map(|i| storage.key(i).ok().flatten());
        Ok(all.filter_map(|name| without_base(&name).map(str::to_owned)).collect())
    }
}

/// What an exception of that name means for a store.
pub(super) fn from_name(name: &str) -> StoreError {
    match name {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Quota,
        "SecurityError" | "NotAllowedError" => StoreError::Denied,
        "InvalidStateError" => StoreError::Closed,
        other => StoreError::Unavailable(other.to_owned()),
    }
}
