//! Saved filters: a group, a mark and an order under a name. The searched text is never part of one: it is patient data.

use super::list::{List, Search};
use crate::caseload::Filter;
use crate::pages::look_back::at_present;
use crate::pages::state::Desk;
use crate::record::{TextKind, shown_name};
use crate::ui::{Dialog, TextField, button, choice, hint_text, start, submit};
use crate::vault::settings::{FilterChange, SavedFilter};
use crate::words::{say, text_form_words, worded};
use leptos::prelude::*;

/// The choice of a saved filter, and the way to the dialog.
#[component]
pub(super) fn SavedFilters(list: List) -> impl IntoView {
    let Search { text, filter, set } = list.search;
    let desk = list.desk;
    let query = move || query_of(filter.get());
    let chosen = move || {
        let now = query();
        desk.filters.with(|all| all.iter().find(|s| s.query == now).map(|s| s.name.clone())).unwrap_or_default()
    };
    let choose = move |name: String| {
        let query = desk
            .filters
            .with_untracked(|all| all.iter().find(|s| s.name == name).map(|s| s.query.clone()).unwrap_or_default());
        set.run(Filter { text: text.get_untracked(), ..Filter::from_query(&query) });
    };
    let picker = move || {
        let names: Vec<_> = names(desk).into_iter().map(|name| (name.clone(), name)).collect();
        (!names.is_empty())
            .then(|| choice("filter-saved", worded("Saved filter"), Some(worded("None")), names, chosen, choose))
    };
    view! {
        {picker}
        {at_present(desk, move || button(worded("Save filter…"), move |_| list.saving.set(true)).view())}
    }
}

/// The names of those that are saved. Follows them.
fn names(desk: Desk) -> Vec<String> {
    desk.filters.with(|all| all.iter().map(|s| s.name.clone()).collect())
}

/// What is saved of a filter.
fn query_of(filter: Filter) -> String {
    Filter { text: String::new(), ..filter }.to_query()
}

/// The dialog that saves and removes them.
#[component]
pub(super) fn SaveFilter(list: List) -> impl IntoView {
    let (desk, filter, editing) = (list.desk, list.search.filter, list.saving);
    let name = RwSignal::new(String::new());
    let said = RwSignal::new(None::<String>);
    let change = move |change: FilterChange| async move {
        said.set(None);
        desk.change_filters(vec![change]).await.map_err(|failure| desk.say_in(said, &failure)).is_ok()
    };
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name_now = name.get_untracked().trim().to_owned();
        if name_now.is_empty() {
            return said.set(Some(worded("Give the filter a name.").to_owned()));
        }
        if let Err(fault) = TextKind::Name.check(&name_now) {
            return said.set(Some(text_form_words(fault)));
        }
        let saved = SavedFilter { name: name_now, query: query_of(filter.get_untracked()) };
        start(async move {
            if change(FilterChange::Save(saved)).await {
                let _ = name.try_set(String::new());
                let _ = editing.try_set(false);
            }
        });
    };
    let one = move |saved: String| {
        let name = shown_name(&saved).into_owned();
        let label = say!("Remove the filter {name}", name);
        let remove = move |_| {
            let remove = change(FilterChange::Remove(saved.clone()));
            start(async move {
                let _ = remove.await;
            });
        };
        view! {
            <li>
                {name} " "
                {button(worded("Remove"), remove).quiet().label(label)}
            </li>
        }
    };
    let error: Signal<Option<String>> = said.into();
    view! {
        <Dialog id="saved-filters" title=Signal::stored(worded("Saved filters").to_owned()) open=editing close=move || editing.set(false)>
            <form autocomplete="off" novalidate on:submit=save>
                <TextField id="filter-name" label=worded("Name for the group, mark and order that are set now") value=name error />
                {hint_text(worded("Kept with the clinic. The searched text is not part of it."))}
                {submit(worded("Save filter")).primary()}
            </form>
            <ul>{move || names(desk).into_iter().map(one).collect_view()}</ul>
        </Dialog>
    }
}
