//! One way to open the clinic: the data key, wrapped in the key that one secret is stretched to.

use crate::vault::base64;
use crate::vault::crypto::{Crypto, CryptoError, NONCE, SALT, Stretching, seal, unseal};
use serde::{Deserialize, Serialize};

/// The id of the recovery key's slot; no other is spelled like it.
pub(super) const RECOVERY: &str = "recovery";
/// Bytes of a clinician's id, which is drawn by lot.
const ID: usize = 16;
/// A name is filled up with blanks to a multiple of so many bytes before it is sealed, so that its length isn't seen.
const NAME: usize = 64;

/// A wrapped data key with all that is needed to unwrap it but the secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    id: String,
    stretching: Stretching,
    /// The recovery key's own salt. Empty for a clinician: there the clinic's counts, together with the name, so that one stretching
    /// serves all slots that are tried.
    #[serde(with = "base64", default, skip_serializing_if = "Vec::is_empty")]
    salt: Vec<u8>,
    #[serde(with = "base64")]
    nonce: Vec<u8>,
    #[serde(with = "base64")]
    wrapped: Vec<u8>,
    /// Whose, sealed under the data key; empty for the recovery key.
    #[serde(with = "base64")]
    name: Vec<u8>,
}

/// What a clinician's secret is stretched with: the figures and the clinic's salt.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'a> {
    pub(super) how: Stretching,
    pub(super) salt: &'a [u8],
}

impl Slot {
    /// Wraps the data key for a clinician; also the key that their secret makes.
    pub(super) async fn of_person<X: Crypto>(
        crypto: &X,
        key: &X::Key,
        stretch: Stretch<'_>,
        (name, passphrase): (&str, &str),
    ) -> Result<(Self, X::Key), CryptoError> {
        let (id, nonce) = (draw_id(crypto)?, draw_nonce(crypto)?);
        let Stretch { how, salt } = stretch;
        let by = crypto.stretch(how, &secret(name, passphrase), salt).await?;
        let wrapped = crypto.wrap(&by, key, &nonce, &bound(2, &id, how, salt)).await?;
        let name = sealed_name(crypto, key, &id, name).await?;
        Ok((Self { id, stretching: how, salt: Vec::new(), nonce: nonce.to_vec(), wrapped, name }, by))
    }

    /// Wraps the data key for a recovery key.
    pub(super) async fn of_recovery<X: Crypto>(crypto: &X, key: &X::Key, secret: &[u8]) -> Result<Self, CryptoError> {
        let (mut salt, nonce) = ([0; SALT], draw_nonce(crypto)?);
        crypto.random(&mut salt)?;
        let how = crypto.stretching().await;
        let by = crypto.stretch(how, secret, &salt).await?;
        let wrapped = crypto.wrap(&by, key, &nonce, &bound(1, RECOVERY, how, &salt)).await?;
        let (id, salt, name) = (RECOVERY.to_owned(), salt.to_vec(), Vec::new());
        Ok(Self { id, stretching: how, salt, nonce: nonce.to_vec(), wrapped, name })
    }

    pub(super) fn is_recovery(&self) -> bool {
        self.id == RECOVERY
    }

    pub(super) const fn stretching(&self) -> Stretching {
        self.stretching
    }

    /// The data key of a clinician's slot, by the key that their name and passphrase make under the clinic's salt.
    pub(super) async fn unwrap<X: Crypto>(
        &self,
        crypto: &X,
        (by, salt): (&X::Key, &[u8]),
        can_be_wrapped: bool,
    ) -> Result<X::Key, CryptoError> {
        self.unwrap_bound(crypto, by, &bound(2, &self.id, self.stretching, salt), can_be_wrapped).await
    }

    /// The data key of the recovery key's slot, by the key that its secret makes under the slot's own salt.
    pub(super) async fn unwrap_recovery<X: Crypto>(
        &self,
        crypto: &X,
        secret: &[u8],
        can_be_wrapped: bool,
    ) -> Result<X::Key, CryptoError> {
        if !self.stretching.is_sound() {
            return Err(CryptoError::Mismatch);
        }
        let by = crypto.stretch(self.stretching, secret, &self.salt).await?;
        self.unwrap_bound(crypto, &by, &bound(1, RECOVERY, self.stretching, &self.salt), can_be_wrapped).await
    }

    async fn unwrap_bound<X: Crypto>(
        &self,
        crypto: &X,
        by: &X::Key,
        bound: &[u8],
        can_be_wrapped: bool,
    ) -> Result<X::Key, CryptoError> {
        let nonce = self.nonce.first_chunk().ok_or(CryptoError::Mismatch)?;
        crypto.unwrap(by, &self.wrapped, nonce, bound, can_be_wrapped).await
    }

    /// Whose slot it is, as they spell their name.
    pub(super) async fn name<X: Crypto>(&self, crypto: &X, key: &X::Key) -> Result<String, CryptoError> {
        let name = unseal(crypto, key, &name_bound(&self.id), &self.name).await?;
        let name = String::from_utf8(name).map_err(|_| CryptoError::Mismatch)?;
        Ok(name.trim_end().to_owned())
    }
}

/// What is stretched for a clinician: the name, in which upper and lower case and white space around it count for nothing, so that no
/// table of passphrases serves for two of them, and the passphrase.
pub(super) fn secret(name: &str, passphrase: &str) -> Vec<u8> {
    let name = name.trim().to_lowercase();
    let mut bytes = (name.len() as u64).to_le_bytes().to_vec();
    bytes.extend_from_slice(name.as_bytes());
    bytes.extend_from_slice(passphrase.trim().as_bytes());
    bytes
}

fn draw_id<X: Crypto>(crypto: &X) -> Result<String, CryptoError> {
    let mut id = [0; ID];
    crypto.random(&mut id)?;
    Ok(base64::hex(&id))
}

fn draw_nonce<X: Crypto>(crypto: &X) -> Result<[u8; NONCE], CryptoError> {
    let mut nonce = [0; NONCE];
    crypto.random(&mut nonce)?;
    Ok(nonce)
}

/// A key that can be wrapped also encrypts.
async fn sealed_name<X: Crypto>(crypto: &X, key: &X::Key, id: &str, name: &str) -> Result<Vec<u8>, CryptoError> {
    let mut filled = name.as_bytes().to_vec();
    filled.resize(filled.len().next_multiple_of(NAME), b' ');
    seal(crypto, key, &name_bound(id), &filled).await
}

/// What a wrapped key is bound to: weaker figures or another slot's salt don't go with it.
fn bound(form: u8, id: &str, stretching: Stretching, salt: &[u8]) -> Vec<u8> {
    let (kind, first, second) = match stretching {
        Stretching::Argon2id { memory_kib, passes } => (1, memory_kib, passes),
        Stretching::Pbkdf2Sha256 { rounds } => (2, rounds, 0),
    };
    let mut bytes = format!("anamnesis key {form}\0").into_bytes();
    bytes.push(kind);
    bytes.extend_from_slice(&first.to_le_bytes());
    bytes.extend_from_slice(&second.to_le_bytes());
    bytes.extend_from_slice(salt);
    bytes.extend_from_slice(id.as_bytes());
    bytes
}

fn name_bound(id: &str) -> Vec<u8> {
    [b"anamnesis name 1\0", id.as_bytes()].concat()
}
