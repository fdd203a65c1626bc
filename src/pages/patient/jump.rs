//! Words that lead to the row of a session or score.

use super::open::Open;
use crate::record::Key;
use crate::ui::button;
use leptos::prelude::*;

/// Words that bring the row of a record into view: on the patient's page at once, beside the list and in the meeting by way of that page.
pub(super) fn jump(open: Open, text: String, label: Option<String>, record: Key) -> AnyView {
    if open.has_tables {
        button(text, move |_| open.send_to(record)).class("link").label_of(label.map(Into::into)).view()
    } else {
        view! {
            <a
                class="link"
                href=format!("/patients/{}", open.key)
                aria-label=label
                on:click=move |_| open.desk.sent_to.set(Some(record))
            >
                {text}
            </a>
        }
        .into_any()
    }
}
