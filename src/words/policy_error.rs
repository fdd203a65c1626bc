//! Why settings are refused, in words.

use crate::judge::{Json, JsonFault, Policy, PolicyError, Z_CHOICES};
use crate::record::written_out;
use crate::words::language::{say, worded};

/// Why settings are refused, in a clause.
pub fn policy_error_words(error: &PolicyError) -> String {
    let (expected, found) = policy_sides(error);
    match error {
        PolicyError::OutOfRange { name, .. } | PolicyError::NotWhole { name, .. } => {
            say!("{name} must be {expected}, found {found}", name, expected, found)
        }
        PolicyError::NotAChoice { .. } => say!("z must be {expected}, found {found}", expected, found),
        PolicyError::Unknown { .. } | PolicyError::NamedTwice { .. } | PolicyError::NotJson { .. } => found,
    }
}

/// What was expected in the place of the setting, and what stood there.
pub(super) fn policy_sides(error: &PolicyError) -> (String, String) {
    match error {
        PolicyError::OutOfRange { found, min, max, .. } => (say!("{min} to {max}", min, max), found.to_string()),
        PolicyError::NotWhole { found, min, max, .. } => {
            (say!("a whole number, {min} to {max}", min, max), json_words(found))
        }
        PolicyError::NotAChoice { found } => {
            let list = Z_CHOICES.map(|(z, _)| z.to_string()).join(", ");
            (say!("one of {list}", list), json_words(found))
        }
        PolicyError::Unknown { nearest, .. } => {
            let all = || say!("one of {list}", list = Policy::names().collect::<Vec<_>>().join(", "));
            let known = nearest.map_or_else(all, |known| say!("{known}, perhaps", known));
            (known, worded("no setting of that name").to_owned())
        }
        PolicyError::NamedTwice { .. } => (worded("each setting once").to_owned(), worded("it twice").to_owned()),
        PolicyError::NotJson { why, place: (line, column) } => (
            worded("settings by their names, each a number").to_owned(),
            say!("not valid JSON: line {line}, column {column}: {why}", line, column, why = json_fault(*why)),
        ),
    }
}

fn json_words(found: &Json) -> String {
    match found {
        Json::Plain(text) => text.clone(),
        Json::Text(start) => say!("text in quotation marks, \"{start}\"", start = written_out(start)),
        Json::List => worded("a list").to_owned(),
        Json::Object => worded("an object").to_owned(),
    }
}

fn json_fault(fault: JsonFault) -> String {
    let (open, close) = ("{", "}");
    let fixed = match fault {
        JsonFault::Ends => {
            return say!(
                "the text ends before the settings do; a closing {close} or a quotation mark is missing",
                close
            );
        }
        JsonFault::NoObject => return say!("it is no object of settings in {open} and {close}", open, close),
        JsonFault::Comma => return say!("a comma stands before the closing {close}", close),
        JsonFault::NoName => worded("a setting’s name in quotation marks is wanted here"),
        JsonFault::NoNumber => worded("a number is wanted here"),
        JsonFault::NoColon => worded("a colon is wanted between a setting’s name and its number"),
        JsonFault::NoComma => worded("a comma is wanted between two settings"),
        JsonFault::Trailing => return say!("something stands after the closing {close}", close),
        JsonFault::Number => worded("this number is not written as JSON writes one, such as 28"),
        JsonFault::Escape => worded("a backslash stands where none may"),
        JsonFault::Control => worded("a line break or tab stands within quotation marks"),
        JsonFault::Other => worded("something else is wanted here"),
    };
    fixed.to_owned()
}
