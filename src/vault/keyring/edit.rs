//! Who may open the clinic, changed without encrypting any record anew: the data key stays the same and is wrapped otherwise.
//!
//! The data key that is worked with can't be wrapped, so each of these asks for a passphrase once more.

use super::slot::{Slot, Stretch};
use super::{Keyring, KeyringError, RecoveryKey};
use crate::record::TextKind;
use crate::vault::crypto::{Crypto, Stretching};

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
        let key = self.wrappable(crypto, own).await?;
        if self.place_of(crypto, &key, name).await.is_some() {
            return Err(KeyringError::NameTaken);
        }
        let mut next = self.clone();
        next.put(crypto, &key, name, passphrase).await?;
        Ok(next)
    }

    /// Gives a clinician another passphrase, which is never stretched less than the one before.
    ///
    /// # Errors
    /// No match.
    pub async fn change_passphrase<X: Crypto>(
        &self,
        crypto: &X,
        (name, passphrase): (&str, &str),
        new: &str,
    ) -> Result<Self, KeyringError> {
        let found = self.find(crypto, (name, passphrase), true).await?;
        let slot = self.slots.get(found.place).ok_or(KeyringError::NoMatch)?;
        let (how, name) = (slot.stretching().or_stronger(crypto).await, slot.name(crypto, &found.key).await?);
        let mut next = self.clone();
        next.put_stretched(crypto, &found.key, how, (&name, new)).await?;
        Ok(next)
    }

    /// Removes a clinician; `own` is who removes.
    ///
    /// # Errors
    /// No match, nobody of that name, or nobody would be left.
    pub async fn remove<X: Crypto>(&self, crypto: &X, own: (&str, &str), name: &str) -> Result<Self, KeyringError> {
        let key = self.find(crypto, own, false).await?.key;
        let place = self.place_of(crypto, &key, name).await.ok_or(KeyringError::Unknown)?;
        if self.people().count() == 1 {
            return Err(KeyringError::LastOne);
        }
        let mut next = self.clone();
        next.slots.remove(place);
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
    pub(super) async fn wrappable<X: Crypto>(&self, crypto: &X, own: (&str, &str)) -> Result<X::Key, KeyringError> {
        Ok(self.find(crypto, own, true).await?.key)
    }

    /// Puts a clinician's slot in, in place of the one of that name if there is one; hands back the key that opens it.
    pub(super) async fn put<X: Crypto>(
        &mut self,
        crypto: &X,
        key: &X::Key,
        name: &str,
        passphrase: &str,
    ) -> Result<X::Key, KeyringError> {
        let how = crypto.stretching().await;
        self.put_stretched(crypto, key, how, (name, passphrase)).await
    }

    /// The same, stretched so.
    pub(super) async fn put_stretched<X: Crypto>(
        &mut self,
        crypto: &X,
        key: &X::Key,
        how: Stretching,
        (name, passphrase): (&str, &str),
    ) -> Result<X::Key, KeyringError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(KeyringError::NoName);
        }
        let place = self.place_of(crypto, key, name).await;
        if place.is_none() {
            TextKind::check_clinician(name).map_err(KeyringError::Name)?;
        }
        let stretch = Stretch { how, salt: &self.salt };
        let (slot, by) = Slot::of_person(crypto, key, stretch, (name, passphrase)).await?;
        self.replace(place, slot);
        Ok(by)
    }

    pub(super) async fn put_recovery<X: Crypto>(
        &mut self,
        crypto: &X,
        key: &X::Key,
    ) -> Result<RecoveryKey, KeyringError> {
        let recovery = RecoveryKey::draw(crypto)?;
        let slot = Slot::of_recovery(crypto, key, recovery.secret()).await?;
        self.replace(self.slots.iter().position(Slot::is_recovery), slot);
        Ok(recovery)
    }

    fn replace(&mut self, place: Option<usize>, slot: Slot) {
        match place.and_then(|place| self.slots.get_mut(place)) {
            Some(old) => *old = slot,
            None => self.slots.push(slot),
        }
    }
}
