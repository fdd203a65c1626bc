//! A field that can't be read.

use super::expected::Expected;
use crate::record::DayError;

/// The text of a form's date or time of which only a part is typed. No reader takes it: what the field shows is never saved as nothing.
pub const HALF_TYPED: &str = "not complete";

/// How much of what stood there stands in a message, in characters.
pub(crate) const LONGEST_FOUND: usize = 60;

/// One field that could not be read: which, what stood there, what was expected.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// The column or form field.
    pub field: &'static str,
    /// What would have been read.
    pub expected: Expected,
    /// What stood there: as it stood, or its first characters.
    pub found: String,
}

impl FieldError {
    /// What stands in `found` is refused. Of a long text the beginning is kept.
    pub fn new(field: &'static str, expected: Expected, found: &str) -> Self {
        Self { field, expected, found: beginning(found, LONGEST_FOUND).to_owned() }
    }

    /// What stands there is no day: a part of one, or otherwise none.
    pub fn no_day(field: &'static str, found: &str, error: DayError) -> Self {
        let expected = if found == HALF_TYPED { Expected::WholeDate } else { Expected::Day(error) };
        Self::new(field, expected, found)
    }
}

/// The first characters of a text: one more than so many are shown, so that it is seen to be cut.
pub(crate) fn beginning(text: &str, longest: usize) -> &str {
    text.char_indices().nth(longest + 1).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}
