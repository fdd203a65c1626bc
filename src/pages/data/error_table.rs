//! Refused rows: where, what was found, what was expected.

use super::export::save_as;
use super::listed::LISTED;
use crate::exchange::{RowError, RowErrors, errors_csv};
use crate::pages::state::use_desk;
use crate::record::grouped;
use leptos::prelude::*;
use std::sync::Arc;

/// The first errors as a table, the number of the rest, and all of them as a file.
#[component]
pub(super) fn ErrorTable(errors: RowErrors) -> impl IntoView {
    let desk = use_desk();
    let count = errors.count();
    if count == 0 {
        return ().into_any();
    }
    let rows = errors.first().iter().take(LISTED).map(one).collect_view();
    let in_file = errors.first().len();
    let more = (in_file > LISTED)
        .then(|| format!("The first {LISTED} are shown; {} more are in the file.", grouped(in_file - LISTED)));
    let unlisted = errors.more_words().map(|words| view! { <p>{words}</p> });
    let download = if unlisted.is_some() { "Download the listed errors" } else { "Download all errors" };
    let all = Arc::new(errors);
    let save = move |_| {
        save_as(desk, "import-errors.csv", "text/csv", &errors_csv(&all));
    };
    view! {
        <h4>{format!("Refused ({})", grouped(count))}</h4>
        <div class="table-scroll scroll-tall" tabindex="0" role="region" aria-label="Refused rows">
            <table>
                <thead>
                    <tr>
                        <th scope="col">"File"</th>
                        <th scope="col" class="num">"Line"</th>
                        <th scope="col">"Column"</th>
                        <th scope="col">"Found"</th>
                        <th scope="col">"Expected"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {unlisted}
        <p class="actions">
            <button type="button" class="button" on:click=save>
                {download}
            </button>
            <span class="hint">{more}</span>
        </p>
    }
    .into_any()
}

fn one(error: &RowError) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{error.file.clone()}</th>
            <td class="num">{error.line}</td>
            <td>{error.column.clone()}</td>
            <td class="text">{error.found.clone()}</td>
            <td class="text">{error.expected.clone()}</td>
        </tr>
    }
}
