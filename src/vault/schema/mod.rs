//! What stands inside an envelope. The stored form is kept apart from the types that the program runs on: one frozen module a
//! version, and a pure way from each version to the next.

mod error;
mod instrument_v1;
mod policy_v2;
pub mod v1;
pub mod v2;
mod v3;
mod v3_codes;
mod v3_read;
mod v3_tables;
mod v3_write;

pub use error::SchemaError;

use super::text;
use crate::judge::Policy;
use crate::record::{Chart, Instrument};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The version that is written, and the highest that is read.
pub const CURRENT: u16 = 3;

/// A chart's body in the version that is written.
///
/// # Errors
/// Where the chart holds more of anything than 32 bits can count.
pub fn write_chart(chart: &Chart) -> Result<Vec<u8>, SchemaError> {
    v3::write(chart)
}

/// A chart from a body of that version.
///
/// # Errors
/// A body that is not of its version's shape.
pub fn read_chart(schema: u16, body: &[u8]) -> Result<Chart, SchemaError> {
    match schema {
        1 => serde_json::from_slice::<v1::ChartV1>(body)?.into_v2().upgrade(),
        2 => serde_json::from_slice::<v2::ChartV2>(body)?.upgrade(),
        3 => v3::read(body),
        other => Err(SchemaError::NoSuchVersion(other)),
    }
}

/// The body of the clinic's own instruments in the version that is written.
///
/// # Errors
/// What can't be written as JSON, which none made by [`crate::record`] is.
pub fn write_instruments(instruments: &[Instrument]) -> Result<Vec<u8>, SchemaError> {
    let stored: Vec<v1::InstrumentV1> = instruments.iter().map(v1::InstrumentV1::from).collect();
    Ok(serde_json::to_vec(&stored)?)
}

/// The clinic's own instruments from a body of that version.
///
/// # Errors
/// As [`read_chart`].
pub fn read_instruments(schema: u16, body: &[u8]) -> Result<Vec<Instrument>, SchemaError> {
    match schema {
        // Versions 2 and 3 changed no instruments.
        1..=3 => {
            let stored: Vec<v1::InstrumentV1> = serde_json::from_slice(body)?;
            stored.into_iter().map(v1::InstrumentV1::upgrade).collect()
        }
        other => Err(SchemaError::NoSuchVersion(other)),
    }
}

/// The body of the clinic's settings in the version that is written: `policy.json` as the files' specification has it.
///
/// # Errors
/// As [`write_instruments`].
pub fn write_policy(policy: &Policy) -> Result<Vec<u8>, SchemaError> {
    Ok(serde_json::to_vec(&policy_v2::PolicyV2::from(policy))?)
}

/// The clinic's settings from a body of that version.
///
/// # Errors
/// As [`read_chart`], or settings out of their bounds.
pub fn read_policy(schema: u16, body: &[u8]) -> Result<Policy, SchemaError> {
    match schema {
        // Version 1 kept them in localStorage only; version 3 changed none of them.
        2 | 3 => {
            let policy = serde_json::from_slice::<policy_v2::PolicyV2>(body)?.upgrade();
            policy.check().map_err(|_| SchemaError::Bounds)?;
            Ok(policy)
        }
        other => Err(SchemaError::NoSuchVersion(other)),
    }
}

/// The body of a kind of record that version 3 brought: the keyring, saved filters, drafts.
///
/// # Errors
/// As [`write_instruments`].
pub fn write_json<T: Serialize>(value: &T) -> Result<Vec<u8>, SchemaError> {
    Ok(serde_json::to_vec(value)?)
}

/// A record of such a kind from a body of that version.
///
/// # Errors
/// As [`read_chart`].
pub fn read_json<T: DeserializeOwned>(schema: u16, body: &[u8]) -> Result<T, SchemaError> {
    match schema {
        3 => Ok(serde_json::from_slice(body)?),
        other => Err(SchemaError::NoSuchVersion(other)),
    }
}

/// Damaged bytes, with the name under which they lay.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Aside {
    name: String,
    #[serde(with = "text::base64")]
    bytes: Vec<u8>,
}

/// The body of a record that holds damaged bytes.
///
/// # Errors
/// As [`write_instruments`].
pub fn write_aside(name: &str, bytes: &[u8]) -> Result<Vec<u8>, SchemaError> {
    write_json(&Aside { name: name.to_owned(), bytes: bytes.to_vec() })
}

/// The name and the bytes that such a body holds.
///
/// # Errors
/// As [`read_chart`].
pub fn read_aside(schema: u16, body: &[u8]) -> Result<(String, Vec<u8>), SchemaError> {
    let Aside { name, bytes } = read_json(schema, body)?;
    Ok((name, bytes))
}
