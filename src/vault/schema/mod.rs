//! What stands inside an envelope. The stored form is kept apart from the types that the program runs on: one frozen module a
//! format, numbered from 1, that of release 1.0. A next format is another module whose [`Format::of_earlier`] reads the one before.

mod error;
mod format_1;

pub use error::SchemaError;

use super::text;
use crate::judge::Policy;
use crate::record::{Chart, Instrument};
use format_1::{Instrument1, Policy1};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The format that is written, and the highest that is read.
pub const CURRENT: u16 = 1;

/// One stored form of one kind of record.
trait Format: Sized {
    /// Its number; the kinds of records are numbered together, so that one number tells who can read a clinic.
    const NUMBER: u16;

    /// The record of a body of this very format.
    ///
    /// # Errors
    /// A body that is not of its shape.
    fn of_body(body: &[u8]) -> Result<Self, SchemaError>;

    /// The record of a body of an earlier format, which is read as that and then brought into this one.
    ///
    /// # Errors
    /// As [`Format::of_body`], or a number that no format has.
    fn of_earlier(number: u16, body: &[u8]) -> Result<Self, SchemaError> {
        let _ = body;
        Err(SchemaError::NoSuchVersion(number))
    }

    /// The record of a body of the format of that number.
    ///
    /// # Errors
    /// As [`Format::of_earlier`].
    fn read(number: u16, body: &[u8]) -> Result<Self, SchemaError> {
        if number == Self::NUMBER { Self::of_body(body) } else { Self::of_earlier(number, body) }
    }
}

/// What is stored as JSON is format 1 of its kind.
struct Json<T>(T);

impl<T: DeserializeOwned> Format for Json<T> {
    const NUMBER: u16 = 1;

    fn of_body(body: &[u8]) -> Result<Self, SchemaError> {
        Ok(Self(serde_json::from_slice(body)?))
    }
}

/// A chart's body in the format that is written.
///
/// # Errors
/// Where the chart holds more of anything than 32 bits can count.
pub fn write_chart(chart: &Chart) -> Result<Vec<u8>, SchemaError> {
    format_1::write(chart)
}

/// A chart from a body of that format.
///
/// # Errors
/// A body that is not of its format's shape.
pub fn read_chart(schema: u16, body: &[u8]) -> Result<Chart, SchemaError> {
    Format::read(schema, body)
}

/// The body of the clinic's own instruments in the format that is written.
///
/// # Errors
/// What can't be written as JSON, which none made by [`crate::record`] is.
pub fn write_instruments(instruments: &[Instrument]) -> Result<Vec<u8>, SchemaError> {
    write_json(&instruments.iter().cloned().map(Instrument1).collect::<Vec<_>>())
}

/// The clinic's own instruments from a body of that format.
///
/// # Errors
/// As [`read_chart`].
pub fn read_instruments(schema: u16, body: &[u8]) -> Result<Vec<Instrument>, SchemaError> {
    let stored: Vec<Instrument1> = read_json(schema, body)?;
    Ok(stored.into_iter().map(|Instrument1(instrument)| instrument).collect())
}

/// The body of the clinic's rules in the format that is written: `policy.json` as the files' specification has it.
///
/// # Errors
/// As [`write_instruments`].
pub fn write_policy(policy: &Policy) -> Result<Vec<u8>, SchemaError> {
    write_json(&Policy1(policy.clone()))
}

/// The clinic's rules from a body of that format.
///
/// # Errors
/// As [`read_chart`], or rules out of their bounds.
pub fn read_policy(schema: u16, body: &[u8]) -> Result<Policy, SchemaError> {
    let Policy1(policy) = read_json(schema, body)?;
    policy.check().map_err(|_| SchemaError::Bounds)?;
    Ok(policy)
}

/// The body of a kind of record that is JSON: the keyring, saved filters, drafts.
///
/// # Errors
/// As [`write_instruments`].
pub fn write_json<T: Serialize>(value: &T) -> Result<Vec<u8>, SchemaError> {
    Ok(serde_json::to_vec(value)?)
}

/// A record of such a kind from a body of that format.
///
/// # Errors
/// As [`read_chart`].
pub fn read_json<T: DeserializeOwned>(schema: u16, body: &[u8]) -> Result<T, SchemaError> {
    let Json(value) = Format::read(schema, body)?;
    Ok(value)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A format that isn't there yet: the idle minutes as an object instead of a bare number.
    #[derive(Deserialize)]
    struct Idle2 {
        minutes: u32,
    }

    impl Format for Idle2 {
        const NUMBER: u16 = 2;

        fn of_body(body: &[u8]) -> Result<Self, SchemaError> {
            Ok(serde_json::from_slice(body)?)
        }

        fn of_earlier(number: u16, body: &[u8]) -> Result<Self, SchemaError> {
            let Json(minutes) = Format::read(number, body)?;
            Ok(Self { minutes })
        }
    }

    #[test]
    fn a_next_format_reads_what_the_one_before_wrote_and_refuses_what_none_did() {
        let minutes = |number, body: &str| Idle2::read(number, body.as_bytes()).map(|idle| idle.minutes);
        assert_eq!(minutes(1, "45"), Ok(45));
        assert_eq!(minutes(2, r#"{"minutes":30}"#), Ok(30));
        assert!(matches!(minutes(1, r#"{"minutes":30}"#), Err(SchemaError::Shape { .. })));
        assert_eq!(
            [0, 3].map(|number| minutes(number, "45")),
            [0, 3].map(|number| Err(SchemaError::NoSuchVersion(number)))
        );
        // This version knows the first alone.
        assert_eq!(read_json::<u32>(2, b"45"), Err(SchemaError::NoSuchVersion(2)));
    }
}
