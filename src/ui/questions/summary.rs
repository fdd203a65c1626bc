//! A person's own answers before they go anywhere, each with the way back to its question.

use super::state::QuestionForm;
use super::text::{lang_and_dir, words_of};
use crate::questionnaire::{Answer, Answers, ItemIndex};
use crate::ui::{button, own_words};
use crate::words::{LANGUAGE_TAG, answer_words, missing_answers_words, not_answered_words, say, worded};
use leptos::prelude::*;

/// The answers to the questions that are asked; unanswered ones are named. `change` leads back to a question,
/// where one may still be changed.
pub(crate) fn summary(form: QuestionForm, change: Option<Callback<ItemIndex>>) -> AnyView {
    let questionnaire = form.questionnaire();
    let (lang, dir) = lang_and_dir(&questionnaire);
    let rows = move || form.answers.with(|answers| rows(answers, change));
    let missing = move || match form.answers.with(|answers| missing_answers_words(answers.missing().len())) {
        Some(words) => view! { <p class="missing">{own_words(words)}</p> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <section class="own-answers" lang=lang dir=dir>
            <h2>{questionnaire.about().title.clone()}</h2>
            {missing}
            <dl>{rows}</dl>
        </section>
    }
    .into_any()
}

fn rows(answers: &Answers, change: Option<Callback<ItemIndex>>) -> AnyView {
    let (questionnaire, asked) = (answers.questionnaire(), answers.asked());
    let row = |(index, item): (ItemIndex, &crate::questionnaire::Item)| {
        let asked = words_of(item);
        let given = answers.given(index);
        let words = match given {
            Some(given @ Answer::Boolean(_)) => own_words(answer_words(item, given)),
            Some(given) => view! { <bdi>{answer_words(item, given)}</bdi> }.into_any(),
            None => own_words(not_answered_words(item.is_required)),
        };
        let (go, label) = match given {
            Some(_) => (worded("Change"), say!("Change: {asked}", asked)),
            None => (worded("Answer"), say!("Answer: {asked}", asked)),
        };
        view! {
            <div class="own-answer" class:unanswered=given.is_none()>
                <dt>{words_of(item)}</dt>
                <dd>{words}</dd>
                {change.map(|change| view! { <dd lang=LANGUAGE_TAG>{button(go, move |_| change.run(index)).quiet().label(label)}</dd> })}
            </div>
        }
    };
    let is_asked = |(index, _): &(ItemIndex, &_)| asked.get(*index) == Some(&true);
    questionnaire.questions().filter(is_asked).map(row).collect_view().into_any()
}
