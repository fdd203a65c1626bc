//! Records out of their envelopes: unsealed all at once, then read one by one.

use super::super::audit;
use super::super::crypto::{Crypto, CryptoError, Sealed};
use super::super::envelope::{self, Decoded, Seal, Unreadable};
use super::super::keyring::Keyring;
use super::super::names::{
    ARRIVALS, ASIDE, DRAFTS, FILTERS, IDLE, INSTRUMENTS, KEYRING, PATIENT, SELF_REPORT, is_policy,
};
use super::super::schema::{self, SchemaError};
use super::super::sealing::Sealing;
use super::super::settings::{IdleMinutes, SavedFilter};
use super::damage::Damage;
use crate::judge::Policy;
use crate::record::{Arrival, Chart, Instrument, Key};
use crate::self_report::SelfReportSettings;
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
    SelfReport(Arc<SelfReportSettings>),
    Arrival(Key, Arrival),
    Keyring(Keyring),
    /// A segment of the audit, by number.
    Audit(u32, Vec<u8>),
    /// Bytes that somebody accepted as damaged: their name then, and they.
    Aside(String, Vec<u8>),
}

/// Why bytes are not a record.
pub(super) enum Refused {
    Damaged(Damage),
    Newer(u16),
}

/// What was found under a name.
pub(super) struct Read {
    /// The record with its revision, or why it is none.
    pub(super) found: Result<(u64, Record), Refused>,
    /// Whether it is still sealed under the key that the clinic had before.
    pub(super) is_under_old: bool,
}

/// A record's revision, its format and its body.
type Body<'a> = (u64, u16, Cow<'a, [u8]>);

/// What was found under a name, unsealed.
pub(super) struct Plain<'a> {
    /// The body, or why it can't be had.
    pub(super) found: Result<Body<'a>, Refused>,
    is_under_old: bool,
}

/// What unsealing one body gave.
pub(super) struct Unsealed {
    pub(super) plain: Result<Vec<u8>, CryptoError>,
    /// Whether the key that the clinic had before opened it.
    pub(super) is_under_old: bool,
}

impl<X: Crypto> Sealing<X> {
    /// Reads records, each by its name.
    pub(super) async fn read_all(&self, stored: &[(String, Vec<u8>)]) -> Vec<Read> {
        let plain = self.plain_all(stored).await.into_iter();
        let read = |((name, _), Plain { found, is_under_old }): (&(String, Vec<u8>), Plain<'_>)| {
            let found = found.and_then(|(revision, version, body)| Ok((revision, record(name, version, body)?)));
            Read { found, is_under_old }
        };
        stored.iter().zip(plain).map(read).collect()
    }

    /// The bodies of records.
    pub(super) async fn plain_all<'a>(&self, stored: &'a [(String, Vec<u8>)]) -> Vec<Plain<'a>> {
        let decoded: Vec<_> = stored.iter().map(|(name, bytes)| self.decode(name, bytes)).collect();
        let sealed: Vec<_> = decoded.iter().filter_map(|found| found.as_ref().ok().and_then(sealed)).collect();
        let mut opened = self.unseal_all(&sealed).await.into_iter();
        decoded
            .into_iter()
            .map(|decoded| {
                let mut is_under_old = false;
                let read = || {
                    let decoded = decoded?;
                    let body = match sealed_or_open(&decoded) {
                        None => Cow::Borrowed(decoded.envelope.body),
                        Some(()) => {
                            let unsealed = opened.next();
                            is_under_old = unsealed.as_ref().is_some_and(|unsealed| unsealed.is_under_old);
                            match unsealed.map_or(Err(CryptoError::Mismatch), |unsealed| unsealed.plain) {
                                Ok(plain) => Cow::Owned(plain),
                                Err(error) => return Err(Refused::Damaged(Damage::Seal(error))),
                            }
                        }
                    };
                    Ok((decoded.envelope.revision, decoded.envelope.schema, body))
                };
                let found = read();
                Plain { found, is_under_old }
            })
            .collect()
    }

    /// The plain bodies; in a clinic whose key is being changed, those that the new key doesn't open are tried with the old one.
    pub(super) async fn unseal_all(&self, sealed: &[Sealed<'_>]) -> Vec<Unsealed> {
        let (crypto, key, old) = match self {
            Self::Open => return Vec::new(),
            Self::Under(crypto, key) => (crypto, key, None),
            Self::Between { crypto, key, old } => (crypto, key, Some(old)),
        };
        let opened = crypto.decrypt_all(key, sealed).await;
        let mut unsealed: Vec<_> = opened.into_iter().map(|plain| Unsealed { plain, is_under_old: false }).collect();
        if let Some(old) = old {
            let (closed, again): (Vec<_>, Vec<_>) =
                unsealed.iter_mut().zip(sealed).filter(|(one, _)| one.plain == Err(CryptoError::Mismatch)).unzip();
            for (one, plain) in closed.into_iter().zip(crypto.decrypt_all(old, &again).await) {
                *one = Unsealed { is_under_old: plain.is_ok(), plain };
            }
        }
        unsealed
    }

    /// An envelope taken apart, with the seal that it must have: in a sealed clinic one without was put there by somebody else.
    fn decode<'a>(&self, name: &str, bytes: &'a [u8]) -> Result<Decoded<'a>, Refused> {
        let decoded = envelope::decode(name, bytes, schema::CURRENT).map_err(|error| match error {
            Unreadable::Newer { schema } => Refused::Newer(schema),
            other => Refused::Damaged(Damage::Envelope(other)),
        })?;
        match (self, decoded.envelope.seal) {
            (_, Seal::None) if name == KEYRING => Ok(decoded),
            (Self::Open, Seal::None) | (Self::Under(..) | Self::Between { .. }, Seal::AesGcm) => Ok(decoded),
            (Self::Open, Seal::AesGcm) => Err(Refused::Damaged(Damage::Sealed)),
            (Self::Under(..) | Self::Between { .. }, Seal::None) => Err(Refused::Damaged(Damage::NotSealed)),
        }
    }
}

fn sealed_or_open(decoded: &Decoded<'_>) -> Option<()> {
    (decoded.envelope.seal == Seal::AesGcm).then_some(())
}

pub(super) fn sealed<'a>(decoded: &Decoded<'a>) -> Option<Sealed<'a>> {
    sealed_or_open(decoded).map(|()| Sealed { bound: decoded.header, body: decoded.envelope.body })
}

/// A record from its stored form.
fn record(name: &str, version: u16, body: Cow<'_, [u8]>) -> Result<Record, Refused> {
    let wrong = |error: SchemaError| match error {
        SchemaError::Newer => Refused::Newer(version),
        error => Refused::Damaged(Damage::Body(error)),
    };
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
        SELF_REPORT => {
            return Ok(Record::SelfReport(Arc::new(schema::read_self_report(version, &body).map_err(wrong)?)));
        }
        _ => {}
    }
    if let Some(key) = name.strip_prefix(ARRIVALS) {
        let key: Key = key.parse().map_err(|_| Refused::Damaged(Damage::NoKey))?;
        return Ok(Record::Arrival(key, schema::read_arrival(version, &body).map_err(wrong)?));
    }
    if let Some(key) = name.strip_prefix(DRAFTS) {
        let key: Key = key.parse().map_err(|_| Refused::Damaged(Damage::NoKey))?;
        return Ok(Record::Drafts(key, schema::read_json(version, &body).map_err(wrong)?));
    }
    if let Some(key) = name.strip_prefix(PATIENT) {
        let key: Key = key.parse().map_err(|_| Refused::Damaged(Damage::NoKey))?;
        let chart = schema::read_chart(version, key, &body).map_err(wrong)?;
        let chart = chart.ok_or(Refused::Damaged(Damage::NoPatient))?;
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
