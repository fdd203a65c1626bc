//! Web Crypto seals and opens what RFC 9180 and the native crates do.

use anamnesis::browser::seal_crypto::WebPrimitives;
use anamnesis::self_report::{Deflate, KeyPair, Primitives, PublicKey, SealFault, open_base, seal_base};
use wasm_bindgen_test::wasm_bindgen_test;

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(hex.get(at..at + 2).unwrap(), 16).unwrap()).collect()
}

/// The receiver's key of A.3.1, as PKCS#8 around the scalar and the point.
async fn receiver() -> KeyPair<web_sys::CryptoKey> {
    let public = "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0";
    let head = "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420";
    let scalar = "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2";
    let pkcs8 = bytes(&format!("{head}{scalar}a144034200{public}"));
    let private = WebPrimitives.import(&pkcs8).await.unwrap();
    KeyPair { private, public: PublicKey(bytes(public).try_into().unwrap()) }
}

#[wasm_bindgen_test]
async fn the_published_message_is_opened() {
    let enc = "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4";
    let sealed = bytes("5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434");
    let (receiver, enc) = (receiver().await, PublicKey(bytes(enc).try_into().unwrap()));
    let open =
        |bound: &'static [u8]| open_base(&WebPrimitives, &receiver, &enc, b"Ode on a Grecian Urn", bound, &sealed);
    assert_eq!(open(b"Count-0").await.unwrap(), b"Beauty is truth, truth beauty");
    assert_eq!(open(b"Count-1").await, Err(SealFault::Mismatch));
}

#[wasm_bindgen_test]
async fn what_is_sealed_here_is_opened_with_a_key_that_was_exported() {
    let pair = WebPrimitives.generate().await.unwrap();
    let (ephemeral, sealed) = seal_base(&WebPrimitives, &pair.public, b"i", b"b", b"plain").await.unwrap();
    let private = WebPrimitives.import(&WebPrimitives.export(&pair.private).await.unwrap()).await.unwrap();
    let back = KeyPair { private, public: pair.public };
    assert_eq!(open_base(&WebPrimitives, &back, &ephemeral, b"i", b"b", &sealed).await.unwrap(), b"plain");
    let off = WebPrimitives.shared(&back.private, &PublicKey([4; 65])).await;
    assert_eq!(off, Err(SealFault::NotAKey));
    assert!(matches!(WebPrimitives.import(b"none").await, Err(SealFault::NotAKey)));
}

#[wasm_bindgen_test]
async fn what_is_compressed_comes_back_up_to_the_bound() {
    let plain = b"again and again ".repeat(1_000);
    let compressed = WebPrimitives.compress(&plain).await.unwrap();
    assert!(compressed.len() < 200);
    assert_eq!(WebPrimitives.decompress(&compressed, plain.len()).await.unwrap(), plain);
    assert_eq!(WebPrimitives.decompress(&compressed, 1_000).await, Err(SealFault::NotCompressed));
    assert_eq!(WebPrimitives.decompress(b"no such thing", 1_000).await, Err(SealFault::NotCompressed));
}
