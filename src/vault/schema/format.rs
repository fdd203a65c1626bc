//! How a stored form is read, whatever its number.

use super::error::SchemaError;
use crate::record::from_json_bytes;
use serde::de::DeserializeOwned;

/// One stored form of one kind of record.
pub(super) trait Format: Sized {
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
pub(super) struct Json<T>(pub(super) T);

impl<T: DeserializeOwned> Format for Json<T> {
    const NUMBER: u16 = 1;

    fn of_body(body: &[u8]) -> Result<Self, SchemaError> {
        Ok(Self(from_json_bytes(body)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    /// A format that isn't there yet: the idle minutes as an object instead of a bare number.
    #[derive(Deserialize)]
    struct Idle2 {
        minutes: u32,
    }

    impl Format for Idle2 {
        const NUMBER: u16 = 2;

        fn of_body(body: &[u8]) -> Result<Self, SchemaError> {
            Ok(from_json_bytes(body)?)
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
        assert!(matches!(minutes(1, r#"{"minutes":30}"#), Err(SchemaError::Shape)));
        assert_eq!(
            [0, 3].map(|number| minutes(number, "45")),
            [0, 3].map(|number| Err(SchemaError::NoSuchVersion(number)))
        );
    }
}
