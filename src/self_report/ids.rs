//! The opaque names that travel: of a clinic's key, of an invitation, of what was sent; and the public key itself.

use super::base64;
use crate::record::{SendingId, Token};
use sha2::{Digest, Sha256};

/// Bytes of an uncompressed point of P-256.
pub(super) const POINT: usize = 65;

macro_rules! opaque {
    ($(#[$meta:meta])* $name:ident($bytes:expr)) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub [u8; $bytes]);

        texts!($name);
    };
}

/// How such a name is written.
macro_rules! texts {
    ($name:ident) => {
        impl $name {
            /// In the letters, digits, `-` and `_` of base64url.
            pub fn to_text(self) -> String {
                base64::write(&self.0)
            }

            /// Reads what [`Self::to_text`] writes.
            pub fn from_text(text: &str) -> Option<Self> {
                base64::read(text)?.try_into().ok().map(Self)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.to_text())
            }
        }
    };
}

opaque! {
    /// A clinic's public key: a point of P-256, uncompressed.
    PublicKey(POINT)
}
opaque! {
    /// Which of a clinic's keys: the first bytes of the public key's SHA-256, so that it can be checked against it.
    KeyId(8)
}
texts!(Token);
texts!(SendingId);

impl PublicKey {
    /// What it is called.
    pub fn id(self) -> KeyId {
        let mut id = [0; 8];
        id.iter_mut().zip(Sha256::digest(self.0)).for_each(|(to, from)| *to = from);
        KeyId(id)
    }

    /// Whether it is written as an uncompressed point. Whether the point lies on the curve is seen when it is used.
    pub fn is_uncompressed(self) -> bool {
        self.0.first() == Some(&4)
    }
}
