//! What a form asks for and waits with: where it is open, and the texts that were typed before.

use crate::desk::Draft;
use std::collections::BTreeMap;

/// What stands in a form's fields, by name.
pub(crate) type FormTexts = BTreeMap<String, String>;

/// Where a form is open.
pub(crate) struct Place {
    /// The page that it is continued on.
    pub(crate) page: String,
    /// What it is about.
    pub(crate) target: String,
    /// What is typed outside its fields, by name.
    pub(crate) more: Vec<(String, String)>,
}

/// Says where a form is open, if it is.
pub(crate) type AskPlace = dyn Fn() -> Option<Place>;

/// Texts that stand in place of what a form would start with.
#[derive(Clone)]
pub(crate) struct Waiting {
    /// By field, as they were typed.
    pub(crate) texts: FormTexts,
    /// By field, as the form began with them.
    pub(crate) began_with: FormTexts,
    /// What is no longer offered once they are saved.
    pub(crate) offered: Option<Draft>,
}
