//! The questionnaires one after another, and the person's own answers before they are sealed.

use super::state::{HEADING, Page, Report};
use crate::questionnaire::ItemIndex;
use crate::self_report::COMMENT;
use crate::ui::questions::{harm_notice, questions, summary};
use crate::ui::{TextArea, button};
use crate::words::{passed_on_words, say, worded};
use leptos::prelude::*;

/// The questionnaire of that number.
pub(super) fn asking(report: Report, at: usize) -> AnyView {
    let Some(form) = report.form(at) else { return ().into_any() };
    let has_next = report.form(at + 1).is_some();
    let before = match at.checked_sub(1) {
        Some(before) => Page::Asking(before),
        None => Page::Start,
    };
    let (words, next) = match has_next {
        true => (worded("Next"), Page::Asking(at + 1)),
        false => (worded("See my answers"), Page::Summary),
    };
    let back = Callback::new(move |()| report.go(before));
    let to_answers = Callback::new(move |()| report.go(Page::Summary));
    questions(form, Some(back), Some(to_answers), words, Callback::new(move |()| report.go(next)))
}

/// What the person has answered, with the way back to each question, and words of their own.
pub(super) fn own_answers(report: Report) -> AnyView {
    let own = report.forms.with_value(|forms| {
        let one = |(at, form)| summary(form, Some(Callback::new(move |index: ItemIndex| report.correct(at, index))));
        forms.iter().copied().enumerate().map(one).collect_view()
    });
    let hint = Signal::derive(move || {
        let written = report.comment.with(|comment| comment.trim().chars().count());
        Some(match written {
            0 => worded("Each word makes the text longer that you send.").to_owned(),
            written => say!(
                "{written} of {COMMENT} characters. Each word makes the text longer that you send.",
                written,
                COMMENT
            ),
        })
    });
    let is_long = move || report.comment.with(|comment| comment.trim().chars().count() > COMMENT);
    let error = Signal::derive(move || {
        is_long().then(|| say!("This is too long. Write at most {COMMENT} characters.", COMMENT))
    });
    let label = worded("Anything that you want to add in your own words; you may leave this out");
    let last = report.forms.with_value(Vec::len).saturating_sub(1);
    view! {
        <h2 id=HEADING tabindex="-1">{worded("Your answers")}</h2>
        <p>{move || passed_on_words(report.passed_on())}</p>
        {harm_notice(report.tells_harm(), report.contact, true)}
        {own}
        <TextArea id="comment" label value=report.comment hint error bounds=None />
        <p class="actions">
            {button(worded("Back"), move |_| report.go(Page::Asking(last)))}
            {button(worded("Seal my answers"), move |_| {
                if is_long() { crate::ui::focus_id("comment") } else { report.go(Page::Send) }
            }).primary()}
        </p>
    }
    .into_any()
}
