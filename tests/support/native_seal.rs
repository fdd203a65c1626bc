//! The primitives of sealing by the RustCrypto crates, and `miniz_oxide`: what a browser has, natively.
#![allow(dead_code, reason = "each test uses some of these")]

use aes_gcm::aead::{Aead, KeyInit, OsRng, Payload, rand_core::RngCore};
use aes_gcm::{Aes128Gcm, Nonce};
use anamnesis::self_report::{Deflate, KeyPair, Primitives, PublicKey, SealFault};
use p256::elliptic_curve::sec1::ToEncodedPoint;
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use p256::{SecretKey, ecdh};

/// The crates.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NativePrimitives;

/// A private key in memory.
#[derive(Clone, Debug)]
pub(crate) struct NativePrivateKey(SecretKey);

impl NativePrivateKey {
    /// The key pair of that private scalar, for published vectors.
    pub(crate) fn pair(scalar: &[u8; 32]) -> Option<KeyPair<Self>> {
        SecretKey::from_slice(scalar).ok().and_then(pair)
    }
}

fn pair(secret: SecretKey) -> Option<KeyPair<NativePrivateKey>> {
    let point = secret.public_key().to_encoded_point(false);
    let public = PublicKey(point.as_bytes().try_into().ok()?);
    Some(KeyPair { private: NativePrivateKey(secret), public })
}

impl Primitives for NativePrimitives {
    type PrivateKey = NativePrivateKey;

    fn random(&self, buffer: &mut [u8]) -> Result<(), SealFault> {
        OsRng.try_fill_bytes(buffer).map_err(|_| SealFault::Unavailable)
    }

    async fn generate(&self) -> Result<KeyPair<NativePrivateKey>, SealFault> {
        pair(SecretKey::random(&mut OsRng)).ok_or(SealFault::Unavailable)
    }

    async fn export(&self, private: &NativePrivateKey) -> Result<Vec<u8>, SealFault> {
        private.0.to_pkcs8_der().map(|der| der.as_bytes().to_vec()).map_err(|_| SealFault::Unavailable)
    }

    async fn import(&self, pkcs8: &[u8]) -> Result<NativePrivateKey, SealFault> {
        SecretKey::from_pkcs8_der(pkcs8).map(NativePrivateKey).map_err(|_| SealFault::NotAKey)
    }

    async fn shared(&self, private: &NativePrivateKey, public: &PublicKey) -> Result<[u8; 32], SealFault> {
        let public = p256::PublicKey::from_sec1_bytes(&public.0).map_err(|_| SealFault::NotAKey)?;
        let shared = ecdh::diffie_hellman(private.0.to_nonzero_scalar(), public.as_affine());
        Ok((*shared.raw_secret_bytes()).into())
    }

    async fn encrypt(
        &self,
        key: &[u8; 16],
        nonce: &[u8; 12],
        bound: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, SealFault> {
        let payload = Payload { msg: plain, aad: bound };
        Aes128Gcm::new(key.into()).encrypt(Nonce::from_slice(nonce), payload).map_err(|_| SealFault::Unavailable)
    }

    async fn decrypt(
        &self,
        key: &[u8; 16],
        nonce: &[u8; 12],
        bound: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, SealFault> {
        let payload = Payload { msg: sealed, aad: bound };
        Aes128Gcm::new(key.into()).decrypt(Nonce::from_slice(nonce), payload).map_err(|_| SealFault::Mismatch)
    }
}

impl Deflate for NativePrimitives {
    async fn compress(&self, plain: &[u8]) -> Result<Vec<u8>, SealFault> {
        Ok(miniz_oxide::deflate::compress_to_vec(plain, 9))
    }

    async fn decompress(&self, compressed: &[u8], most: usize) -> Result<Vec<u8>, SealFault> {
        let plain = miniz_oxide::inflate::decompress_to_vec_with_limit(compressed, most);
        plain.map_err(|_| SealFault::NotCompressed)
    }
}
