//! Another data key for the clinic: who left, or has a copy that was lost, opens nothing that is written from then on.
//!
//! Nobody's passphrase is known here but that of who does it, and nothing under the old key may open the new one. So everyone else who
//! stays gets a passphrase that was drawn for them, to be handed over, and there is a new recovery key. The old data key stays in the keyring,
//! wrapped by the new one, until no record needs it any more. The keyring's salt stays, and with it what tells the clinic from others.

use super::old_key::OldKey;
use super::{Keyring, KeyringError, RecoveryKey};
use crate::vault::crypto::{Crypto, CryptoError, NONCE};
use crate::vault::sealing::Sealing;

/// A passphrase that was drawn for a clinician. It is shown once, to be handed over.
#[derive(Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// For whom.
    pub name: String,
    /// The passphrase.
    pub passphrase: String,
}

impl std::fmt::Debug for HandedOver {
    /// Never the passphrase itself: what is debugged ends in consoles.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HandedOver(…)")
    }
}

/// A keyring with another data key, to be kept once what is in it was handed over.
pub struct Rekeyed<K> {
    /// The keyring.
    pub keyring: Keyring,
    /// The new data key; it can't be wrapped again.
    pub key: K,
    /// The passphrases that were drawn, in the order in which the clinicians were added.
    pub handed_over: Vec<HandedOver>,
    /// The new recovery key.
    pub recovery: RecoveryKey,
}

impl Keyring {
    /// The same clinic with a new data key, for whoever does it and for those clinicians alone. `own` is the name and passphrase of who does
    /// it; they keep the passphrase unless they are among those `anew`, who get the one that was drawn for them.
    ///
    /// # Errors
    /// No match, somebody is not there (any more), or the key is being changed already.
    pub async fn with_new_key<X: Crypto>(
        &self,
        crypto: &X,
        own: (&str, &str),
        anew: &[HandedOver],
    ) -> Result<Rekeyed<X::Key>, KeyringError> {
        if self.is_key_changing() {
            return Err(KeyringError::KeyIsChanging);
        }
        let found = self.find(crypto, own, true).await?;
        let (own_place, old) = (found.place, found.key);
        let key = crypto.generate().await?;
        let mut next = Self { salt: self.salt.clone(), slots: Vec::new(), old: None };
        let (mut handed_over, mut opens) = (Vec::new(), own.1.to_owned());
        for (place, slot) in self.people() {
            let is_own = place == own_place;
            // A name that doesn't open was changed by somebody without the key, and goes.
            let name = slot.name(crypto, &old).await.unwrap_or_default();
            if let Some(new) = anew.iter().find(|new| new.name == name) {
                next.put(crypto, &key, &name, &new.passphrase).await?;
                if is_own {
                    opens.clone_from(&new.passphrase);
                }
                handed_over.push(new.clone());
            } else if is_own {
                next.put(crypto, &key, &name, own.1).await?;
            }
        }
        if handed_over.len() != anew.len() {
            return Err(KeyringError::Unknown);
        }
        let recovery = next.put_recovery(crypto, &key).await?;
        let mut nonce = [0; NONCE];
        crypto.random(&mut nonce)?;
        let wrapped = crypto.wrap(&key, &old, &nonce, &next.old_bound()).await?;
        next.old = Some(OldKey { nonce: nonce.to_vec(), wrapped });
        let key = next.unlock(crypto, own.0, &opens).await?.key;
        Ok(Rekeyed { keyring: next, key, handed_over, recovery })
    }

    /// Whether the data key was changed, and not every record is known to be sealed under the new one.
    pub const fn is_key_changing(&self) -> bool {
        self.old.is_some()
    }

    /// How records are sealed and opened, for whoever has the data key. Where the old one doesn't open, because somebody changed it, what it
    /// sealed can't be read either.
    pub async fn sealing<X: Crypto>(&self, crypto: &X, key: X::Key) -> Sealing<X> {
        match self.old_key(crypto, &key).await {
            Some(Ok(old)) => Sealing::Between { crypto: crypto.clone(), key, old },
            Some(Err(_)) | None => Sealing::Under(crypto.clone(), key),
        }
    }

    /// The keyring without the old data key, once no record needs it.
    pub(in crate::vault) fn without_old_key(&self) -> Self {
        Self { old: None, ..self.clone() }
    }

    async fn old_key<X: Crypto>(&self, crypto: &X, key: &X::Key) -> Option<Result<X::Key, CryptoError>> {
        let OldKey { nonce, wrapped } = self.old.as_ref()?;
        let Some(nonce) = nonce.first_chunk() else { return Some(Err(CryptoError::Mismatch)) };
        Some(crypto.unwrap(key, wrapped, nonce, &self.old_bound(), false).await)
    }

    fn old_bound(&self) -> Vec<u8> {
        [b"anamnesis old key 1\0", self.salt.as_slice()].concat()
    }
}
