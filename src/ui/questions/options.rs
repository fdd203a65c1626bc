//! Options to choose from: of a choice, yes or no, or the numbers of a short scale. By touch, by the browser's own keys, or by a digit.

use super::state::QuestionForm;
use super::text::{optional_hint, words_of};
use crate::questionnaire::{Answer, Choice, Decimal, Item, ItemIndex, Kind};
use crate::ui::{button, focus_id};
use crate::words::{LANGUAGE_TAG, answer_words, say, worded};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// Milliseconds within which a second digit belongs to the first: `1`, `0` is 10.
const SAME_NUMBER: f64 = 1_000.0;

/// One option.
#[derive(Clone)]
struct Offered {
    answer: Answer,
    words: String,
    /// The digits that choose it.
    key: String,
}

/// The options of a question, as radio buttons or boxes to tick.
pub(super) fn options(form: QuestionForm, index: ItemIndex, item: &Item) -> AnyView {
    let (id, given) = (form.id_of(index), form.given(index));
    let offered = offered(item);
    let takes_many = matches!(item.kind, Kind::Choice { takes_many: true, .. });
    let is_scale = matches!(item.kind, Kind::Integer(_));
    let asked = words_of(item);
    // The app's own words.
    let yes_and_no = (item.kind == Kind::Boolean).then_some(LANGUAGE_TAG);
    let one = |(at, option): (usize, &Offered)| {
        let (answer, chosen) = (option.answer.clone(), option.answer.clone());
        let is_chosen = move || given.with(|given| given.as_ref().is_some_and(|given| holds(given, &chosen)));
        let key = form.manner.digits_advance.then(|| view! { <kbd>{option.key.clone()}</kbd> });
        view! {
            <label class="option" for=format!("{id}-{at}")>
                <input
                    id=format!("{id}-{at}")
                    type=if takes_many { "checkbox" } else { "radio" }
                    name=id.clone()
                    autocomplete="off"
                    prop:checked=is_chosen
                    on:change=move |_| choose(form, index, answer.clone(), takes_many)
                />
                {key}
                <span lang=yes_and_no>{option.words.clone()}</span>
            </label>
        }
        .into_any()
    };
    let all = offered.iter().enumerate().map(one).collect_view();
    let typed = StoredValue::new((String::new(), 0.0));
    let id_of_keys = id.clone();
    let on_key = move |event: KeyboardEvent| {
        let is_plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        match event.key().as_str() {
            "ArrowLeft" if is_plain && form.manner.digits_advance => {
                event.prevent_default();
                return form.go_before(index);
            }
            "ArrowRight" if is_plain && form.manner.digits_advance => {
                event.prevent_default();
                return form.go_after(index);
            }
            "Backspace" | "Delete" if is_plain && form.manner.digits_advance => {
                event.prevent_default();
                return form.answers.update(|answers| answers.clear(index));
            }
            _ => {}
        }
        if !is_plain || !event.key().bytes().all(|key| key.is_ascii_digit()) {
            return;
        }
        let so_far = typed.try_update_value(|(digits, at)| {
            let is_more = event.time_stamp() - *at < SAME_NUMBER;
            let longer = format!("{}{}", if is_more { digits.as_str() } else { "" }, event.key());
            let is_known = offered.iter().any(|option| option.key.starts_with(&longer));
            (*digits, *at) = (if is_known { longer } else { event.key() }, event.time_stamp());
            digits.clone()
        });
        let so_far = so_far.unwrap_or_default();
        let Some(at) = offered.iter().position(|option| option.key == so_far) else { return };
        let Some(option) = offered.get(at) else { return };
        event.prevent_default();
        focus_id(&format!("{id_of_keys}-{at}"));
        // Of several answers the 5 of a 50 was none.
        let shorter = so_far.get(..so_far.len().saturating_sub(1)).filter(|_| takes_many);
        if let Some(begun) = shorter.and_then(|shorter| offered.iter().find(|option| option.key == shorter)) {
            choose(form, index, begun.answer.clone(), takes_many);
        }
        choose(form, index, option.answer.clone(), takes_many);
        let is_whole = !offered.iter().any(|other| other.key.len() > so_far.len() && other.key.starts_with(&so_far));
        if form.manner.digits_advance && is_whole && !takes_many {
            form.go_after(index);
        }
    };
    let take_back = move || {
        let label = say!("Take my answer back: {asked}", asked);
        let back = button(worded("Take my answer back"), move |_| {
            form.answers.update(|answers| answers.clear(index));
            form.go_to(index);
        });
        match given.with(Option::is_some) {
            true => back.quiet().label(label).view(),
            false => ().into_any(),
        }
    };
    view! {
        <fieldset id=id.clone() tabindex="-1" on:keydown=on_key>
            <legend>{words_of(item)}</legend>
            {optional_hint(item)}
            <div class="options" class:scale=is_scale>{all}</div>
            {(!takes_many && !form.manner.digits_advance).then(|| view! { <p class="take-back" lang=LANGUAGE_TAG>{take_back}</p> })}
        </fieldset>
    }
    .into_any()
}

/// Whether what is given holds that option.
fn holds(given: &Answer, option: &Answer) -> bool {
    match (given, option) {
        (Answer::Options(given), Answer::Options(option)) => option.iter().all(|at| given.contains(at)),
        _ => given == option,
    }
}

/// Chooses an option; of several that may be chosen, or takes it back.
fn choose(form: QuestionForm, index: ItemIndex, option: Answer, takes_many: bool) {
    form.answers.update(|answers| {
        let chosen = match (answers.given(index), option) {
            (Some(Answer::Options(given)), Answer::Options(option)) if takes_many => {
                let (mut left, there): (Vec<_>, Vec<_>) = given.iter().partition(|at| !option.contains(at));
                if there.is_empty() {
                    left.extend(option);
                }
                Answer::Options(left)
            }
            (_, option) => option,
        };
        // It is one of the item's own options.
        let _ = answers.set(index, chosen);
    });
}

fn offered(item: &Item) -> Vec<Offered> {
    let answers: Vec<Answer> = match &item.kind {
        Kind::Choice { options, .. } => (0..options.len()).map(|at| Answer::Options(vec![at])).collect(),
        Kind::Boolean => vec![Answer::Boolean(true), Answer::Boolean(false)],
        Kind::Integer(range) => range.whole_numbers().filter_map(Decimal::whole).map(Answer::Number).collect(),
        _ => Vec::new(),
    };
    let keys = keys(item, answers.len());
    let one = |(at, answer): (usize, Answer)| {
        let prefix = item.kind.options().get(at).and_then(|option: &Choice| option.prefix.clone());
        let words = answer_words(item, &answer);
        let words = prefix.map_or_else(|| words.clone(), |prefix| format!("{prefix} {words}"));
        Offered { answer, words, key: keys.get(at).cloned().unwrap_or_default() }
    };
    answers.into_iter().enumerate().map(one).collect()
}

/// The digits that choose each option: its points, as on paper, where no two have the same and none is below 0 or a fraction; else its place.
fn keys(item: &Item, count: usize) -> Vec<String> {
    let places = || (1..=count).map(|place| place.to_string()).collect();
    let points: Option<Vec<i64>> = match &item.kind {
        Kind::Integer(range) => Some(range.whole_numbers().collect()),
        Kind::Boolean => Some(vec![1, 0]),
        kind => kind.options().iter().map(|option| option.points()?.as_whole()).collect(),
    };
    let is_told_apart = |points: &Vec<i64>| {
        let is_new = |(at, points_of): (usize, &i64)| !points.iter().take(at).any(|before| before == points_of);
        points.len() == count && points.iter().all(|least| *least >= 0) && points.iter().enumerate().all(is_new)
    };
    let points = points.filter(is_told_apart);
    points.map_or_else(places, |points| points.iter().map(ToString::to_string).collect())
}
