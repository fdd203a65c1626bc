//! Why nothing is told of a patient, in words.

use super::mismatch::{mismatch_state, mismatch_words};
use crate::caseload::Doubt;

/// As a row has it, in a few words.
pub const fn doubt_state(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Record(kind) => mismatch_state(kind),
        Doubt::Rules(_) => "rules in doubt",
    }
}

/// Why nothing is told, as a sentence.
pub fn doubt_sentence(doubt: Doubt) -> String {
    match doubt {
        Doubt::Record(kind) => format!("Not judged: this patient’s record {}.", mismatch_words(kind)),
        Doubt::Rules(kind) => format!(
            "Not judged: the record of the rules and instruments that everyone is judged by {}.",
            mismatch_words(kind)
        ),
    }
}
