//! HPKE (RFC 9180), base mode, one message a context: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM.

use super::PublicKey;
use super::port::{KeyPair, Primitives, SealFault};
use hkdf::Hkdf;
use sha2::Sha256;

/// The suite of the KEM: "KEM", 0x0010.
const KEM: &[u8] = b"KEM\x00\x10";
/// The whole suite: "HPKE", 0x0010, 0x0001, 0x0001.
const SUITE: &[u8] = b"HPKE\x00\x10\x00\x01\x00\x01";
/// Base mode.
const MODE_BASE: u8 = 0;

/// Seals a message to a public key: the ephemeral public key, and the encrypted bytes with their tag.
///
/// # Errors
/// [`SealFault::NotAKey`], or the browser can't do it.
pub async fn seal_base<P: Primitives>(
    primitives: &P,
    to: &PublicKey,
    info: &[u8],
    bound: &[u8],
    plain: &[u8],
) -> Result<(PublicKey, Vec<u8>), SealFault> {
    let ephemeral = primitives.generate().await?;
    let shared = primitives.shared(&ephemeral.private, to).await?;
    let (key, nonce) = schedule(&shared, &ephemeral.public, to, info)?;
    let sealed = primitives.encrypt(&key, &nonce, bound, plain).await?;
    Ok((ephemeral.public, sealed))
}

/// Opens a message with the private half of the key that it was sealed to.
///
/// # Errors
/// [`SealFault::Mismatch`], or [`SealFault::NotAKey`] where the ephemeral key is no point of the curve.
pub async fn open_base<P: Primitives>(
    primitives: &P,
    with: &KeyPair<P::PrivateKey>,
    ephemeral: &PublicKey,
    info: &[u8],
    bound: &[u8],
    sealed: &[u8],
) -> Result<Vec<u8>, SealFault> {
    let shared = primitives.shared(&with.private, ephemeral).await?;
    let (key, nonce) = schedule(&shared, ephemeral, &with.public, info)?;
    primitives.decrypt(&key, &nonce, bound, sealed).await
}

/// `ExtractAndExpand` of the KEM (section 4.1) and `KeySchedule` (section 5.1) for the first message, whose nonce is the base nonce.
fn schedule(
    shared: &[u8; 32],
    ephemeral: &PublicKey,
    to: &PublicKey,
    info: &[u8],
) -> Result<([u8; 16], [u8; 12]), SealFault> {
    let (_, extracted) = extract(KEM, &[], b"eae_prk", shared);
    let secret: [u8; 32] = expand(&extracted, KEM, b"shared_secret", &[&ephemeral.0, &to.0])?;
    let (psk_id, _) = extract(SUITE, &[], b"psk_id_hash", &[]);
    let (info, _) = extract(SUITE, &[], b"info_hash", info);
    let context: [&[u8]; 3] = [&[MODE_BASE], &psk_id, &info];
    let (_, extracted) = extract(SUITE, &secret, b"secret", &[]);
    Ok((expand(&extracted, SUITE, b"key", &context)?, expand(&extracted, SUITE, b"base_nonce", &context)?))
}

/// `LabeledExtract` (section 4).
fn extract(suite: &[u8], salt: &[u8], label: &[u8], secret: &[u8]) -> ([u8; 32], Hkdf<Sha256>) {
    let labeled = [b"HPKE-v1", suite, label, secret].concat();
    let (bytes, extracted) = Hkdf::<Sha256>::extract(Some(salt), &labeled);
    (bytes.into(), extracted)
}

/// `LabeledExpand` (section 4), to as many bytes as are asked for.
fn expand<const BYTES: usize>(
    extracted: &Hkdf<Sha256>,
    suite: &[u8],
    label: &[u8],
    info: &[&[u8]],
) -> Result<[u8; BYTES], SealFault> {
    let length = u16::try_from(BYTES).map_err(|_| SealFault::Unavailable)?.to_be_bytes();
    let labeled: Vec<&[u8]> =
        [length.as_slice(), b"HPKE-v1", suite, label].into_iter().chain(info.iter().copied()).collect();
    let mut bytes = [0; BYTES];
    extracted.expand_multi_info(&labeled, &mut bytes).map_err(|_| SealFault::Unavailable)?;
    Ok(bytes)
}
