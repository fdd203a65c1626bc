//! Search and filters. All but the searched text stands in the URL.

use super::keyboard::SEARCH;
use super::list::{List, Search};
use super::saved::SavedFilters;
use crate::caseload::{Asked, Group, UNREVIEWED};
use crate::judge::Overlay;
use crate::pages::look_back::at_present;
use crate::pages::patient::RecordTarget;
use crate::record::Choice as _;
use crate::ui::{button, choice};
use crate::words::{counted, group_title, overlay_words, owed_words, say, worded};
use leptos::prelude::*;

/// The row of controls above the list.
#[component]
pub(super) fn Controls(list: List) -> impl IntoView {
    let Search { text, filter, .. } = list.search;
    let group = move || filter.with(|f| f.groups.first().map_or("", |g| g.id()).to_owned());
    let mark = move || filter.with(|f| f.marks.first().map_or("", |m| m.word()).to_owned());
    let set_group =
        move |id: String| list.search.change(|f| f.groups = Group::ALL.into_iter().filter(|g| g.id() == id).collect());
    let set_mark = move |id: String| {
        list.search.change(|f| {
            f.marks = Overlay::ALL.into_iter().filter(|(_, word)| *word == id).map(|(mark, _)| mark).collect()
        })
    };
    // One choice for both, as each alone would take the width of a button.
    let to_do = move || {
        filter.with(|f| {
            match f.asked {
                Some(asked) => asked.id(),
                None if f.unreviewed => UNREVIEWED,
                None => "",
            }
            .to_owned()
        })
    };
    let set_to_do = move |id: String| {
        list.search.change(|f| {
            f.unreviewed = id == UNREVIEWED;
            f.asked = Asked::from_id(&id);
        })
    };
    let unreviewed = (UNREVIEWED.to_owned(), worded("Not reviewed since something changed").to_owned());
    let asked = Asked::ALL.map(|(asked, id)| (id.to_owned(), owed_words(asked).to_owned()));
    let to_dos: Vec<_> = std::iter::once(unreviewed).chain(asked).collect();
    let groups = Group::ALL.map(|g| (g.id().to_owned(), group_title(g).to_owned())).to_vec();
    let marks = Overlay::ALL.map(|(mark, word)| (word.to_owned(), overlay_words(mark).to_owned())).to_vec();
    let found = move || {
        list.board.with(|b| {
            let (shown, all) = (b.shown(), b.all());
            if shown == all {
                counted(all, worded("patient"), worded("patients"))
            } else {
                say!("{shown} of {patients}", shown, patients = counted(all, worded("patient"), worded("patients")))
            }
        })
    };
    // In a narrow window the filters are folded, so that a patient is on the first screen.
    let unfolded = RwSignal::new(false);
    let fold = move || {
        let is_set = filter.with(|f| !f.to_query().is_empty());
        if is_set { worded("Filters (set)") } else { worded("Filters") }
    };
    view! {
        <div class="controls" class:unfolded=move || unfolded.get() role="search">
            <div class="search">
                <label for=SEARCH>{worded("Search by name or number")}</label>
                <input
                    id=SEARCH
                    type="search"
                    autocomplete="off"
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            // Firefox would give the rest of the key to the row that it leads to, and open it.
                            event.prevent_default();
                            list.step(0);
                        }
                    }
                />
            </div>
            <button
                type="button"
                class="button more"
                aria-expanded=move || if unfolded.get() { "true" } else { "false" }
                on:click=move |_| unfolded.update(|on| *on = !*on)
            >
                {fold}
            </button>
            {choice("filter-group", worded("Group"), Some(worded("All groups")), groups, group, set_group)}
            {choice("filter-mark", worded("Mark"), Some(worded("Any or none")), marks, mark, set_mark)}
            {choice("filter-review", worded("To do"), Some(worded("Any")), to_dos, to_do, set_to_do)}
            <SavedFilters list />
            <p class="found" role="status">{found}</p>
            <span class="spring"></span>
            {button(worded("Keys…"), move |_| list.help.set(true))}
            {at_present(list.desk, move || button(worded("Add patient…"), move |_| list.add.set(Some(RecordTarget::NEW_PATIENT))).primary().view())}
        </div>
    }
}
