//! The page's side of the helpers for passphrases. The helpers themselves are not there: Trunk builds them, and the journeys meet them.

use anamnesis::browser::passphrase::{argon2id, strength};
use anamnesis::vault::crypto::{PassphraseError, Stretching};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_helper_that_cannot_be_loaded_is_told_at_once_and_asked_for_anew() {
    let how = Stretching::Argon2id { memory_kib: 8, passes: 1 };
    for _ in 0..2 {
        assert_eq!(argon2id(how, b"passphrase", b"saltsalt").await, Err(PassphraseError::NotStarted));
        assert_eq!(strength("passphrase", &["anamnesis"]).await, Err(PassphraseError::NotStarted));
    }
}
