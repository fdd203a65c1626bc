//! The filters above the table.

use super::asked::Asked;
use crate::desk::Deed;
use crate::ui::{SelectField, TextField};
use crate::words::deed_words;
use leptos::prelude::*;

/// The id of the search box.
pub(super) const SEARCH: &str = "audit-text";

/// Words as they begin a line.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The filters.
#[component]
pub(super) fn Filters(asked: Asked) -> impl IntoView {
    let all = std::iter::once((String::new(), "Anything".to_owned()));
    let deeds = all.chain(Deed::ALL.map(|(deed, code)| (code.to_owned(), capitalised(deed_words(deed)))));
    let deeds = Signal::stored(deeds.collect::<Vec<_>>());
    view! {
        <div class="audit-filters" role="search">
            <TextField id=SEARCH label="Search in what was done" kind="search" value=asked.text />
            <SelectField id="audit-deed" label="What was done" value=asked.deed options=deeds />
            <TextField id="audit-patient" label="Patient, by name or number" kind="search" value=asked.patient />
            <TextField id="audit-who" label="By whom" kind="search" value=asked.who />
            <TextField id="audit-from" label="From day" kind="date" value=asked.from />
            <TextField id="audit-to" label="To day" kind="date" value=asked.to />
        </div>
    }
    .into_any()
}
