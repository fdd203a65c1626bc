//! Sealing what a patient sends to a clinic's key, and opening it there.

use super::hpke::{open_base, seal_base};
use super::port::{KeyPair, Primitives, SealFault};
use super::sealed::{Sealed, SealedHeader};
use super::shelf::{Shelf, Shelved};
use super::wire::WireFault;
use super::{KeyId, PublicKey, Sending};

/// What the key schedule binds: the purpose.
const INFO: &[u8] = b"anamnesis self-report";

/// A key pair of the clinic; old ones are held for reading.
pub type ClinicKey<P> = KeyPair<<P as Primitives>::PrivateKey>;

/// Why a sealed text that arrived whole is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenFault {
    /// It is sealed to a key that this clinic doesn't have: of another clinic, or one that was erased.
    OtherClinic(KeyId),
    /// It answers a questionnaire that this clinic doesn't have, by its short name.
    UnknownQuestionnaire(String),
    /// It answers another version of a questionnaire than this clinic has, by its short name.
    OtherVersion(String),
    /// Its seal doesn't open: it was changed on purpose, or not made by the app.
    Forged,
    /// Its seal opens and what is in it can't be read: another version of the app made it.
    Unreadable(WireFault),
    /// The browser can't open seals here.
    Unavailable,
}

/// Why answers are not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendFault {
    /// The clinic's key can't be used, or the browser can't seal.
    Seal(SealFault),
    /// The answers don't fit into a text.
    Wire(WireFault),
}

/// Seals answers to a clinic's public key, as text.
///
/// # Errors
/// The key is none, or the answers don't fit into a text.
pub async fn seal_sending<P: Primitives>(
    primitives: &P,
    to: &PublicKey,
    sending: &Sending,
) -> Result<String, SendFault> {
    let named = sending.answers.iter().map(|answers| {
        let questionnaire = answers.questionnaire();
        (questionnaire.id().to_owned(), questionnaire.fingerprint())
    });
    let header = SealedHeader { key_id: to.id(), questionnaires: named.collect() };
    let plain = sending.write().map_err(SendFault::Wire)?;
    let sealed = seal_base(primitives, to, INFO, &header.bound(), &plain).await;
    let (ephemeral, encrypted) = sealed.map_err(SendFault::Seal)?;
    Sealed { header, ephemeral, encrypted }.to_text().map_err(SendFault::Wire)
}

/// Opens a sealed text with the one of the clinic's keys that it names.
///
/// # Errors
/// Why it is not opened.
pub async fn open_sending<P: Primitives>(
    primitives: &P,
    keys: &[ClinicKey<P>],
    shelf: &Shelf,
    sealed: &Sealed,
) -> Result<Sending, OpenFault> {
    let header = &sealed.header;
    let key = keys.iter().find(|key| key.public.id() == header.key_id);
    let key = key.ok_or(OpenFault::OtherClinic(header.key_id))?;
    let plain = open_base(primitives, key, &sealed.ephemeral, INFO, &header.bound(), &sealed.encrypted).await;
    let plain = plain.map_err(|fault| match fault {
        SealFault::Unavailable => OpenFault::Unavailable,
        _ => OpenFault::Forged,
    })?;
    let mut questionnaires = Vec::with_capacity(header.questionnaires.len());
    for (id, fingerprint) in &header.questionnaires {
        match shelf.find(id, *fingerprint) {
            Shelved::Here(questionnaire) => questionnaires.push(questionnaire),
            Shelved::OtherVersion => return Err(OpenFault::OtherVersion(id.clone())),
            Shelved::None => return Err(OpenFault::UnknownQuestionnaire(id.clone())),
        }
    }
    Sending::read(&plain, &questionnaires).map_err(OpenFault::Unreadable)
}
