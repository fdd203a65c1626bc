//! Where records are kept: what keeps them, how much room is left, whether the browser promises to keep them, and what is damaged.

use crate::pages::state::use_desk;
use crate::vault::StoreKind;
use leptos::prelude::*;

/// The section.
#[component]
pub(super) fn StorageSection() -> impl IntoView {
    let desk = use_desk();
    let place = move || match desk.storage.with(|health| health.kind) {
        Some(StoreKind::IndexedDb) => "In this browser’s database, on this computer",
        Some(StoreKind::LocalStorage) => "In this browser’s small storage, as its database can’t be used",
        Some(StoreKind::Memory) => "Nowhere: gone when this page is closed",
        None => "Not known yet",
    };
    view! {
        <section id="storage" aria-labelledby="storage-title">
            <h2 id="storage-title">"Storage"</h2>
            <dl class="facts">
                <dt>"Where"</dt>
                <dd>{place}</dd>
            </dl>
        </section>
    }
    .into_any()
}
