//! The way to the audit.

use crate::pages::state::use_desk;
use leptos::prelude::*;

/// The section.
#[component]
pub(super) fn AuditSection() -> impl IntoView {
    let desk = use_desk();
    let state = move || {
        desk.audit.with(|view| match (view.entries.len(), view.undecided.breaks.is_empty()) {
            (_, false) => "It is not whole; the page says where.".to_owned(),
            (0, true) => "Nothing was recorded yet.".to_owned(),
            (1, true) => "1 entry; the chain holds.".to_owned(),
            (count, true) => format!("{count} entries; the chain holds."),
        })
    };
    view! {
        <section aria-labelledby="audit-title">
            <h2 id="audit-title">"Audit"</h2>
            <p>
                "Who saw, entered, changed, decided, imported and exported what, and when. Entries are only ever added, and each is sealed to the one before. "
                {state}
            </p>
            <p class="actions">
                <a class="button" href="/audit">
                    "Open the audit"
                </a>
            </p>
        </section>
    }
    .into_any()
}
