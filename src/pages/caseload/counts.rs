//! The counts on top: one a group, which add up to all patients, each leading to exactly that group.

use super::list::List;
use crate::caseload::{Filter, Group};
use crate::ui::BadgeKind;
use leptos::prelude::*;

/// A group's word among the counts, and what its mark means.
const fn word(group: Group) -> (&'static str, BadgeKind) {
    match group {
        Group::Persistent => ("persistent", BadgeKind::Worse),
        Group::DoseDue => ("due a dose", BadgeKind::Watch),
        Group::CheckDue => ("check due", BadgeKind::Watch),
        Group::ToConfirm => ("to confirm", BadgeKind::Watch),
        Group::Emerging => ("emerging", BadgeKind::Watch),
        Group::Recovering => ("recovering", BadgeKind::Better),
        Group::CantTell => ("can’t tell", BadgeKind::Unknown),
        Group::Clear => ("clear", BadgeKind::Good),
    }
}

/// The counts. A pressed one leaves only its group in the list, and all of it: search and other filters are cleared. Pressed again, all
/// patients are back.
#[component]
pub(super) fn CountButtons(
    list: List,
    text: RwSignal<String>,
    filter: Memo<Filter>,
    set_filter: Callback<Filter>,
) -> impl IntoView {
    let buttons = Group::ALL.map(|group| {
        let (word, kind) = word(group);
        let count = move || list.board.with(|b| b.counts.of(group));
        let only_this = move || filter.with(|f| f.is_only(group));
        let press = move |_| {
            let groups = if untrack(only_this) { Vec::new() } else { vec![group] };
            let Filter { sort, group_sorts, .. } = filter.get_untracked();
            text.set(String::new());
            set_filter.run(Filter { groups, sort, group_sorts, ..Filter::default() });
        };
        view! {
            <li>
                <button
                    type="button"
                    class=format!("count {}", kind.class())
                    title=group.title()
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
        <ul class="counts" aria-label="Patients by group, adding up to all; press one to show only its group">
            {buttons}
        </ul>
    }
    .into_any()
}
