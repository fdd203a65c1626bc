//! What a form would have asked of the rows: once for each kind, with the rows, to be confirmed before the import.

use super::listed::{LISTED, more_words};
use crate::exchange::{AskedRow, AskedRows};
use crate::record::{AskedAbout, counted, shown_name};
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

/// The questions.
#[component]
pub(super) fn Asked(kinds: Vec<AskedKind>) -> impl IntoView {
    if kinds.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="import-asked" aria-labelledby="asked-title">
            <h4 id="asked-title">"Is this right?"</h4>
            <p>"A form would ask about these rows. Nothing is forbidden: look, then say that they are right, or mend the files."</p>
            {kinds.into_iter().enumerate().map(|(at, kind)| asked_kind(at, kind)).collect_view()}
        </section>
    }
    .into_any()
}

fn asked_kind(at: usize, AskedKind { about, rows, count, is_right }: AskedKind) -> AnyView {
    let row = |row: AskedRow| {
        view! {
            <li>
                <b>{row.patient}</b>
                " "
                {row.text}
                " "
                <span class="hint">{format!("{}, line {}", shown_name(&row.file), row.line)}</span>
            </li>
        }
    };
    let more = more_words(count).map(|words| view! { <p class="hint">{words}</p> });
    let label = if count == 1 { "This is right" } else { "These are right" };
    view! {
        <div class="asked-kind">
            <h5>{about.title()} ": " {counted(count, "row")}</h5>
            <ul class="scroll-some" tabindex="0" aria-label=about.title()>
                {rows.into_iter().map(row).collect_view()}
            </ul>
            {more}
            <label class="check">
                <input id=format!("import-asked-{at}") type="checkbox" autocomplete="off" bind:checked=is_right />
                <span>{label} <span class="visually-hidden">": " {about.title()}</span></span>
            </label>
        </div>
    }
    .into_any()
}
