//! Bytes as text inside JSON: base64 with padding, as in RFC 4648. There is one way to write them: anything else is damage.

use data_encoding::BASE64;
use serde::{Deserialize, Deserializer, Serializer, de};
use std::borrow::Cow;

pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&BASE64.encode(bytes))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = Cow::<str>::deserialize(deserializer)?;
    BASE64.decode(text.as_bytes()).map_err(|_| de::Error::custom("not base64"))
}
