//! One item, whatever its kind, with what is in it.

use super::harm::harm_notice;
use super::options::options;
use super::state::QuestionForm;
use super::text::words_of;
use super::typed::typed;
use crate::questionnaire::{Answers, ItemIndex, Kind, Range};
use leptos::prelude::*;

/// The most whole numbers that are shown as a scale to choose from; more are typed.
const SCALE: usize = 11;

/// The item of that number, hidden while it isn't `shown`. `level` is that of a group's heading.
pub(super) fn item(form: QuestionForm, index: ItemIndex, shown: Memo<Vec<bool>>, level: u8) -> AnyView {
    let questionnaire = form.questionnaire();
    let Some(item) = questionnaire.item(index) else { return ().into_any() };
    let is_hidden = move || shown.with(|shown| shown.get(index) != Some(&true));
    let view = match &item.kind {
        Kind::Display => view! { <p class="question-text">{words_of(item)}</p> }.into_any(),
        Kind::Group => {
            let within =
                questionnaire.children(Some(index)).map(|(child, _)| self::item(form, child, shown, level + 1));
            group(form.id_of(index), level, words_of(item), within.collect_view().into_any())
        }
        Kind::Choice { .. } | Kind::Boolean => options(form, index, item),
        Kind::Integer(range) if is_scale(range) => options(form, index, item),
        Kind::Integer(_) | Kind::Decimal(_) | Kind::String(_) | Kind::Text(_) => typed(form, index, item),
    };
    let tells = (item.tells_harm && !form.manner.digits_advance).then(|| {
        let tells = move || form.answers.with(|answers: &Answers| answers.harm().contains(&index));
        harm_notice(Signal::derive(tells), form.contact, form.manner.dials)
    });
    view! { <div class="question" hidden=is_hidden>{view}{tells}</div> }.into_any()
}

fn is_scale(range: &Range) -> bool {
    (1..=SCALE).contains(&range.whole_numbers().take(SCALE + 1).count())
}

/// A group is named by its text.
fn group(id: String, level: u8, words: String, within: AnyView) -> AnyView {
    if words.is_empty() {
        return within;
    }
    let named = id.clone();
    let heading = match level {
        3 => view! { <h3 id=id>{words}</h3> }.into_any(),
        4 => view! { <h4 id=id>{words}</h4> }.into_any(),
        _ => view! { <h5 id=id>{words}</h5> }.into_any(),
    };
    view! { <div role="group" aria-labelledby=named>{heading}{within}</div> }.into_any()
}
