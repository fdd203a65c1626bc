//! Rows that repeat another row of the same files, and what becomes of them.

use super::listed::{LISTED, more_words};
use crate::exchange::{Preview, Repeat};
use crate::record::counted;
use leptos::prelude::*;
use std::sync::Arc;

/// The rows, each with the one that it repeats.
#[component]
pub(super) fn Repeats(preview: Arc<Preview>) -> impl IntoView {
    let repeats = &preview.repeats;
    let count = repeats.count();
    if count == 0 {
        return ().into_any();
    }
    let what = match (preview.repeated_doses, preview.keeps_repeats()) {
        (0, _) => "They say nothing new and are counted once.".to_owned(),
        (_, true) => "Each repeated session is taken as a dose of its own, as you said above.".to_owned(),
        (n, false) => format!(
            "They are counted once. If {} given on its own (two devices of one day are two rows), tick “Take each repeated session as a dose of its own” above.",
            if n == 1 { "the repeated session was".to_owned() } else { format!("the {n} repeated sessions were each") }
        ),
    };
    let row = |repeat: Repeat| {
        let fate = if repeat.is_kept { "a dose of its own" } else { "counted once" };
        view! {
            <tr>
                <td>{repeat.file}</td>
                <td class="num">{repeat.line}</td>
                <th scope="row">{repeat.patient}</th>
                <td class="text">{repeat.what}</td>
                <td>{repeat.of}</td>
                <td>{fate}</td>
            </tr>
        }
    };
    let more = more_words(count).map(|words| view! { <p class="hint">{words}</p> });
    let one = if count == 1 { "repeats another row" } else { "repeat other rows" };
    view! {
        <section class="import-repeats" aria-labelledby="repeats-title">
            <h4 id="repeats-title">{format!("{} {one} of these files", counted(count, "row"))}</h4>
            <p>{what}</p>
            <div class="table-scroll scroll-some" tabindex="0" role="region" aria-label="Repeated rows">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"File"</th>
                            <th scope="col" class="num">"Line"</th>
                            <th scope="col">"Patient"</th>
                            <th scope="col">"What"</th>
                            <th scope="col">"Repeats"</th>
                            <th scope="col">"Taken as"</th>
                        </tr>
                    </thead>
                    <tbody>{repeats.first().iter().take(LISTED).cloned().map(row).collect_view()}</tbody>
                </table>
            </div>
            {more}
        </section>
    }
    .into_any()
}
