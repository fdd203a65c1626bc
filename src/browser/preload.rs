//! A closed clinic, read while a person still types their passphrase: as it lies, sealed.

use super::callback::Later;
use crate::vault::{Store, StoreError, Stored, is_current};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

type Reading = Later<Result<Stored, StoreError>>;

/// A reading that may have begun ahead. A clone is the same one.
#[derive(Clone, Default)]
pub struct Preload(Rc<RefCell<Option<Reading>>>);

impl Preload {
    /// Begins to read; false where that was done before.
    pub fn begin<S: Store + 'static>(&self, store: &Rc<S>) -> bool {
        let mut reading = self.0.borrow_mut();
        if reading.is_some() {
            return false;
        }
        let (later, store) = (Later::new(), Rc::clone(store));
        *reading = Some(later.clone());
        spawn_local(async move { later.give(store.load().await) });
        true
    }

    /// What was read ahead, if nothing was written since; else it is read now.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub async fn finish(&self, store: &impl Store) -> Result<Stored, StoreError> {
        let reading = self.0.take();
        if let Some(reading) = reading
            && let Ok(stored) = reading.wait().await
            && is_current(store, &stored).await?
        {
            return Ok(stored);
        }
        store.load().await
    }
}
