//! Web Crypto: the browser's own library. Keys are handles whose bytes the page never sees.

use super::dynamic::object;
use super::passphrase::{argon2id, last_stretching};
use super::subtle::{aes_gcm, answer, bytes, fill_randomly, subtle};
use crate::vault::choose_stretching::strongest_managed;
use crate::vault::crypto::{Crypto, CryptoError, NONCE, SALT, Sealed, Stretching};
use js_sys::{Array, Object, Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

/// The browser's library; absent on an address that isn't secure.
#[derive(Clone, Copy, Debug)]
pub struct WebCrypto;

/// A data key is one of 256 bits.
fn data_key() -> Object {
    object(&[("name", "AES-GCM".into()), ("length", 256.into())])
}

/// What a data key is for. It wraps and unwraps one other: the data key that the clinic had before.
const DATA_KEY_USES: [&str; 4] = ["encrypt", "decrypt", "wrapKey", "unwrapKey"];

fn usages(words: &[&str]) -> JsValue {
    words.iter().map(|word| JsValue::from_str(word)).collect::<Array>().into()
}

impl Crypto for WebCrypto {
    type Key = CryptoKey;

    fn random(&self, buffer: &mut [u8]) -> Result<(), CryptoError> {
        fill_randomly(buffer, CryptoError::Unavailable)
    }

    async fn stretch(&self, how: Stretching, secret: &[u8], salt: &[u8]) -> Result<CryptoKey, CryptoError> {
        let subtle = subtle(CryptoError::Unavailable)?;
        let wraps = usages(&["wrapKey", "unwrapKey"]);
        match how {
            Stretching::Argon2id { .. } => {
                let mut stretched = argon2id(how, secret, salt).await?;
                let raw = Uint8Array::from(stretched.as_slice());
                stretched.fill(0);
                let key =
                    answer(subtle.import_key_with_str("raw", &raw, "AES-GCM", false, &wraps), CryptoError::Unavailable);
                let key = key.await;
                raw.fill(0, 0, raw.length());
                key
            }
            Stretching::Pbkdf2Sha256 { rounds } => {
                let raw = Uint8Array::from(secret);
                let asked = subtle.import_key_with_str("raw", &raw, "PBKDF2", false, &usages(&["deriveKey"]));
                let from: CryptoKey = answer(asked, CryptoError::Unavailable).await?;
                raw.fill(0, 0, raw.length());
                let figures = object(&[
                    ("name", "PBKDF2".into()),
                    ("hash", "SHA-256".into()),
                    ("salt", Uint8Array::from(salt).into()),
                    ("iterations", rounds.into()),
                ]);
                let asked = subtle.derive_key_with_object_and_object(&figures, &from, &data_key(), false, &wraps);
                answer(asked, CryptoError::Unavailable).await
            }
        }
    }

    async fn generate(&self) -> Result<CryptoKey, CryptoError> {
        let asked =
            subtle(CryptoError::Unavailable)?.generate_key_with_object(&data_key(), true, &usages(&DATA_KEY_USES));
        answer(asked, CryptoError::Unavailable).await
    }

    async fn wrap(
        &self,
        by: &CryptoKey,
        key: &CryptoKey,
        nonce: &[u8; NONCE],
        bound: &[u8],
    ) -> Result<Vec<u8>, CryptoError> {
        let asked = subtle(CryptoError::Unavailable)?.wrap_key_with_object("raw", key, by, &aes_gcm(nonce, bound));
        bytes(asked, CryptoError::Unavailable).await
    }

    async fn unwrap(
        &self,
        by: &CryptoKey,
        wrapped: &[u8],
        nonce: &[u8; NONCE],
        bound: &[u8],
        can_be_wrapped: bool,
    ) -> Result<CryptoKey, CryptoError> {
        let asked = subtle(CryptoError::Unavailable)?.unwrap_key_with_js_u8_array_and_object_and_object(
            "raw",
            &Uint8Array::from(wrapped),
            by,
            &aes_gcm(nonce, bound),
            &data_key(),
            can_be_wrapped,
            &usages(&DATA_KEY_USES),
        );
        answer(asked, CryptoError::Mismatch).await
    }

    async fn encrypt(
        &self,
        key: &CryptoKey,
        nonce: &[u8; NONCE],
        bound: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, CryptoError> {
        let plain = Uint8Array::from(plain);
        let asked =
            subtle(CryptoError::Unavailable)?.encrypt_with_object_and_js_u8_array(&aes_gcm(nonce, bound), key, &plain);
        bytes(asked, CryptoError::Unavailable).await
    }

    async fn decrypt_all(&self, key: &CryptoKey, sealed: &[Sealed<'_>]) -> Vec<Result<Vec<u8>, CryptoError>> {
        // All are asked for before the first is waited for, so that the browser's threads share them, and they are waited for as one:
        // ten thousand promises with callbacks of their own would take longer than the decrypting.
        let asked = ask_to_decrypt(key, sealed);
        let promises: Array = asked.iter().flatten().collect();
        if asked.iter().all(Result::is_ok)
            && let Ok(opened) = JsFuture::from(Promise::all(&promises)).await
        {
            return Array::from(&opened).iter().map(|plain| Ok(Uint8Array::new(&plain).to_vec())).collect();
        }
        let mut plain = Vec::with_capacity(asked.len());
        for asked in asked {
            plain.push(match asked {
                Ok(asked) => bytes(Ok(asked), CryptoError::Mismatch).await,
                Err(error) => Err(error),
            });
        }
        plain
    }

    async fn stretching(&self) -> Stretching {
        let run = async |how| {
            argon2id(how, b"", &[0; SALT]).await.ok()?;
            last_stretching().map(|(_, seconds)| seconds)
        };
        strongest_managed(last_stretching(), run).await.unwrap_or(Stretching::PBKDF2)
    }
}

fn ask_to_decrypt(key: &CryptoKey, sealed: &[Sealed<'_>]) -> Vec<Result<Promise, CryptoError>> {
    let library = subtle(CryptoError::Unavailable);
    // One for all: what stands in it is copied by each call before it returns.
    let figures = aes_gcm(&[0; NONCE], b"");
    let ask = |sealed: &Sealed<'_>| {
        let (nonce, body) = sealed.parts().ok_or(CryptoError::Mismatch)?;
        figures.set_iv_u8_array(&Uint8Array::from(nonce.as_slice()));
        figures.set_additional_data_u8_array(&Uint8Array::from(sealed.bound));
        let asked = library.clone()?.decrypt_with_object_and_js_u8_array(&figures, key, &Uint8Array::from(body));
        asked.map_err(|_| CryptoError::Mismatch)
    };
    sealed.iter().map(ask).collect()
}
