//! Web Crypto as it is asked: what `web_crypto` and `seal_crypto` share. Each says what its own failure is.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, Crypto, SubtleCrypto};

/// The browser's library; `unavailable` where there is none.
fn crypto<E: Copy>(unavailable: E) -> Result<Crypto, E> {
    web_sys::window().and_then(|window| window.crypto().ok()).ok_or(unavailable)
}

/// The part of it that encrypts; `unavailable` on an address that isn't secure.
pub(super) fn subtle<E: Copy>(unavailable: E) -> Result<SubtleCrypto, E> {
    // Such an address has `crypto` and no `subtle`, which the binding doesn't know.
    crypto(unavailable)?.subtle().dyn_into().map_err(|_| unavailable)
}

/// Fills it with random bytes.
pub(super) fn fill_randomly<E: Copy>(buffer: &mut [u8], unavailable: E) -> Result<(), E> {
    crypto(unavailable)?.get_random_values_with_u8_array(buffer).map(drop).map_err(|_| unavailable)
}

/// AES-GCM with that nonce, bound to those bytes.
pub(super) fn aes_gcm(nonce: &[u8; 12], bound: &[u8]) -> AesGcmParams {
    let figures = AesGcmParams::new_with_u8_array("AES-GCM", &Uint8Array::from(nonce.as_slice()));
    figures.set_additional_data_u8_array(&Uint8Array::from(bound));
    figures
}

/// What was asked for, or that it failed as `error` says.
pub(super) async fn answer<T: JsCast, E: Copy>(asked: Result<Promise, JsValue>, error: E) -> Result<T, E> {
    let value = JsFuture::from(asked.map_err(|_| error)?).await.map_err(|_| error)?;
    value.dyn_into().map_err(|_| error)
}

/// The same, for what is bytes.
pub(super) async fn bytes<E: Copy>(asked: Result<Promise, JsValue>, error: E) -> Result<Vec<u8>, E> {
    Ok(Uint8Array::new(&answer::<JsValue, E>(asked, error).await?).to_vec())
}
