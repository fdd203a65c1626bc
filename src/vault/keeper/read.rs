//! Records out of their envelopes: unsealed all at once, then read one by one.

use super::super::audit;
use super::super::crypto::{Crypto, CryptoError, Sealed};
use super::super::envelope::{self, Decoded, Seal, Unreadable};
use super::super::keyring::Keyring;
use super::super::schema;
use super::super::settings::{IdleMinutes, SavedFilter};
use super::{ASIDE, DRAFTS, FILTERS, IDLE, INSTRUMENTS, KEYRING, PATIENT, Sealing, is_policy};
use crate::judge::Policy;
use crate::record::{Chart, Instrument, Key};
use std::borrow::Cow;
use std::sync::Arc;

/// A record as the app works with it.
pub(super) enum Record {
    Chart(Key, Arc<Chart>),
    Instruments(Vec<Instrument>),
    Policy(Policy),
    Filters(Vec<SavedFilter>),
    Idle(IdleMinutes),
    Drafts(Key, String),
    Keyring(Keyring),
    /// A segment of the audit, by number.
    Audit(u32, Vec<u8>),
    /// Bytes that were damaged before the clinic was sealed: their name then, and they.
    Aside(String, Vec<u8>),
}

/// Why bytes are not a record.
pub(super) enum Refused {
    Damaged(String),
    Newer(u16),
}

/// A record with its revision, or why it is none.
pub(super) type Read = Result<(u64, Record), Refused>;

impl<X: Crypto> Sealing<X> {
    /// Reads records, each by its name.
    pub(super) async fn read_all(&self, stored: &[(String, Vec<u8>)]) -> Vec<Read> {
        let decoded: Vec<_> = stored.iter().map(|(name, bytes)| self.decode(name, bytes)).collect();
        let sealed: Vec<_> = decoded.iter().filter_map(|found| found.as_ref().ok().and_then(sealed)).collect();
        let mut opened = match self {
            Self::Under(crypto, key) => crypto.decrypt_all(key, &sealed).await,
            Self::Open => Vec::new(),
        }
        .into_iter();
        stored
            .iter()
            .zip(decoded)
            .map(|((name, _), decoded)| {
                let decoded = decoded?;
                let body = match sealed_or_open(&decoded) {
                    None => Cow::Borrowed(decoded.envelope.body),
                    Some(_) => match opened.next().unwrap_or(Err(CryptoError::Mismatch)) {
                        Ok(plain) => Cow::Owned(plain),
                        Err(error) => return Err(Refused::Damaged(error.to_string())),
                    },
                };
                Ok((decoded.envelope.revision, record(name, decoded.envelope.schema, body)?))
            })
            .collect()
    }

    /// An envelope taken apart, with the seal that it must have: in a sealed clinic one without was put there by somebody else.
    fn decode<'a>(&self, name: &str, bytes: &'a [u8]) -> Result<Decoded<'a>, Refused> {
        let decoded = envelope::decode(name, bytes, schema::CURRENT).map_err(|error| match error {
            Unreadable::Newer { schema } => Refused::Newer(schema),
            other => damaged(&other),
        })?;
        match (self, decoded.envelope.seal) {
            (_, Seal::None) if name == KEYRING => Ok(decoded),
            (Self::Open, Seal::None) | (Self::Under(..), Seal::AesGcm) => Ok(decoded),
            (Self::Open, Seal::AesGcm) => Err(damaged(&"it is sealed, and this clinic is not")),
            (Self::Under(..), Seal::None) => Err(damaged(&"it isn’t sealed as this clinic’s records are")),
        }
    }
}

fn sealed_or_open(decoded: &Decoded<'_>) -> Option<()> {
    (decoded.envelope.seal == Seal::AesGcm).then_some(())
}

fn sealed<'a>(decoded: &Decoded<'a>) -> Option<Sealed<'a>> {
    sealed_or_open(decoded).map(|()| Sealed { bound: decoded.header, body: decoded.envelope.body })
}

fn damaged(reason: &dyn std::fmt::Display) -> Refused {
    Refused::Damaged(reason.to_string())
}

/// A record from its stored form.
fn record(name: &str, version: u16, body: Cow<'_, [u8]>) -> Result<Record, Refused> {
    let wrong = |error: schema::SchemaError| damaged(&error);
    if name == INSTRUMENTS {
        return Ok(Record::Instruments(schema::read_instruments(version, &body).map_err(wrong)?));
    }
    if is_policy(name) {
        return Ok(Record::Policy(schema::read_policy(version, &body).map_err(wrong)?));
    }
    match name {
        KEYRING => return Ok(Record::Keyring(schema::read_json(version, &body).map_err(wrong)?)),
        FILTERS => return Ok(Record::Filters(schema::read_json(version, &body).map_err(wrong)?)),
        IDLE => return Ok(Record::Idle(schema::read_json(version, &body).map_err(wrong)?)),
        _ => {}
    }
    if let Some(key) = name.strip_prefix(DRAFTS) {
        let key: Key = key.parse().map_err(|e| damaged(&e))?;
        return Ok(Record::Drafts(key, schema::read_json(version, &body).map_err(wrong)?));
    }
    if let Some(key) = name.strip_prefix(PATIENT) {
        let key: Key = key.parse().map_err(|e| damaged(&e))?;
        let chart = schema::read_chart(version, &body).map_err(wrong)?;
        if chart.patient.key != key {
            return Err(damaged(&Unreadable::Misplaced));
        }
        return Ok(Record::Chart(key, Arc::new(chart)));
    }
    if let Some(number) = audit::segment_number(name) {
        return Ok(Record::Audit(number, body.into_owned()));
    }
    if name.starts_with(ASIDE) {
        let (name, bytes) = schema::read_aside(version, &body).map_err(wrong)?;
        return Ok(Record::Aside(name, bytes));
    }
    // Whole, and of a kind that this version doesn't know.
    Err(Refused::Newer(version))
}
