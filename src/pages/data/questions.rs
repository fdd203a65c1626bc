//! What is asked before the import: once for each kind of what a form would have asked about, with its rows; and whether the rest is meant
//! where something is missing beside the chosen files.

use super::found::{LISTED, more_words};
use crate::exchange::{AskedRow, AskedRows, FileSummary, Preview, Table};
use crate::record::{AskedAbout, shown_name};
use crate::ui::{Banner, BannerKind, Checkbox};
use crate::words::{counted, say, worded};
use leptos::prelude::*;

/// One kind of question, with its rows and whether the person has said that they are right.
#[derive(Clone)]
pub(super) struct AskedKind {
    about: AskedAbout,
    /// The rows that are listed.
    rows: Vec<AskedRow>,
    /// How many there are in all.
    count: usize,
    is_right: RwSignal<bool>,
}

/// The kinds of what is asked, each unanswered.
pub(super) fn kinds(asked: &[AskedRows]) -> Vec<AskedKind> {
    let kind = |kind: &AskedRows| {
        let rows = kind.rows.first().iter().take(LISTED).cloned().collect();
        AskedKind { about: kind.about, rows, count: kind.rows.count(), is_right: RwSignal::new(false) }
    };
    asked.iter().map(kind).collect()
}

/// How many kinds are not answered yet.
pub(super) fn unanswered(kinds: &[AskedKind]) -> usize {
    kinds.iter().filter(|kind| !kind.is_right.get()).count()
}

/// The questions; nothing where none is asked.
pub(super) fn asked_section(kinds: Vec<AskedKind>) -> Option<AnyView> {
    (!kinds.is_empty()).then(|| {
        view! {
            <section class="import-asked" aria-labelledby="asked-title">
                <h4 id="asked-title">{worded("Is this right?")}</h4>
                <p>{worded("A form would ask about these rows. Nothing is forbidden: look, then say that they are right, or mend the files.")}</p>
                {kinds.into_iter().enumerate().map(|(at, kind)| asked_kind(at, kind)).collect_view()}
            </section>
        }
        .into_any()
    })
}

fn asked_kind(at: usize, AskedKind { about, rows, count, is_right }: AskedKind) -> AnyView {
    let row = |row: AskedRow| {
        let place = say!("{file}, line {line}", file = shown_name(&row.file), line = row.line);
        view! { <li><b>{row.patient}</b> " " {row.text} " " <span class="hint">{place}</span></li> }
    };
    let label = if count == 1 { worded("This is right") } else { worded("These are right") };
    view! {
        <div class="asked-kind">
            <h5>{about.title()} ": " {counted(count, worded("row"), worded("rows"))}</h5>
            <ul class="scroll-some" tabindex="0" aria-label=about.title()>{rows.into_iter().map(row).collect_view()}</ul>
            {more_words(count)}
            <label class="check">
                <input id=format!("import-asked-{at}") type="checkbox" autocomplete="off" bind:checked=is_right />
                <span>{label} <span class="visually-hidden">": " {about.title()}</span></span>
            </label>
        </div>
    }
    .into_any()
}

/// What is missing, with a box to tick; nothing where nothing is.
pub(super) fn gaps_question(preview: &Preview, alone: RwSignal<bool>) -> Option<AnyView> {
    if preview.gaps.is_empty() || preview.plan.is_empty() {
        return None;
    }
    let items =
        preview.gaps.iter().map(|gap| view! { <li>{format!("{}.", capital(&gap.to_string()))}</li> }).collect_view();
    let label = say!("Import {files} alone", files = what_is_there(&preview.files));
    Some(
        view! {
            <Banner kind=BannerKind::Warning>
                <p>{worded("Something is missing. What is judged from a part of the data may be wrong: without sessions, worse scores count as baseline; without scores, nothing can be told.")}</p>
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
    let mut names: Vec<&str> =
        tables.filter(|table| *table != Table::Policy).map(|table| worded(table.name())).collect();
    names.dedup();
    match names.split_last() {
        Some((last, [])) => say!("the {last}", last),
        Some((last, rest)) => say!("the {join} and {last}", join = rest.join(", "), last),
        None => worded("the rest").to_owned(),
    }
}

/// The sentence with a capital, unless it begins with a file's name.
fn capital(words: &str) -> String {
    words.strip_prefix("there is").map_or_else(|| words.to_owned(), |rest| format!("There is{rest}"))
}
