//! That answers which tell of harm were dealt with.

use super::super::{Instant, Key};

/// That somebody dealt with answers that tell of harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealtWith {
    /// The report's record. It may not be taken in yet: the key is its sending's.
    pub report: Key,
    /// When.
    pub at: Instant,
    /// Who, by name; not empty.
    pub by: String,
    /// What was done; not empty.
    pub words: String,
}
