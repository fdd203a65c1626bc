//! A library that counts what is stretched, and can draw the same bytes again.

use anamnesis::vault::crypto::{Crypto, CryptoError, NONCE, Sealed, Stretching};
use contract::rust_crypto::{RustCrypto, RustKey};
use std::cell::Cell;
use std::rc::Rc;

/// The native library, watched. Clones share the count.
#[derive(Clone)]
pub(crate) struct Counting {
    pub(crate) inner: RustCrypto,
    /// How often something was stretched.
    pub(crate) stretched: Rc<Cell<usize>>,
    /// The next byte that is drawn, where the same ones shall be drawn again.
    pub(crate) drawn: Option<Rc<Cell<u8>>>,
}

impl Counting {
    /// Stretching so, counting from nothing.
    pub(crate) fn new(stretching: Stretching) -> Self {
        Self { inner: RustCrypto { stretching }, stretched: Rc::default(), drawn: None }
    }

    /// How often something is stretched meanwhile.
    pub(crate) fn counted<T>(&self, work: impl FnOnce() -> T) -> (T, usize) {
        let before = self.stretched.get();
        (work(), self.stretched.get() - before)
    }
}

impl Crypto for Counting {
    type Key = RustKey;

    fn random(&self, buffer: &mut [u8]) -> Result<(), CryptoError> {
        let Some(next) = &self.drawn else { return self.inner.random(buffer) };
        for byte in buffer {
            *byte = next.replace(next.get().wrapping_add(1));
        }
        Ok(())
    }

    async fn stretch(&self, how: Stretching, secret: &[u8], salt: &[u8]) -> Result<RustKey, CryptoError> {
        self.stretched.set(self.stretched.get() + 1);
        self.inner.stretch(how, secret, salt).await
    }

    async fn generate(&self) -> Result<RustKey, CryptoError> {
        self.inner.generate().await
    }

    async fn wrap(
        &self,
        by: &RustKey,
        key: &RustKey,
        nonce: &[u8; NONCE],
        bound: &[u8],
    ) -> Result<Vec<u8>, CryptoError> {
        self.inner.wrap(by, key, nonce, bound).await
    }

    async fn unwrap(
        &self,
        by: &RustKey,
        wrapped: &[u8],
        nonce: &[u8; NONCE],
        bound: &[u8],
        can_be_wrapped: bool,
    ) -> Result<RustKey, CryptoError> {
        self.inner.unwrap(by, wrapped, nonce, bound, can_be_wrapped).await
    }

    async fn encrypt(
        &self,
        key: &RustKey,
        nonce: &[u8; NONCE],
        bound: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, CryptoError> {
        self.inner.encrypt(key, nonce, bound, plain).await
    }

    async fn decrypt_all(&self, key: &RustKey, sealed: &[Sealed<'_>]) -> Vec<Result<Vec<u8>, CryptoError>> {
        self.inner.decrypt_all(key, sealed).await
    }

    async fn stretching(&self) -> Stretching {
        self.inner.stretching
    }
}
