//! What an item says, and in which language.

use crate::questionnaire::{Item, Questionnaire};
use crate::ui::own_words;
use crate::words::may_leave_out_words;
use leptos::prelude::*;

/// What is asked or said, with the number before it.
pub(super) fn words_of(item: &Item) -> String {
    let parts = [&item.prefix, &item.text].map(|part| part.as_deref().unwrap_or_default());
    parts.join(" ").trim().to_owned()
}

/// That a question may be left out, where it may, and what that means.
pub(super) fn optional_words(item: &Item) -> Option<String> {
    (!item.is_required).then(|| may_leave_out_words(item.kind.can_be_scored()).to_owned())
}

/// The same as it stands under the question.
pub(super) fn optional_hint(item: &Item) -> Option<AnyView> {
    optional_words(item).map(|words| view! { <p class="hint">{own_words(words)}</p> }.into_any())
}

/// `lang` and `dir` of a questionnaire's own words: those of its language; where it names none, each text has the direction of its first letter.
pub(crate) fn lang_and_dir(questionnaire: &Questionnaire) -> (Option<String>, &'static str) {
    match questionnaire.about().language() {
        Some(language) => {
            let dir = if language.is_right_to_left() { "rtl" } else { "ltr" };
            (Some(language.as_str().to_owned()), dir)
        }
        None => (None, "auto"),
    }
}

/// A questionnaire's title among the app's words.
pub(crate) fn title(questionnaire: &Questionnaire) -> AnyView {
    let (lang, dir) = lang_and_dir(questionnaire);
    view! { <bdi lang=lang dir=dir>{questionnaire.about().title.clone()}</bdi> }.into_any()
}
