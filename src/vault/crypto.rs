//! What the vault asks of a cryptographic library. Nothing here encrypts: the browser's Web Crypto does, and natively the RustCrypto
//! crates do.

use serde::{Deserialize, Serialize};

/// Bytes of a nonce of AES-GCM.
pub const NONCE: usize = 12;
/// Bytes of a salt: of a clinic, or of its recovery key.
pub const SALT: usize = 16;

/// How a passphrase is stretched into a key, with the figures that it was done with: they stand beside what was wrapped, so that later
/// versions can ask for more without shutting out what exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Stretching {
    /// Argon2id (RFC 9106), version 1.3, one lane.
    Argon2id {
        /// Memory in KiB.
        memory_kib: u32,
        /// Passes over it.
        passes: u32,
    },
    /// PBKDF2 with HMAC-SHA-256 (RFC 8018), for where Argon2id can't be had.
    Pbkdf2Sha256 {
        /// Rounds.
        rounds: u32,
    },
}

impl Stretching {
    /// What is asked for where the device manages it in [`Self::MANAGED_WITHIN_SECONDS`]: the memory and passes of RFC 9106's choice for
    /// where memory is short (section 4, the second), with one lane, as a page has one thread for it.
    pub const STRONGEST: Self = Self::Argon2id { memory_kib: 65_536, passes: 3 };
    /// What is tried one after another where a device doesn't manage the strongest, down to OWASP's choice of 2025 for little memory:
    /// 19 MiB, two passes, one lane (Password Storage Cheat Sheet). Below that Argon2id is not taken.
    pub const LADDER: [Self; 4] = [
        Self::STRONGEST,
        Self::Argon2id { memory_kib: 65_536, passes: 2 },
        Self::Argon2id { memory_kib: 65_536, passes: 1 },
        Self::Argon2id { memory_kib: 19_456, passes: 2 },
    ];
    /// How long a person may wait for one stretching.
    pub const MANAGED_WITHIN_SECONDS: f64 = 2.0;
    /// OWASP's count of 2025 for PBKDF2-HMAC-SHA-256 (the same source).
    pub const PBKDF2: Self = Self::Pbkdf2Sha256 { rounds: 600_000 };

    /// Whether the figures are ones that this app may be made to work with: what stands in a file must not make it hang.
    pub const fn is_sound(self) -> bool {
        match self {
            Self::Argon2id { memory_kib, passes } => {
                8 <= memory_kib && memory_kib <= 1 << 20 && 1 <= passes && passes <= 64
            }
            Self::Pbkdf2Sha256 { rounds } => 1 <= rounds && rounds <= 20_000_000,
        }
    }
}

/// Why something could not be encrypted or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CryptoError {
    /// The key is another one, or the bytes were changed; which of both can't be told.
    Mismatch,
    /// The browser has no Web Crypto on this address, so nothing can be sealed or opened.
    Unavailable,
    /// The passphrase could not be stretched.
    Passphrase(PassphraseError),
}

impl From<PassphraseError> for CryptoError {
    fn from(error: PassphraseError) -> Self {
        Self::Passphrase(error)
    }
}

/// Why nothing could be done with a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassphraseError {
    /// The helper can't be loaded, or it broke.
    NotStarted,
    /// Nothing was heard of the helper in all the time that it had to load.
    NotLoaded,
    /// It takes too long.
    NoAnswer,
    /// There is too little memory.
    NoMemory,
    /// The helper can't do what it is asked for: it is of another version, or the parameters are damaged.
    Refused,
}

/// A library that encrypts. Keys are handles: their bytes never leave it but wrapped in another key.
#[expect(async_fn_in_trait, reason = "the page runs on one thread; no future has to be Send")]
pub trait Crypto: Clone {
    /// A handle on a key.
    type Key: Clone;

    /// Fills the buffer with bytes that nobody can foretell.
    ///
    /// # Errors
    /// Unavailable.
    fn random(&self, buffer: &mut [u8]) -> Result<(), CryptoError>;

    /// The key that a secret makes: it wraps and unwraps other keys, and nothing else.
    ///
    /// # Errors
    /// Unavailable, or there is too little memory.
    async fn stretch(&self, how: Stretching, secret: &[u8], salt: &[u8]) -> Result<Self::Key, CryptoError>;

    /// A new random data key of 256 bits that can be wrapped. Only for making a clinic or changing its key: what is then
    /// worked with is unwrapped anew.
    ///
    /// # Errors
    /// Unavailable.
    async fn generate(&self) -> Result<Self::Key, CryptoError>;

    /// The data key's bytes encrypted (AES-256-GCM) by a stretched key or another data key, bound to those other bytes.
    ///
    /// # Errors
    /// Unavailable, or the data key can't be wrapped.
    async fn wrap(
        &self,
        by: &Self::Key,
        key: &Self::Key,
        nonce: &[u8; NONCE],
        bound: &[u8],
    ) -> Result<Vec<u8>, CryptoError>;

    /// The data key back; one that can be wrapped again only where that is asked for.
    ///
    /// # Errors
    /// [`CryptoError::Mismatch`] where the key is not the one that wrapped it.
    async fn unwrap(
        &self,
        by: &Self::Key,
        wrapped: &[u8],
        nonce: &[u8; NONCE],
        bound: &[u8],
        can_be_wrapped: bool,
    ) -> Result<Self::Key, CryptoError>;

    /// AES-256-GCM: the encrypted bytes and the tag.
    ///
    /// # Errors
    /// Unavailable.
    async fn encrypt(
        &self,
        key: &Self::Key,
        nonce: &[u8; NONCE],
        bound: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, CryptoError>;

    /// The plain bytes of each; all are asked for at once.
    ///
    /// # Errors
    /// Each its own: [`CryptoError::Mismatch`] where the tag doesn't fit.
    async fn decrypt_all(&self, key: &Self::Key, sealed: &[Sealed<'_>]) -> Vec<Result<Vec<u8>, CryptoError>>;

    /// What new passphrases are stretched with: the strongest figures that this device manages in [`Stretching::MANAGED_WITHIN_SECONDS`].
    async fn stretching(&self) -> Stretching;
}

/// Encrypted bytes with what they are bound to.
#[derive(Clone, Copy, Debug)]
pub struct Sealed<'a> {
    /// What they are bound to.
    pub bound: &'a [u8],
    /// Nonce, encrypted bytes and tag, as an envelope's body has them.
    pub body: &'a [u8],
}

impl<'a> Sealed<'a> {
    /// Nonce and the rest; `None` where it is too short to be sealed bytes.
    pub fn parts(self) -> Option<(&'a [u8; NONCE], &'a [u8])> {
        self.body.split_first_chunk()
    }
}

/// Seals under a nonce of its own: nonce, encrypted bytes and tag.
///
/// # Errors
/// Unavailable.
pub async fn seal<X: Crypto>(crypto: &X, key: &X::Key, bound: &[u8], plain: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let mut nonce = [0; NONCE];
    crypto.random(&mut nonce)?;
    let encrypted = crypto.encrypt(key, &nonce, bound, plain).await?;
    let mut body = Vec::with_capacity(NONCE + encrypted.len());
    body.extend_from_slice(&nonce);
    body.extend(encrypted);
    Ok(body)
}

/// Opens one sealed body.
///
/// # Errors
/// [`CryptoError::Mismatch`].
pub async fn unseal<X: Crypto>(crypto: &X, key: &X::Key, bound: &[u8], body: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let opened = crypto.decrypt_all(key, &[Sealed { bound, body }]).await;
    opened.into_iter().next().unwrap_or(Err(CryptoError::Mismatch))
}
