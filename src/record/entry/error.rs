//! What is said of a field that can't be read.

use super::fault::Fault;
use crate::record::{DayError, TextFault, shown, written_out};

/// The text of a form's date or time of which only a part is typed. No reader takes it: what the field shows is never saved as nothing.
pub const HALF_TYPED: &str = "not complete";

/// How much of what stood there stands in a message, in characters.
const LONGEST: usize = 60;

/// One field that could not be read: which, what stood there, what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: expected {expected}, found {}", self.found_words())]
pub struct FieldError {
    /// The column or form field.
    pub field: &'static str,
    /// What is wrong, as a kind.
    pub fault: Fault,
    /// What would have been read, in words that follow "expected".
    pub expected: String,
    /// What stood there: as it stood, or its first characters.
    pub found: String,
}

impl FieldError {
    /// What stands in `found` is refused. Of a long text the beginning is kept.
    pub fn new(field: &'static str, fault: Fault, expected: impl Into<String>, found: &str) -> Self {
        // One more than is shown, so that it is seen to be cut.
        let end = found.char_indices().nth(LONGEST + 1).map_or(found.len(), |(at, _)| at);
        let found = found.get(..end).unwrap_or_default().to_owned();
        Self { field, fault, expected: expected.into(), found }
    }

    /// What stands there is no day: a part of one, or `otherwise` is expected.
    pub fn no_day(field: &'static str, found: &str, error: DayError) -> Self {
        let (fault, expected) = match error {
            _ if found == HALF_TYPED => (Fault::HalfDate, "the whole date".to_owned()),
            DayError::Ambiguous => (Fault::AmbiguousDate, error.to_string()),
            _ => (Fault::NotADate, error.to_string()),
        };
        Self::new(field, fault, expected, found)
    }

    /// A text is longer than is kept, or holds what can't be seen.
    pub fn text(field: &'static str, found: &str, fault: TextFault) -> Self {
        Self::new(field, fault.fault(), fault.expected(), found)
    }

    /// What to say at a form's field.
    pub fn form_words(&self) -> String {
        match self.fault {
            Fault::HalfDate => "This date is not complete.".to_owned(),
            Fault::HalfTime => "This time is not complete.".to_owned(),
            _ => format!("Needed here is {}.", self.expected),
        }
    }

    /// What stood there, in quotation marks and shortened where it is long; "nothing" where it is empty.
    pub fn found_words(&self) -> String {
        if self.found.is_empty() { "nothing".to_owned() } else { quoted(&self.found, LONGEST) }
    }
}

/// A text in quotation marks as it stands in a message: shortened beyond that many characters, with what can't be seen written out.
pub(crate) fn quoted(text: &str, longest: usize) -> String {
    let end = text.char_indices().nth(longest).map_or(text.len(), |(at, _)| at);
    let written = written_out(text.get(..end).unwrap_or_default());
    format!("“{}{}”", shown(&written, written.len()), if text.chars().nth(longest).is_some() { "…" } else { "" })
}
