//! The library of the native tests: the RustCrypto crates. The browser has Web Crypto, and each opens what the other sealed.

use aes_gcm::aead::{Aead, KeyInit, OsRng, Payload, rand_core::RngCore};
use aes_gcm::{Aes256Gcm, Nonce};
use anamnesis::vault::crypto::{Crypto, CryptoError, NONCE, Sealed, Stretching};
use argon2::{Algorithm, Argon2, Params, Version};
use sha2::Sha256;

/// Bytes of every key.
const KEY: usize = 32;

/// RustCrypto, with what new passphrases are stretched by. Tests take figures that cost next to nothing.
#[derive(Clone, Copy, Debug)]
pub struct RustCrypto {
    /// How new passphrases are stretched.
    pub stretching: Stretching,
}

/// A key in memory. That it may be wrapped is kept, so that the tests see what Web Crypto would refuse.
#[derive(Clone)]
pub struct RustKey {
    bytes: [u8; KEY],
    can_be_wrapped: bool,
}

impl RustCrypto {
    /// The bytes that a secret is stretched to.
    ///
    /// # Errors
    /// Figures that the algorithm doesn't allow.
    pub fn stretched(how: Stretching, secret: &[u8], salt: &[u8]) -> Result<[u8; KEY], CryptoError> {
        let mut bytes = [0; KEY];
        match how {
            Stretching::Argon2id { memory_kib, passes } => {
                let figures = Params::new(memory_kib, passes, 1, Some(KEY)).map_err(|_| CryptoError::Unavailable)?;
                Argon2::new(Algorithm::Argon2id, Version::V0x13, figures)
                    .hash_password_into(secret, salt, &mut bytes)
                    .map_err(|_| CryptoError::Unavailable)?;
            }
            Stretching::Pbkdf2Sha256 { rounds } => {
                pbkdf2::pbkdf2_hmac::<Sha256>(secret, salt, rounds, &mut bytes);
            }
        }
        Ok(bytes)
    }
}

impl RustKey {
    /// A key of those bytes, for published vectors.
    pub const fn of(bytes: [u8; KEY]) -> Self {
        Self { bytes, can_be_wrapped: false }
    }

    fn cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new(&self.bytes.into())
    }
}

impl Crypto for RustCrypto {
    type Key = RustKey;

    fn random(&self, buffer: &mut [u8]) -> Result<(), CryptoError> {
        OsRng.try_fill_bytes(buffer).map_err(|_| CryptoError::Unavailable)
    }

    async fn stretch(&self, how: Stretching, secret: &[u8], salt: &[u8]) -> Result<RustKey, CryptoError> {
        Self::stretched(how, secret, salt).map(RustKey::of)
    }

    async fn generate(&self) -> Result<RustKey, CryptoError> {
        let mut bytes = [0; KEY];
        self.random(&mut bytes)?;
        Ok(RustKey { bytes, can_be_wrapped: true })
    }

    async fn wrap(
        &self,
        by: &RustKey,
        key: &RustKey,
        nonce: &[u8; NONCE],
        bound: &[u8],
    ) -> Result<Vec<u8>, CryptoError> {
        if !key.can_be_wrapped {
            return Err(CryptoError::Unavailable);
        }
        self.encrypt(by, nonce, bound, &key.bytes).await
    }

    async fn unwrap(
        &self,
        by: &RustKey,
        wrapped: &[u8],
        nonce: &[u8; NONCE],
        bound: &[u8],
        can_be_wrapped: bool,
    ) -> Result<RustKey, CryptoError> {
        let payload = Payload { msg: wrapped, aad: bound };
        let plain = by.cipher().decrypt(Nonce::from_slice(nonce), payload).map_err(|_| CryptoError::Mismatch)?;
        let bytes = plain.try_into().map_err(|_| CryptoError::Mismatch)?;
        Ok(RustKey { bytes, can_be_wrapped })
    }

    async fn encrypt(
        &self,
        key: &RustKey,
        nonce: &[u8; NONCE],
        bound: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, CryptoError> {
        let payload = Payload { msg: plain, aad: bound };
        key.cipher().encrypt(Nonce::from_slice(nonce), payload).map_err(|_| CryptoError::Unavailable)
    }

    async fn decrypt_all(&self, key: &RustKey, sealed: &[Sealed<'_>]) -> Vec<Result<Vec<u8>, CryptoError>> {
        let cipher = key.cipher();
        let one = |sealed: &Sealed<'_>| {
            let (nonce, rest) = sealed.parts().ok_or(CryptoError::Mismatch)?;
            let payload = Payload { msg: rest, aad: sealed.bound };
            cipher.decrypt(Nonce::from_slice(nonce), payload).map_err(|_| CryptoError::Mismatch)
        };
        sealed.iter().map(one).collect()
    }

    async fn stretching(&self) -> Stretching {
        self.stretching
    }
}
