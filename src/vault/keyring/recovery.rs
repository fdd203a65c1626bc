//! The recovery key: 160 random bits as a person writes them down, with check characters, so that a slip of the pen is told from a wrong
//! key.

use crate::vault::crypto::{Crypto, CryptoError};
use sha2::{Digest, Sha256};
use std::fmt;

/// Crockford's base 32: no I, L, O and U, so that nothing is taken for a one or a zero.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random bytes: 160 bits are 32 digits.
const SECRET: usize = 20;
/// Digits of the secret and of its check.
const LENGTH: usize = 36;
const CHECK: usize = 4;
/// Digits in a group, as they are shown.
const GROUP: usize = 4;

/// A recovery key. It shows itself as the groups that are printed.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey([u8; SECRET]);

/// Not a recovery key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MistypedKey {
    /// Digits are missing or too many.
    Length,
    /// A character that none has.
    Character,
    /// The check characters say that some other character is wrong.
    Check,
}

impl RecoveryKey {
    pub(super) fn draw<X: Crypto>(crypto: &X) -> Result<Self, CryptoError> {
        let mut secret = [0; SECRET];
        crypto.random(&mut secret)?;
        Ok(Self(secret))
    }

    /// What is stretched.
    pub(super) const fn secret(&self) -> &[u8] {
        &self.0
    }

    /// Reads what a person typed: upper or lower case, with any spaces and hyphens, `O` for 0 and `I` or `L` for 1.
    ///
    /// # Errors
    /// Says what to check.
    pub fn read(typed: &str) -> Result<Self, MistypedKey> {
        let mut values = Vec::with_capacity(LENGTH);
        for typed in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–')) {
            let digit = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = DIGITS.iter().position(|d| char::from(*d) == digit).ok_or(MistypedKey::Character)?;
            values.push(value as u8);
        }
        let Some((values, check)) = values.split_last_chunk::<CHECK>().filter(|(v, _)| v.len() == LENGTH - CHECK)
        else {
            return Err(MistypedKey::Length);
        };
        let mut secret = [0; SECRET];
        for (group, bytes) in values.chunks(8).zip(secret.chunks_mut(5)) {
            let word = group.iter().fold(0u64, |word, value| word << 5 | u64::from(*value));
            bytes.copy_from_slice(word.to_be_bytes().last_chunk::<5>().unwrap_or(&[0; 5]));
        }
        let key = Self(secret);
        if key.check() == *check { Ok(key) } else { Err(MistypedKey::Check) }
    }

    /// The values of the check characters: the first twenty bits of the secret's SHA-256.
    fn check(&self) -> [u8; CHECK] {
        let digest = Sha256::digest(self.0);
        let word = digest.iter().take(4).fold(0u32, |word, byte| word << 8 | u32::from(*byte));
        [27, 22, 17, 12].map(|shift| (word >> shift & 31) as u8)
    }
}

impl fmt::Display for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_secret = self.0.chunks(5).flat_map(|bytes| {
            let word = bytes.iter().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
            (0..8).rev().map(move |place| (word >> (5 * place) & 31) as u8)
        });
        for (place, value) in of_secret.chain(self.check()).enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            let digit = DIGITS.get(usize::from(value)).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(digit))?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryKey {
    /// Never the key itself: what is debugged ends in consoles.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}
