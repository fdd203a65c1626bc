//! Why settings are refused.

/// Why a policy is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum PolicyError {
    /// A whole-number setting lies outside its bounds.
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
    NotWhole {
        /// The setting.
        name: &'static str,
        /// What stood there.
        found: Json,
        /// Lowest allowed value.
        min: i32,
        /// Highest allowed value.
        max: i32,
    },
    /// `z` is none of the four confidences.
    NotAChoice {
        /// What stood there.
        found: Json,
    },
    /// There is no such setting.
    Unknown {
        /// The name as it stands there.
        name: String,
        /// The setting that it most likely means.
        nearest: Option<&'static str>,
    },
    /// A setting stands twice.
    NamedTwice {
        /// The setting.
        name: String,
    },
    /// The text is not JSON.
    NotJson {
        /// What is wrong there.
        why: JsonFault,
        /// Line and column in the text, from 1.
        place: (usize, usize),
    },
}

/// What JSON holds where a number should stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// Null, a number or a truth value, as it is written.
    Plain(String),
    /// The beginning of a text in quotation marks.
    Text(String),
    /// A list.
    List,
    /// An object.
    Object,
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonFault {
    /// It ends before the settings do.
    Ends,
    /// It is no object.
    NoObject,
    /// A comma stands before the closing brace.
    Comma,
    /// A name in quotation marks is wanted.
    NoName,
    /// A number is wanted.
    NoNumber,
    /// A colon is wanted between a name and its number.
    NoColon,
    /// A comma is wanted between two settings.
    NoComma,
    /// Something stands after the closing brace.
    Trailing,
    /// A number that JSON does not write so.
    Number,
    /// A backslash where none may stand.
    Escape,
    /// A line break or tab within quotation marks.
    Control,
    /// Something else is wanted.
    Other,
}
