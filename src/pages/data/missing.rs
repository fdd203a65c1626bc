//! Stored records that a file read again no longer has, and the offer to remove them.

use super::listed::{LISTED, more_words};
use crate::exchange::{Listed, Missing};
use crate::record::counted;
use leptos::prelude::*;

/// The records, with a box to tick; unticked, they stay.
#[component]
pub(super) fn MissingRows(missing: Listed<Missing>, remove: RwSignal<bool>) -> impl IntoView {
    let count = missing.count();
    if count == 0 {
        return ().into_any();
    }
    let row = |missing: Missing| {
        view! {
            <tr>
                <td>{missing.file}</td>
                <th scope="row">{missing.chart.patient.number.to_string()}</th>
                <td class="text">{missing.what}</td>
                <td class="num">{missing.value}</td>
            </tr>
        }
    };
    let more = more_words(count).map(|words| view! { <p class="hint">{words}</p> });
    let (is, them) = if count == 1 { ("is", "it") } else { ("are", "them") };
    let label = format!("Remove {} that the files don’t have", counted(count, "stored record"));
    view! {
        <section class="import-missing" aria-labelledby="missing-title">
            <h4 id="missing-title">{format!("{} {is} not in these files", counted(count, "stored record"))}</h4>
            <p>
                {format!(
                    "The files hold other records of the same patients and kind that are here already. A date that was corrected at its source leaves the old record here beside the new one. If the files are complete, remove {them}; if they hold only a part, keep {them}.",
                )}
            </p>
            <div class="table-scroll scroll-some" tabindex="0" role="region" aria-label="Stored and not in these files">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"Not in"</th>
                            <th scope="col">"Patient"</th>
                            <th scope="col">"Stored record"</th>
                            <th scope="col" class="num">"Value"</th>
                        </tr>
                    </thead>
                    <tbody>{missing.first().iter().take(LISTED).cloned().map(row).collect_view()}</tbody>
                </table>
            </div>
            {more}
            <label class="check">
                <input id="import-remove-missing" type="checkbox" autocomplete="off" bind:checked=remove />
                <span>{label}</span>
            </label>
        </section>
    }
    .into_any()
}
