//! Of which answers that tell of harm somebody is saying what was done.

use crate::record::Key;

/// Answers that tell of harm and of which somebody is saying what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dealing {
    /// Whose they are; none where nobody knows the sender.
    pub patient: Option<Key>,
    /// The report's record, taken in or not.
    pub report: Key,
}
