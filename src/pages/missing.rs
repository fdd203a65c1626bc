//! An address that leads nowhere.

use leptos::prelude::*;

/// Says so, and leads back.
#[component]
pub(crate) fn MissingPage() -> impl IntoView {
    view! {
        <div class="empty-page">
            <h1>"There is no such page"</h1>
            <p>"The address may be mistyped, or belong to a clinic that isn’t open."</p>
            <p class="actions"><a class="button primary" href="/">"Go to the caseload"</a></p>
        </div>
    }
    .into_any()
}
