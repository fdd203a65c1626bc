//! One way to open the clinic: the data key, wrapped in the key that one secret is stretched to.

use crate::vault::crypto::{Crypto, CryptoError, NONCE, SALT, Stretching, seal, unseal};
use crate::vault::text;
use serde::{Deserialize, Serialize};

/// A wrapped data key with all that is needed to unwrap it but the secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    id: String,
    stretching: Stretching,
    #[serde(with = "text::base64")]
    salt: Vec<u8>,
    #[serde(with = "text::base64")]
    nonce: Vec<u8>,
    #[serde(with = "text::base64")]
    wrapped: Vec<u8>,
    /// Whose, sealed under the data key; empty for the recovery key.
    #[serde(with = "text::base64")]
    name: Vec<u8>,
}

impl Slot {
    /// Wraps the data key for a secret.
    pub(super) async fn new<X: Crypto>(
        crypto: &X,
        key: &X::Key,
        (id, name): (String, &str),
        secret: &[u8],
    ) -> Result<Self, CryptoError> {
        let (mut salt, mut nonce) = ([0; SALT], [0; NONCE]);
        crypto.random(&mut salt)?;
        crypto.random(&mut nonce)?;
        let stretching = crypto.stretching().await;
        let by = crypto.stretch(stretching, secret, &salt).await?;
        let wrapped = crypto.wrap(&by, key, &nonce, &bound(&id, stretching, &salt)).await?;
        // A key that can be wrapped also encrypts.
        let name =
            if name.is_empty() { Vec::new() } else { seal(crypto, key, &name_bound(&id), name.as_bytes()).await? };
        Ok(Self { id, stretching, salt: salt.to_vec(), nonce: nonce.to_vec(), wrapped, name })
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) const fn stretching(&self) -> Stretching {
        self.stretching
    }

    /// The key that a typed passphrase makes here, and the data key that it unwraps. White space around the passphrase counts for nothing,
    /// but earlier versions took it into the passphrase: where there is some, it is tried as typed as well.
    pub(super) async fn opened_by<X: Crypto>(
        &self,
        crypto: &X,
        passphrase: &str,
    ) -> Result<(X::Key, X::Key), CryptoError> {
        let trimmed = passphrase.trim();
        let opened = self.opened_by_exactly(crypto, trimmed).await;
        match opened {
            Err(CryptoError::Mismatch) if trimmed != passphrase => self.opened_by_exactly(crypto, passphrase).await,
            opened => opened,
        }
    }

    async fn opened_by_exactly<X: Crypto>(&self, crypto: &X, secret: &str) -> Result<(X::Key, X::Key), CryptoError> {
        let by = self.stretched(crypto, secret.as_bytes()).await?;
        let key = self.unwrap(crypto, &by, false).await?;
        Ok((by, key))
    }

    /// The key that a secret makes here.
    pub(super) async fn stretched<X: Crypto>(&self, crypto: &X, secret: &[u8]) -> Result<X::Key, CryptoError> {
        if !self.stretching.is_sound() {
            return Err(CryptoError::Mismatch);
        }
        crypto.stretch(self.stretching, secret, &self.salt).await
    }

    /// The data key.
    pub(super) async fn unwrap<X: Crypto>(
        &self,
        crypto: &X,
        by: &X::Key,
        can_be_wrapped: bool,
    ) -> Result<X::Key, CryptoError> {
        let nonce = self.nonce.first_chunk().ok_or(CryptoError::Mismatch)?;
        let bound = bound(&self.id, self.stretching, &self.salt);
        crypto.unwrap(by, &self.wrapped, nonce, &bound, can_be_wrapped).await
    }

    /// Whose slot it is, as they spell their name.
    pub(super) async fn name<X: Crypto>(&self, crypto: &X, key: &X::Key) -> Result<String, CryptoError> {
        let name = unseal(crypto, key, &name_bound(&self.id), &self.name).await?;
        String::from_utf8(name).map_err(|_| CryptoError::Mismatch)
    }
}

/// What a wrapped key is bound to: weaker figures or another slot's salt don't go with it.
fn bound(id: &str, stretching: Stretching, salt: &[u8]) -> Vec<u8> {
    let (kind, first, second) = match stretching {
        Stretching::Argon2id { memory_kib, passes } => (1, memory_kib, passes),
        Stretching::Pbkdf2Sha256 { rounds } => (2, rounds, 0),
    };
    let mut bytes = b"anamnesis key 1\0".to_vec();
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
