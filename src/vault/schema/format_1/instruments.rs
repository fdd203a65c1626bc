//! The clinic's own instruments in format 1, frozen: how many, then each field by field.

use super::super::error::SchemaError;
use super::values::{Reader, Writer};
use crate::record::Instrument;

/// The body of instruments.
pub(in crate::vault) fn write_instruments(instruments: &[Instrument]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.count(instruments.len());
    for instrument in instruments {
        writer.shape(instrument);
        writer.own(instrument);
    }
    writer.bytes
}

/// The instruments of a body.
///
/// # Errors
/// A body that [`write_instruments`] doesn't write; [`SchemaError::Newer`] where it holds what this version doesn't know.
pub(in crate::vault) fn read_instruments(body: &[u8]) -> Result<Vec<Instrument>, SchemaError> {
    let mut reader = Reader::new(body);
    let instruments = reader.several(|reader| reader.shape(()).map(|(_, instrument)| instrument))?;
    if reader.bytes.0.is_empty() { Ok(instruments) } else { Err(SchemaError::Trailing) }
}
