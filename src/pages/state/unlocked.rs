//! A clinic that a passphrase has opened, before a desk holds it: unlocking needs none, and so is loaded before it.

use super::Failure;
use super::closed_clinic::ClosedClinic;
use super::tries::Tries;
use crate::browser::web_crypto::WebCrypto;
use crate::browser::workspace::Workspace;
use crate::browser::{grow_memory, normalized, passphrase};
use crate::vault::{Attempts, KEYRING, Keyring, Store, StoreError, Unlocked as Opened, is_outside_audit};
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::CryptoKey;

/// What a stored record of a hundred scores takes in memory, in bytes: as it lies, as plain text, as a chart, and as a row of the list.
const BYTES_A_RECORD: usize = 10 * 1024;

/// A clinic that a passphrase has opened.
pub struct Unlocked {
    pub(super) closed: ClosedClinic,
    pub(super) keyring: Keyring,
    pub(super) opened: Opened<CryptoKey>,
    /// Who, and with which passphrase: as what lies there by now is opened with it as well.
    pub(super) name: String,
    pub(super) passphrase: String,
}

impl ClosedClinic {
    /// How it lies there: whether it has a keyring, and how many records.
    pub(super) async fn looked_at(self) -> Result<(Self, bool), StoreError> {
        let mut names = self.store.names().await?;
        names.retain(|name| !is_outside_audit(name));
        let has_keyring = names.iter().any(|name| name == KEYRING);
        Ok((Self { records: names.len(), ..self }, has_keyring))
    }

    /// The one of this browser, where it has a keyring.
    ///
    /// # Errors
    /// It can't be looked at.
    pub(crate) async fn with_keyring() -> Result<Option<Self>, StoreError> {
        let (found, has_keyring) = Self::find(Workspace::Clinic).await.looked_at().await?;
        Ok(has_keyring.then_some(found))
    }

    /// Reads it ahead and starts what stretches passphrases, because somebody began to type: both are there when they are done.
    pub(crate) fn read_ahead(&self) {
        if self.preload.begin(&self.store) {
            passphrase::get_ready();
            grow_memory(self.records * BYTES_A_RECORD);
        }
    }

    /// Unlocks it where there is no desk.
    ///
    /// # Errors
    /// Name and passphrase don't open it, or it can't be read.
    pub(crate) async fn unlock(self, name: &str, passphrase: &str) -> Result<Unlocked, Failure> {
        // Beside a keyring all of them are counted there.
        let tries = Tries { store: Some(Rc::clone(&self.store)), on_page: StoredValue::new(Attempts::default()) };
        self.unlock_counted(&tries, name, passphrase).await
    }

    pub(super) async fn unlock_counted(self, tries: &Tries, name: &str, passphrase: &str) -> Result<Unlocked, Failure> {
        let (name, passphrase) = (normalized(name), normalized(passphrase));
        tries.wait().await?;
        let keyring = stored_keyring(&self.store).await?;
        // Reading takes as long as stretching: both at once.
        self.read_ahead();
        let opened = tries.counted(keyring.unlock(&WebCrypto, &name, &passphrase).await).await?;
        Ok(Unlocked { closed: self, keyring, opened, name, passphrase })
    }
}

/// The keyring as it lies now: another tab may have changed it.
pub(super) async fn stored_keyring(store: &impl Store) -> Result<Keyring, Failure> {
    let found = store.fetch(&[KEYRING.to_owned()]).await?.into_iter().next().flatten();
    found.as_deref().and_then(Keyring::read).ok_or(Failure::NoKeyring)
}
