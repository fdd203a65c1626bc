//! A sealed text: `ANAMNESIS1.` and then base64url of
//!
//! | bytes | what |
//! |---|---|
//! | 2 | how many there are in all, so that a text that was cut short is known as such, and what follows it is no part of it |
//! | 8 | the id of the key that it is sealed to |
//! | 1 | how many questionnaires |
//! | 1 + n + 6 each | the questionnaire's short name behind its length, and its fingerprint |
//! | 65 | the ephemeral public key |
//! | n + 16 | the compact form of the answers, encrypted, with the tag |
//! | 4 | CRC-32 of all before, so that a text that a mail program changed is known as such |

use super::ids::POINT;
use super::wire::{Reader, WireFault};
use super::{KeyId, PublicKey, base64};
use crate::questionnaire::{Fingerprint, is_short_name};
use crate::record::QUESTIONNAIRES;

/// What every sealed text of this version begins with.
pub const PREFIX: &str = "ANAMNESIS1.";
/// The version, as the associated data binds it.
const VERSION: u8 = 1;
/// The fewest bytes there can be.
const FEWEST: usize = 2 + 8 + 1 + POINT + 16 + 4;
/// Bytes of the check at the end.
const CHECK: usize = 4;

/// What stands open before the sealed part, and is bound to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedHeader {
    /// The key that it is sealed to.
    pub key_id: KeyId,
    /// The questionnaires that are answered: short name and fingerprint.
    pub questionnaires: Vec<(String, Fingerprint)>,
}

/// A sealed text that arrived whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// What stands open.
    pub header: SealedHeader,
    /// The ephemeral public key.
    pub ephemeral: PublicKey,
    /// The encrypted bytes and the tag.
    pub encrypted: Vec<u8>,
}

impl SealedHeader {
    fn write(&self) -> Vec<u8> {
        let mut bytes = self.key_id.0.to_vec();
        bytes.extend(u8::try_from(self.questionnaires.len()));
        for (id, fingerprint) in &self.questionnaires {
            bytes.extend(u8::try_from(id.len()));
            bytes.extend_from_slice(id.as_bytes());
            bytes.extend_from_slice(&fingerprint.0);
        }
        bytes
    }

    /// What the seal binds: the version and all that stands open.
    pub fn bound(&self) -> Vec<u8> {
        [&[VERSION], self.write().as_slice()].concat()
    }
}

impl Sealed {
    /// As text.
    ///
    /// # Errors
    /// [`WireFault::TooMuch`] where it would be longer than the count of bytes can say, [`WireFault::Bad`] for questionnaires that can't be
    /// named.
    pub fn to_text(&self) -> Result<String, WireFault> {
        let questionnaires = &self.header.questionnaires;
        let are_named = questionnaires.iter().all(|(id, _)| is_short_name(id));
        if !(1..=QUESTIONNAIRES).contains(&questionnaires.len()) || !are_named {
            return Err(WireFault::Bad);
        }
        let body = [self.header.write().as_slice(), &self.ephemeral.0, &self.encrypted].concat();
        let length = u16::try_from(2 + body.len() + CHECK).map_err(|_| WireFault::TooMuch)?;
        let mut bytes = [length.to_be_bytes().as_slice(), &body].concat();
        bytes.extend_from_slice(&checksum(&bytes).to_be_bytes());
        Ok(format!("{PREFIX}{}", base64::write(&bytes)))
    }

    /// How many characters a body has of which those are the first; `None` where there are too few to tell.
    pub(super) fn length_of(body: &str) -> Option<usize> {
        let bytes: [u8; 3] = base64::read(body.get(..4)?)?.try_into().ok()?;
        let [high, low, _] = bytes;
        Some(base64::length(usize::from(u16::from_be_bytes([high, low]))))
    }

    /// Reads the body of a sealed text, all that stands behind the prefix.
    pub(super) fn read_body(body: &str) -> Result<Self, WireFault> {
        let bytes = base64::read(body).ok_or(WireFault::Bad)?;
        let (checked, check) = bytes.split_last_chunk::<CHECK>().ok_or(WireFault::Short)?;
        if bytes.len() < FEWEST || checksum(checked).to_be_bytes() != *check {
            return Err(WireFault::Bad);
        }
        let mut reader = Reader(checked);
        if usize::from(u16::from_be_bytes(reader.array()?)) != bytes.len() {
            return Err(WireFault::Bad);
        }
        let key_id = KeyId(reader.array()?);
        let [count] = reader.array()?;
        if !(1..=QUESTIONNAIRES).contains(&usize::from(count)) {
            return Err(WireFault::Bad);
        }
        let mut questionnaires = Vec::with_capacity(usize::from(count));
        for _ in 0..count {
            let [length] = reader.array()?;
            let id = std::str::from_utf8(reader.take(usize::from(length))?).map_err(|_| WireFault::Bad)?;
            if !is_short_name(id) {
                return Err(WireFault::Bad);
            }
            questionnaires.push((id.to_owned(), Fingerprint(reader.array()?)));
        }
        let ephemeral = PublicKey(reader.array()?);
        let encrypted = reader.0.to_vec();
        if !ephemeral.is_uncompressed() || encrypted.len() < 16 {
            return Err(WireFault::Bad);
        }
        Ok(Self { header: SealedHeader { key_id, questionnaires }, ephemeral, encrypted })
    }
}

/// CRC-32 as zip files have it, bit by bit: a text is short, and the tables of a faster one would be a twelfth of the patient's page.
fn checksum(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _| sum >> 1 ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
}
