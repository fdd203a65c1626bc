//! What an item says.

use crate::questionnaire::Item;
use crate::words::worded;

/// What is asked or said, with the number before it.
pub(super) fn words_of(item: &Item) -> String {
    let parts = [&item.prefix, &item.text].map(|part| part.as_deref().unwrap_or_default());
    parts.join(" ").trim().to_owned()
}

/// That a question may be left out, where it may.
pub(super) fn optional_words(item: &Item) -> Option<String> {
    (!item.is_required).then(|| worded("You may leave this out.").to_owned())
}
