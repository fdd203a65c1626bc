//! What was half typed in a form, so that it can be offered again.

use crate::record::Key;
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
    /// Whose record it is about: the patient of its page, or the first that its form names.
    pub fn patient(&self) -> Option<Key> {
        self.path.split('/').chain(self.target.split(' ')).find_map(|part| part.parse().ok())
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
