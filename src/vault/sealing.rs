//! How records are protected.

use super::crypto::Crypto;

/// How the bodies of records are protected.
#[derive(Clone)]
pub enum Sealing<X: Crypto> {
    /// Not at all: the demo clinic.
    Open,
    /// Under the clinic's data key.
    Under(X, X::Key),
    /// The same while the data key is being changed: everything is sealed under the new one, and what isn't sealed anew yet opens with the
    /// old one.
    Between {
        /// What encrypts.
        crypto: X,
        /// The clinic's data key.
        key: X::Key,
        /// The one that it takes the place of.
        old: X::Key,
    },
}
