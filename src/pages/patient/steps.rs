//! The steps that a decision can take, as a form offers them.

use crate::judge::PatientJudgement;
use crate::record::{Chart, Step};
use crate::words::suggestions;

/// A step, and its reason in this patient, where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StepChoice {
    pub(super) step: Step,
    pub(super) reason: Option<String>,
}

/// Every step once: those with a reason in the track that speaks for the patient first, then the others.
pub(super) fn offered(chart: &Chart, judgement: &PatientJudgement) -> Vec<StepChoice> {
    let suggested = judgement.leading().map(|track| suggestions(chart, judgement, track)).unwrap_or_default();
    let mut list: Vec<StepChoice> = Vec::new();
    for suggestion in suggested {
        let Some(step) = suggestion.step else { continue };
        if !list.iter().any(|choice| choice.step == step) {
            list.push(StepChoice { step, reason: Some(suggestion.reason) });
        }
    }
    for (step, _) in Step::ALL {
        if !list.iter().any(|choice| choice.step == step) {
            list.push(StepChoice { step, reason: None });
        }
    }
    list
}

/// Steps as a draft has them: the words of files, with spaces between.
pub(super) fn words_of_steps(steps: &[Step]) -> String {
    let word = |step: &Step| Step::ALL.iter().find(|(one, _)| one == step).map(|(_, word)| *word);
    steps.iter().filter_map(word).collect::<Vec<_>>().join(" ")
}

/// The steps of such words.
pub(super) fn steps_of(words: &str) -> Vec<Step> {
    words.split(' ').filter_map(|word| Step::ALL.iter().find(|(_, one)| *one == word).map(|(step, _)| *step)).collect()
}
