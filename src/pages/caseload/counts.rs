//! The five counts on top, each a filter for its group.

use super::list::List;
use crate::caseload::{Filter, Group};
use leptos::prelude::*;

/// The groups that are counted, with their word.
const COUNTED: [(Group, &str); 5] = [
    (Group::Persistent, "persistent"),
    (Group::ToConfirm, "to confirm"),
    (Group::Recovering, "recovering"),
    (Group::CantTell, "can’t tell"),
    (Group::Clear, "clear"),
];

/// The counts. A pressed one leaves only its group in the list; pressed again, all are back.
#[component]
pub(super) fn CountButtons(list: List, filter: Memo<Filter>, set_filter: Callback<Filter>) -> impl IntoView {
    let buttons = COUNTED.map(|(group, word)| {
        let count = move || list.board.with(|b| b.counts.of(group));
        let only_this = move || filter.with(|f| f.groups == [group]);
        let press = move |_| {
            let groups = if untrack(only_this) { Vec::new() } else { vec![group] };
            set_filter.run(Filter { groups, ..filter.get_untracked() });
        };
        view! {
            <li>
                <button
                    type="button"
                    class=format!("count count-{}", group.id())
                    aria-pressed=move || if only_this() { "true" } else { "false" }
                    on:click=press
                >
                    <b>{count}</b>
                    " "
                    <span>{word}</span>
                </button>
            </li>
        }
    });
    view! {
        <ul class="counts" aria-label="Patients by group; press one to show only its group">
            {buttons}
        </ul>
    }
    .into_any()
}
