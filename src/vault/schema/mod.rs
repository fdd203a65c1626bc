//! What stands inside an envelope. The stored form is kept apart from the types that the program runs on: one frozen module a
//! format, numbered from 1, that of release 1.0. A next format is another module, whose `Format::of_earlier` reads the one before.

mod error;
mod format;
mod format_1;

pub use error::SchemaError;

use super::base64;
use crate::judge::Policy;
use crate::record::{Arrival, Chart, Instrument, Journal, Key};
use crate::self_report::SelfReportSettings;
use format::{Format, Json};
use format_1::{Arrival1, Policy1, SelfReport1};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The format that is written, and the highest that is read.
pub const CURRENT: u16 = 1;

/// A journal's body in the format that is written.
pub fn write_journal(journal: &Journal) -> Vec<u8> {
    format_1::write(journal)
}

/// The bytes that the audit's digest of events is made of: those of format 1, whatever format is written.
pub fn write_for_digest(journal: &Journal) -> Vec<u8> {
    format_1::write(journal)
}

/// The journal of that patient from a body of that format.
///
/// # Errors
/// A body that is not of its format's shape; [`SchemaError::Newer`] where it holds what only a later version knows.
pub fn read_journal(schema: u16, patient: Key, body: &[u8]) -> Result<Journal, SchemaError> {
    match schema {
        1 => format_1::read(patient, body),
        other => Err(SchemaError::NoSuchVersion(other)),
    }
}

/// The chart of the journal in such a body; none where it says nothing of whose it is.
///
/// # Errors
/// As [`read_journal`].
pub fn read_chart(schema: u16, patient: Key, body: &[u8]) -> Result<Option<Chart>, SchemaError> {
    match schema {
        1 => format_1::read_chart(patient, body),
        other => Err(SchemaError::NoSuchVersion(other)),
    }
}

/// The body of the clinic's own instruments in the format that is written.
pub fn write_instruments(instruments: &[Instrument]) -> Vec<u8> {
    format_1::write_instruments(instruments)
}

/// The clinic's own instruments from a body of that format.
///
/// # Errors
/// As [`read_journal`].
pub fn read_instruments(schema: u16, body: &[u8]) -> Result<Vec<Instrument>, SchemaError> {
    match schema {
        1 => format_1::read_instruments(body),
        other => Err(SchemaError::NoSuchVersion(other)),
    }
}

/// The body of the clinic's rules in the format that is written: `policy.json` as the files' specification has it.
///
/// # Errors
/// What can't be written as JSON, which nothing of ours is.
pub fn write_policy(policy: &Policy) -> Result<Vec<u8>, SchemaError> {
    write_json(&Policy1(policy.clone()))
}

/// The clinic's rules from a body of that format.
///
/// # Errors
/// As [`read_journal`], or rules out of their bounds.
pub fn read_policy(schema: u16, body: &[u8]) -> Result<Policy, SchemaError> {
    let Policy1(policy) = read_json(schema, body)?;
    policy.check().map_err(|_| SchemaError::Bounds)?;
    Ok(policy)
}

/// The body of what is set for self-report, in the format that is written.
///
/// # Errors
/// As [`write_policy`].
pub fn write_self_report(settings: &SelfReportSettings) -> Result<Vec<u8>, SchemaError> {
    write_json(&SelfReport1::from(settings))
}

/// What is set for self-report from a body of that format.
///
/// # Errors
/// As [`read_journal`].
pub fn read_self_report(schema: u16, body: &[u8]) -> Result<SelfReportSettings, SchemaError> {
    read_json::<SelfReport1>(schema, body)?.try_into()
}

/// The body of an arrival, in the format that is written.
///
/// # Errors
/// As [`write_policy`].
pub fn write_arrival(arrival: &Arrival) -> Result<Vec<u8>, SchemaError> {
    write_json(&Arrival1::from(arrival))
}

/// An arrival from a body of that format.
///
/// # Errors
/// As [`read_journal`].
pub fn read_arrival(schema: u16, body: &[u8]) -> Result<Arrival, SchemaError> {
    read_json::<Arrival1>(schema, body)?.try_into()
}

/// The body of a kind of record that is JSON: the keyring, saved filters, drafts.
///
/// # Errors
/// What can't be written as JSON, which nothing of ours is.
pub fn write_json<T: Serialize>(value: &T) -> Result<Vec<u8>, SchemaError> {
    Ok(serde_json::to_vec(value)?)
}

/// A record of such a kind from a body of that format.
///
/// # Errors
/// As [`read_journal`].
pub fn read_json<T: DeserializeOwned>(schema: u16, body: &[u8]) -> Result<T, SchemaError> {
    let Json(value) = Format::read(schema, body)?;
    Ok(value)
}

/// Damaged bytes, with the name under which they lay.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Aside {
    name: String,
    #[serde(with = "base64")]
    bytes: Vec<u8>,
}

/// The body of a record that holds damaged bytes.
///
/// # Errors
/// What can't be written as JSON, which nothing of ours is.
pub fn write_aside(name: &str, bytes: &[u8]) -> Result<Vec<u8>, SchemaError> {
    write_json(&Aside { name: name.to_owned(), bytes: bytes.to_vec() })
}

/// The name and the bytes that such a body holds.
///
/// # Errors
/// As [`read_journal`].
pub fn read_aside(schema: u16, body: &[u8]) -> Result<(String, Vec<u8>), SchemaError> {
    let Aside { name, bytes } = read_json(schema, body)?;
    Ok((name, bytes))
}
