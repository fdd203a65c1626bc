//! Choosing files.

use super::columns::FileColumns;
use super::importing::Import;
use super::options::Options;
use leptos::html;
use leptos::prelude::*;
use web_sys::{DragEvent, FileList};

/// The files of a browser's list.
fn listed(list: Option<FileList>) -> Vec<web_sys::File> {
    list.map(|list| (0..list.length()).filter_map(|i| list.get(i)).collect()).unwrap_or_default()
}

/// The place to choose files or drop them, with the options of reading.
#[component]
pub(super) fn Choose(import: Import) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let chosen = move |_| {
        if let Some(input) = input.get() {
            import.choose(listed(input.files()));
            // So that the same file, mended, can be chosen again.
            input.set_value("");
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        import.choose(listed(event.data_transfer().and_then(|data| data.files())));
    };
    view! {
        <div
            class="drop"
            class:over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <div class="field">
                <label for="import-files">"Choose files"</label>
                <input
                    id="import-files"
                    type="file"
                    autocomplete="off"
                    multiple
                    accept=".csv,.tsv,.txt,.json,text/csv,text/plain,application/json"
                    aria-describedby="import-hint"
                    node_ref=input
                    on:change=chosen
                />
            </div>
            <p id="import-hint" class="hint">
                "CSV files of patients, sessions and scores, several at once, or dropped here; also instruments.csv and policy.json. "
                "You see what would change before anything is written."
            </p>
            {move || {
                import.follow_set();
                view! { <Options import /> }
            }}
        </div>
        <FileColumns />
    }
    .into_any()
}
