//! Answers that are typed: numbers and words. What is no answer stays as typed beside its error, and counts as none.

use super::state::QuestionForm;
use super::text::{optional_words, words_of};
use crate::questionnaire::{Answer, AnswerFault, Decimal, Item, ItemIndex, Kind, read_typed};
use crate::ui::{TextArea, TextField, effect};
use crate::words::answer_fault_words;
use leptos::prelude::*;

/// A field for the answer.
pub(super) fn typed(form: QuestionForm, index: ItemIndex, item: &Item) -> AnyView {
    let (id, given, kind) = (form.id_of(index), form.given(index), item.kind.clone());
    let text = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<AnswerFault>);
    // What this field has made of its text; another answer was restored, taken back or begun anew, and is shown.
    let own = StoredValue::new(None::<Answer>);
    effect(move || {
        let now = given.get();
        if own.with_value(|own| *own != now) {
            text.set(now.as_ref().map(shown).unwrap_or_default());
            own.set_value(now);
        }
    });
    Effect::new({
        let kind = kind.clone();
        move |before: Option<String>| {
            let typed = text.get();
            if before.is_some_and(|before| before != typed) {
                let mut answers = form.answers.get_untracked();
                answers.clear(index);
                let taken = read_typed(&kind, &typed)
                    .and_then(|answer| answer.map_or(Ok(()), |answer| answers.set(index, answer)));
                own.set_value(answers.given(index).cloned());
                form.answers.set(answers);
                form.wrong.update(|wrong| {
                    let _ = if taken.is_err() { wrong.insert(index) } else { wrong.remove(&index) };
                });
                fault.set(taken.err());
            }
            typed
        }
    });
    let error = {
        let kind = kind.clone();
        Signal::derive(move || fault.get().map(|fault| answer_fault_words(fault, &kind)))
    };
    let (label, hint) = (words_of(item), Signal::stored(optional_words(item)));
    let inputmode = match kind {
        Kind::Integer(range) if range.min.is_some_and(|min| min >= Decimal::ZERO) => "numeric",
        Kind::Decimal(range) if range.min.is_some_and(|min| min >= Decimal::ZERO) => "decimal",
        // The keys for numbers of some phones have no minus.
        _ => "text",
    };
    let field = match kind {
        Kind::Text(_) => view! { <TextArea id=format!("{id}-0") label value=text hint error bounds=None /> }.into_any(),
        _ => view! { <TextField id=format!("{id}-0") label value=text hint error inputmode /> }.into_any(),
    };
    view! { <div id=id class="typed">{field}</div> }.into_any()
}

fn shown(answer: &Answer) -> String {
    match answer {
        Answer::Number(number) => number.to_string(),
        Answer::Text(text) => text.clone(),
        Answer::Options(_) | Answer::Boolean(_) => String::new(),
    }
}
