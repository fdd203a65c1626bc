//! The five counts on top, each a filter for its group.

use super::list::List;
use crate::caseload::{Filter, Group};
use crate::ui::BadgeKind;
use leptos::prelude::*;

/// The groups that are counted, with their word and what their mark means.
const COUNTED: [(Group, &str, BadgeKind); 5] = [
    (Group::Persistent, "persistent", BadgeKind::Worse),
    (Group::ToConfirm, "to confirm", BadgeKind::Watch),
    (Group::Recovering, "recovering", BadgeKind::Better),
    (Group::CantTell, "can’t tell", BadgeKind::Unknown),
    (Group::Clear, "clear", BadgeKind::Good),
];

/// The counts. A pressed one leaves only its group in the list; pressed again, all are back.
#[component]
pub(super) fn CountButtons(list: List, filter: Memo<Filter>, set_filter: Callback<Filter>) -> impl IntoView {
    let buttons = COUNTED.map(|(group, word, kind)| {
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
                    class=format!("count {}", kind.class())
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
