//! Everything that a library which encrypts must hold to.

use super::{Place, attempts, rekeyed, sealed};
use anamnesis::vault::crypto::Crypto;

/// Runs every check; `fresh` makes an empty place each time.
pub async fn every_library<P: Place, X: Crypto>(crypto: &X, mut fresh: impl AsyncFnMut() -> P) {
    sealed::every_check(crypto, &mut fresh).await;
    attempts::every_check(crypto, &mut fresh).await;
    rekeyed::a_changed_key_leaves_nothing_to_the_old_one(&fresh().await, crypto).await;
}
