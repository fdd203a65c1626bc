//! The questionnaires that a clinic has, past versions among them: an answer is only read with the very one that was asked.

use crate::questionnaire::{Fingerprint, Questionnaire, built_in, built_in_ids};
use std::sync::Arc;

/// Questionnaires, each with its fingerprint.
#[derive(Clone, Debug, Default)]
pub struct Shelf(Vec<(Fingerprint, Arc<Questionnaire>)>);

/// What is found for a name and fingerprint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shelved {
    /// The very one.
    Here(Arc<Questionnaire>),
    /// One of that name, of another version.
    OtherVersion,
    /// None of that name.
    None,
}

impl Shelf {
    /// The built-in ones.
    pub fn built_in() -> Self {
        let mut shelf = Self::default();
        built_in_ids().filter_map(built_in).for_each(|questionnaire| shelf.add(questionnaire));
        shelf
    }

    /// Adds one, or another version of one.
    pub fn add(&mut self, questionnaire: Arc<Questionnaire>) {
        let fingerprint = questionnaire.fingerprint();
        if !self.0.iter().any(|(known, _)| *known == fingerprint) {
            self.0.push((fingerprint, questionnaire));
        }
    }

    /// The one of that name and fingerprint.
    pub fn find(&self, id: &str, fingerprint: Fingerprint) -> Shelved {
        let mut of_that_name = self.0.iter().filter(|(_, questionnaire)| questionnaire.id() == id).peekable();
        if of_that_name.peek().is_none() {
            return Shelved::None;
        }
        let found = of_that_name.find(|(known, _)| *known == fingerprint);
        found.map_or(Shelved::OtherVersion, |(_, questionnaire)| Shelved::Here(Arc::clone(questionnaire)))
    }
}
