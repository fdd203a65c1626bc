//! The keyring: the clinic's one data key, wrapped once for each clinician and once for the recovery key.
//!
//! Its record is not sealed, since it is what opens the rest, and nobody's name is readable in it: a slot is found by a salted digest of
//! the name, and the name itself stands there sealed under the data key. Which keyring was written last, the audit says by its digest.
//! Passphrases and names come in normalized (Unicode NFKC). White space around either counts for nothing: it is pasted or typed unseen.

mod edit;
mod recovery;
mod slot;

pub use recovery::{MistypedKey, RecoveryKey};

use super::crypto::{Crypto, CryptoError, SALT};
use super::keeper::KEYRING;
use super::{envelope, schema, text};
use crate::record::TextFault;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use slot::Slot;

/// The id of the recovery key's slot; no name's digest is spelled like it.
const RECOVERY: &str = "recovery";

/// The wrapped data key of a clinic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keyring {
    #[serde(with = "text::base64")]
    salt: Vec<u8>,
    slots: Vec<Slot>,
}

impl Keyring {
    /// Tells this clinic's files from another's: eight hexadecimal digits that stay the same for as long as the clinic does.
    pub fn id(&self) -> String {
        Sha256::digest(&self.salt).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
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
        let mut keyring = Self { salt, slots: Vec::new() };
        let key = crypto.generate().await?;
        keyring.put(crypto, &key, name, passphrase).await?;
        let recovery = keyring.put_recovery(crypto, &key).await?;
        let unlocked = keyring.unlock(crypto, name, passphrase).await?;
        Ok((keyring, unlocked.key, recovery))
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
        let slot = self.slot_of(name);
        let Some(worked_on) = slot.or(self.people().next()) else { return Err(KeyringError::NoMatch) };
        let opened = worked_on.opened_by(crypto, passphrase).await;
        let Some(slot) = slot else { return Err(opened.err().map_or(KeyringError::NoMatch, KeyringError::from)) };
        let (by, key) = opened?;
        let who = slot.name(crypto, &key).await?;
        let mut raised = None;
        if slot.stretching() != crypto.stretching().await {
            let wrappable = slot.unwrap(crypto, &by, true).await?;
            let mut harder = self.clone();
            harder.put(crypto, &wrappable, &who, passphrase).await?;
            raised = Some(harder);
        }
        Ok(Unlocked { key, who: Some(who), raised })
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
        for slot in self.people() {
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
        let slot = self.slots.iter().find(|slot| slot.id() == RECOVERY).ok_or(KeyringError::NoRecovery)?;
        let by = slot.stretched(crypto, recovery.secret()).await?;
        slot.unwrap(crypto, &by, can_be_wrapped).await.map_err(|error| match error {
            CryptoError::Mismatch => KeyringError::NoRecovery,
            other => other.into(),
        })
    }

    fn people(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(|slot| slot.id() != RECOVERY)
    }

    fn slot_of(&self, name: &str) -> Option<&Slot> {
        let id = self.id_of(name);
        self.slots.iter().find(|slot| slot.id() == id)
    }

    /// The digest that a name is found by. Upper and lower case are one, and so is white space around it.
    fn id_of(&self, name: &str) -> String {
        let digest = Sha256::new().chain_update(&self.salt).chain_update(name.trim().to_lowercase()).finalize();
        digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}
