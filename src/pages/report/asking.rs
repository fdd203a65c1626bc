//! The questionnaires one after another, and the person's own answers before they are sealed.

use super::place::Place;
use super::state::{HEADING, Report};
use crate::questionnaire::ItemIndex;
use crate::self_report::COMMENT;
use crate::ui::questions::{Ask, Ways, all_questions, harm_notice, questions, summary};
use crate::ui::{TextArea, button};
use crate::words::{nothing_answered_words, passed_on_words, say, worded};
use leptos::prelude::*;

/// The questionnaire of that number, one question at a time.
pub(super) fn asking(report: Report, at: usize) -> AnyView {
    let Some(form) = report.form(at) else { return ().into_any() };
    let next = match report.form(at + 1) {
        Some(_) => (worded("Next"), Callback::new(move |()| report.go(report.first_of(at + 1)))),
        None => (worded("See my answers"), Callback::new(move |()| report.go(Place::Summary))),
    };
    let back = move |()| report.go(at.checked_sub(1).map_or(Place::Start, |before| report.last_of(before)));
    let to_question = move |question| {
        report.go(Place::Question { form: at, question, is_corrected: form.is_corrected() });
    };
    let ways = Ways {
        back: Some(Callback::new(back)),
        to_question: Some(Callback::new(to_question)),
        to_answers: Some(Callback::new(move |()| report.go(Place::Summary))),
        done: Some(next),
    };
    questions(form, ways)
}

/// All questions of all questionnaires.
pub(super) fn asking_all(report: Report) -> AnyView {
    let back = Callback::new(move |()| report.go(Place::Start));
    let done = Callback::new(move |()| report.go(Place::Summary));
    all_questions(report.forms.get_value(), back, worded("See my answers"), done)
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
    let ask = Ask::new(HEADING, worded("Not yet"), worded("Seal it like this"));
    let seal = move |_| match report.count_answers() {
        _ if is_long() => crate::ui::focus_id("comment"),
        0 => ask.ask(),
        _ => report.go_on(Place::Send),
    };
    let ways = move || {
        view! {
            <p class="actions">
                {button(worded("Back"), move |_| report.go(report.before_answers()))}
                {button(worded("Seal my answers"), seal).primary()}
            </p>
        }
        .into_any()
    };
    let what = move || nothing_answered_words(report.has_comment()).to_owned();
    let seal_all_the_same = Callback::new(move |()| report.go_on(Place::Send));
    view! {
        <h2 id=HEADING tabindex="-1">{worded("Your answers")}</h2>
        <p>{move || passed_on_words(report.passed_on())}</p>
        {harm_notice(report.tells_harm(), report.contact, true)}
        {own}
        <TextArea id="comment" label value=report.comment hint error bounds=None />
        {ask.view(ways, what, seal_all_the_same)}
    }
    .into_any()
}
