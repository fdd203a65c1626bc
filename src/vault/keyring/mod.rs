//! The keyring: the clinic's one data key, wrapped once for each clinician and once for the recovery key.
//!
//! Its record is not sealed, since it is what opens the rest, and nobody's name can be read or tested in it: the name is stretched together
//! with the passphrase, and stands there sealed under the data key. Which keyring was written last, the audit says by its digest.
//! Passphrases and names come in normalized (Unicode NFKC). White space around either counts for nothing: it is pasted or typed unseen.

mod check_passphrase;
mod edit;
mod old_key;
mod recovery;
mod rekey;
mod slot;

pub use recovery::{MistypedKey, RecoveryKey};
pub use rekey::{HandedOver, Rekeyed};

use super::crypto::{Crypto, CryptoError, SALT};
use super::names::KEYRING;
use super::{base64, envelope, schema};
use crate::record::TextFault;
use old_key::OldKey;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use slot::Slot;

/// The wrapped data key of a clinic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keyring {
    #[serde(with = "base64")]
    salt: Vec<u8>,
    slots: Vec<Slot>,
    /// The data key that the clinic had before, while not every record is sealed under the new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    old: Option<OldKey>,
}

impl Keyring {
    /// Tells this clinic's files from another's: eight hexadecimal digits that stay the same for as long as the clinic does.
    pub fn id(&self) -> String {
        base64::hex(&Sha256::digest(&self.salt)).chars().take(8).collect()
    }
}

/// What a passphrase or the recovery key opened.
pub struct Unlocked<K> {
    /// The data key; it can't be wrapped again.
    pub key: K,
    /// Whose passphrase it was, as they spell their name; none for the recovery key.
    pub who: Option<String>,
    /// The keyring with this passphrase stretched harder, where what is asked for has been raised since: to be kept.
    pub raised: Option<Keyring>,
}

/// Why the keyring didn't do it. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    /// No clinician of that name has that passphrase. It is not said which of both is wrong.
    #[error("Name and passphrase don’t fit together. Check both, and the Caps Lock key, and try again.")]
    NoMatch,
    /// The recovery key is well typed and opens nothing here.
    #[error("This recovery key doesn’t open this clinic. Check that it is this clinic’s, and the newest one.")]
    NoRecovery,
    /// The recovery key is not one.
    #[error("{0}")]
    Mistyped(#[from] MistypedKey),
    /// A clinician of that name is there already.
    #[error("A clinician of this name is there already. Give a name that tells the two apart.")]
    NameTaken,
    /// No name was given.
    #[error("Give the clinician’s name.")]
    NoName,
    /// The name is too long, or holds what can't be seen.
    #[error("{}", .0.form_words())]
    Name(TextFault),
    /// Nobody could open the clinic any more but by the recovery key.
    #[error("The last clinician can’t be removed. Add another one first.")]
    LastOne,
    /// The data key is being changed already.
    #[error("The clinic’s key is being changed already. Go on with that until it is done, then begin again.")]
    KeyIsChanging,
    /// No clinician of that name.
    #[error("There is no clinician of this name any more. Look at the list again.")]
    Unknown,
    /// The library failed.
    #[error("{0}")]
    Crypto(CryptoError),
}

impl From<CryptoError> for KeyringError {
    fn from(error: CryptoError) -> Self {
        match error {
            CryptoError::Mismatch => Self::NoMatch,
            CryptoError::Unavailable | CryptoError::Passphrase(_) => Self::Crypto(error),
        }
    }
}

impl Keyring {
    /// A new clinic's keyring with its first clinician, the data key, and the recovery key that is shown once.
    ///
    /// # Errors
    /// No name, or the library failed.
    pub async fn create<X: Crypto>(
        crypto: &X,
        name: &str,
        passphrase: &str,
    ) -> Result<(Self, X::Key, RecoveryKey), KeyringError> {
        let mut salt = vec![0; SALT];
        crypto.random(&mut salt)?;
        let mut keyring = Self { salt, slots: Vec::new(), old: None };
        let key = crypto.generate().await?;
        let by = keyring.put(crypto, &key, name, passphrase).await?;
        let recovery = keyring.put_recovery(crypto, &key).await?;
        let (_, slot) = keyring.people().next().ok_or(KeyringError::NoName)?;
        let key = slot.unwrap(crypto, (&by, &keyring.salt), false).await?;
        Ok((keyring, key, recovery))
    }

    /// The keyring from its stored record, which can be read before anything is unlocked; none where it is damaged or newer.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let found = envelope::decode(KEYRING, bytes, schema::CURRENT).ok()?.envelope;
        schema::read_json(found.schema, found.body).ok()
    }

    /// Opens the clinic with a clinician's name and passphrase.
    ///
    /// # Errors
    /// [`KeyringError::NoMatch`], after as much work as if the name were there.
    pub async fn unlock<X: Crypto>(
        &self,
        crypto: &X,
        name: &str,
        passphrase: &str,
    ) -> Result<Unlocked<X::Key>, KeyringError> {
        let found = self.find(crypto, (name, passphrase), false).await?;
        let slot = self.slots.get(found.place).ok_or(KeyringError::NoMatch)?;
        let who = slot.name(crypto, &found.key).await?;
        let raised = self.raised(crypto, slot, (&who, passphrase)).await?;
        Ok(Unlocked { key: found.key, who: Some(who), raised })
    }

    /// The keyring with that clinician's slot stretched harder, where this device manages more than it was stretched with.
    async fn raised<X: Crypto>(
        &self,
        crypto: &X,
        slot: &Slot,
        own: (&str, &str),
    ) -> Result<Option<Self>, KeyringError> {
        let how = slot.stretching().or_stronger(crypto).await;
        if how == slot.stretching() {
            return Ok(None);
        }
        let (mut raised, key) = (self.clone(), self.wrappable(crypto, own).await?);
        raised.put_stretched(crypto, &key, how, own).await?;
        Ok(Some(raised))
    }

    /// Opens the clinic with its recovery key, as somebody typed it.
    ///
    /// # Errors
    /// [`KeyringError::Mistyped`] where it can't be one; [`KeyringError::NoRecovery`] where it is another clinic's or an older one.
    pub async fn recover<X: Crypto>(&self, crypto: &X, typed: &str) -> Result<Unlocked<X::Key>, KeyringError> {
        let key = self.recovered(crypto, typed, false).await?;
        Ok(Unlocked { key, who: None, raised: None })
    }

    /// The names of the clinicians, in the order in which they were added. A name that doesn't open is left as an empty one: it was
    /// changed by somebody without the key.
    pub async fn names<X: Crypto>(&self, crypto: &X, key: &X::Key) -> Vec<String> {
        let mut names = Vec::new();
        for (_, slot) in self.people() {
            names.push(slot.name(crypto, key).await.unwrap_or_default());
        }
        names
    }

    async fn recovered<X: Crypto>(
        &self,
        crypto: &X,
        typed: &str,
        can_be_wrapped: bool,
    ) -> Result<X::Key, KeyringError> {
        let recovery = RecoveryKey::read(typed)?;
        let slot = self.slots.iter().find(|slot| slot.is_recovery()).ok_or(KeyringError::NoRecovery)?;
        slot.unwrap_recovery(crypto, recovery.secret(), can_be_wrapped).await.map_err(|error| match error {
            CryptoError::Mismatch => KeyringError::NoRecovery,
            other => other.into(),
        })
    }
}
