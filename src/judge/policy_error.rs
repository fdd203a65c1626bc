//! Why settings are refused. The one text here: an error says of itself what to do.

use super::Z_CHOICES;

/// Why a policy is refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PolicyError {
    /// A whole-number setting lies outside its bounds.
    #[error("{name} must be {min} to {max}, found {found}")]
    OutOfRange {
        /// The setting.
        name: &'static str,
        /// What stood there.
        found: i32,
        /// Lowest allowed value.
        min: i32,
        /// Highest allowed value.
        max: i32,
    },
    /// What stands at a whole-number setting is no whole number.
    #[error("{name} must be a whole number, {min} to {max}, found {found}")]
    NotWhole {
        /// The setting.
        name: &'static str,
        /// What stood there, in words.
        found: String,
        /// Lowest allowed value.
        min: i32,
        /// Highest allowed value.
        max: i32,
    },
    /// `z` is none of the four confidences.
    #[error("z must be one of {}, found {found}", choices())]
    NotAChoice {
        /// What stood there, in words.
        found: String,
    },
    /// There is no such setting.
    #[error("there is no setting {name:?}; known is {known}")]
    Unknown {
        /// The name as it stands there.
        name: String,
        /// The setting that it most likely means, or all of them.
        known: String,
    },
    /// A setting stands twice.
    #[error("{name} stands twice")]
    NamedTwice {
        /// The setting.
        name: String,
    },
    /// The text is not JSON.
    #[error("not valid JSON: line {}, column {}: {why}", place.0, place.1)]
    NotJson {
        /// What is wrong there.
        why: &'static str,
        /// Line and column in the text, from 1.
        place: (usize, usize),
    },
}

/// The confidences, as a message lists them.
fn choices() -> String {
    Z_CHOICES.map(|(z, _)| z.to_string()).join(", ")
}
