//! What the caseload says when there is nothing to list, and what to do then.

use crate::caseload::Filter;
use crate::pages::patient::PatientTarget;
use leptos::prelude::*;

/// A clinic without patients.
#[component]
pub(super) fn NoPatients(add: RwSignal<Option<PatientTarget>>) -> impl IntoView {
    view! {
        <div class="empty-page">
            <h1>"No patients yet"</h1>
            <p>"Bring in the clinic’s CSV files, add patients one by one, or look around with made-up ones first."</p>
            <p class="actions">
                <a class="button primary" href="/data">
                    "Import files"
                </a>
                <button type="button" class="button" on:click=move |_| add.set(Some(PatientTarget::new()))>
                    "Add patient…"
                </button>
                <a class="button" href="/data">
                    "Demo clinic"
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// A search or filter that leaves nobody.
#[component]
pub(super) fn NothingMatches(text: RwSignal<String>, set_filter: Callback<Filter>) -> impl IntoView {
    let clear = move |_| {
        text.set(String::new());
        set_filter.run(Filter::default());
    };
    view! {
        <div class="empty-page" role="status">
            <p>"Nobody matches this search and these filters. The patients are still there."</p>
            <button type="button" class="button primary" on:click=clear>
                "Clear search and filters"
            </button>
        </div>
    }
    .into_any()
}
