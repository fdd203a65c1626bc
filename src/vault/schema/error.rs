//! Why bytes are no record.

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
    /// Not the bytes of its version.
    #[error("it isn't written as its version writes records")]
    Bytes,
    /// Something that is named and isn't there.
    #[error("it names {field} that it doesn't hold")]
    Missing {
        /// What is named.
        field: &'static str,
    },
    /// One thing named more often than its version does.
    #[error("it repeats more than its version does")]
    Repeated,
    /// Bytes after the record.
    #[error("something follows its end")]
    Trailing,
    /// Settings out of their bounds.
    #[error("its settings are out of bounds")]
    Bounds,
    /// A field, a word or a kind of event that came in a later version.
    #[error("it holds what only a newer version knows")]
    Newer,
    /// A version that was never written.
    #[error("there is no schema version {0}")]
    NoSuchVersion(u16),
}

impl From<serde_json::Error> for SchemaError {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape { line: error.line(), column: error.column() }
    }
}
