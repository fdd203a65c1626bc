//! The reader of JSON that the patient's page links, held against `serde_json`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::questionnaire::{Decimal, Json};
use proptest::prelude::*;
use serde_json::Value;

/// The same value as the other crate has it; numbers by their text.
fn plain(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Boolean(boolean) => Value::Bool(*boolean),
        Json::Number(number) => serde_json::from_str(number).unwrap(),
        Json::Text(text) => Value::String(text.clone()),
        Json::List(list) => list.iter().map(plain).collect(),
        Json::Object(object) => object.iter().map(|(name, value)| (name.clone(), plain(value))).collect(),
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9_f64).prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from);
        let object = prop::collection::btree_map(".{0,6}", inner, 0..6).prop_map(|all| all.into_iter().collect());
        prop_oneof![list, object]
    })
}

proptest! {
    #[test]
    fn what_the_other_writes_is_read_the_same(value in any_value(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        prop_assert_eq!(plain(&Json::read(&text.unwrap()).unwrap()), value);
    }

    #[test]
    fn what_the_other_refuses_is_refused(text in r#"[\[\]{}:,"\\ 0-9eE.+\-unltrfasd\x01ü]{0,24}"#) {
        // A number that is too large for the other is one here, whose bounds are the questionnaire's.
        let other = serde_json::from_str::<Value>(&text);
        let is_large = other.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range"));
        prop_assert!(is_large || Json::read(&text).is_ok() == other.is_ok(), "{:?}", text);
    }

    #[test]
    fn a_decimal_is_the_nearest_number_there_is(millionths in -1_000_000_000_000_000..1_000_000_000_000_000_i64) {
        let decimal = Decimal::from_millionths(millionths).unwrap();
        prop_assert_eq!(decimal.as_f64(), decimal.to_string().parse::<f64>().unwrap());
    }
}

#[test]
fn codes_of_characters_depth_and_names_that_stand_twice() {
    let read = |text: &str| Json::read(text).ok().map(|json| plain(&json));
    assert_eq!(read(r#""\ud83d\ude00\u00e9\n\/""#), Some("😀é\n/".into()));
    for bad in [
        r#""\ud83d""#,
        r#""\ud83dx""#,
        r#""\ude00""#,
        r#""\ud83d\u0041""#,
        r#""\u+123""#,
        r#""\x""#,
        "\"a",
        "\"\t\"",
        "01",
        "1.",
        "-",
        "+1",
        ".5",
        "[1,]",
        "{\"a\":1,}",
        "",
        "1 2",
    ] {
        assert_eq!(read(bad), None, "{bad}");
    }
    assert_eq!(read(r#"{"a":1,"a":2}"#).unwrap()["a"], 2);
    let nested = |depth: usize| read(&format!("{}{}", "[".repeat(depth), "]".repeat(depth))).is_some();
    assert!(nested(129) && !nested(130) && !nested(100_000));
}
