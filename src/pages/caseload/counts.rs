//! The counts on top: one a group, which add up to all patients, each leading to exactly that group.

use super::list::List;
use crate::caseload::{Filter, Group};
use crate::ui::BadgeKind;
use crate::words::{group_title, group_word, lifted_words, worded};
use leptos::prelude::*;

/// What a group's mark means, and the class of a mark of its own: no two groups share one.
const fn mark(group: Group) -> (BadgeKind, &'static str) {
    match group {
        Group::Harm => (BadgeKind::Worse, "sign-harm"),
        Group::InDoubt => (BadgeKind::Worse, "sign-doubt"),
        Group::Persistent => (BadgeKind::Worse, "sign-persistent"),
        Group::DoseDue => (BadgeKind::Watch, "sign-dose-due"),
        Group::CheckDue => (BadgeKind::Watch, "sign-check-due"),
        Group::ToConfirm => (BadgeKind::Watch, "sign-provisional"),
        Group::Emerging => (BadgeKind::Watch, "sign-emerging"),
        Group::Recovering => (BadgeKind::Better, "sign-recovering"),
        Group::CantTell => (BadgeKind::Unknown, "sign-no-baseline"),
        Group::Clear => (BadgeKind::Good, "sign-stable"),
    }
}

/// The counts. A pressed one leaves only its group in the list, and all of it: search and other filters are cleared. Pressed again, all
/// patients are back.
#[component]
pub(super) fn CountButtons(list: List) -> impl IntoView {
    let filter = list.search.filter;
    let buttons = Group::ALL.map(|group| {
        let (kind, sign) = mark(group);
        let count = move || list.board.with(|b| b.count(group));
        let only_this = move || filter.with(|f| f.is_only(group));
        let lifted = move || {
            list.board
                .with(|b| lifted_words(b.lifted(group)))
                .map(|text| view! { <span class="small">" " {text}</span> })
        };
        let press = move |_| {
            let groups = if untrack(only_this) { Vec::new() } else { vec![group] };
            let Filter { sort, group_sorts, .. } = filter.get_untracked();
            list.search.ask(Filter { groups, sort, group_sorts, ..Filter::default() });
        };
        view! {
            // Most clinics have no such patients, and no word of them.
            <li hidden=move || matches!(group, Group::Harm | Group::InDoubt) && count() == 0>
                <button
                    type="button"
                    class=format!("count {} {sign}", kind.class())
                    title=group_title(group)
                    aria-pressed=move || if only_this() { "true" } else { "false" }
                    on:click=press
                >
                    <b>{count}</b>
                    " "
                    <span>{group_word(group)}</span>
                    {lifted}
                </button>
            </li>
        }
    });
    view! {
        <ul class="counts" aria-label=worded("Patients by group, adding up to all; press one to show only its group")>
            {buttons}
        </ul>
    }
}
