//! `policy.json` as text: an object with any of the settings' names, each a number. What is wrong is told by the setting.

use super::{Bound, Json, JsonFault, Policy, PolicyError};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::error::Category;
use std::fmt;

/// The object's members in their order, none lost where a name stands twice.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Gather;
        impl<'de> Visitor<'de> for Gather {
            type Value = Members;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("settings")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Gather)
    }
}

impl Policy {
    /// Reads `policy.json`: an object with any of the settings' names.
    ///
    /// # Errors
    /// Not JSON, unknown names, names that stand twice, what is no number, and values out of range.
    pub fn from_json(text: &str) -> Result<Self, PolicyError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        read(text)
    }
}

/// Reads the settings; those that are not named have their defaults.
fn read(text: &str) -> Result<Policy, PolicyError> {
    // Its own words say what is wrong, and where.
    let Members(members) = serde_json::from_slice(text.as_bytes()).map_err(|error| not_json(&error))?;
    let mut policy = Policy::default();
    for (at, (name, value)) in members.iter().enumerate() {
        if members.iter().take(at).any(|(earlier, _)| earlier == name) {
            return Err(PolicyError::NamedTwice { name: name.clone() });
        }
        if name == "z" {
            policy.z = value.as_f64().ok_or_else(|| PolicyError::NotAChoice { found: found(value) })?;
            continue;
        }
        let Some(bound) = Policy::BOUNDS.iter().find(|bound| bound.name == name) else {
            return Err(PolicyError::Unknown { name: name.clone(), nearest: nearest(name) });
        };
        *(bound.slot)(&mut policy) = whole(bound, value)?;
    }
    policy.check()?;
    Ok(policy)
}

/// A whole number, however JSON writes it: `28`, `28.0` and `2.8e1` are one.
fn whole(bound: &Bound, value: &Value) -> Result<i32, PolicyError> {
    let fits = |number: &f64| number.fract() == 0.0 && (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(number);
    let Bound { name, min, max, .. } = *bound;
    let number =
        value.as_f64().filter(fits).ok_or_else(|| PolicyError::NotWhole { name, found: found(value), min, max })?;
    // Whole and within its range, as was just looked at.
    Ok(number as i32)
}

/// What stands there.
fn found(value: &Value) -> Json {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => Json::Plain(value.to_string()),
        Value::String(text) => Json::Text(text.chars().take(40).collect()),
        Value::Array(_) => Json::List,
        Value::Object(_) => Json::Object,
    }
}

/// The setting that an unknown name most likely means.
fn nearest(name: &str) -> Option<&'static str> {
    let letters = |text: &str| text.to_lowercase().replace(['_', '-', ' '], "");
    let unknown = letters(name);
    let nearest = Policy::names().map(|known| (distance(&unknown, &letters(known)), known)).min();
    nearest.filter(|(distance, _)| distance * 3 <= unknown.chars().count()).map(|(_, known)| known)
}

/// How many letters are to be added, removed or changed to make one of the other.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (at, letter) in from.chars().enumerate() {
        let mut next = vec![at + 1];
        for (other, (before, above)) in to.chars().zip(row.iter().zip(row.iter().skip(1))) {
            let left = next.last().map_or(0, |left| left + 1);
            next.push(left.min(above + 1).min(before + usize::from(other != letter)));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// What keeps the text from being JSON, and where.
fn not_json(error: &serde_json::Error) -> PolicyError {
    let said = error.to_string();
    let why = match error.classify() {
        Category::Eof => JsonFault::Ends,
        // The only other type at the top.
        Category::Data | Category::Io => JsonFault::NoObject,
        Category::Syntax => {
            PLAIN.iter().find(|(theirs, _)| said.contains(theirs)).map_or(JsonFault::Other, |(_, ours)| *ours)
        }
    };
    PolicyError::NotJson { why, place: (error.line().max(1), error.column().max(1)) }
}

/// What the reader of JSON says of a fault, and which one it is.
const PLAIN: [(&str, JsonFault); 9] = [
    ("trailing comma", JsonFault::Comma),
    ("key must be a string", JsonFault::NoName),
    ("expected value", JsonFault::NoNumber),
    ("expected `:`", JsonFault::NoColon),
    ("expected `,`", JsonFault::NoComma),
    ("trailing characters", JsonFault::Trailing),
    ("number", JsonFault::Number),
    ("escape", JsonFault::Escape),
    ("control character", JsonFault::Control),
];
