//! The questionnaires that come with the app, each as a FHIR file, and how they are scored.

use super::{NotAsked, Questionnaire, Scoring, read_questionnaire};
use std::sync::{Arc, LazyLock};

/// Short names and files, in the order in which they are offered.
const FILES: [(&str, &str); 3] = [
    ("memory-nrs", include_str!("memory-nrs.json")),
    ("phq-9", include_str!("phq-9.json")),
    ("gad-7", include_str!("gad-7.json")),
];

/// Read once: whatever judges a clinic needs them again.
static READ: LazyLock<Vec<(&str, Arc<Questionnaire>)>> = LazyLock::new(|| {
    let read = |(id, file): &(&'static str, &str)| Some((*id, Arc::new(read_questionnaire(file).questionnaire.ok()?)));
    FILES.iter().filter_map(read).collect()
});

/// The short names of all of them: each is also the id of the instrument that it is scored for.
pub fn built_in_ids() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(id, _)| *id)
}

/// The built-in questionnaire of that short name.
pub fn built_in(id: &str) -> Option<Arc<Questionnaire>> {
    READ.iter().find(|(name, _)| *name == id).map(|(_, questionnaire)| Arc::clone(questionnaire))
}

/// How the built-in questionnaire of that short name is scored: the sum of all items that say how much, none of which may be
/// unanswered. The question about daily life has no weights and is no part of it.
pub fn built_in_scoring(id: &str) -> Option<Scoring> {
    let questionnaire = built_in(id)?;
    Scoring::new(&questionnaire, Scoring::scorable(&questionnaire), NotAsked::Unanswered, None, None).ok()
}
