//! localStorage as texts under names, through gloo-storage: what it hands out, and not its reader and writer of JSON, which a first visit would load.

use super::dynamic::name_of;
use super::hosted::{own_name, without_base};
use crate::vault::{KeyValue, StoreError, StoreKind};
use gloo_storage::{LocalStorage, Storage as _};
use js_sys::JSON;
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// localStorage. Every call asks first whether it is there: a person may block site data at any time.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalKv;

impl LocalKv {
    /// Whether the browser lets this page use localStorage.
    ///
    /// # Errors
    /// [`StoreError::Denied`] where it doesn't.
    pub fn probe(self) -> Result<(), StoreError> {
        storage().map(drop)
    }

    /// How many characters are in it, names and texts, of whichever workspace.
    ///
    /// # Errors
    /// Denied.
    pub fn used(self) -> Result<usize, StoreError> {
        let storage = storage()?;
        let names = self.names()?;
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
        let stored = storage()?.get_item(&own_name(name)).map_err(|error| failed(&error))?;
        // Where it is not what was written, it is handed out as it lies, for the reader to refuse.
        Ok(stored.map(|stored| text_of(&stored).unwrap_or(stored)))
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        storage()?.set_item(&own_name(name), &stored_form(text)).map_err(|error| failed(&error))
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        storage()?.remove_item(&own_name(name)).map_err(|error| failed(&error))
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        let storage = storage()?;
        // A name that goes meanwhile, by another tab, reads as absent.
        let all = (0..storage.length().unwrap_or_default()).filter_map(|i| storage.key(i).ok().flatten());
        Ok(all.filter_map(|name| without_base(&name).map(str::to_owned)).collect())
    }
}

/// localStorage, where the browser lets this page use it: gloo-storage panics where it doesn't.
fn storage() -> Result<Storage, StoreError> {
    match web_sys::window().map(|window| window.local_storage()) {
        Some(Ok(Some(storage))) if storage.length().is_ok() => Ok(LocalStorage::raw()),
        _ => Err(StoreError::Denied),
    }
}

/// How a text lies in the browser's storage: as JSON, which the browser writes and reads, as the page of a first visit has no other reader.
pub(super) fn stored_form(text: &str) -> String {
    JSON::stringify(&JsValue::from_str(text)).map_or_else(|_| text.to_owned(), String::from)
}

/// The text that lies there so; none where it is anything else.
pub(super) fn text_of(stored: &str) -> Option<String> {
    JSON::parse(stored).ok()?.as_string()
}

fn failed(error: &JsValue) -> StoreError {
    from_name(&name_of(error).unwrap_or_default())
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
