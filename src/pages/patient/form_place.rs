//! What a form asks for and waits with: where it is open, and the texts that were typed before.

use crate::desk::Draft;
use std::collections::BTreeMap;

/// What stands in a form's fields, by name.
pub(super) type FormTexts = BTreeMap<String, String>;

/// Where a form is open.
pub(super) struct Place {
    /// The page that it is continued on.
    pub(super) page: String,
    /// What it is about.
    pub(super) target: String,
    /// What is typed outside its fields, by name.
    pub(super) more: Vec<(String, String)>,
}

/// Says where a form is open, if it is.
pub(super) type AskPlace = dyn Fn() -> Option<Place>;

/// Texts that stand in place of what a form would start with.
#[derive(Clone)]
pub(super) struct Waiting {
    /// By field, as they were typed.
    pub(super) texts: FormTexts,
    /// By field, as the form began with them.
    pub(super) began_with: FormTexts,
    /// What is no longer offered once they are saved.
    pub(super) offered: Option<Draft>,
}
