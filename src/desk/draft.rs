//! What was half typed in a form, so that it can be offered again.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A form as it stood: which, on which page, about what, and every text in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The page's address within the app. It holds a key, and no patient data.
    pub path: String,
    /// Which form.
    pub form: String,
    /// What it is about, as the form itself writes and reads it.
    pub target: String,
    /// What was typed, by field.
    pub texts: BTreeMap<String, String>,
    /// The texts that the form began with, by field: what an edit was made on.
    pub began_with: BTreeMap<String, String>,
}

impl Draft {
    /// What it is, by its form and what that form names as its target: "a comment".
    pub fn kind_words(&self) -> &'static str {
        match self.form.as_str() {
            "score" => "a score",
            "session" => "a session",
            "patient" => "a patient’s details",
            "review" => "a note of a review",
            "entry" => self.entry_words(),
            _ => "the clinic’s rules",
        }
    }

    /// Of the log: the act, the patient, and the entry that it corrects or withdraws, if there is one.
    fn entry_words(&self) -> &'static str {
        let mut parts = self.target.split(' ');
        let (act, corrected) = (parts.next().unwrap_or_default(), parts.nth(1));
        match (act, corrected.is_some_and(|key| key != "-")) {
            ("decision", false) => "a decision",
            ("decision", true) => "a correction of a decision",
            ("comment", false) => "a comment",
            ("comment", true) => "a correction of a comment",
            ("put-off", false) => "putting off",
            ("put-off", true) => "a correction of putting off",
            ("withdrawal", _) => "a withdrawal of an entry",
            _ => "an entry",
        }
    }
}

/// The drafts of one tab, and whose they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafts {
    /// Who typed, by name. They are offered to nobody else.
    pub by: String,
    /// The day it was typed, as `YYYY-MM-DD`.
    pub day: String,
    /// When it was left, in UTC.
    pub at: String,
    /// What was half typed.
    pub drafts: Vec<Draft>,
}
