//! Why nothing is told of a patient, in words.

use super::mismatch::{mismatch_state, mismatch_words};
use crate::caseload::Doubt;
use crate::words::language::{say, worded};

/// As a row has it, in a few words.
pub fn doubt_state(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Record(kind) => mismatch_state(kind),
        Doubt::Rules(_) => worded("rules in doubt"),
    }
}

/// Why nothing is told, as a sentence.
pub fn doubt_sentence(doubt: Doubt) -> String {
    match doubt {
        Doubt::Record(kind) => say!("Not judged: this patient’s record {kind}.", kind = mismatch_words(kind)),
        Doubt::Rules(kind) => say!(
            "Not judged: the record of the rules and instruments that everyone is judged by {kind}.",
            kind = mismatch_words(kind)
        ),
    }
}
