//! The whole form: its title, its items, and the way through it.

use super::flow::on_page;
use super::item::item;
use super::state::{Layout, QuestionForm};
use super::text::lang_and_dir;
use crate::questionnaire::ItemIndex;
use crate::ui::{button, own_words};
use crate::words::{LANGUAGE_TAG, question_of_words, worded};
use leptos::prelude::*;

/// Where the buttons of a form lead. Without `done` it has none: what it stands in has its own.
#[derive(Clone, Copy, Default)]
pub(crate) struct Ways {
    /// Out of it, before its first question; none where there is nothing before it.
    pub(crate) back: Option<Callback<()>>,
    /// To another question of it, where that isn't just shown.
    pub(crate) to_question: Option<Callback<ItemIndex>>,
    /// From an answer that is corrected to all answers.
    pub(crate) to_answers: Option<Callback<()>>,
    /// On, when all questions were seen, answered or not; with the words for it.
    pub(crate) done: Option<(&'static str, Callback<()>)>,
}

/// The form.
pub(crate) fn questions(form: QuestionForm, ways: Ways) -> AnyView {
    let Ways { back, to_question, to_answers, done } = ways;
    let questionnaire = form.questionnaire();
    let is_one = Memo::new(move |_| form.manner.layout.get() == Layout::OneAtATime);
    let place = Memo::new(move |_| {
        let (all, at) = (form.questions(), form.at.get());
        let place = all.iter().position(|question| *question >= at);
        (place.unwrap_or_else(|| all.len().saturating_sub(1)), all)
    });
    let here = move || place.with(|(place, all)| all.get(*place).copied());
    let shown = Memo::new(move |_| {
        let asked = form.asked.get();
        match here().filter(|_| is_one.get()) {
            Some(question) => on_page(&form.questionnaire(), &asked, question),
            None => asked,
        }
    });
    let goes_to_wrong =
        move || form.go_to_wrong_of(|index| shown.with_untracked(|shown| shown.get(index) == Some(&true)));
    let step = move |forward: bool| {
        if forward && goes_to_wrong() {
            return;
        }
        let next = place.with_untracked(|(place, all)| {
            let next = if forward { place.checked_add(1) } else { place.checked_sub(1) };
            next.filter(|_| is_one.get_untracked()).and_then(|next| all.get(next).copied())
        });
        match next {
            Some(next) => to_question.map_or_else(|| form.go_to(next), |to_question| to_question.run(next)),
            None if forward => done.iter().for_each(|(_, done)| done.run(())),
            None => back.iter().for_each(|back| back.run(())),
        }
    };
    let is_last = move || !is_one.get() || place.with(|(place, all)| place + 1 >= all.len());
    // Whoever corrects an answer came from all answers, and goes back there.
    let from_answers = move || to_answers.filter(|_| is_one.get() && form.is_corrected.get());
    let has_back = move || {
        let is_first = !is_one.get() || place.with(|(place, _)| *place == 0);
        if is_first { back.is_some() && from_answers().is_none() } else { true }
    };
    let progress = move || {
        let of = |(place, all): &(usize, Vec<ItemIndex>)| question_of_words(place + 1, all.len());
        match is_one.get() {
            true => view! { <p class="sub">{own_words(place.with(of))}</p> }.into_any(),
            false => ().into_any(),
        }
    };
    let items = questionnaire.children(None).map(|(index, _)| item(form, index, shown, 3)).collect_view();
    let about = questionnaire.about();
    let (lang, dir) = lang_and_dir(&questionnaire);
    let on = move |_| match from_answers() {
        Some(to_answers) if !goes_to_wrong() => to_answers.run(()),
        Some(_) => {}
        None => step(true),
    };
    let on_words = move |done_words| match from_answers() {
        Some(_) => worded("To my answers"),
        None if is_last() => done_words,
        None => worded("Next"),
    };
    let has_next_besides = Memo::new(move |_| from_answers().is_some() && !is_last());
    let buttons = done.map(|(done_words, _)| {
        view! {
            <p class="actions" lang=LANGUAGE_TAG>
                {move || has_back().then(|| button(worded("Back"), move |_| step(false)).view())}
                {move || has_next_besides.get().then(|| button(worded("Next"), move |_| step(true)).view())}
                {button(move || on_words(done_words), on).primary()}
            </p>
        }
    });
    view! {
        <section class="questions" lang=lang dir=dir aria-labelledby=format!("q-{}", questionnaire.id())>
            <h2 id=format!("q-{}", questionnaire.id()) tabindex="-1">{about.title.clone()}</h2>
            {progress}
            {items}
            {buttons}
            {about.copyright.clone().map(|text| view! { <p class="sub">{text}</p> })}
        </section>
    }
    .into_any()
}

/// These forms below one another, with one way back and one on.
pub(crate) fn all_questions(
    forms: Vec<QuestionForm>,
    back: Callback<()>,
    done_words: &'static str,
    done: Callback<()>,
) -> AnyView {
    let each = forms.iter().map(|form| questions(*form, Ways::default())).collect_view();
    let go_on = move |_| {
        if !forms.iter().any(|form| form.go_to_wrong()) {
            done.run(());
        }
    };
    view! {
        {each}
        <div class="questions">
            <p class="actions">
                {button(worded("Back"), move |_| back.run(()))} {button(done_words, go_on).primary()}
            </p>
        </div>
    }
    .into_any()
}
