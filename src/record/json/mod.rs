//! JSON that becomes a value of ours.

mod access;
mod node;
mod take;

use node::Node;
use serde::de::{DeserializeOwned, Error};
use std::fmt::{self, Display, Formatter};

/// What a text says as JSON.
///
/// # Errors
/// The text is no JSON, or not of that shape.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, NotOfItsShape> {
    from_json_bytes(text.as_bytes())
}

/// The same of a text's bytes.
///
/// First all of it is read as what it is, and then that becomes the value: read by `serde_json` alone, each of our types would bring along a
/// reader of text of its own, which the app is longer loaded for.
///
/// # Errors
/// As [`from_json`].
pub(crate) fn from_json_bytes<T: DeserializeOwned>(text: &[u8]) -> Result<T, NotOfItsShape> {
    let node: Node = serde_json::from_slice(text).map_err(|_| NotOfItsShape)?;
    T::deserialize(&node)
}

/// What was read is no JSON, or not of the shape that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOfItsShape;

impl Display for NotOfItsShape {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("NotOfItsShape")
    }
}

impl std::error::Error for NotOfItsShape {}

impl Error for NotOfItsShape {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::from_json;
    use serde::Deserialize;
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Plain,
        Of(u32),
        Pair(bool, String),
        Named { day: Option<i32> },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Strict {
        kinds: Vec<Kind>,
        #[serde(default)]
        points: Option<f64>,
        by_name: BTreeMap<String, i64>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Closed {
        id: u8,
    }

    /// Read as `serde_json` alone reads it: what that takes is taken, and what it refuses is refused.
    fn alike<T: for<'de> Deserialize<'de> + Debug + PartialEq>(texts: &[&str]) {
        for text in texts {
            assert_eq!(from_json::<T>(text).ok(), serde_json::from_str::<T>(text).ok(), "{text}");
        }
    }

    #[test]
    fn a_value_is_read_as_serde_json_reads_it() {
        alike::<Strict>(&[
            r#"{"kinds":["plain",{"of":7},{"pair":[true,"\u00e9\n"]},{"named":{"day":-3}},{"named":{}}],"by_name":{"a":-1}}"#,
            r#" {"points":1,"more":[{"of":[1.5]}],"kinds":[],"by_name":{}} "#,
            r#"{"points":0.1,"kinds":[{"plain":null}],"by_name":{"a":1,"b":9007199254740993}}"#,
            r#"{"points":null,"kinds":[{"named":{"day":null}}],"by_name":{"a":1,"a":2}}"#,
            r#"{"kinds":[],"kinds":[],"by_name":{}}"#,
            r#"{"kinds":[{"pair":[true,"a",1]}],"by_name":{}}"#,
            r#"{"kinds":[{"pair":[true]}],"by_name":{}}"#,
            r#"{"kinds":[{"of":1,"plain":null}],"by_name":{}}"#,
            r#"{"kinds":["none"],"by_name":{}}"#,
            r#"{"kinds":["of"],"by_name":{}}"#,
            r#"{"kinds":[{"of":-1}],"by_name":{}}"#,
            r#"{"kinds":[{"of":1.0}],"by_name":{}}"#,
            r#"{"kinds":[{"of":4294967296}],"by_name":{}}"#,
            r#"{"kinds":[],"by_name":{"a":9223372036854775808}}"#,
            r#"{"kinds":[],"by_name":{"a":1.5}}"#,
            r#"{"kinds":{},"by_name":{}}"#,
            r#"{"by_name":{}}"#,
            r#"{"kinds":[],"by_name":{}}x"#,
            r#"{"kinds":[],"by_name":{}"#,
            "",
        ]);
        alike::<Closed>(&[r#"{"id":255}"#, r#"{"id":256}"#, r#"{"id":"1"}"#, r#"{"id":1,"no":2}"#, "null"]);
        alike::<Vec<(String, Option<String>)>>(&[r#"[["a",null],["b","c"]]"#, r#"[["a"]]"#, r#"[["a",null,null]]"#]);
        alike::<Option<u16>>(&["null", "7", "70000", "-0", "7e0", "true", "\"7\""]);
        alike::<f64>(&["0.1", "1e300", "1e999", "123456789012345678901234567890", "-0", "1.7976931348623157e308"]);
    }

    /// Nobody writes a record as a list of its fields, and so none is read.
    #[test]
    fn a_list_is_no_record() {
        assert!(from_json::<Closed>("[1]").is_err());
        assert_eq!(from_json::<Closed>(r#"{"id":1}"#).unwrap(), Closed { id: 1 });
    }
}
