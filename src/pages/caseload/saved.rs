//! Saved filters: a group, a mark and an order under a name. The searched text is never part of one: it is patient data.

use super::list::Search;
use crate::caseload::Filter;
use crate::pages::look_back::at_present;
use crate::pages::state::use_desk;
use crate::record::{TextKind, shown_name};
use crate::ui::{Dialog, TextField, button, choice, hint_text, start, submit};
use crate::vault::settings::{FilterChange, SavedFilter};
use crate::words::{say, text_form_words, worded};
use leptos::prelude::*;

/// The choice of a saved filter, and the dialog that saves and removes them.
#[component]
pub(super) fn SavedFilters(search: Search) -> impl IntoView {
    let Search { text, filter, set } = search;
    let desk = use_desk();
    let editing = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let said = RwSignal::new(None::<String>);
    let query = move || Filter { text: String::new(), ..filter.get() }.to_query();
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
    let saved = move || desk.filters.with(|all| all.iter().map(|s| s.name.clone()).collect::<Vec<_>>());
    let picker = move || {
        let names: Vec<_> = saved().into_iter().map(|name| (name.clone(), name)).collect();
        (!names.is_empty())
            .then(|| choice("filter-saved", worded("Saved filter"), Some(worded("None")), names, chosen, choose))
    };
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
        let saved = SavedFilter { name: name_now, query: untrack(query) };
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
        {picker}
        {at_present(desk, move || button(worded("Save filter…"), move |_| editing.set(true)).view())}
        <Dialog id="saved-filters" title=Signal::stored(worded("Saved filters").to_owned()) open=editing close=move || editing.set(false)>
            <form autocomplete="off" novalidate on:submit=save>
                <TextField id="filter-name" label=worded("Name for the group, mark and order that are set now") value=name error />
                {hint_text(worded("Kept with the clinic. The searched text is not part of it."))}
                {submit(worded("Save filter")).primary()}
            </form>
            <ul>{move || saved().into_iter().map(one).collect_view()}</ul>
        </Dialog>
    }
}
