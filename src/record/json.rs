//! JSON from texts.

use serde::de::DeserializeOwned;

/// What a text says as JSON, read as bytes: of texts serde_json has another reader, which the app would ship beside it.
///
/// # Errors
/// The text is no JSON, or not of that shape.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    serde_json::from_slice(text.as_bytes())
}
