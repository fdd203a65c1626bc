//! Sealing by Web Crypto, and the browser's own DEFLATE: what `self_report` asks for, without a byte of a crate.

use super::dynamic::object;
use super::subtle::{aes_gcm, answer, bytes, fill_randomly, subtle};
use crate::self_report::{Deflate, KeyPair, Primitives, PublicKey, SealFault};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CryptoKey, CryptoKeyPair, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair};

/// The browser's library; absent on an address that isn't secure.
#[derive(Clone, Copy, Debug)]
pub struct WebPrimitives;

/// Bits of a shared secret.
const SHARED: u32 = 256;

/// ECDH on P-256.
fn ecdh() -> Object {
    object(&[("name", "ECDH".into()), ("namedCurve", "P-256".into())])
}

fn derives() -> JsValue {
    Array::of1(&"deriveBits".into()).into()
}

async fn aes(key: &[u8; 16], uses: &str) -> Result<CryptoKey, SealFault> {
    let raw = Uint8Array::from(key.as_slice());
    let uses = Array::of1(&uses.into()).into();
    answer(
        subtle(SealFault::Unavailable)?.import_key_with_str("raw", &raw, "AES-GCM", false, &uses),
        SealFault::Unavailable,
    )
    .await
}

impl Primitives for WebPrimitives {
    type PrivateKey = CryptoKey;

    fn random(&self, buffer: &mut [u8]) -> Result<(), SealFault> {
        fill_randomly(buffer, SealFault::Unavailable)
    }

    async fn generate(&self) -> Result<KeyPair<CryptoKey>, SealFault> {
        let subtle = subtle(SealFault::Unavailable)?;
        let asked = subtle.generate_key_with_object(&ecdh(), true, &derives());
        let pair: CryptoKeyPair = JsFuture::from(asked.map_err(|_| SealFault::Unavailable)?)
            .await
            .map_err(|_| SealFault::Unavailable)?
            .unchecked_into();
        let public = bytes(subtle.export_key("raw", &pair.get_public_key()), SealFault::Unavailable).await?;
        let public = PublicKey(public.try_into().map_err(|_| SealFault::Unavailable)?);
        Ok(KeyPair { private: pair.get_private_key(), public })
    }

    async fn export(&self, private: &CryptoKey) -> Result<Vec<u8>, SealFault> {
        bytes(subtle(SealFault::Unavailable)?.export_key("pkcs8", private), SealFault::Unavailable).await
    }

    async fn import(&self, pkcs8: &[u8]) -> Result<CryptoKey, SealFault> {
        let raw = Uint8Array::from(pkcs8);
        let asked = subtle(SealFault::Unavailable)?.import_key_with_object("pkcs8", &raw, &ecdh(), false, &derives());
        answer(asked, SealFault::NotAKey).await
    }

    async fn shared(&self, private: &CryptoKey, public: &PublicKey) -> Result<[u8; 32], SealFault> {
        let (subtle, raw) = (subtle(SealFault::Unavailable)?, Uint8Array::from(public.0.as_slice()));
        let asked = subtle.import_key_with_object("raw", &raw, &ecdh(), false, &Array::new().into());
        let public: CryptoKey = answer(asked, SealFault::NotAKey).await?;
        let with = object(&[("name", "ECDH".into()), ("public", public.into())]);
        let shared = bytes(subtle.derive_bits_with_object(&with, private, SHARED), SealFault::Unavailable).await?;
        shared.try_into().map_err(|_| SealFault::Unavailable)
    }

    async fn encrypt(
        &self,
        key: &[u8; 16],
        nonce: &[u8; 12],
        bound: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, SealFault> {
        let (key, plain) = (aes(key, "encrypt").await?, Uint8Array::from(plain));
        let asked =
            subtle(SealFault::Unavailable)?.encrypt_with_object_and_js_u8_array(&aes_gcm(nonce, bound), &key, &plain);
        bytes(asked, SealFault::Unavailable).await
    }

    async fn decrypt(
        &self,
        key: &[u8; 16],
        nonce: &[u8; 12],
        bound: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, SealFault> {
        let (key, sealed) = (aes(key, "decrypt").await?, Uint8Array::from(sealed));
        let asked =
            subtle(SealFault::Unavailable)?.decrypt_with_object_and_js_u8_array(&aes_gcm(nonce, bound), &key, &sealed);
        bytes(asked, SealFault::Mismatch).await
    }
}

impl Deflate for WebPrimitives {
    async fn compress(&self, plain: &[u8]) -> Result<Vec<u8>, SealFault> {
        read_all(&through("CompressionStream", plain)?, usize::MAX).await
    }

    async fn decompress(&self, compressed: &[u8], most: usize) -> Result<Vec<u8>, SealFault> {
        read_all(&through("DecompressionStream", compressed)?, most).await
    }
}

/// The bytes on their way through the browser's stream of that name, which the bindings don't have.
fn through(name: &str, bytes: &[u8]) -> Result<ReadableStream, SealFault> {
    let unavailable = |_| SealFault::Unavailable;
    let class = Reflect::get(&js_sys::global(), &JsValue::from_str(name)).map_err(unavailable)?;
    let class: Function = class.dyn_into().map_err(unavailable)?;
    let stream = Reflect::construct(&class, &Array::of1(&"deflate-raw".into())).map_err(unavailable)?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let plain = Blob::new_with_u8_array_sequence(&parts).map_err(unavailable)?.stream();
    // It has `readable` and `writable`, which is all that a pair is.
    Ok(plain.pipe_through(stream.unchecked_ref::<ReadableWritablePair>()))
}

/// All that comes out, up to so many bytes: what would be more is never made.
async fn read_all(stream: &ReadableStream, most: usize) -> Result<Vec<u8>, SealFault> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut out = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(|_| SealFault::NotCompressed)?;
        let get = |name: &str| Reflect::get(&part, &JsValue::from_str(name)).map_err(|_| SealFault::NotCompressed);
        if get("done")?.is_truthy() {
            return Ok(out);
        }
        out.extend(Uint8Array::new(&get("value")?).to_vec());
        if out.len() > most {
            // What is left of it is nobody's any more; whether the browser says so doesn't matter.
            let _ = reader.cancel();
            return Err(SealFault::NotCompressed);
        }
    }
}
