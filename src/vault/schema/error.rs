//! Why bytes are no record.

use crate::record::NotOfItsShape;

/// Why a whole body is not a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaError {
    /// Not the shape of its version.
    Shape,
    /// A word that its version doesn't have.
    Word {
        /// The field.
        field: &'static str,
    },
    /// Not the bytes of its version.
    Bytes,
    /// Something that is named and isn't there.
    Missing {
        /// What is named.
        field: &'static str,
    },
    /// One thing named more often than its version does.
    Repeated,
    /// Bytes after the record.
    Trailing,
    /// Settings out of their bounds.
    Bounds,
    /// A field, a word or a kind of event that came in a later version.
    Newer,
    /// A version that was never written.
    NoSuchVersion(u16),
}

impl From<NotOfItsShape> for SchemaError {
    fn from(_: NotOfItsShape) -> Self {
        Self::Shape
    }
}

impl From<serde_json::Error> for SchemaError {
    fn from(_: serde_json::Error) -> Self {
        Self::Shape
    }
}
