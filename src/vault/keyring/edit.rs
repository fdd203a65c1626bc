//! Who may open the clinic, changed without encrypting any record anew: the data key stays the same and is wrapped otherwise.
//!
//! The data key that is worked with can't be wrapped, so each of these asks for a passphrase once more.

use super::slot::Slot;
use super::{Keyring, KeyringError, RECOVERY, RecoveryKey};
use crate::record::TextKind;
use crate::vault::crypto::Crypto;

impl Keyring {
    /// Adds a clinician; `own` is the name and passphrase of who adds.
    ///
    /// # Errors
    /// No match, no name, or the name is taken.
    pub async fn add<X: Crypto>(
        &self,
        crypto: &X,
        own: (&str, &str),
        (name, passphrase): (&str, &str),
    ) -> Result<Self, KeyringError> {
        if self.slot_of(name).is_some() {
            return Err(KeyringError::NameTaken);
        }
        let key = self.wrappable(crypto, own).await?;
        let mut next = self.clone();
        next.put(crypto, &key, name, passphrase).await?;
        Ok(next)
    }

    /// Gives a clinician another passphrase.
    ///
    /// # Errors
    /// No match.
    pub async fn change_passphrase<X: Crypto>(
        &self,
        crypto: &X,
        (name, passphrase): (&str, &str),
        new: &str,
    ) -> Result<Self, KeyringError> {
        let key = self.wrappable(crypto, (name, passphrase)).await?;
        let mut next = self.clone();
        next.put(crypto, &key, name, new).await?;
        Ok(next)
    }

    /// Removes a clinician; `own` is who removes.
    ///
    /// # Errors
    /// No match, nobody of that name, or nobody would be left.
    pub async fn remove<X: Crypto>(&self, crypto: &X, own: (&str, &str), name: &str) -> Result<Self, KeyringError> {
        self.wrappable(crypto, own).await?;
        let id = self.id_of(name);
        if !self.people().any(|slot| slot.id() == id) {
            return Err(KeyringError::Unknown);
        }
        if self.people().count() == 1 {
            return Err(KeyringError::LastOne);
        }
        let mut next = self.clone();
        next.slots.retain(|slot| slot.id() != id);
        Ok(next)
    }

    /// A new recovery key; the old one opens nothing any more.
    ///
    /// # Errors
    /// No match.
    pub async fn renew_recovery<X: Crypto>(
        &self,
        crypto: &X,
        own: (&str, &str),
    ) -> Result<(Self, RecoveryKey), KeyringError> {
        let key = self.wrappable(crypto, own).await?;
        let mut next = self.clone();
        let recovery = next.put_recovery(crypto, &key).await?;
        Ok((next, recovery))
    }

    /// A passphrase for a clinician, old or new, by the recovery key, and the recovery key that takes its place: one that was typed
    /// somewhere is no longer a secret on paper.
    ///
    /// # Errors
    /// The recovery key is mistyped or another clinic's; no name.
    pub async fn recover_as<X: Crypto>(
        &self,
        crypto: &X,
        typed: &str,
        (name, passphrase): (&str, &str),
    ) -> Result<(Self, RecoveryKey), KeyringError> {
        let key = self.recovered(crypto, typed, true).await?;
        let mut next = self.clone();
        next.put(crypto, &key, name, passphrase).await?;
        let recovery = next.put_recovery(crypto, &key).await?;
        Ok((next, recovery))
    }

    /// The data key in the form that can be wrapped once more.
    async fn wrappable<X: Crypto>(&self, crypto: &X, own: (&str, &str)) -> Result<X::Key, KeyringError> {
        let (name, passphrase) = own;
        let slot = self.slot_of(name).ok_or(KeyringError::NoMatch)?;
        let (by, _) = slot.opened_by(crypto, passphrase).await?;
        Ok(slot.unwrap(crypto, &by, true).await?)
    }

    /// Puts a clinician's slot in, in place of the one of that name if there is one.
    pub(super) async fn put<X: Crypto>(
        &mut self,
        crypto: &X,
        key: &X::Key,
        name: &str,
        passphrase: &str,
    ) -> Result<(), KeyringError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(KeyringError::NoName);
        }
        if self.slot_of(name).is_none() {
            TextKind::Name.check(name).map_err(KeyringError::Name)?;
        }
        // White space around it is pasted or typed unseen, and counts nowhere.
        let slot = Slot::new(crypto, key, (self.id_of(name), name), passphrase.trim().as_bytes()).await?;
        self.replace(slot);
        Ok(())
    }

    pub(super) async fn put_recovery<X: Crypto>(
        &mut self,
        crypto: &X,
        key: &X::Key,
    ) -> Result<RecoveryKey, KeyringError> {
        let recovery = RecoveryKey::draw(crypto)?;
        let slot = Slot::new(crypto, key, (RECOVERY.to_owned(), ""), recovery.secret()).await?;
        self.replace(slot);
        Ok(recovery)
    }

    fn replace(&mut self, slot: Slot) {
        match self.slots.iter_mut().find(|old| old.id() == slot.id()) {
            Some(old) => *old = slot,
            None => self.slots.push(slot),
        }
    }
}
