//! What stands inside an envelope. The stored form is kept apart from the types that the program runs on: one frozen module a
//! version, and a pure way from each version to the next.

mod instrument_v1;
pub mod v1;
pub mod v2;

use crate::judge::Policy;
use crate::record::{Chart, Instrument};

/// The version that is written, and the highest that is read.
pub const CURRENT: u16 = 2;

/// Why a whole body is not a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SchemaError {
    /// Not the shape of its version; the text says where, not what stands there.
    #[error("it isn't shaped like a record (line {line}, column {column})")]
    Shape {
        /// Line of the body.
        line: usize,
        /// Column of the body.
        column: usize,
    },
    /// A word that its version doesn't have.
    #[error("its {field} has a value that its version doesn't have")]
    Word {
        /// The field.
        field: &'static str,
    },
    /// Settings out of their bounds.
    #[error("its settings are out of bounds")]
    Bounds,
    /// A version that was never written.
    #[error("there is no schema version {0}")]
    NoSuchVersion(u16),
}

impl From<serde_json::Error> for SchemaError {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape { line: error.line(), column: error.column() }
    }
}

/// A chart's body in the version that is written.
///
/// # Errors
/// Where the chart can't be written as JSON, which no chart made by [`crate::record`] is.
pub fn write_chart(chart: &Chart) -> Result<Vec<u8>, SchemaError> {
    Ok(serde_json::to_vec(&v2::ChartV2::from(chart))?)
}

/// A chart from a body of that version.
///
/// # Errors
/// A body that is not of its version's shape.
pub fn read_chart(schema: u16, body: &[u8]) -> Result<Chart, SchemaError> {
    match schema {
        1 => serde_json::from_slice::<v1::ChartV1>(body)?.into_v2().upgrade(),
        2 => serde_json::from_slice::<v2::ChartV2>(body)?.upgrade(),
        other => Err(SchemaError::NoSuchVersion(other)),
    }
}

/// The body of the clinic's own instruments in the version that is written.
///
/// # Errors
/// As [`write_chart`].
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
        // Version 2 changed charts only.
        1 | 2 => {
            let stored: Vec<v1::InstrumentV1> = serde_json::from_slice(body)?;
            stored.into_iter().map(v1::InstrumentV1::upgrade).collect()
        }
        other => Err(SchemaError::NoSuchVersion(other)),
    }
}

/// The body of the clinic's settings in the version that is written: `policy.json` as the files' specification has it.
///
/// # Errors
/// As [`write_chart`].
pub fn write_policy(policy: &Policy) -> Result<Vec<u8>, SchemaError> {
    Ok(serde_json::to_vec(policy)?)
}

/// The clinic's settings from a body of that version.
///
/// # Errors
/// As [`read_chart`], or settings out of their bounds.
pub fn read_policy(schema: u16, body: &[u8]) -> Result<Policy, SchemaError> {
    match schema {
        // Version 1 kept them in localStorage only.
        2 => {
            let policy: Policy = serde_json::from_slice(body)?;
            policy.check().map_err(|_| SchemaError::Bounds)?;
            Ok(policy)
        }
        other => Err(SchemaError::NoSuchVersion(other)),
    }
}
