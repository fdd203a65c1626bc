//! The first page: who asks what, and what happens with the answers.

use super::place::Place;
use super::state::{HEADING, Report};
use crate::ui::button;
use crate::ui::questions::{Ask, title};
use crate::words::{begin_anew_words, begun_words, sealed_for_words, worded};
use leptos::prelude::*;

/// Where one begins, or goes on with what was answered before.
pub(super) fn start(report: Report) -> AnyView {
    let titles = report
        .forms
        .with_value(|forms| forms.iter().map(|form| view! { <li>{title(&form.questionnaire())}</li> }).collect_view());
    let is_begun = Memo::new(move |_| report.count_answers() > 0 || report.has_comment());
    let begun = move || match report.begun.get().filter(|_| is_begun.get()) {
        Some(begun) => view! { <p class="missing">{begun_words(begun, report.passed_on())}</p> }.into_any(),
        None => ().into_any(),
    };
    let go_on = move |_| match report.first_open() {
        _ if is_begun.get_untracked() && report.is_sealed() => report.go(Place::Send),
        Some((form, question)) if is_begun.get_untracked() => report.go_to_question(form, question),
        Some(_) => report.begin(),
        None => report.go(Place::Summary),
    };
    let ask = Ask::new(HEADING, worded("Keep them"), worded("Erase and begin anew")).that_erases();
    let ways = move || {
        let is_begun = is_begun.get();
        let anew = is_begun.then(|| button(worded("Begin anew…"), move |_| ask.ask()).view());
        let words = if is_begun { worded("Go on") } else { worded("Begin") };
        view! { <p class="actions">{anew} {button(words, go_on).primary()}</p> }.into_any()
    };
    let what = move || begin_anew_words(report.count_answers(), report.has_comment());
    let begin_anew = Callback::new(move |()| report.begin_anew());
    view! {
        <h2 id=HEADING tabindex="-1">{worded("What you are asked")}</h2>
        <ul>{titles}</ul>
        <p>{report.contact.with_value(sealed_for_words)}</p>
        <p>{worded("Answer as it is for you; no question has to be answered. Until you send them, your answers are kept on this device only.")}</p>
        {begun}
        <label class="check">
            <input id="all-at-once" type="checkbox" autocomplete="off" bind:checked=report.is_all />
            <span>{worded("Show all questions on one page")}</span>
        </label>
        {ask.view(ways, what, begin_anew)}
    }
    .into_any()
}
