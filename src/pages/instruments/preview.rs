//! A questionnaire that is being imported, tried as patients get it.

use super::scoring::ScoringForm;
use crate::pages::state::Desk;
use crate::questionnaire::{Answers, Questionnaire};
use crate::self_report::Contact;
use crate::ui::questions::{Layout, Manner, QuestionForm, Ways, questions};
use crate::words::{not_scorable_words, say, scored_words, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// The form as a patient gets it, with the score that the answers make.
pub(super) fn preview(desk: Desk, questionnaire: Arc<Questionnaire>, scoring: ScoringForm) -> AnyView {
    let contact = desk.clinic.with_untracked(|clinic| Contact::clone(&clinic.self_report.contact));
    let asked = Arc::clone(&questionnaire);
    let answers = RwSignal::new(Answers::new(questionnaire));
    let manner = Manner { layout: Signal::stored(Layout::OnePage), dials: false, digits_advance: false };
    let form = QuestionForm::new(answers, &contact, manner);
    let score = move || {
        let Ok(Some(scored)) = scoring.read() else {
            return worded("No score is made: say above which items are summed, and for which instrument.").to_owned();
        };
        answers.with(|answers| match scored.scoring.score(answers) {
            Ok(score) => say!("Score {score}. {how}", score = score.value, how = scored_words(&score, &asked)),
            Err(why) => not_scorable_words(&why, &asked),
        })
    };
    let again = Callback::new(move |()| {
        answers.update(|answers| *answers = Answers::new(Arc::clone(answers.questionnaire())));
    });
    view! {
        <div class="questionnaire-preview">{questions(form, Ways { done: Some((worded("Start over"), again)), ..Ways::default() })}</div>
        <p class="preview" role="status">{score}</p>
    }
    .into_any()
}
