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

    /// Whether it is of the same form as the other, about the same: what the form says that it is about, or else its page.
    pub fn is_about_same(&self, other: &Self) -> bool {
        let is_of_form = self.form == other.form && self.target == other.target;
        is_of_form && (!self.target.is_empty() || self.path == other.path)
    }

    /// Whether all that was typed in it stands in those texts, too.
    pub fn is_all_in(&self, texts: &BTreeMap<String, String>) -> bool {
        let of =
            |texts: &BTreeMap<String, String>, name: &str| texts.get(name).map_or("", |text| text.trim()).to_owned();
        let mut typed = self.texts.keys().filter(|name| of(&self.texts, name) != of(&self.began_with, name));
        typed.all(|name| of(&self.texts, name) == of(texts, name))
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
    /// The records that it takes the place of, which go with it: what was taken up and typed on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead_of: Vec<Key>,
}
