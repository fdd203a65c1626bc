//! The first page: who asks what, and what happens with the answers.

use super::state::{HEADING, Page, Report};
use crate::questionnaire::Answers;
use crate::ui::button;
use crate::ui::questions::Layout;
use crate::words::{begun_words, sealed_for_words, worded};
use leptos::prelude::*;

/// Where one begins, or goes on with what was answered before.
pub(super) fn start(report: Report) -> AnyView {
    let titles = report.forms.with_value(|forms| {
        let title = |form: &crate::ui::questions::QuestionForm| {
            view! { <li>{form.questionnaire().about().title.clone()}</li> }
        };
        forms.iter().map(title).collect_view()
    });
    let is_all = RwSignal::new(report.layout.get_untracked() == Layout::OnePage);
    Effect::new(move |_| report.layout.set(if is_all.get() { Layout::OnePage } else { Layout::OneAtATime }));
    let has_answers = Memo::new(move |_| {
        let is_answered = |answers: &Answers| !answers.part().is_empty();
        report.forms.with_value(|forms| forms.iter().any(|form| form.answers.with(is_answered)))
    });
    let begun = move || match report.begun.get().filter(|_| has_answers.get()).map(begun_words) {
        Some(words) => view! { <p class="missing">{words}</p> }.into_any(),
        None => ().into_any(),
    };
    let go_on = move |_| match report.first_open() {
        Some((at, question)) if has_answers.get_untracked() => report.go_to_question(at, question),
        Some((at, _)) => report.go(Page::Asking(at)),
        None => report.go(Page::Summary),
    };
    let anew = move || match has_answers.get() {
        true => button(worded("Begin anew"), move |_| report.begin_anew()).view(),
        false => ().into_any(),
    };
    view! {
        <h2 id=HEADING tabindex="-1">{worded("What you are asked")}</h2>
        <ul>{titles}</ul>
        <p>{report.contact.with_value(sealed_for_words)}</p>
        <p>{worded("Answer as it is for you; no question has to be answered. Until you send them, your answers are kept on this device only.")}</p>
        {begun}
        <label class="check">
            <input id="all-at-once" type="checkbox" autocomplete="off" bind:checked=is_all />
            <span>{worded("Show all questions on one page")}</span>
        </label>
        <p class="actions">
            {anew}
            {button(move || if has_answers.get() { worded("Go on") } else { worded("Begin") }, go_on).primary()}
        </p>
    }
    .into_any()
}
