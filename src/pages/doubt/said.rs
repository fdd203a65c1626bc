//! What is said of one record: whose it is by name, and what is known.

use crate::browser::hosted::app_url;
use crate::pages::state::Desk;
use crate::record::Mismatch;
use crate::words::{capital, holding_words, mismatch_state, mismatch_words, row_identity, say, worded};

/// A record as it is named on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// Whose or what.
    pub(super) whose: String,
    /// The patient's page.
    pub(super) href: Option<String>,
    /// In a few words: "record put back".
    pub(super) state: &'static str,
    /// What is known, as a sentence.
    pub(super) sentence: String,
}

impl Said {
    /// Of that record; a patient by name, number and age, as they are named everywhere.
    pub(super) fn of(desk: Desk, one: &Mismatch) -> Self {
        let patient = one.patient();
        let row = patient.and_then(|key| desk.row(key));
        let whose = match (row, patient) {
            (Some(row), _) => row_identity(&row),
            (None, Some(key)) => say!("patient {key}", key),
            (None, None) => capital(holding_words(&one.holding)),
        };
        let everyone =
            if one.holding.judges_all() { worded(" Everyone is judged by it, so nobody is now.") } else { "" };
        let sentence = match patient {
            Some(_) => say!("The stored record {kind}.", kind = mismatch_words(one.kind)),
            None => say!("It {kind}.{everyone}", kind = mismatch_words(one.kind), everyone),
        };
        Self {
            whose,
            href: patient.map(|key| app_url(format!("/patients/{key}"))),
            state: mismatch_state(one.kind),
            sentence,
        }
    }
}
