//! What is missing beside the chosen files, and that the person means to import the rest alone.

use crate::exchange::{FileSummary, Preview, Table};
use crate::ui::{Banner, BannerKind, Checkbox};
use leptos::prelude::*;

/// What is missing, with a box to tick; nothing where nothing is.
pub(super) fn gaps_question(preview: &Preview, alone: RwSignal<bool>) -> Option<AnyView> {
    if preview.gaps.is_empty() || preview.plan.is_empty() {
        return None;
    }
    let items =
        preview.gaps.iter().map(|gap| view! { <li>{format!("{}.", capital(&gap.to_string()))}</li> }).collect_view();
    let label = format!("Import {} alone", what_is_there(&preview.files));
    Some(
        view! {
            <Banner kind=BannerKind::Warning>
                <p>"Something is missing. What is judged from a part of the data may be wrong: without sessions, worse scores count as baseline; without scores, nothing can be told."</p>
                <ul>{items}</ul>
            </Banner>
            <Checkbox id="import-alone" label value=alone />
        }
        .into_any(),
    )
}

/// The tables that have rows, in words.
fn what_is_there(files: &[FileSummary]) -> String {
    let tables = files.iter().filter(|f| f.rows > f.blank).filter_map(|f| f.table);
    let mut names: Vec<&str> = tables.filter(|table| *table != Table::Policy).map(Table::name).collect();
    names.dedup();
    match names.split_last() {
        Some((last, [])) => format!("the {last}"),
        Some((last, rest)) => format!("the {} and {last}", rest.join(", ")),
        None => "the rest".to_owned(),
    }
}

/// The sentence with a capital, unless it begins with a file's name.
fn capital(words: &str) -> String {
    words.strip_prefix("there is").map_or_else(|| words.to_owned(), |rest| format!("There is{rest}"))
}
