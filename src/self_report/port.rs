//! What sealing asks of a cryptographic library, and links of a compressing one: Web Crypto and the browser's streams there, crates natively.

use super::PublicKey;

/// Why something could not be sealed, opened or compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// The key is another one, or the bytes were changed; which of both can't be told.
    Mismatch,
    /// A public key that is no point of the curve.
    NotAKey,
    /// The browser can't do it here.
    Unavailable,
    /// What was compressed is damaged, or longer than is read.
    NotCompressed,
}

/// A private key with its public half.
#[derive(Clone, Debug)]
pub struct KeyPair<K> {
    /// The private half, or a handle on it.
    pub private: K,
    /// The public half.
    pub public: PublicKey,
}

/// ECDH on P-256, AES-128-GCM and random bytes.
#[expect(async_fn_in_trait, reason = "the page runs on one thread; no future has to be Send")]
pub trait Primitives {
    /// A private key, or a handle on it.
    type PrivateKey;

    /// Fills the buffer with bytes that nobody can foretell.
    ///
    /// # Errors
    /// Unavailable.
    fn random(&self, buffer: &mut [u8]) -> Result<(), SealFault>;

    /// A new key pair whose private half can be exported.
    ///
    /// # Errors
    /// Unavailable.
    async fn generate(&self) -> Result<KeyPair<Self::PrivateKey>, SealFault>;

    /// The private half as PKCS#8, to be sealed as records are.
    ///
    /// # Errors
    /// Unavailable.
    async fn export(&self, private: &Self::PrivateKey) -> Result<Vec<u8>, SealFault>;

    /// The private half back from PKCS#8.
    ///
    /// # Errors
    /// [`SealFault::NotAKey`].
    async fn import(&self, pkcs8: &[u8]) -> Result<Self::PrivateKey, SealFault>;

    /// The x-coordinate of the private key times the public one.
    ///
    /// # Errors
    /// [`SealFault::NotAKey`] where the public key is no point of the curve.
    async fn shared(&self, private: &Self::PrivateKey, public: &PublicKey) -> Result<[u8; 32], SealFault>;

    /// AES-128-GCM: the encrypted bytes and the tag.
    ///
    /// # Errors
    /// Unavailable.
    async fn encrypt(&self, key: &[u8; 16], nonce: &[u8; 12], bound: &[u8], plain: &[u8])
    -> Result<Vec<u8>, SealFault>;

    /// The plain bytes.
    ///
    /// # Errors
    /// [`SealFault::Mismatch`] where the tag doesn't fit.
    async fn decrypt(
        &self,
        key: &[u8; 16],
        nonce: &[u8; 12],
        bound: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, SealFault>;
}

/// Raw DEFLATE (RFC 1951).
#[expect(async_fn_in_trait, reason = "the page runs on one thread; no future has to be Send")]
pub trait Deflate {
    /// The bytes compressed.
    ///
    /// # Errors
    /// Unavailable.
    async fn compress(&self, plain: &[u8]) -> Result<Vec<u8>, SealFault>;

    /// The bytes back.
    ///
    /// # Errors
    /// [`SealFault::NotCompressed`], also where there would be more than `most`: a short text can hold a great many bytes.
    async fn decompress(&self, compressed: &[u8], most: usize) -> Result<Vec<u8>, SealFault>;
}
