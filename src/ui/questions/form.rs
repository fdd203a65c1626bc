//! The whole form: its title, its items, and the way through it.

use super::flow::on_page;
use super::item::item;
use super::state::{Layout, QuestionForm};
use super::text::lang_and_dir;
use crate::questionnaire::ItemIndex;
use crate::ui::{button, own_words};
use crate::words::{LANGUAGE_TAG, question_of_words, worded};
use leptos::prelude::*;

/// The form. `back` leads out of it before its first question, where there is something before it; `to_answers` leads from one that is
/// corrected to all answers; `done` leads on when all questions were seen, answered or not; without words for it the form that it stands in
/// has its own button.
pub(crate) fn questions(
    form: QuestionForm,
    back: Option<Callback<()>>,
    to_answers: Option<Callback<()>>,
    done_words: &'static str,
    done: Callback<()>,
) -> AnyView {
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
            Some(next) => form.go_to(next),
            None if forward => done.run(()),
            None => back.iter().for_each(|back| back.run(())),
        }
    };
    let is_last = move || !is_one.get() || place.with(|(place, all)| place + 1 >= all.len());
    let has_back = move || back.is_some() || is_one.get() && place.with(|(place, _)| *place > 0);
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
    let correction_done = move || {
        let to_answers = to_answers.filter(|_| form.is_corrected.get() && !is_last());
        to_answers.map(|to_answers| {
            let go = move |_| {
                if !goes_to_wrong() {
                    to_answers.run(());
                }
            };
            button(worded("To my answers"), go).view()
        })
    };
    view! {
        <section class="questions" lang=lang dir=dir aria-labelledby=format!("q-{}", questionnaire.id())>
            <h2 id=format!("q-{}", questionnaire.id()) tabindex="-1">{about.title.clone()}</h2>
            {progress}
            {items}
            {(!done_words.is_empty()).then(|| view! {
                <p class="actions" lang=LANGUAGE_TAG>
                    {move || has_back().then(|| button(worded("Back"), move |_| step(false)).view())}
                    {correction_done}
                    {button(move || if is_last() { done_words } else { worded("Next") }, move |_| step(true)).primary()}
                </p>
            })}
            {about.copyright.clone().map(|text| view! { <p class="sub">{text}</p> })}
        </section>
    }
    .into_any()
}
